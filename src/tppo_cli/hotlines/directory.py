"""All digit strings that dial a known number, and what lies one digit beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tppo_cli.hotlines.hotline import Hotline

SHORTEST = 7
"""A number of fewer digits is a short code, and no phone number of its own."""

LONGEST = 17
"""E.164 allows 15 digits; two more for the 00 before them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A number that is dialled, and the entry it belongs to."""

    hotline: str
    display: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Known numbers by each way in which their digits are written.

    `exact` holds the ways that dial, `near` all that one slip makes of them, `wrong` published
    mistakes; `short` and `near_short` the same for the short codes of the entries, `codes` all
    short codes that exist.
    """

    exact: dict[str, Known] = field(default_factory=dict)
    near: dict[str, Known] = field(default_factory=dict)
    wrong: dict[str, Known] = field(default_factory=dict)
    short: dict[str, Known] = field(default_factory=dict)
    near_short: dict[str, Known] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    """Words that a short code of the entries follows on a poster: SAPA, Polri."""

    def nearest(self, digits: str) -> Known | None:
        """The number that these digits miss by one slip; None for a right one."""
        return None if digits in self.exact else self.near.get(digits)

    def nearest_short(self, digits: str) -> Known | None:
        """The same for short codes: those of the entries, unless the code itself exists."""
        is_right = digits in self.codes or digits in self.short
        return None if is_right else self.near_short.get(digits)


def directory(hotlines: Iterable[Hotline], codes: Iterable[str] = ()) -> Directory:
    """Index the entries; `codes` are further short codes that exist."""
    entries = tuple(hotlines)
    made = Directory(codes=frozenset(codes), names=tuple(sorted(set(_names(entries)))))
    for hotline in entries:
        for number in hotline.numbers:
            known = Known(hotline.id, number.display)
            if len(number.digits.lstrip("+")) < SHORTEST:
                made.short.setdefault(number.digits, known)
                for slip in slips(number.digits):
                    made.near_short.setdefault(slip, known)
                continue
            for form in written_forms(number.digits):
                made.exact.setdefault(form, known)
                # 00 is dialled, but never printed on an item: no slip starts from it.
                if not form.startswith("00"):
                    for slip in slips(form):
                        made.near.setdefault(slip, known)
    for hotline in entries:
        for mistake in hotline.wrong_forms:
            right = next((n for n in hotline.numbers if _resembles(mistake, n.digits)), None)
            if right:
                known = Known(hotline.id, right.display)
                made.wrong.update(
                    {f: known for f in written_forms(bare(mistake)) if f not in made.exact}
                )
    return made


def bare(number: str) -> str:
    """A number as published, without its grouping: `(021) 390 3963` -> `0213903963`."""
    plain = "".join(c for c in number if c.isascii() and c.isdigit())
    return f"+{plain}" if number.lstrip(" (").startswith("+") else plain


def written_forms(digits: str) -> tuple[str, ...]:
    """Every way in which the digits of a number are written so that they still dial it.

    +6281317617622 is also 081317617622, 6281317617622, 62081317617622 (from `+62 (0)813`) and
    006281317617622. A number of Jakarta (021) dials there without its area code as well.
    """
    if digits.startswith("+62") or (digits.startswith("0") and not digits.startswith("00")):
        national = digits[3:] if digits.startswith("+") else digits[1:]
        forms = [f"0{national}", f"62{national}", f"620{national}", f"0062{national}"]
        # Jakarta's landlines have seven or eight digits after 21.
        if national.startswith("21") and len(national) in (9, 10):
            forms.append(national[2:])
        return tuple(forms)
    plain = digits.lstrip("+")
    return (plain, f"00{plain}") if digits.startswith("+") else (plain,)


def slips(digits: str) -> Iterator[str]:
    """Everything that one slip makes of a number: a digit lost, added, changed, or two swapped.

    These are the strings at a distance of 1 after Damerau and Levenshtein.
    """
    for at in range(len(digits) + 1):
        before, after = digits[:at], digits[at:]
        for digit in "0123456789":
            yield before + digit + after
            if after and digit != after[0]:
                yield before + digit + after[1:]
        if after:
            yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]


def _resembles(mistake: str, digits: str) -> bool:
    wrong = bare(mistake)
    return any(slip in written_forms(digits) for f in written_forms(wrong) for slip in slips(f))


def _names(hotlines: Iterable[Hotline]) -> Iterator[str]:
    """What stands before the code in names such as `SAPA 129` and `Jakarta Siaga 112`."""
    for hotline in hotlines:
        codes = [n.digits for n in hotline.numbers if len(n.digits) < SHORTEST]
        for text in (*hotline.short.values(), *hotline.name.values()):
            for code in codes:
                before, found, _ = text.partition(f" {code}")
                if found and before.strip():
                    yield before.strip()
