"""The copy: everything a template may print, typed and frozen, in the words of one job.

Templates see a `Copy` and nothing else of the campaign. Texts are plain text: Jinja escapes
them. Numbers appear as published, and every number carries the digits it was made from, so that
what was printed can be compared with the registry entry afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tppo_cli.spec.contacts import ChannelKind

SHORT_CODE, CODE = 4, 6
"""Digits, at most, of a code that may be set very large, and of one that is kept in mind whole."""


@dataclass(frozen=True, slots=True)
class NumberCopy:
    """One printed number: `display` on the page, `digits` behind it (E.164 or short code)."""

    kind: ChannelKind
    display: str
    digits: str
    label: str
    """Who answers and how: `WhatsApp SAPA 129`, `SAPA 129`; U+00A0 before a number in it."""

    @property
    def is_short(self) -> bool:
        """A short code such as 129, which may be set very large."""
        return len(self.digits) <= SHORT_CODE

    @property
    def is_code(self) -> bool:
        """Short enough to be said and kept in mind as a whole, such as 14045."""
        return len(self.digits) <= CODE


@dataclass(frozen=True, slots=True)
class HotlineCopy:
    """One service: `call` and `whatsapp` are None where it has no such channel."""

    id: str
    name: str
    short: str
    serves: str
    hours: str
    call: NumberCopy | None
    whatsapp: NumberCopy | None
    more: tuple[NumberCopy, ...] = ()
    """Further numbers of the service, such as the one for callers abroad."""
    note: str = ""
    """What a caller may count on, as sourced: `Gratis, 24 jam, rahasia`."""

    @property
    def numbers(self) -> tuple[NumberCopy, ...]:
        """All of them, in the order of the entry, each once."""
        return tuple(n for n in (self.call, self.whatsapp, *self.more) if n)


@dataclass(frozen=True, slots=True)
class QrCopy:
    """A QR symbol: its payload, the caption under it, and its alternative text."""

    payload: str
    caption: str
    alt: str
    does: str = ""
    """What scanning it does, in a sentence; empty where nobody has said so."""

    @property
    def told(self) -> str:
        """The sentence, else the caption."""
        return self.does or self.caption


BRIEF = 54
"""Characters that a line of a card holds at the smallest size."""


@dataclass(frozen=True, slots=True)
class RegionCopy:
    """The region as it is printed: `Kelurahan Tambora` / `Kecamatan Tambora, Kota …`."""

    code: str
    name: str
    parent: str
    short: str
    """`Kelurahan Tambora, Kec. Tambora`, for small formats."""
    contact: str | None = None
    post: str | None = None

    @property
    def brief(self) -> str:
        """One short line: `short`, or where that is long, the name alone."""
        return self.short if len(self.short) <= BRIEF else self.name


@dataclass(frozen=True, slots=True)
class EventCopy:
    """`when` is the written-out day and hour: `Minggu, 30 Juli 2023, pukul 08.00`."""

    name: str
    when: str
    place: str
    date: date


@dataclass(frozen=True, slots=True)
class SignCopy:
    """One sign to watch for: text, and the name of its icon or None."""

    text: str
    icon: str | None


@dataclass(frozen=True, slots=True)
class LineCopy:
    """A line of a block; `term` is what it explains, or empty."""

    text: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class BlockCopy:
    """A block of text: heading, a sentence or nothing under it, and short lines."""

    title: str
    intro: str
    lines: tuple[LineCopy, ...]


@dataclass(frozen=True, slots=True)
class LogoCopy:
    """A logo by its file (absolute) and alternative text; by level, the highest first."""

    file: Path
    alt: str
    level: str


@dataclass(frozen=True, slots=True)
class PortraitCopy:
    """A person: photo may be None, then the name stands alone."""

    name: str
    office: str
    photo: Path | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One spoken sentence: `lines` broken by sense, `seconds` from the start of the speech.

    A line is a tuple of (text, stressed) runs. `marker` stands before a guest or a list item
    (`1.`, `–`); a heading is read by the speaker and not spoken.
    """

    lines: tuple[tuple[tuple[str, bool], ...], ...]
    seconds: float
    words: int
    is_heading: bool = False
    starts_paragraph: bool = True
    marker: str = ""


@dataclass(frozen=True, slots=True)
class SpeechCopy:
    """The manuscript, ready to be laid out.

    `title` are the lines of the title block. `parts` name the part (salam, guests, body, closing)
    and its sentences. `cues` are the cue cards: (heading, lines, from seconds, to seconds).
    """

    title: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Sentence, ...]], ...]
    cues: tuple[CueCopy, ...]
    words: int
    seconds: float
    words_per_minute: int
    target_seconds: float | None
    signature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueCopy:
    """One cue card: one idea in at most four short lines."""

    heading: str
    lines: tuple[str, ...]
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Edition:
    """All texts of an item in one language."""

    lang: str
    labels: Mapping[str, str]
    """Document labels by key, from assets/locale/<lang>.yaml."""
    title: str
    lead: str | None
    """Lead word of the theme."""
    rest: str
    """The rest of the theme, or all of it where there is no lead."""
    theme: str
    slogan: str
    message: str | None
    """What is said to the audience of an edition; None on an item for everyone."""
    ask: str | None
    signs: tuple[SignCopy, ...]
    actions: tuple[str, ...]
    hotlines: tuple[HotlineCopy, ...]
    qr: QrCopy | None
    event: EventCopy | None
    region: RegionCopy | None
    organiser: str | None
    permit: str | None
    legal: str | None
    speech: SpeechCopy | None = None
    blocks: Mapping[str, BlockCopy] = field(default_factory=dict)
    """Texts of leaflets and cards by name, such as `definition`."""
    more_signs: tuple[SignCopy, ...] = ()
    """Further built-in signs, for what has room; none where the campaign chose its own."""
    messages: tuple[str, ...] = ()
    """What the campaign says, in its order; only in materials that tell it."""
    fonts: tuple[str, ...] = ()
    """Families that the language's letters need beside those of the look."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What one job prints.

    `main` is the edition in the first language, `second` the one in the other language of a
    bilingual item. `document_title` goes into the PDF's metadata, `file_name` into the slug.
    `made_on` is the date written into the PDF: never today's.
    """

    main: Edition
    second: Edition | None
    logos: tuple[LogoCopy, ...]
    portraits: tuple[PortraitCopy, ...]
    document_title: str
    file_name: str
    proof: bool
    made_on: date
    audience: str | None = None
    """Whom the edition is for; None speaks to everyone."""
    year: int | None = None
    """Year of a calendar; None where the copy is of no campaign."""
