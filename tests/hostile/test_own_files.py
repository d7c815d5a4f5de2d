"""Materials, looks and sheets of a campaign's own: links, broken YAML, templates that stumble."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.campaigns import MATERIAL, SPEC, campaign
from tests.hostile.campaigns import left_behind, sampled, tppo, with_template
from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.look import ROLES

MAKE = ("make", "label", "campaign.yaml", "--no-read-back")


def faults(folder: Path) -> list[Finding]:
    """What reading the material of a campaign finds."""
    read.forget()
    try:
        read.material("label", folder)
    except FindingsError as error:
        return list(error.findings)
    return []


def shipped() -> Iterator[tuple[str, str]]:
    yield from (("templates", name) for name in read.materials())
    yield from (("templates/looks", name) for name in read.looks())


@pytest.mark.parametrize(("kind", "name"), list(shipped()))
def test_a_copy_in_a_campaign_means_the_same(tmp_path: Path, kind: str, name: str) -> None:
    shutil.copytree(resources.path(f"{kind}/{name}"), tmp_path / kind / name)
    if kind == "templates":
        own, ours = read.material(name, tmp_path), read.material(name)
        assert own.folder != ours.folder
        assert own.material == ours.material
    else:
        assert read.look(name, tmp_path).look == read.look(name).look


def test_copies_of_sheets_mean_the_same(tmp_path: Path) -> None:
    shutil.copytree(resources.path("templates/sheets"), tmp_path / "templates/sheets")
    for name in read.sheets():
        assert read.sheet(name, tmp_path) == read.sheet(name)


BROKEN = {
    "a key twice": (b"name: x\nname: y\n", "TP106"),
    "Windows-1252": (b"name: caf\xe9\n", "TP115"),
    "UTF-16": ("name: x\n".encode("utf-16"), "TP116"),
    "a tag": (b"name: !!python/object:os.system x\n", "TP107"),
    "an alias bomb": (
        b"a: &b0 [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"b%d: &b%d [%s]\n" % (i, i, b",".join([b"*b%d" % (i - 1)] * 9)) for i in range(1, 9)
        ),
        "TP108",
    ),
    "an alias of itself": (b"a: &a\n  b: *a\n", "TP109"),
    "an open bracket": (b"a: [\n", "TP152"),
    "nothing": (b"", "TP402"),
    "a list": (b"- a\n", "TP402"),
    "no fields": (b"name: x\n", "TP402"),
    "a control character": (b"name: \x07\n", "TP117"),
    "two documents": (b"name: x\n---\nname: y\n", "TP114"),
    "too much": (b"#" * 300_000, "TP004"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_yaml_is_found_where_it_stands(tmp_path: Path, name: str) -> None:
    campaign(tmp_path)
    data, code = BROKEN[name]
    (tmp_path / "templates/label/material.yaml").write_bytes(data)
    found = faults(tmp_path)
    assert code in {finding.code for finding in found}
    assert all(finding.place and "material.yaml" in finding.place.file for finding in found)


WRONG = {
    "endless": ("unit_of: 120", "unit_of: .inf"),
    "no number": ("unit_of: 120", "unit_of: .nan"),
    "a page of a thousand kilometres": ("120x60mm", "1000000000x60mm"),
    "a size that is not there": ("default_sizes: [kecil]", "default_sizes: [kicil]"),
    "a format that is not there": ("trim: 120x60mm", "trim: 120x60mm, format: tegak"),
    "no faces": ("safe: 4", "safe: 4\nfaces: []"),
    "a million faces": ("safe: 4", "safe: 4\nfaces: [" + "{name: a}," * 2000 + "]"),
    "a template elsewhere": ("safe: 4", "safe: 4\nfaces: [{name: a, template: ../a.j2}]"),
    "type of nothing": ("name: 10", "name: 0"),
    "type without end": ("name: 10", "name: 1e400"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_no_material_can_be(tmp_path: Path, name: str) -> None:
    campaign(tmp_path)
    old, new = WRONG[name]
    assert old in MATERIAL
    file = tmp_path / "templates/label/material.yaml"
    file.write_text(MATERIAL.replace(old, new), encoding="utf-8")
    assert {finding.code for finding in faults(tmp_path)} == {"TP402"}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_look_without_a_role(tmp_path: Path, role: str) -> None:
    shutil.copytree(resources.path("templates/looks/rangkul"), tmp_path / "templates/looks/merah")
    file = tmp_path / "templates/looks/merah/look.yaml"
    head, roles, rest = file.read_text(encoding="utf-8").partition("\nroles:\n")
    lines = [line for line in rest.splitlines() if not line.startswith(f"  {role}:")]
    file.write_text(head + roles + "\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        read.look("merah", tmp_path)
    assert f"roles lack: {role}" in error.value.findings[0].message()


LINKS = {
    "the material": "templates/label",
    "all templates": "templates",
    "its style sheet": "templates/label/page.css",
    "its template": "templates/label/page.html.j2",
    "its facts": "templates/label/material.yaml",
    "what is included": "templates/label/more.j2",
    "a ring": "templates/label/ring",
}


@pytest.mark.parametrize("name", LINKS)
def test_links_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    home, outside = tmp_path / "campaign", tmp_path / "outside"
    home.mkdir()
    campaign(home)
    place = home / LINKS[name]
    if place.exists():
        place.rename(outside)
    else:
        outside.write_text("x", encoding="utf-8")
    place.symlink_to(place if name == "a ring" else outside)
    assert {finding.code for finding in faults(home)} == {"TP414"}


def test_a_link_inside_of_the_folder_is_fine(tmp_path: Path) -> None:
    campaign(tmp_path)
    css = tmp_path / "templates/label/page.css"
    css.rename(tmp_path / "shared.css")
    css.symlink_to(tmp_path / "shared.css")
    assert faults(tmp_path) == []


def test_fonts_behind_a_link_are_refused(tmp_path: Path) -> None:
    campaign(tmp_path)
    (tmp_path / "fonts").symlink_to(resources.path("assets/fonts"))
    with pytest.raises(FindingsError) as error:
        read.families(tmp_path)
    assert error.value.findings[0].code == "TP414"


@pytest.mark.parametrize(
    "page",
    sampled([
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
        "{{ art('nothing', 'x') }}",
        "{{ numbers.hero.number.nothing.more }}",
        "{{ main.region.name | round }}",
        "{{ fit() }}",
        "{{ expect.qr(1) }}",
        "{{ qr_svg('x') }}",
        "{{ '%s %s' % 1 }}",
        "{{ range(1000000000) | list }}",
        "{{ copy | tojson }}",
    ], 3),
)  # fmt: skip
def test_a_template_that_stumbles_is_a_finding_at_its_line(tmp_path: Path, page: str) -> None:
    with_template(tmp_path, "\n" + page)
    done = tppo(*MAKE, folder=tmp_path)
    assert done.code == 1, done.said
    assert "page.html.j2:2 TP606" in done.said
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "confirmations.yaml"])
def test_confirmations_behind_a_link_are_not_read(tmp_path: Path, target: str) -> None:
    campaign(tmp_path)
    (tmp_path / "confirmations.yaml").symlink_to(target)
    done = tppo("check", "campaign.yaml", "--final", folder=tmp_path)
    assert done.code in (1, 2), done.said
    assert "root:" not in done.said
    assert "confirmations.yaml" in done.said


def test_a_folder_with_more_files_than_any_template_has(tmp_path: Path) -> None:
    campaign(tmp_path)
    for n in range(2_001):
        (tmp_path / f"templates/label/{n}.txt").touch()
    assert [finding.code for finding in faults(tmp_path)] == ["TP415"]


def test_a_font_that_is_none(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC + "look: merah\n")
    look = tmp_path / "templates/looks/merah"
    shutil.copytree(resources.path("templates/looks/rangkul"), look)
    text = (look / "look.yaml").read_text(encoding="utf-8").replace("name: rangkul", "name: merah")
    (look / "look.yaml").write_text(text.replace("plus-jakarta-sans", "own"), encoding="utf-8")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    family = "own: {name: Own, cap: 0.7, faces: [{file: own.ttf, weight: 400}]}\n"
    (fonts / "fonts.yaml").write_text(family, encoding="utf-8")
    for data in (b"", b"\x00\x01\x00\x00" + bytes(60), b"OTTO" + b"\xff" * 600, b"x" * 600):
        (fonts / "own.ttf").write_bytes(data)
        done = tppo("check", str(spec), folder=tmp_path)
        assert (done.code, "TP526" in done.said) == (1, True), done.said
        assert tppo(*MAKE, folder=tmp_path).code == 1
