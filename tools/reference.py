"""Write docs/reference/: commands, keys of the campaign, what can be made, codes and environment.

Run by `make reference`. All of it is read from the program: the help that `--help` gives, the
schema of the models, the material, look and sheet files. Nothing is written here twice but what the
environment's variables do, and a test holds that list to those that the program reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from tools.reference_keys import keys_page
from tppo_cli.cli.help import sentences
from tppo_cli.cli.main import app
from tppo_cli.errors import ExitCode
from tppo_cli.materials import read

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference"

MADE = "This page is made by `make reference`. *Halaman ini dibuat oleh `make reference`.*"

WIDTH = 96
"""Letters in a line of help."""

HEADS = {
    "id": "# Perintah\n\n*([English](commands.md))*\n\nSama dengan yang dikatakan `--help`. Opsi "
    "yang ada pada setiap perintah hanya disebut sekali, di bawah `tppo`.",
    "en": "# Commands\n\n*([Bahasa Indonesia](perintah.md))*\n\nWhat `--help` says. The options "
    "of every command are listed once, below `tppo`.",
}

VARIABLES: Mapping[str, tuple[str, str]] = {
    "TPPO_UI_LANG": (
        "`id` or `en`: language of help and messages. `--ui-lang` goes before it.",
        "`id` atau `en`: bahasa bantuan dan pesan. `--ui-lang` lebih kuat.",
    ),
    "LC_ALL": (
        "Where neither of these is set: an Indonesian locale makes messages Indonesian. Then "
        "LC_MESSAGES, then LANG.",
        "Bila keduanya tidak ada: locale Indonesia membuat pesan berbahasa Indonesia. Lalu "
        "LC_MESSAGES, lalu LANG.",
    ),
    "LC_MESSAGES": ("See LC_ALL.", "Lihat LC_ALL."),
    "LANG": ("See LC_ALL.", "Lihat LC_ALL."),
    "TPPO_TODAY": (
        "YYYY-MM-DD: the day that checks take for today. It never changes what is printed.",
        "YYYY-MM-DD: hari yang dianggap hari ini oleh pemeriksaan. Hasil cetak tidak berubah.",
    ),
    "TPPO_ITEM_SECONDS": (
        "Processor time that one item may take, in seconds; 60 where it is not set.",
        "Waktu prosesor untuk satu barang, dalam detik; 60 bila tidak diisi.",
    ),
    "SOURCE_DATE_EPOCH": (
        "Seconds since 1970: the date written into files, in place of the event's.",
        "Detik sejak 1970: tanggal yang ditulis ke dalam berkas, sebagai ganti tanggal acara.",
    ),
    "NO_COLOR": ("Set: no colours on the terminal.", "Diisi: tanpa warna di terminal."),
    "TERM": ("`dumb`: no colours on the terminal.", "`dumb`: tanpa warna di terminal."),
    "CI": ("Set: no progress bar.", "Diisi: tanpa bilah kemajuan."),
}
"""What the program reads of the environment: in English, in Indonesian."""

CODES: Mapping[ExitCode, tuple[str, str]] = {
    ExitCode.FINE: ("Fine; warnings too, unless `--strict`.", "Baik; juga dengan peringatan."),
    ExitCode.FINDINGS: (
        "Findings: nothing was made, or `verify` found faults, or `--final` was refused.",
        "Ada temuan: tidak ada yang dibuat, `verify` menemukan cacat, atau `--final` ditolak.",
    ),
    ExitCode.USAGE: (
        "Usage, file or environment.",
        "Salah pakai, atau ada masalah pada berkas atau komputer.",
    ),
    ExitCode.PARTIAL: (
        "Some items failed or were left out by `--keep-going`; the rest is there.",
        "Sebagian gagal atau dilewati oleh `--keep-going`; yang lain ada.",
    ),
    ExitCode.BUG: ("A fault of tppo.", "Kesalahan tppo sendiri."),
    ExitCode.INTERRUPTED: ("Interrupted.", "Dihentikan."),
}


def pages() -> dict[str, str]:
    """All pages, by file name."""
    return {
        "perintah.md": commands_page("id"),
        "commands.md": commands_page("en"),
        "spec.md": keys_page(MADE),
        "materials.md": materials_page(),
        "environment.md": environment_page(),
    }


def commands_page(lang: str) -> str:
    """What `--help` says of each command, in one language."""
    everywhere = sentences(lang)["words"]["everywhere"]
    parts = [HEADS[lang], MADE]
    shared = re.compile(rf"\n{re.escape(everywhere)}:\n(?:  .*\n)+\n?")
    for name, said in _helps(lang):
        own = said if name == "tppo" else shared.sub("\n", said + "\n")
        parts.append(f"## {name}\n\n```text\n{own.strip()}\n```")
    return "\n\n".join(parts) + "\n"


def _helps(lang: str) -> Iterator[tuple[str, str]]:
    root = typer.main.get_command(app)
    about = root.make_context(
        "tppo", [], resilient_parsing=True, obj={"lang": lang}, terminal_width=WIDTH
    )
    yield from _below(root, about)


def _below(command: Any, ctx: Any) -> Iterator[tuple[str, str]]:
    yield ctx.command_path, command.get_help(ctx)
    for name in command.list_commands(ctx) if hasattr(command, "list_commands") else ():
        _, child, _ = command.resolve_command(ctx, [name])
        yield from _below(child, child.make_context(name, [], parent=ctx, resilient_parsing=True))


def materials_page() -> str:
    """Materials with their sizes, sheets, looks."""
    parts = [
        "# What can be made · Yang dapat dibuat",
        MADE,
        "Widths and heights in mm. Sizes marked * are customs of the trade that no norm confirms: "
        "ask the shop. *Ukuran bertanda \\* adalah kebiasaan yang tidak pasti: tanyakan kepada "
        "percetakan.* `tppo make NAME campaign.yaml`",
        "## Materials · Barang",
        _table(
            ("name", "Bahasa Indonesia", "English", "sizes", "made unless asked", "stock", "sheet"),
            [
                (
                    f"`{material.name}`",
                    material.title.get("id", ""),
                    material.title.get("en", ""),
                    ", ".join(
                        f"`{name}` {size.trim}{'' if size.verified else ' *'}"
                        for name, size in material.sizes.items()
                    )
                    + (", any" if material.free_sizes else ""),
                    ", ".join(material.default_sizes),
                    material.stock or "",
                    f"`{material.default_sheet}`" if material.default_sheet else "",
                )
                for material in (read.material(name).material for name in read.materials())
            ],
        ),
        "## Sheets · Lembar cetak",
        _table(
            ("name", "Bahasa Indonesia", "English", "paper", "places"),
            [
                (
                    f"`{sheet.name}`",
                    sheet.title.get("id", ""),
                    sheet.title.get("en", ""),
                    f"{sheet.paper[0]:g} × {sheet.paper[1]:g}",
                    f"{sheet.columns} × {sheet.rows}"
                    if sheet.columns and sheet.rows
                    else "as many as fit",
                )
                for sheet in map(read.sheet, read.sheets())
            ],
        ),
        "## Looks · Tampilan",
        _table(
            ("name", "Bahasa Indonesia", "English", "layout"),
            [
                (f"`{look.name}`", look.title.get("id", ""), look.title.get("en", ""), look.layout)
                for look in (read.look(name).look for name in read.looks())
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def environment_page() -> str:
    """Exit codes and variables of the environment."""
    codes = [(str(int(code)), *said) for code, said in CODES.items()]
    variables = [(f"`{name}`", *said) for name, said in VARIABLES.items()]
    parts = [
        "# Exit codes and environment · Kode akhir dan lingkungan",
        MADE,
        "## Exit codes · Kode akhir",
        _table(("code", "English", "Bahasa Indonesia"), codes),
        "## Variables · Variabel",
        _table(("name", "English", "Bahasa Indonesia"), variables),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for file, text in pages().items():
        (TARGET / file).write_text(text, encoding="utf-8")
