"""Short codes such as 129: judged only where a text says that one is to be called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tppo_cli.hotlines.directory import Directory, Known
from tppo_cli.hotlines.hit import Hit, HitKind

_PHONE_WORD = (
    r"telepon|telpon|telp|tlp|tel|hubungi|menghubungi|panggil|call cent(?:er|re)|call|dial|"
    r"kontak|contact|WhatsApp|WA|hotline|SMS|phone|HP|ponsel"
)
_AFTER_PHONE_WORD = re.compile(
    rf"(?<![^\W_])(?:{_PHONE_WORD})(?![^\W_])"
    r"(?:[\s.:=+(]|ke|di|ini|at|on|nomor|darurat|number){0,12}$",
    re.IGNORECASE,
)
_PHONE_WORDS = re.compile(rf"(?<![^\W_])(?:{_PHONE_WORD})(?![^\W_])", re.IGNORECASE)
_LISTED_CODE = re.compile(
    r"(?:[\s.:,;/|()]|\b(?:ke|di|ini|at|on|nomor|darurat|number|atau|dan|or|and)\b){0,8}"
    r"(?<![0-9])([0-9]{3,6})(?![0-9])(?![-.,:)x][0-9]|/[A-Za-z][\w.-]*/)",
    re.IGNORECASE,
)
# What is counted is not called: "hubungi 250 warga".
_COUNTED = re.compile(
    r"\s?(?:%|orang|warga|korban|penyintas|kali|kelurahan|desa|kecamatan|kota|kabupaten|RT|RW|KK|"
    r"keluarga|jam|hari|menit|detik|minggu|bulan|tahun|kasus|laporan|pengaduan|anggota|personel|"
    r"petugas|peserta|relawan|kader|pekerja|perempuan|anak|laki|pos|titik|ribu|rb|juta|jt|miliar|"
    r"persen|percent|people|persons?|victims?|times|hours?|days?|minutes?|cases?|reports?|women|"
    r"men|children|workers?|villages?|m|km|cm|mm|kg|lembar|eksemplar|buah)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def comes_after_phone_word(text: str, position: int) -> bool:
    """Whether what stands at a position is said to be a number to call."""
    return bool(_AFTER_PHONE_WORD.search(text[max(0, position - 60) : position]))


def short_code_hits(
    text: str, figures: str, directory: Directory, taken: Sequence[tuple[int, int]]
) -> Iterator[Hit]:
    """Doubtful short codes after a word such as "hubungi" or after the name of a service.

    `figures` is the text with plain digits and without dates, prices and laws; `taken` the spans
    of phone numbers.
    """
    seen: set[int] = set()
    names = "|".join(re.escape(name) for name in directory.names)
    named = re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])") if names else None
    starts = [(found.end(), True) for found in _PHONE_WORDS.finditer(figures)]
    if named:
        starts += [(found.end(), False) for found in named.finditer(figures)]
    for start, called in sorted(starts, key=lambda start: (start[0], not start[1])):
        position = start
        while found := _LISTED_CODE.match(figures, position):
            position = found.end()
            begin, end = found.span(1)
            if any(begin < to and end > since for since, to in taken) or begin in seen:
                break
            if _COUNTED.match(figures, end) or _YEAR.fullmatch(found[1]):
                break
            seen.add(begin)
            hit = _short_hit(text[begin:end], found[1], directory, called)
            if hit:
                kind, known = hit
                yield Hit(kind, begin, end, text[begin:end], found[1], known)


def _short_hit(
    written: str, code: str, directory: Directory, called: bool
) -> tuple[HitKind, Known | None] | None:
    if near := directory.nearest_short(code):
        return HitKind.NEAR, near
    if code in directory.codes or code in directory.short:
        return None if written == code else (HitKind.LOOKALIKE, directory.short.get(code))
    return (HitKind.UNKNOWN_SHORT, None) if called else None
