"""JSON Schema of the campaign, for editors: what may be written, with examples."""

from __future__ import annotations

import json
from typing import Any

from tppo_cli.spec.campaign import Campaign

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILE = "assets/schema/campaign.schema.json"


def campaign_schema() -> dict[str, Any]:
    """The schema as a dict.

    Editors read YAML's own types, so `display: 129` is a number to them where we keep the text
    that was typed. Every free text therefore admits a number too.
    """
    schema = Campaign.model_json_schema(mode="validation")
    _adjust(schema)
    return {
        "$schema": DIALECT,
        **schema,
        "title": "tppo campaign",
        "description": "A campaign against human trafficking, for `tppo`. All texts are either "
        "one text, or one for each language: {id: …, en: …}.",
    }


def campaign_schema_text() -> str:
    """The schema as it stands in `FILE`."""
    return json.dumps(campaign_schema(), ensure_ascii=False, indent=2) + "\n"


def _adjust(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _adjust(item)
    elif isinstance(node, dict):
        closed = {"enum", "const", "format"} & node.keys()
        if node.get("type") == "string" and not closed:
            node["type"] = ["string", "number"]
        if "patternProperties" in node:
            node["additionalProperties"] = False
        for key, item in node.items():
            if key not in ("default", "examples"):
                _adjust(item)
