"""A language that a campaign brings itself, with the fonts its letters need."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from ruamel.yaml import YAML

from tests.batch.campaigns import SPEC, campaign
from tests.cli.test_main import Done, tppo
from tppo_cli import resources
from tppo_cli.content.blocks import signs
from tppo_cli.content.locale import FALLBACK, languages, locale
from tppo_cli.errors import FindingsError
from tppo_cli.verify.run import verify_folder

WORDS: dict[str, Any] = {
    "language": "jv",
    "name": "Basa Jawa",
    "reviewed_by": {"name": "Sri Wahyuni", "on": "2026-11-01"},
    "labels": {"need_help": "Butuh pitulungan? Telpon", "for_whom": "kanggo {serves}"},
    "dates": {"language": "id", "with_time": "{date}, jam {time}"},
    "units": ["jam"],
    "signs": {"utang": "Utang sing terus mundhak"},
    "audiences": {"warga": {"message": "Isa kedadeyan ing ngendi wae.", "actions": ["Telpon."]}},
}


def write(folder: Path, **changes: Any) -> Path:
    file = folder / "locale" / "jv.yaml"
    file.parent.mkdir(exist_ok=True)
    with file.open("w") as stream:
        YAML().dump({**WORDS, **changes}, stream)
    return file


def test_its_words_stand_over_ours(tmp_path: Path) -> None:
    write(tmp_path)
    spoken = locale("jv", tmp_path)
    assert spoken.label("need_help") == "Butuh pitulungan? Telpon"
    assert spoken.label("for_whom", serves="sapa wae") == "kanggo sapa wae"
    assert spoken.label("scan") == locale(FALLBACK).label("scan")
    assert spoken.when(dt.date(2023, 7, 30), "08.00") == "Minggu, 30 Juli 2023, jam 08.00"
    assert spoken.tie("24 jam") == "24\u00a0jam"
    assert spoken.own("signs.utang", {"id": "Utang"}) == "Utang sing terus mundhak"
    assert spoken.own("signs.upah", {"id": "Upah ditahan"}) == "Upah ditahan"
    assert "jv" in languages(tmp_path)
    assert "jv" not in languages()


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        ({"labels": {"need_help": ["x"]}}, "TP123", 7),
        ({"language": "Jawa!"}, "TP141", 1),
        ({"label": {}}, "TP120", None),
    ],
)  # fmt: skip
def test_a_fault_in_it_has_a_place(
    tmp_path: Path, changes: dict[str, Any], code: str, line: int | None
) -> None:
    file = write(tmp_path, **changes)
    with pytest.raises(FindingsError) as caught:
        locale("jv", tmp_path)
    [finding] = caught.value.findings
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.file == str(file)
    assert finding.place.line == line or line is None


def check(folder: Path, *options: str) -> Done:
    spec = folder / "campaign.yaml"
    if not spec.is_file():
        spec = campaign(folder, SPEC + "languages: [jv]\n")
    return tppo("check", str(spec), *options)


def test_what_is_missing_is_told_and_a_final_wants_it_whole_and_read(tmp_path: Path) -> None:
    write(tmp_path, reviewed_by=None)
    done = check(tmp_path)
    assert done.returncode == 0
    assert " TP514 warning: " in done.stderr + done.stdout
    assert " TP515 warning: " in done.stderr + done.stdout
    done = check(tmp_path, "--final")
    assert done.returncode == 1
    assert " TP514 error: " in done.stderr + done.stdout
    assert " TP515 error: " in done.stderr + done.stdout


def test_a_whole_locale_that_was_read_is_silent(tmp_path: Path) -> None:
    ours = locale(FALLBACK)
    write(
        tmp_path,
        labels=dict(ours.labels),
        signs={name: sign.text[FALLBACK] for name, sign in signs().items()},
    )
    done = check(tmp_path)
    said = done.stderr + done.stdout
    assert not [code for code in ("TP514", "TP515", "TP516", "TP518") if code in said], said


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"labels": {"for_whom": "kanggo"}}, "TP516"),
        ({"labels": {"for_hwom": "kanggo"}}, "TP518"),
        ({"signs": {"hutang": "Utang"}}, "TP518"),
        ({"language": "su"}, "TP517"),
        ({"fonts": ["aksara"]}, "TP475"),
    ],
)  # fmt: skip
def test_what_can_not_be_meant(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    write(tmp_path, **changes)
    done = check(tmp_path)
    said = done.stderr + done.stdout
    assert f" {code} " in said
    assert "jv.yaml:" in next(line for line in said.splitlines() if f" {code} " in line)


def hand_made_font(folder: Path) -> None:
    """A font that has one letter which the look's lacks: U+A984, Javanese A."""
    folder.mkdir(exist_ok=True)
    font = TTFont(resources.path("assets/fonts/PlusJakartaSans-600.ttf"))
    for table in font["cmap"].tables:
        table.cmap[0xA984] = table.cmap[ord("g")]
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Uji Aksara"
        elif record.nameID == 6:
            record.string = "UjiAksara"
    font.save(folder / "UjiAksara-600.ttf")
    rows = {
        "uji-aksara": {
            "name": "Uji Aksara",
            "cap": 0.745,
            "faces": [{"file": "UjiAksara-600.ttf", "weight": 600}],
        }
    }
    with (folder / "fonts.yaml").open("w") as stream:
        YAML().dump(rows, stream)


def test_letters_come_from_the_campaigns_own_font_and_the_file_is_proved(tmp_path: Path) -> None:
    """Without the font the same text is refused."""
    text = SPEC.replace("slogan: ", "slogan: \ua984 ", 1)
    assert "\ua984" in text
    spec = campaign(tmp_path, text + "languages: [jv]\n")
    write(tmp_path)
    out = tmp_path / "out"
    done = tppo("poster", str(spec), "-o", str(out))
    assert done.returncode == 1, done.stderr
    assert "TP525" in done.stderr
    other = tmp_path / "lain"
    other.mkdir()
    spec = campaign(other, text + "languages: [jv]\n")
    hand_made_font(other / "fonts")
    write(other, fonts=["uji-aksara"])
    done = tppo("poster", str(spec), "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert not [one.findings for one in verify_folder(out) if one.findings]


def test_a_look_that_names_no_font_family(tmp_path: Path) -> None:
    look = tmp_path / "templates" / "looks" / "sendiri"
    look.mkdir(parents=True)
    ours = resources.read_text("templates/looks/rangkul/look.yaml")
    (look / "look.yaml").write_text(
        ours.replace("name: rangkul", "name: sendiri").replace("text: plus", "text: pluss")
    )
    done = tppo("check", str(campaign(tmp_path, SPEC + "look: sendiri\n")))
    assert done.returncode == 1
    assert " TP475 error: " in done.stderr + done.stdout
