"""Bytes of a file that a user wrote -> text, or a finding that names the first wrong byte."""

from __future__ import annotations

import codecs

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place

_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, file: str) -> str:
    """UTF-8 with or without a byte order mark, which is dropped; line ends stay as they are.

    Raises:
        FindingsError: TP115 or TP116, with line and column of the first wrong byte.

    """
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise FindingsError([_wide(name, file)])
    body = data.removeprefix(codecs.BOM_UTF8)
    if body[:64].count(0) * 3 > len(body[:64]):
        raise FindingsError([_wide("UTF-16", file)])
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FindingsError([_wrong_byte(body, error.start, file)]) from None


def _wide(name: str, file: str) -> Finding:
    return Finding("TP116", {"encoding": name}, Place(file, 1, 1))


def _wrong_byte(body: bytes, at: int, file: str) -> Finding:
    before = body[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8")) + 1
    whole = body[at - (len(before) - line_start) :].splitlines()[0]
    guess = body[at : at + 1].decode("cp1252", "replace")
    return Finding(
        "TP115",
        {"byte": f"0x{body[at]:02X}", "character": "" if guess == "\ufffd" else guess},
        Place(
            file,
            line=before.count(b"\n") + 1,
            column=column,
            end_column=column + 1,
            excerpt=_mixed(whole),
        ),
    )


def _mixed(line: bytes) -> str:
    """The line as it was probably meant: UTF-8 where it is, Windows-1252 elsewhere."""
    out = ""
    while line:
        try:
            return out + line.decode("utf-8")
        except UnicodeDecodeError as error:
            out += line[: error.start].decode("utf-8")
            out += line[error.start : error.start + 1].decode("cp1252", "replace")
            line = line[error.start + 1 :]
    return out
