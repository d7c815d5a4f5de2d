"""docs/reference says what the program says, and the links of all pages lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.reference import CODES, TARGET, VARIABLES, pages
from tppo_cli.cli.main import COMMANDS
from tppo_cli.errors import ExitCode
from tppo_cli.spec.campaign import Campaign

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_is_fresh(name: str) -> None:
    assert (TARGET / name).read_text(encoding="utf-8") == pages()[name], "run `make reference`"


@pytest.mark.parametrize("name", ["commands.md", "perintah.md"])
def test_every_command_has_its_heading_and_says_what_it_does(name: str) -> None:
    page = pages()[name]
    headings = set(re.findall(r"^## tppo (\S+)", page, re.MULTILINE))
    assert headings == set(COMMANDS)
    assert page.count("--ui-lang") == 1, "what every command has is said once"
    assert "tppo hotlines confirm" in page


def test_every_key_of_a_campaign_is_there() -> None:
    page = pages()["spec.md"]
    for key in Campaign.model_fields:
        assert re.search(rf"^\| (\*\*)?`{key}`", page, re.MULTILINE), key
    without = re.findall(r"^\| \S+ \| *\|.*", page, re.MULTILINE)
    assert not without, "what may stand there?"


def test_all_that_the_program_reads_of_the_environment_is_there() -> None:
    text = "\n".join(file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py"))
    asked = re.findall(r'environ(?:ment)?(?:\.get\(|\[)"(\w+)"', text)
    asked += re.findall(r'"((?:TPPO|LC)_[A-Z_]+)"', text)
    assert set(asked) <= VARIABLES.keys()
    assert all(f'"{name}"' in text for name in VARIABLES)


def test_every_exit_code_is_there() -> None:
    assert list(CODES) == list(ExitCode)


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link
