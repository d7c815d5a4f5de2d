"""Names of strangers become file names: none leaves the output folder, none is another's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.batch.campaigns import SPEC, campaign
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.errors import FindingsError
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import load_campaign

FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10))}
CODES = [f"31.73.04.10{n:02}" for n in range(1, 12)]


def paths(folder: Path, names: Sequence[str], naming: str | None = None) -> list[str]:
    """The paths that a kit would write for regions of these names. Raises FindingsError."""
    if not (folder / "campaign.yaml").exists():
        campaign(folder)
    rows = ('"' + name.replace('"', '""') + '"' for name in names)
    table = "".join(f"{code},{row}\n" for code, row in zip(CODES, rows, strict=False))
    (folder / "wilayah.csv").write_text(
        f"code,display_name\n{table}", encoding="utf-8", errors="replace", newline=""
    )
    own = "" if naming is None else f"naming: '{naming}'\n"
    (folder / "campaign.yaml").write_text(SPEC + own, encoding="utf-8")
    loaded = load_campaign(folder / "campaign.yaml")
    regions = resolve(loaded)
    return [task.file for task in plan(loaded, Wants(("label",), regions, is_kit=True))]


def paths_or_findings(
    folder: Path, names: Sequence[str], naming: str | None = None
) -> Sequence[str]:
    """None where they are refused, which must be said of a place."""
    try:
        return paths(folder, names, naming)
    except FindingsError as error:
        found = error.findings
    assert found
    assert all(finding.place is not None for finding in found)
    return ()


def hold(files: Sequence[str]) -> None:
    """What is true of every path that is written."""
    assert len({file.casefold() for file in files}) == len(files)
    for file in files:
        path = PurePosixPath(file)
        assert not path.is_absolute()
        for part in path.parts:
            assert part not in ("", ".", "..")
            assert len(part.encode()) <= 245
            assert not set(part) & set('<>:"/\\|?*\x00\n\r\t')
            assert part.isprintable()
            assert not part.endswith((".", " "))
            assert part.split(".")[0].upper() not in RESERVED
        assert len(file.encode()) < 1_000


NAMES = [
    "../../etc/passwd", "/etc/passwd", "..", ".", "...", "C:\\Windows", "CON", "nul.txt", "a/b",
    "a\\b", "~root", "$HOME", "-rf", ".hidden", "x" * 900, "é" * 400, "İstanbul", "ﬀ", "ß",
    "a:b", "a*b?", "|", "<>", "trailing.", "trailing ", "\u3000", "–", "Ⅷ", "𝔘", "%2e%2e%2f",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_regions(tmp_path: Path, name: str) -> None:
    files = paths(tmp_path, [name])
    hold(files)
    assert files[0].startswith(f"{CODES[0]}-") or files[0].startswith(f"{CODES[0]}/")


@FEW
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), min_size=1, max_size=5))  # fmt: skip  # noqa: E501 -- one strategy
def test_any_names_of_regions(tmp_path: Path, names: list[str]) -> None:
    hold(paths_or_findings(tmp_path, names))


PATTERNS = [
    "../{code}", "/{code}", "{code}/../../x", "{code}/./x", "{code}//x", "~/{code}", "C:{code}",
    "{code}\\..\\x", "con", "{kelurahan}", "{kelurahan}/{kelurahan}/{kelurahan}", "{code}" * 30,
    "x", "{nope}", "{code}.", "{code} ", "{code}/", "{{code}}", "{code", "{}", "{code.__class__}",
    "{code!r}", "{code:>1000000}", "{0}", "a\tb{code}", "{code}\u200b",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("name", ["Tambora", "../x", "CON", "x" * 300])
def test_patterns_of_file_names(tmp_path: Path, pattern: str, name: str) -> None:
    hold(paths_or_findings(tmp_path, [name, "Kali Anyar"], pattern))


def test_names_that_differ_in_case_only_are_one_file(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as error:
        paths(tmp_path, ["Tambora", "TAMBORA"], "semua/{kelurahan}")
    assert error.value.findings[0].code == "TP802"
