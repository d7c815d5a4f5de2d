"""What is wrong in the same way in very many regions."""

from __future__ import annotations

from pathlib import Path

from tests.check.campaigns import campaign, checked
from tppo_cli.check.summary import MOST, summed_up
from tppo_cli.findings import Finding, Place
from tppo_cli.regions import kemendagri


def of_rows(code: str, count: int) -> list[Finding]:
    return [
        Finding(code, {"found": str(n)}, Place("w.csv", n), region=f"31.73.04.{n:04}")
        for n in range(1, count + 1)
    ]


def test_a_few_are_listed_one_by_one() -> None:
    found = of_rows("TP208", MOST)
    assert summed_up(found) == found


def test_of_many_the_first_are_listed_and_the_others_counted() -> None:
    *shown, last = summed_up([*of_rows("TP208", MOST + 7), *of_rows("TP206", 3)])
    assert len([f for f in shown if f.code == "TP208"]) == MOST
    assert len([f for f in shown if f.code == "TP206"]) == 3
    assert (last.code, last.is_error, last.values["more"]) == ("TP349", True, "7")
    assert last.place == Place("w.csv", MOST + 1)
    assert last.message() == (
        "TP208 is found 7 more times, among others in 31.73.04.0051, 31.73.04.0052, 31.73.04.0053"
    )


def test_the_count_is_as_severe_as_what_it_counts() -> None:
    assert [f.is_error for f in summed_up(of_rows("TP206", MOST + 1))][-1] is False
    raised = [f.as_error() for f in of_rows("TP206", MOST + 1)]
    assert summed_up(raised)[-1].is_error


def test_what_belongs_to_no_region_is_always_listed() -> None:
    found = [Finding("TP501", {}, Place("c.yaml", n), f"f{n}") for n in range(200)]
    assert len(summed_up(found)) == 200


def test_a_table_with_one_mistake_in_every_row(tmp_path: Path) -> None:
    """Contacts whose leading zero a spreadsheet has eaten, in 208 rows."""
    villages = kemendagri.villages("36.04")[: MOST * 2]
    rows = [f"{v.code},{81234567000 + n}" for n, v in enumerate(villages)]
    (tmp_path / "wilayah.csv").write_text("\n".join(["code,contact", *rows]) + "\n")
    found = checked(campaign(tmp_path, regions={"file": "wilayah.csv"}, hotlines=["sapa129"]))
    assert len([f for f in found if f.code == "TP208"]) <= MOST
    assert [f.code for f in found].count("TP349") == len({f.code for f in found} - {"TP349"})
