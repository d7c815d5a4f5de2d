"""A site on disk: what is written, what is left alone, and what is found wrong with it."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.publish.sites import TAMBORA, Load, made, site
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.publish.site_check import check_folder
from tppo_cli.publish.site_store import LIST, read_list, write

ROA = "31.73.04.1010/index.html"
PAGES = 2 * 12


def files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(folder).as_posix() for path in found}


def codes(error: pytest.ExceptionInfo[FindingsError]) -> set[str]:
    return {finding.code for finding in error.value.findings}


def test_pages_and_their_list(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    result = write(of, out)
    assert (result.written, result.same, result.findings) == (PAGES, 0, ())
    assert files(out) == {*made(of), LIST}
    head, *rows = read_list(out / LIST)
    assert head["base_url"] == "https://nomor.example"
    sets = {row["set"]: row["links"] for row in rows if "set" in row}
    listed = {row["file"]: row for row in rows if "file" in row}
    assert listed.keys() == made(of).keys()
    for file, row in listed.items():
        data = (out / file).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(data), sha256(data).hexdigest())
        for href, display in sets[row["numbers"]]:
            assert f'href="{href}"' in data.decode()
            assert display in data.decode()


def test_what_is_the_same_is_not_written_again(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    write(of, out)
    before = (out / ROA).stat().st_mtime_ns, (out / LIST).read_bytes()
    (out / "31.73.04.1001/index.html").unlink()
    result = write(of, out)
    assert (result.written, result.same) == (1, PAGES - 1)
    assert ((out / ROA).stat().st_mtime_ns, (out / LIST).read_bytes()) == before


def test_a_part_keeps_the_list_of_the_rest(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    write(of, out)
    before = (out / LIST).read_bytes()
    result = write(of, out, lambda page: page.file == ROA)
    assert (result.written, result.same) == (0, 1)
    assert (out / LIST).read_bytes() == before


@pytest.mark.parametrize("text", ["", "Halaman kami sendiri", "<!doctype html>\n<p>Jadwal"])
def test_a_foreign_file_is_left_alone(load: Load, tmp_path: Path, text: str) -> None:
    out = tmp_path / "out"
    (out / ROA).parent.mkdir(parents=True)
    (out / ROA).write_text(text)
    with pytest.raises(FindingsError) as caught:
        write(site(load(TAMBORA)), out)
    assert codes(caught) == {"TP840"}
    assert files(out) == {ROA}
    assert (out / ROA).read_text() == text


@pytest.mark.parametrize("linked", ["31.73.04.1010", ROA])
def test_no_link_is_followed(load: Load, tmp_path: Path, linked: str) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / linked).parent.mkdir(parents=True)
    (out / linked).symlink_to(elsewhere if linked != ROA else elsewhere / "index.html")
    with pytest.raises(FindingsError) as caught:
        write(site(load(TAMBORA)), out)
    assert codes(caught) == {"TP841"}
    assert list(elsewhere.iterdir()) == []


def test_old_pages_are_told_of_and_pruned(load: Load, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(site(load(TAMBORA)), out)
    (out / "31.73.04.1010/peta.txt").write_text("milik orang")
    smaller = site(load(TAMBORA.replace('"31.73.04"', '["31.73.04.1001", "31.73.04.1002"]')))
    result = write(smaller, out)
    (finding,) = result.findings
    assert (finding.code, finding.is_error, finding.values["count"]) == ("TP842", False, "18")
    assert ROA in files(out)
    assert [finding.code for finding in check_folder(smaller, out)] == ["TP842"]
    result = write(smaller, out, prune=True)
    assert (len(result.pruned), result.findings) == (18, ())
    assert files(out) == {*made(smaller), LIST, "31.73.04.1010/peta.txt"}
    assert not (out / "31.73.04.1003").exists()
    assert list(check_folder(smaller, out)) == []


def test_whatever_ends_it_pages_are_whole_and_listed(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    told: list[str] = []

    def tell(file: str) -> None:
        told.append(file)
        if len(told) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(of, out, tell=tell)
    whole = made(of)
    assert files(out) == {*told, LIST}
    assert all((out / file).read_text(encoding="utf-8") == whole[file] for file in told)
    assert {row["file"] for row in read_list(out / LIST) if "file" in row} == set(told)
    assert write(of, out).written == PAGES - 5
    assert files(out) == {*whole, LIST}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(load: Load, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(EnvironmentFault) as caught:
        write(site(load(TAMBORA)), out)
    assert caught.value.finding.code == "TP801"


def test_a_file_where_the_folder_should_be(load: Load, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(EnvironmentFault) as caught:
        write(site(load(TAMBORA)), tmp_path / "out")
    assert caught.value.finding.code == "TP801"


def test_a_damaged_list_is_written_anew(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    write(of, out)
    before = (out / LIST).read_bytes()
    (out / LIST).write_bytes(b"[1]\nnull\n{" + before[:300])
    write(of, out)
    assert (out / LIST).read_bytes() == before
    assert json.loads(before.splitlines()[0])["tppo"] == 1


def test_checking_finds_what_is_missing_or_out_of_date(load: Load, tmp_path: Path) -> None:
    of, out = site(load(TAMBORA)), tmp_path / "out"
    write(of, out)
    assert list(check_folder(of, out)) == []
    (out / ROA).unlink()
    other = out / "31.73.04.1001/en/index.html"
    other.write_text(other.read_text(encoding="utf-8").replace("tel:129", "tel:119"))
    found = {finding.code: finding for finding in check_folder(of, out)}
    assert found.keys() == {"TP844", "TP847", "TP848"}
    assert found["TP847"].values["files"] == ROA
    assert found["TP848"].values["files"] == "31.73.04.1001/en/index.html"
    assert "129 (tel:119)" in found["TP844"].values["found"]
