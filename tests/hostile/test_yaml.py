"""YAML as strangers write it: the official test suite, and values that other parsers mangle."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.material import Material
from tppo_cli.materials.own import read_own
from tppo_cli.spec.load import load_campaign
from tppo_cli.spec.positions import Source
from tppo_cli.spec.reader import Document, read_text

SUITE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data/yaml-test-suite.json").read_text(encoding="utf-8")
)["cases"]

SECONDS = 10


def refused(read: Callable[[], object]) -> list[Finding]:
    """The findings for which a file is refused; none where it is accepted."""
    began = time.monotonic()
    try:
        read()
    except FindingsError as error:
        found = list(error.findings)
    except EnvironmentFault as error:
        found = [error.finding]
    else:
        found = []
    assert time.monotonic() - began < SECONDS
    for finding in found:
        assert finding.place is not None, finding
        assert finding.message("en")
        assert finding.message("id")
    return found


@pytest.mark.parametrize("name", SUITE)
def test_inputs_of_the_official_suite(tmp_path: Path, name: str) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_bytes(SUITE[name]["yaml"].encode("utf-8", "surrogatepass"))
    # No input of the suite is a campaign or a material, so each is refused at a place.
    assert refused(lambda: load_campaign(file))
    assert refused(lambda: read_own(Material, file))
    below = "\n".join(f"  {line}" for line in SUITE[name]["yaml"].splitlines())
    file.write_bytes(f"title: x\nmessages:\n{below}\n".encode("utf-8", "surrogatepass"))
    assert refused(lambda: load_campaign(file))


def plain(name: str) -> Document | None:
    """What an input says, if it is accepted without a finding."""
    try:
        document = read_text(Source("suite.yaml", SUITE[name]["yaml"]))
    except FindingsError:
        return None
    return None if document.findings else document


def same(ours: Any, theirs: Any) -> bool:
    """Whether a tree of what was typed is the suite's JSON: its scalars are text here."""
    if isinstance(theirs, dict):
        is_group = isinstance(ours, dict) and set(ours) == set(theirs)
        return is_group and all(same(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, list):
        is_list = isinstance(ours, list) and len(ours) == len(theirs)
        return is_list and all(map(same, ours, theirs))
    if theirs is None or isinstance(theirs, str):
        return bool(ours == theirs or (theirs == "" and ours is None))
    return isinstance(ours, str) and bool(YAML(typ="safe").load(ours) == theirs)


OTHERWISE = {
    "652Z": "ruamel.yaml takes a question mark in brackets for a key's, before a letter too",
    "HM87-01": "the same",
    "L24T-01": "a line of blanks at the end of the file; the ends of texts are stripped",
}
"""Inputs that ruamel.yaml reads otherwise, and why that harms no campaign."""


@pytest.mark.parametrize("name", [n for n, case in SUITE.items() if case["json"]])
def test_what_is_accepted_says_what_the_suite_says(name: str) -> None:
    document = plain(name)
    try:
        meant = json.loads(SUITE[name]["json"])
    except ValueError:
        return  # several documents, which a campaign never has
    if document is not None and name not in OTHERWISE:
        assert same(document.tree, meant), (document.tree, meant)


def test_most_of_what_the_suite_calls_broken_is_broken_here() -> None:
    broken = [name for name, case in SUITE.items() if case["fail"]]
    accepted = [name for name in broken if plain(name) is not None]
    # ruamel.yaml reads some that the suite refuses; none of them changes what was typed.
    assert len(accepted) < len(broken) // 4, accepted


VALID = """\
title: Kampanye
theme: Rangkul
slogan: Lawan
hotlines: {}
"""


def own(digits: str, display: str = "129") -> str:
    channel = f"{{digits: {digits}, display: {display}}}"
    return VALID.format(
        f"[{{id: lain, name: X, source: surat, source_date: 2026-05-03, channels: [{channel}]}}]"
    )


@pytest.mark.parametrize(
    ("digits", "display", "wanted"),
    [
        ("129", "129", "129"),
        ("0800123", "0800-123", "0800123"),
        ("+6281234567890", "0812-3456-7890", "+6281234567890"),
        ("'129'", "'129'", "129"),
    ],
)
def test_digits_are_read_as_they_are_typed(
    tmp_path: Path, digits: str, display: str, wanted: str
) -> None:
    (tmp_path / "c.yaml").write_text(own(digits, display), encoding="utf-8")
    entry = load_campaign(tmp_path / "c.yaml").campaign.hotlines[0]
    assert not isinstance(entry, str)
    assert entry.channels[0].digits == wanted


@pytest.mark.parametrize(
    ("digits", "suggestion"),
    [
        ("081234567890", "+6281234567890"),
        ("08111129129", "+628111129129"),
        ("0o777", None),
        ("0x81", None),
        ("129e3", None),
        ("1_2_9", None),
        ("12:34:56", None),
        (".inf", None),
        ("129.0", None),
        ("-129", "129"),
        ("١٢٩", None),
        ("１２９", None),
        ("yes", None),
    ],
)
def test_digits_that_other_parsers_mangle_are_refused(
    tmp_path: Path, digits: str, suggestion: str | None
) -> None:
    (tmp_path / "c.yaml").write_text(own(digits), encoding="utf-8")
    found = [f for f in refused(lambda: load_campaign(tmp_path / "c.yaml")) if f.code == "TP148"]
    assert [f.values["value"] for f in found] == [digits]
    assert found[0].values.get("suggestion") == suggestion
    assert found[0].place is not None
    assert found[0].place.line == 4


@pytest.mark.parametrize(
    "word", ["no", "NO", "yes", "on", "off", "y", "true", "12:30", "1e3", "0b1"]
)
def test_words_that_other_parsers_mangle_stay_what_they_are(tmp_path: Path, word: str) -> None:
    text = VALID.format("[sapa129]").replace("Lawan", word)
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    assert load_campaign(tmp_path / "c.yaml").campaign.slogan.get("id") == word


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbf" + VALID.format("[sapa129]").encode(), None),
        (VALID.format("[sapa129]").replace("\n", "\r\n").encode(), None),
        (VALID.format("[sapa129]").encode("utf-16"), "TP116"),
        (VALID.format("[sapa129]").encode("utf-16-le"), "TP116"),
        (VALID.format("[sapa129]").encode("utf-32"), "TP116"),
        (VALID.format("[sapa129]").encode() + b"\xff", "TP115"),
        (VALID.format("[sapa129]").replace("title: ", "title:\t").encode(), None),
        (VALID.format("[sapa129]").encode() + b"event:\n\tname: x\n", "TP102"),
        (b"a: &a [x]\n" + b"b: [" + b"*a," * 30_000 + b"]\n", "TP108"),
        (b"[" * 100_000, "TP131"),
        (b"{a: " * 100_000, "TP131"),
        (b"- " * 100_000, "TP131"),
        (b"? " * 100_000, None),
        (b"a: " + b"x" * 2_000_000, "TP004"),
        (b"!!python/object/apply:os.system ['x']\n", "TP107"),
        (b"%YAML 9.9\n---\na: b\n", "TP100"),
        (b"a: !!binary /w==\n", "TP107"),
        (b"<<: {title: x}\n", None),
        (b"\x00" * 1000, "TP116"),
    ],
)
def test_files_that_are_odd(tmp_path: Path, data: bytes, code: str | None) -> None:
    file = tmp_path / "c.yaml"
    file.write_bytes(data)
    found = {finding.code for finding in refused(lambda: load_campaign(file))}
    assert code is None or code in found
