"""The page of the campaign's keys, out of the JSON Schema that the models give."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tppo_cli.spec.schema import campaign_schema

HEAD = """\
# Keys of campaign.yaml

Every key that a campaign may have, from the models that read it. Editors with YAML support show
the same while you type, by the first line that `tppo init` writes. *Text* is one text, or one for
each language: `{id: …, en: …}`. Only the keys in **bold** must be there.
"""


def keys_page(made: str) -> str:
    """One table for the campaign, and one for each kind of entry in it."""
    schema = campaign_schema()
    kinds = {name: kind for name, whole in schema["$defs"].items() if (kind := _with_keys(whole))}
    parts = [HEAD.rstrip("\n"), made, "## campaign", _keys(schema, schema["$defs"])]
    for name, kind in kinds.items():
        about = f"\n\n{_cell(kind['description'])}" if kind.get("description") else ""
        parts.append(f"## {name}{about}\n\n{_keys(kind, schema['$defs'])}")
    return "\n\n".join(parts) + "\n"


def _with_keys(kind: Mapping[str, Any]) -> dict[str, Any]:
    """A kind of entry that has keys, also where a plain value may stand for it; else nothing."""
    for choice in (kind, *kind.get("anyOf", ())):
        if "properties" in choice:
            return {"description": kind.get("description"), **choice}
    return {}


def _keys(kind: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    needed = set(kind.get("required", ()))
    lines = ["| key | value | what it is |", "|---|---|---|"]
    for name, node in kind["properties"].items():
        key = f"**`{name}`**" if name in needed else f"`{name}`"
        about = [node["description"]] if node.get("description") else []
        if (default := node.get("default")) not in (None, [], {}, ""):
            about.append(f"Left out: `{_shown(default)}`.")
        if examples := node.get("examples"):
            about.append(f"Such as `{_shown(examples[0])}`.")
        lines.append(f"| {key} | {_value(node, kinds)} | {_cell(' '.join(about))} |")
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        value = {name: inner for name, inner in value.items() if inner is not None}
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(node: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    """What may stand there, in a few words."""
    if reference := node.get("$ref"):
        return _named(reference.rpartition("/")[2], kinds)
    if choices := node.get("anyOf") or node.get("oneOf"):
        values = (_value(choice, kinds) for choice in choices)
        return " or ".join(dict.fromkeys(value for value in values if value))
    if "enum" in node:
        return ", ".join(f"`{choice}`" for choice in node["enum"])
    if node.get("format") == "date":
        return "date"
    return _plain(node, kinds)


def _named(name: str, kinds: Mapping[str, Any]) -> str:
    """A kind of value that has a name: a link where it has a table."""
    kind = kinds[name]
    if not _with_keys(kind):
        return "text" if name == "LocalText" else _value(kind, kinds)
    choices = kind.get("anyOf", ())
    plain = (_value(choice, kinds) for choice in choices if not _with_keys(choice))
    return " or ".join([*plain, f"[{name}](#{name.lower()})"])


def _plain(node: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    match node.get("type"):
        case "null":
            return ""
        case "array":
            inner = node.get("items") or {}
            return f"list of {_value(inner, kinds) or 'values'}"
        case "object":
            values = list(node.get("patternProperties", {}).values())
            more = node.get("additionalProperties")
            values += [more] if isinstance(more, dict) else []
            return " ".join(["name →", *(_value(value, kinds) for value in values)])
        case "integer" | "number":
            low, high = node.get("minimum"), node.get("maximum")
            return "number" if low is None or high is None else f"number {low:g} to {high:g}"
        case "boolean":
            return "true, false"
    return "text"


def _cell(text: str) -> str:
    """A sentence as a cell: nothing in it is markup, but its own `code`."""
    pieces = text.split("`")
    for index in range(0, len(pieces), 2):
        for sign in "*_<>":
            pieces[index] = pieces[index].replace(sign, f"\\{sign}")
    return "`".join(pieces).replace("|", "\\|")
