"""`tppo init` writes a campaign that is one, and never over anything."""

from __future__ import annotations

import datetime as dt
import errno
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_main import Done, tppo
from tests.packaging.sources import CHECKOUT
from tppo_cli.cli import asking
from tppo_cli.cli.init import write_all
from tppo_cli.cli.new_campaign import EDITOR_SCHEMA, Answers, from_answers, from_example
from tppo_cli.errors import EnvironmentFault
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.load import load_campaign

TODAY = dt.date(2026, 11, 25)
FILES = [
    ".tppo/campaign.schema.json", "README.md", "campaign.yaml", "fonts/README.md",
    "foto/README.md", "logos/README.md",
]  # fmt: skip
DAY = "Hari Dunia Anti Perdagangan Orang"


def there(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def campaign_of(folder: Path) -> Campaign:
    return load_campaign(folder / "campaign.yaml").campaign


def init(folder: Path, *options: str) -> Done:
    return tppo("init", "c", *options, folder=folder)


def asked(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], *options: str) -> Done:
    """Called where somebody sits at a terminal and answers."""
    monkeypatch.setattr(asking, "is_possible", lambda: True)
    return tppo("init", "c", *options, folder=folder, given="".join(f"{line}\n" for line in lines))


def test_a_new_campaign_is_valid_and_says_what_it_wrote(tmp_path: Path) -> None:
    done = init(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert there(tmp_path / "c") == FILES
    for file in FILES:
        assert f"Written: c/{file}\n" in done.stderr
    assert tppo("check", "c/campaign.yaml", "--strict", folder=tmp_path).returncode == 0
    campaign = campaign_of(tmp_path / "c")
    assert campaign.event is None
    assert campaign.hotlines == ("sapa129", "polri110")


def test_it_renders_at_once(tmp_path: Path) -> None:
    init(tmp_path, "--region", "Tambora, Jakarta Barat", "--date", "2027-07-30", "--lang", "id,en")
    done = tppo("poster", "c/campaign.yaml", "--region", "Jembatan Besi", "--strict",
                "--no-read-back", folder=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("poster-A3-id+en-PROOF.pdf\n")


def test_options_say_it_all(tmp_path: Path) -> None:
    done = init(
        tmp_path, "--region", "kab. bandung", "--title", "Siaga: bersama #1", "--event", "Apel",
        "--date", "2027-09-07", "--time", "08.00", "--place", "Balai \"Warga\"", "--lang", "id,en",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    campaign = campaign_of(tmp_path / "c")
    assert campaign.title.get("id") == "Siaga: bersama #1"
    assert campaign.languages == ("id", "en")
    assert campaign.regions is not None
    assert campaign.regions.under == ("32.04",)
    assert campaign.event is not None
    event = campaign.event
    assert (event.name.get("id"), event.date, event.time) == ("Apel", dt.date(2027, 9, 7), "08.00")
    assert event.place is not None
    assert event.place.get("id") == 'Balai "Warga"'
    assert tppo("check", "c/campaign.yaml", "--strict", folder=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "text",
    ["Ya", "no", "129", "0812", "a: b", "- a", "{kelurahan}", "'kutip'", '"', "# a", "x #y", "*a",
     "!x", "é", "31.10", "2027-07-30", "a\\b", "~", "null"],
)  # fmt: skip
def test_any_text_comes_back_as_it_was_given(text: str, tmp_path: Path) -> None:
    answers = Answers(title=text, event=text, date="2027-01-02", place=text)
    write_all(tmp_path, from_answers(answers, "id", TODAY))
    campaign = campaign_of(tmp_path)
    assert campaign.event is not None
    texts = campaign.title, campaign.event.name, campaign.event.place
    assert [one and one.get("id") for one in texts] == [text] * 3


@pytest.mark.parametrize(
    ("region", "title", "hotlines"),
    [
        ("31", "Provinsi Daerah Khusus Ibukota Jakarta", ("jakarta112", "uptpppa-dki")),
        ("31.73.04", "Kecamatan Tambora", ("jakarta112", "uptpppa-dki")),
        ("3173041001", "Kelurahan Tambora", ("jakarta112", "uptpppa-dki")),
        ("Kota Bandung", "Kota Bandung", ()),
    ],
)
def test_the_region_gives_its_name_and_its_numbers(
    tmp_path: Path, region: str, title: str, hotlines: tuple[str, ...]
) -> None:
    assert init(tmp_path, "--region", region).returncode == 0
    campaign = campaign_of(tmp_path / "c")
    assert (campaign.title.get("id") or "").endswith(f"Orang {title}")
    assert campaign.hotlines == ("sapa129", "polri110", *hotlines)
    assert tppo("check", "c/campaign.yaml", "--strict", folder=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--region", "Bandung"), "TP341", "32.73 Kota Bandung"),
        (("--region", "Tambra"), "TP345", "Kecamatan Tambora (31.73.04)"),
        (("--region", "31.99"), "TP343", "31.99"),
        (("--date", "30 Juli 2027"), "TP129", "2027-07-30"),
        (("--date", "2027-09-07"), "TP042", "lacks --event"),
        (("--event", "Apel"), "TP042", "lacks --date"),
        (("--time", "8"), "TP144", "08.00"),
        (("--title", " "), "TP110", "--title"),
        (("--title", "a\u202eb"), "TP118", "--title"),
        (("--lang", "fr"), "TP014", "id, en"),
        (("--from", "minimal", "--region", "31"), "TP043", "--region"),
        (("--from", "jakarta-barat-2024"), "TP010", "Did you mean jakarta-barat-2023?"),
    ],
)
def test_a_wrong_option_is_two_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], code: str, said: str
) -> None:
    done = init(tmp_path, *options)
    assert done.returncode == 2
    assert f"{code} error: " in done.stderr
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_questions_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "Tambra",
        "1",
        "",
        "Apel",
        "30 Juli 2027",
        "",
        "8.00",
        "",
        "Balai Warga",
        "id,fr",
        "id",
    ]
    done = asked(tmp_path, monkeypatch, lines, "--ui-lang", "id")
    assert done.returncode == 0, done.stderr
    assert "1  Kecamatan Tambora, Kota Administrasi Jakarta Barat" in done.stderr
    assert "11 kelurahan dan desa" in done.stderr
    campaign = campaign_of(tmp_path / "c")
    assert campaign.regions is not None
    assert campaign.regions.under == ("31.73.04",)
    assert campaign.event is not None
    assert (campaign.event.date, campaign.event.time) == (dt.date(2027, 7, 30), "08.00")
    assert campaign.languages == ("id",)


