"""Bytes that are no UTF-8 are named by line and column."""

from __future__ import annotations

import pytest

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.encoding import decode


def fault(data: bytes) -> Finding:
    with pytest.raises(FindingsError) as raised:
        decode(data, "c.yaml")
    (finding,) = raised.value.findings
    return finding


def test_utf8_with_and_without_its_mark_is_read() -> None:
    assert decode("a: é".encode(), "c.yaml") == "a: é"
    assert decode("\ufeffa: é".encode(), "c.yaml") == "a: é"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_windows_1252_is_found_at_its_first_byte(line_end: bytes) -> None:
    finding = fault(b"a: 1" + line_end + "b: é ’x’".encode("cp1252") + line_end + b"c: 2")
    assert (finding.code, str(finding.place)) == ("TP115", "c.yaml:2:4")
    assert finding.place is not None
    assert finding.place.excerpt == "b: é ’x’"
    assert "0xE9" in finding.message()
    assert "é of Windows-1252" in finding.message()


def test_the_column_counts_characters_before_the_byte() -> None:
    assert str(fault("ééé: ".encode() + b"\x92").place) == "c.yaml:1:6"


def test_a_byte_that_windows_1252_lacks_is_named_alone() -> None:
    assert fault(b"a: \x81").message() == "this file is not UTF-8: byte 0x81 in this line"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    finding = fault("title: Kampanye Anti Perdagangan Orang\n".encode(encoding))
    assert finding.code == "TP116"
    assert finding.values["encoding"] == ("UTF-32" if encoding == "utf-32" else "UTF-16")
