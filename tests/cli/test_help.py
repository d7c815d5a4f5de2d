"""Help and usage errors in both languages: nothing is unsaid, nothing is in the other language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.test_main import tppo
from tests.packaging.sources import CHECKOUT
from tppo_cli.cli.help import sentences
from tppo_cli.cli.main import COMMANDS, GROUPS, app
from tppo_cli.findings import LANGUAGES

ROOT: Any = typer.main.get_command(app)


def every_command() -> Iterator[tuple[str, Any]]:
    """Path (`hotlines confirm`) and command, tppo itself with an empty path."""
    yield "", ROOT
    for name in COMMANDS:
        ctx = typer.Context(ROOT, info_name="tppo")
        _, loaded, _ = ROOT.resolve_command(ctx, [name])
        yield name, loaded
        for below, inner in getattr(loaded, "commands", {}).items():
            yield f"{name} {below}", inner


EVERY = dict(every_command())


def keys(node: Any, path: str = "") -> set[str]:
    if not isinstance(node, dict):
        return {path}
    return {key for name, below in node.items() for key in keys(below, f"{path}/{name}")}


def plain(text: str) -> str:
    return " ".join(text.split())


def test_both_languages_say_the_same_things() -> None:
    english, indonesian = (sentences(lang) for lang in ("en", "id"))
    examples = "/examples"
    assert keys(english) == keys(indonesian)
    assert {c: v.get("examples") for c, v in english["commands"].items()} == {
        c: v.get("examples") for c, v in indonesian["commands"].items()
    }, examples


def test_every_module_of_a_command_is_in_the_list() -> None:
    made = "@command\n", "material_command(", "= command("
    modules = {
        path.stem
        for path in (CHECKOUT / "src" / "tppo_cli" / "cli").glob("*.py")
        if any(sign in path.read_text(encoding="utf-8") for sign in made)
    }
    assert modules - {"making"} == set(COMMANDS)
    assert len(COMMANDS) == len(set(COMMANDS))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_command_and_no_option_lacks_its_help(lang: str) -> None:
    said = sentences(lang)
    spoken = set()
    for path, command in EVERY.items():
        own = said["commands"].get(path, {})
        assert own.get("does") or path == "", path
        for parameter in command.params:
            found = own.get("options", {}).get(parameter.name) or said["options"].get(
                parameter.name
            )
            assert found, (path, parameter.name)
            assert isinstance(found, str) == bool(getattr(parameter, "is_flag", False)), (
                path,
                parameter.name,
            )
            spoken |= {(path, parameter.name), ("", parameter.name)}
    written = {
        (path, name)
        for path, own in said["commands"].items()
        for name in own.get("options", {})
        if (path, name) not in spoken
    }
    unused = {name for name in said["options"] if ("", name) not in spoken} - {"help"}
    assert unused == set()
    assert {pair for pair in written if pair[0].split()[-1] not in ("list", "show")} == set()
    assert set(said["groups"]) == set(GROUPS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", EVERY)
def test_help_is_whole_and_in_one_language(path: str, lang: str) -> None:
    done = tppo(*path.split(), "--help", environment={"TPPO_UI_LANG": lang, "COLUMNS": "80"})
    said, other = sentences(lang), sentences("id" if lang == "en" else "en")
    assert (done.returncode, done.stderr) == (0, "")
    shown = plain(done.stdout)
    assert done.stdout.startswith(said["words"]["usage"])
    for word in ("usage", "options", "everywhere", "arguments", "examples", "takes_options"):
        assert other["words"][word] + ":" not in done.stdout
    assert plain(said["commands"].get(path, {}).get("does", "")) in shown
    assert "<str>" not in shown
    assert max(map(len, done.stdout.splitlines())) <= 80
    for parameter in EVERY[path].params:
        assert all(option in shown for option in parameter.opts if option.startswith("-"))


def test_help_lists_every_command_with_what_it_does() -> None:
    shown = plain(tppo("--help", "--ui-lang", "id").stdout)
    for name in COMMANDS:
        assert f"{name} {sentences('id')['commands'][name]['does']}" in shown


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        (("--ui-lang", "id", "--help"), {}, "id"),
        (("--help", "--ui-lang=id"), {}, "id"),
        (("poster", "--help", "--ui-lang", "id"), {}, "id"),
        (("--ui-lang", "id", "poster", "--help"), {}, "id"),
        (("poster", "--help"), {"LC_ALL": "id_ID.UTF-8"}, "id"),
        (("poster", "--help"), {"LC_ALL": "id_ID.UTF-8", "TPPO_UI_LANG": "en"}, "en"),
        (("poster", "--help"), {"LC_ALL": "C", "TPPO_UI_LANG": "ID"}, "id"),
        (("poster", "--help"), {"LC_ALL": "C", "TPPO_UI_LANG": "fr"}, "en"),
        (("poster", "--ui-lang", "en", "--help"), {"TPPO_UI_LANG": "id"}, "en"),
    ],
)
def test_whose_word_counts(
    arguments: tuple[str, ...], environment: dict[str, str], lang: str
) -> None:
    done = tppo(*arguments, environment={"TPPO_UI_LANG": "", "LC_ALL": "C", **environment})
    assert done.stdout.startswith(sentences(lang)["words"]["usage"])


@pytest.mark.parametrize(
    ("line", "code", "indonesian"),
    [
        ("chek", "TP030", "tppo tidak punya perintah chek saran: Maksud Anda check?"),
        ("hotlines cofirm", "TP030", "tppo hotlines tidak punya perintah cofirm"),
        ("check x --fianl", "TP031", "tidak punya opsi --fianl saran: Maksud Anda --final?"),
        ("check x -z", "TP031", "tppo check tidak punya opsi -z"),
        ("check", "TP032", "tppo check memerlukan SPEC saran: Cara pakai: tppo check [OPSI] SPEC."),
        ("--strict", "TP032", "tppo memerlukan PERINTAH"),
        ("hotlines confirm x sapa129", "TP032", "tppo hotlines confirm memerlukan --by NAMA"),
        ("kit x --jobs", "TP033", "Tulis nilainya di belakang opsi: --jobs N."),
        ("kit x --force=1", "TP034", "--force tidak memakai nilai"),
        ("check x y z", "TP035", "tppo check tidak mengerti: y z"),
        ("check x --format xml", "TP036", "Pilih salah satu: text, json, jsonl, github."),
        ("poster x --color cmk", "TP036", "Maksud Anda cmyk?"),
        ("kit x --jobs empat", "TP037", "“empat” bukan nilai untuk --jobs saran: Tulis bilangan"),
        ("poster x --dpi 9999", "TP037", "mulai dari 10, paling besar 1200"),
        ("hotlines confirm x y --by Sri --on besok", "TP038", "“besok” bukan tanggal untuk --on"),
        ("poster x --out=", "TP040", "teks kosong bukan nama folder"),
        ("hotlines confirm x y --by A", "TP041", "“A” bukan nama orang"),
        ("check x --set y", "TP006", "--set"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_a_finding_in_the_users_language(
    line: str, code: str, indonesian: str
) -> None:
    done = tppo(*line.split(" "), environment={"TPPO_UI_LANG": "id"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{code} kesalahan: ")
    assert indonesian in plain(done.stderr)
    report = json.loads(tppo(*line.split(" "), "--format=json").stdout or "{}")
    if not {"--format", "--set"} & set(line.split()) and code != "TP033":
        assert [finding["code"] for finding in report["findings"]] == [code]
        assert "None" not in str(report["findings"][0]["message"])


def test_without_a_word_the_help_is_shown_and_the_call_was_wrong() -> None:
    for arguments in ((), ("hotlines",)):
        done = tppo(*arguments, environment={"TPPO_UI_LANG": "id"})
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Cara pakai: tppo")


def test_completions_say_what_they_do(tmp_path: Path) -> None:
    ctx = typer.Context(ROOT, info_name="tppo", obj={"lang": "id"})
    found = {item.value: item.help for item in ROOT.shell_complete(ctx, "po")}
    assert found == {"poster": "Membuat poster."}
    poster = typer.Context(EVERY["poster"], info_name="poster", parent=ctx)
    (item,) = EVERY["poster"].shell_complete(poster, "--wa")
    assert item.help == "Juga JPEG untuk WhatsApp, di bawah 1 MB."