def test_a_region_can_be_named_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["xyzxyz", "Bandung", "Palmerah, Jakarta Barat", "n", "31.74", "y", "", ""]
    done = asked(tmp_path, monkeypatch, lines)
    assert done.returncode == 0, done.stderr
    assert "Kecamatan Bandung, Kabupaten Serang" in done.stderr
    regions = campaign_of(tmp_path / "c").regions
    assert regions is not None
    assert regions.under == ("31.74",)


def test_enter_takes_what_is_usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(tmp_path, monkeypatch, ["", "", ""]).returncode == 0
    by_enter = (tmp_path / "c" / "campaign.yaml").read_text(encoding="utf-8")
    assert by_enter == from_answers(Answers(), "en", dt.date.today())["campaign.yaml"].decode()


def test_what_is_given_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(tmp_path, monkeypatch, ["2027-09-07", "", ""], "--region", "32.73", "--lang", "id",
                 "--event", "Apel")  # fmt: skip
    assert done.returncode == 0
    questions = done.stderr[: done.stderr.index("Written")]
    assert questions.count(": ") == 3
    assert asked(tmp_path, monkeypatch, [], "--yes").returncode == 2
    monkeypatch.setattr(asking, "ask", None)
    assert tppo("init", "d", "--yes", folder=tmp_path).returncode == 0


def test_who_ends_the_input_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(tmp_path, monkeypatch, ["31.73"])
    assert done.returncode == 130
    assert "TP091" in done.stderr
    assert not (tmp_path / "c").exists()


def test_editors_find_the_schema_beside_it(tmp_path: Path) -> None:
    made = {
        "answers": from_answers(Answers(), "id", TODAY),
        **{name: from_example(name) for name in ("jakarta-barat-2023", "minimal")},
    }
    for name, files in made.items():
        folder = tmp_path / name
        write_all(folder, files)
        first, rest = (folder / "campaign.yaml").read_text(encoding="utf-8").split("\n", 1)
        assert first == f"# yaml-language-server: $schema={EDITOR_SCHEMA}"
        assert "yaml-language-server" not in rest
        committed = CHECKOUT / "assets" / "schema" / "campaign.schema.json"
        assert (folder / EDITOR_SCHEMA).read_bytes() == committed.read_bytes()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_commented_lines_are_valid_once_their_sign_is_gone(tmp_path: Path, lang: str) -> None:
    files = from_answers(Answers(), lang, TODAY)
    text = files["campaign.yaml"].decode()
    text = re.sub(r"^# (event|organiser|people): ", r"\1: ", text, flags=re.MULTILINE)
    write_all(tmp_path, {**files, "campaign.yaml": text.encode()})
    campaign = campaign_of(tmp_path)
    assert campaign.event
    assert campaign.organiser
    assert campaign.people


def test_both_languages_have_the_same_files_and_keys() -> None:
    made = {lang: from_answers(Answers(), lang, TODAY) for lang in ("id", "en")}
    assert made["id"].keys() == made["en"].keys()
    plain: Any = {
        lang: [line for line in files["campaign.yaml"].decode().splitlines() if line[:1] != "#"]
        for lang, files in made.items()
    }
    assert plain["id"] == plain["en"]
    for lang, word in (("id", "Langkah berikutnya"), ("en", "What to do next")):
        assert word in made[lang]["README.md"].decode()


def test_an_example_is_copied_whole(tmp_path: Path) -> None:
    assert init(tmp_path, "--from", "jakarta-barat-2023").returncode == 0
    assert campaign_of(tmp_path / "c") == campaign_of(
        CHECKOUT / "examples" / "jakarta-barat-2023"
    )  # fmt: skip


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "README.md").write_text("milik saya")
    done = tppo("init", ".", folder=tmp_path)
    assert done.returncode == 2
    assert "TP009 error: nothing was written: foto/README.md would be overwritten" in done.stderr
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["README.md"]
    assert (tmp_path / "foto" / "README.md").read_text() == "milik saya"


def test_a_campaign_that_is_there_is_told_before_any_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "campaign.yaml").write_text("x")
    done = asked(tmp_path, monkeypatch, [])
    assert done.returncode == 2
    assert done.stderr.startswith("c/campaign.yaml TP009 error: ")


def test_where_the_disk_is_full_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def full(self: Path, *given: Any, **named: Any) -> Any:
        if self.name == "README.md" and self.parent.name == "logos":
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return real(self, *given, **named)

    files = from_answers(Answers(), "id", TODAY)
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        write_all(tmp_path / "c", files)
    assert list(tmp_path.iterdir()) == []


def test_a_dangling_symlink_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(EnvironmentFault):
        write_all(tmp_path, {"campaign.yaml": b"x"})
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_holds_other_things_is_fine(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("x")
    assert tppo("init", ".", folder=tmp_path).returncode == 0


def test_a_file_in_the_way_is_two(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("x")
    assert init(tmp_path).returncode == 2
