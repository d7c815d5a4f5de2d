"""The JSON Schema says what the loader says, and the committed copy is the current one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.conftest import VALID
from tppo_cli import resources
from tppo_cli.cli.new_campaign import Answers, from_answers
from tppo_cli.errors import FindingsError
from tppo_cli.spec.load import load_campaign
from tppo_cli.spec.schema import FILE, campaign_schema, campaign_schema_text

EXAMPLES = sorted(resources.path("examples").glob("*/campaign.yaml"))


def as_an_editor_reads(text: str) -> Any:
    """YAML's own types, in the JSON forms: dates are text, as YAML 1.2 has none."""
    return json.loads(json.dumps(resources.load_yaml(text), default=str))


def complaints(text: str) -> list[str]:
    validator = Draft202012Validator(campaign_schema(), format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(as_an_editor_reads(text))]


def test_the_committed_schema_is_current() -> None:
    assert resources.read_text(FILE) == campaign_schema_text(), "run: make schema"


def test_the_schema_is_one() -> None:
    schema = campaign_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_is_valid_for_editor_and_loader(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []
    assert load_campaign(path).warnings == ()


def test_a_new_campaign_is_valid_for_the_editor() -> None:
    answers = Answers("32.73", event="Apel", date="2027-09-07", languages=("id", "en"))
    for given in (Answers(), answers):
        text = from_answers(given, "id", dt.date(2026, 11, 25))["campaign.yaml"].decode()
        assert complaints(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "speech: {minutes: 7, words_per_minute: 110}",
        "permit: {number: 123, until: 2027-01-01}",
        "regions: {under: 31.73}",
        "regions: {under: ['31.73', '31.74'], rename: {'31.73.07': {name: Palmerah}}}",
        "materials: {poster: , banner: {sizes: 300x100}, card: {sizes: [{name: a, size: 1x2m}]}}",
        "theme: {lead: Rangkul, rest: {id: x, en: y}}",
        "theme: {id: x, en: y}",
        "messages: [x, {id: x, en: y}, {text: x, adapted: true}]",
        "indicators: [upah, {text: x}]",
        "hotlines: sapa129",
        "hotlines: [{id: x1, name: X, source: abc, source_date: 2026-01-01, channels: "
        "[{digits: 129, display: 129}]}]",
        "event: {name: x, date: 2023-07-30, time: 08.00}",
        "audiences: {warga: {ask: x}}",
        "qr:",
    ],
)
def test_what_the_loader_takes_the_schema_takes(line: str, tmp_path: Path) -> None:
    key = line.partition(":")[0]
    text = "\n".join(row for row in VALID.splitlines() if not row.startswith(key)) + f"\n{line}\n"
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    load_campaign(path)
    assert complaints(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "titel: x",
        "languages: [Indonesia]",
        "event: {name: x}",
        "event: {name: x, date: 30 Juli 2023}",
        "theme: {led: x, rest: y}",
        "look: Rangkul!",
        "brand: {colours: {KUNYIT: '#FCB526'}}",
        "brand: {colours: {kunyit: merah}}",
        "materials: {Poster A: {}}",
        "audiences: {warg: {ask: x}}",
        "regions: {rename: {Jakarta: {name: x}}, under: '31'}",
        "qr: {target: telepon}",
        "speech: {minutes: tujuh}",
        "hotlines: [{id: x1}]",
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(line: str, tmp_path: Path) -> None:
    key = line.partition(":")[0]
    text = "\n".join(row for row in VALID.splitlines() if not row.startswith(key)) + f"\n{line}\n"
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError):
        load_campaign(path)
    assert complaints(text)


def test_every_field_is_described() -> None:
    schema = campaign_schema()
    bare = [
        f"{name}.{key}"
        for name, model in {"Campaign": schema, **schema["$defs"]}.items()
        for key, field in model.get("properties", {}).items()
        if not field.get("description") and name != "Socials"
    ]
    assert bare == []
