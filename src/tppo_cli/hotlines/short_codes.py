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
_FILLERS = (
    r"ke|kepada|di|ini|itu|at|on|to|nomor|no|darurat|number|kami|kita|us|me|it|segera|saja|aja|"
    r"langsung|juga|now|polisi|police|petugas|layanan|service|bantuan|help|gratis|free|lewat|"
    r"melalui|via|atau|dan|or|and"
)
_AFTER_PHONE_WORD = re.compile(
    rf"(?<![^\W_])(?:{_PHONE_WORD})(?![^\W_])(?:[\s.:=+(]|\b(?:{_FILLERS})\b){{0,12}}$",
    re.IGNORECASE,
)
_PHONE_WORDS = re.compile(
    rf"(?<![^\W_])(?:(?:{_PHONE_WORD})(?![^\W_])"
    # Whoever reports does it somewhere: "laporkan 128 kasus" is no call.
    r"|(?:(?:di|me)?lapor(?:kan)?|(?:di|meng)?adu(?:kan)?|report)(?:\s+(?:it|this|them|segera))?"
    r"\s+(?:kepada|ke|di|lewat|melalui|via|to|at|on|through)(?![^\W_]|\s?-))",
    re.IGNORECASE,
)
_LISTED_CODE = re.compile(
    rf"(?:[\s.:,;/|()\[\]“”‘’\"'*_–—-]|\b(?:{_FILLERS})\b){{0,14}}"
    r"(?<![0-9])([0-9]{3,6}|[0-9](?:(?: |-|\.| - )[0-9]){2,3})"
    r"(?![0-9])(?![-.,:)x ][0-9]|/[A-Za-z][\w.-]*/)",
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
    named = re.compile(rf"(?<![^\W_])(?:{names})(?![^\W\d_])") if names else None
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
            code = re.sub("[^0-9]", "", found[1])
            is_plain = text[begin:end] == found[1]
            hit = _short_hit(code, directory, called=called, is_plain=is_plain)
            if hit:
                kind, known = hit
                yield Hit(kind, begin, end, text[begin:end], code, known)


def _short_hit(
    code: str, directory: Directory, *, called: bool, is_plain: bool
) -> tuple[HitKind, Known | None] | None:
    if near := directory.nearest_short(code):
        return HitKind.NEAR, near
    if code in directory.codes or code in directory.short:
        return None if is_plain else (HitKind.LOOKALIKE, directory.short.get(code))
    return (HitKind.UNKNOWN_SHORT, None) if called else None
