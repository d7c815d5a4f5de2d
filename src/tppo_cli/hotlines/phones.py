"""What looks like a phone number: digits that belong together, and the shapes they may have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tppo_cli.hotlines.directory import SHORTEST


@dataclass(frozen=True, slots=True)
class Word:
    """Digits with nothing but hyphens, dots, brackets and the like between them."""

    text: str
    digits: str
    start: int
    end: int

    @property
    def plus(self) -> bool:
        return "+" in self.text

    @property
    def groups(self) -> list[str]:
        return re.findall(r"[0-9]+", self.text)


UNSEEN = "\u200b"
"""Stands where a character stood that nobody sees, or that only marks its neighbours."""

_JOINERS = r"\-‐-―−.·:()\[\]{}*_~`"
_WORD = re.compile(rf"[+(]{{0,2}}[0-9](?:{UNSEEN}*(?:[{_JOINERS}]{UNSEEN}*){{0,4}}[0-9])*")
_BETWEEN_WORDS = re.compile(
    rf"[-–—]?[\s{UNSEEN}]{{1,8}}(?:[-–—:][\s{UNSEEN}]{{1,4}})?|[)\]][\s{UNSEEN}]{{0,2}}"
)
_SHAPE = re.compile(
    r"00[1-9][0-9]{8,14}|0800[0-9]{4,8}|0[1-9][0-9]{7,12}|62[0-9]{8,12}|8[1-9][0-9]{8,10}|"
    r"1[45]00[0-9]{3}"
)
_LETTER_DIGITS = re.compile(r"(?<![^\W\d_])[OolI](?=[0-9])|(?<=[0-9])[OolI](?![^\W\d_])")


def contact_digits(text: str) -> str | None:
    """What a phone dials for a contact: `0812-3456-7890 (Ibu Sri)` -> `+6281234567890`.

    E.164 where the number has its leading zero or country code, else its digits as they stand
    (a short code, toll-free 0800). None unless the text holds one number and no other digits.
    """
    runs = list(runs_of_words(with_plain_digits(text)))
    # ² and ½ stand for figures that no phone dials.
    if len(runs) != 1 or any(unicodedata.category(character) == "No" for character in text):
        return None
    words = runs[0]
    digits = "".join(word.digits for word in words)
    is_short = len(words) == 1 and 3 <= len(digits) <= 6
    fits = len(digits) <= 15 and not any("(" in word.text for word in words[2:])
    return _as_dialled(words) if is_short or (fits and len(digits) >= SHORTEST) else None


def with_plain_digits(text: str) -> str:
    """The text at the same length, with digits of other scripts and letters that look like one."""
    if not text.isascii():
        text = "".join(_ascii_digit(character) for character in text)
    if not _LETTER_DIGITS.search(text):
        return text
    return _LETTER_DIGITS.sub(lambda found: "0" if found[0] in "Oo" else "1", text)


def _ascii_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    # Format characters, and marks on the character before: variation selectors, strokes.
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return UNSEEN
    return {"＋": "+", "（": "(", "）": ")"}.get(character, character)


def runs_of_words(text: str) -> Iterator[tuple[Word, ...]]:
    """Words of digits that only blanks part: they may belong to one number, or not."""
    run: list[Word] = []
    for found in _WORD.finditer(text):
        digits = re.sub(r"[^0-9]", "", found[0])
        word = Word(found[0], digits, found.start(), found.end())
        if run and not _BETWEEN_WORDS.fullmatch(text, run[-1].end, word.start):
            yield tuple(run)
            run = []
        run.append(word)
    if run:
        yield tuple(run)


def phones_in(words: Sequence[Word], called: bool) -> Iterator[Sequence[Word]]:
    """Words that together have the shape of a phone number, Indonesian or international.

    `called`: a word such as "hubungi" stands before the first, so that any seven digits count.
    """
    first = 0
    while first < len(words):
        last = _last_of_phone(words, first, called and first == 0)
        if last is None:
            first += 1
        else:
            yield words[first : last + 1]
            first = last + 1


def _last_of_phone(words: Sequence[Word], first: int, called: bool) -> int | None:
    """Index of the word with which a phone number that begins at `first` ends."""
    digits = ""
    best = None
    for last in range(first, len(words)):
        word = words[last]
        longer = len(digits) + len(word.digits)
        is_new = has_phone_shape([word]) or ("(" in word.text and not words[first].plus)
        if last > first and is_new:
            break
        if longer > 15 or (best is not None and (len(word.digits) < 3 or longer > 13)):
            break
        digits += word.digits
        if has_phone_shape(words[first : last + 1]) or (called and longer >= SHORTEST):
            best = last
    return best


def has_phone_shape(words: Sequence[Word]) -> bool:
    """Whether length, beginning and grouping are those of a number that one can call."""
    digits = "".join(word.digits for word in words)
    if words[0].plus:
        return (10 if digits.startswith("62") else 8) <= len(digits) <= 15
    if not _SHAPE.fullmatch(digits) or any("(" in word.text for word in words[1:]):
        return False
    # Figures in a row, such as the parts of a colour or a drawing, are shorter and more.
    groups = [len(group) for word in words for group in word.groups]
    return len(groups) <= 5 and min(groups) >= 2 and max(groups) >= 3


def _as_dialled(words: Sequence[Word]) -> str:
    digits = "".join(word.digits for word in words)
    if words[0].plus or re.fullmatch(r"62[0-9]{8,12}", digits):
        # `+62 (0)813`: the zero in brackets is for callers at home.
        return "+" + re.sub(r"^620", "62", digits)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("0") and not digits.startswith("0800"):
        return f"+62{digits[1:]}"
    return digits
