"""Whatever is written: a campaign is refused at a place, or it renders and shows what it says.

`make test` tries few of each, always the same; `make soak` as many as TPPO_SOAK says.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.batch.campaigns import SPEC, TABLE, campaign, pdfs
from tests.cli.test_main import tppo
from tests.packaging.sources import CHECKOUT
from tests.reading import text as read
from tppo_cli.check.run import run_checks
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding, errors
from tppo_cli.materials import read as materials
from tppo_cli.spec.load import load_campaign

FEW = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
EXAMPLE = CHECKOUT / "examples/jakarta-barat-2023/campaign.yaml"
TODAY = date(2026, 11, 24)
SECONDS = 10
SOAK = int(os.environ.get("TPPO_SOAK", "100000"))

LETTERS = "aceiknorsuABKTéü0123456789 .,:;!?'\"&<>{}()[]%#@*/\\|_-–“”"
LINE = st.text(LETTERS, min_size=1, max_size=60)
ANY_LINE = st.one_of(LINE, LINE, st.text(min_size=1, max_size=40))


def judged(file: Path) -> list[Finding]:
    """What is found about a campaign; it must be said of a place, and in time."""
    began = time.monotonic()
    try:
        loaded = load_campaign(file)
        found = run_checks(loaded, final=False, today=TODAY)
    except FindingsError as error:
        found = list(error.findings)
    except EnvironmentFault as error:
        found = [error.finding]
    assert time.monotonic() - began < SECONDS
    for finding in errors(found):
        assert finding.place is not None or finding.field is not None, finding
        for language in ("en", "id"):
            assert "{" not in finding.message(language).replace(str(finding.values), "") or (
                "{" in "".join(map(str, finding.values.values()))
            )
    return found


@settings(FEW, max_examples=15)
@given(slogan=ANY_LINE, title=ANY_LINE, name=ANY_LINE)
def test_what_is_accepted_is_made_and_shows_it(slogan: str, title: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        quoted = (json.dumps(part, ensure_ascii=False) for part in (slogan, title, name))
        first, second, third = quoted
        spec = campaign(
            home,
            SPEC.replace("Bersama Lawan Perdagangan Orang", first)
            .replace("Kampanye Kecil", second)
            .replace("{}", "{stock: " + third + "}"),
            TABLE,
        )
        materials.forget()
        found = errors(judged(spec))
        done = tppo("make", "label", str(spec), "-o", str(home / "out"), "--no-read-back")
        if found:
            assert done.returncode == 1
            assert not pdfs(home / "out") if (home / "out").exists() else True
        elif done.returncode == 0:
            (file,) = pdfs(home / "out")
            shown = "".join(read((home / "out" / file).read_bytes(), 0).split())
            assert "".join(slogan.split()) in shown
        else:
            # Only what is measured, its width, is found this late.
            assert (done.returncode, "TP530" in done.stderr) == (1, True), done.stderr


PIECES = (
    "", "\n", "  ", "- ", ": ", "{", "}", "[", "]", "'", '"', "#", "&a ", "*a", "!x ", "|", ">",
    "0", "129", "-1", "1e9", "null", "true", "~", "é", "\u202e", "\U0001f600", "\t", "{kelurahan}",
    "08111-129-128", "2023-02-30", "../x", "x" * 400, "31.73", "hotlines", "id", "en", "\x00",
)  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """The text with one to four slips of a tired hand, or of a hostile one."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 40) :]
            case 2:
                until = at + chance.randint(1, 200)
                text = text[:at] + text[at:until] * 2 + text[until:]
            case _:
                lines = text.split("\n")
                chance.shuffle(lines[at % len(lines) : at % len(lines) + 3])
                other = chance.randrange(len(lines))
                lines[at % len(lines)], lines[other] = lines[other], lines[at % len(lines)]
                text = "\n".join(lines)
    return text


def all_are_judged(folder: Path, numbers: range) -> int:
    """How many of so many mutations of the example are accepted."""
    text = EXAMPLE.read_text(encoding="utf-8")
    file = folder / "campaign.yaml"
    accepted = 0
    for number in numbers:
        spec = mutated(text, random.Random(number))
        file.write_bytes(spec.encode("utf-8", "surrogatepass"))
        try:
            accepted += not errors(judged(file))
        except Exception as error:
            raise AssertionError(f"mutation {number} of the example: {error!r}") from error
    return accepted


def test_mutations_of_the_example(tmp_path: Path) -> None:
    assert 0 < all_are_judged(tmp_path, range(60)) < 60


@pytest.mark.soak
@pytest.mark.parametrize("part", range(100))
def test_all_mutations_of_the_example(tmp_path: Path, part: int) -> None:
    share = SOAK // 100
    all_are_judged(tmp_path, range(part * share, (part + 1) * share))


HEADERS = ("code", "name", "display_name", "contact", "contact_confirmed_by", "post", "logo", "x")
CELLS = st.one_of(
    st.sampled_from(
        ["31.73.04.1001", "3173041001", "3.17E+09", "0812-3456-7890", "=A1", "129", ""]
    ),
    st.text(max_size=30),
)


@settings(FEW, max_examples=40)
@given(
    header=st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6),
    rows=st.lists(st.lists(CELLS, max_size=7), max_size=4),
    delimiter=st.sampled_from([",", ";", "\t"]),
    quoted=st.booleans(),
)
def test_any_table(
    tmp_path: Path, header: list[str], rows: list[list[str]], delimiter: str, quoted: bool
) -> None:
    if not (tmp_path / "campaign.yaml").exists():
        campaign(tmp_path)
    mark = '"' if quoted else ""
    lines = [delimiter.join(mark + cell + mark for cell in row) for row in (header, *rows)]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    (tmp_path / "wilayah.csv").write_bytes(data)
    judged(tmp_path / "campaign.yaml")


@settings(FEW, max_examples=40)
@given(data=st.binary(max_size=300), kind=st.sampled_from(["csv", "xlsx", "svg", "png", "jpg"]))
def test_any_bytes_for_any_file(tmp_path: Path, data: bytes, kind: str) -> None:
    starts = {"xlsx": b"PK\x03\x04", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
    spec = SPEC.replace("wilayah.csv", f"wilayah.{kind}" if kind in ("csv", "xlsx") else "w.csv")
    logo = "" if kind in ("csv", "xlsx") else f"organiser: {{name: X, logo: logo.{kind}}}\n"
    if not (tmp_path / "templates").exists():
        campaign(tmp_path)
    (tmp_path / "w.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "campaign.yaml").write_text(spec + logo, encoding="utf-8")
    for name in (f"wilayah.{kind}", f"logo.{kind}"):
        (tmp_path / name).write_bytes(starts.get(kind, b"<svg ") + data)
    judged(tmp_path / "campaign.yaml")
