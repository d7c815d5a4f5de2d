"""The registry's numbers in the ways people write them, and slips of the finger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tppo_cli.hotlines.directory import Directory, directory
from tppo_cli.hotlines.registry import registry, short_codes


def shipped() -> Directory:
    return directory(registry().values(), short_codes())


def long_numbers() -> list[tuple[str, str, str]]:
    """(id, digits, display) of every number that is no short code."""
    return [
        (hotline.id, number.digits, number.display)
        for hotline in registry().values()
        for number in hotline.numbers
        if len(number.digits) > 6
    ]


def writings(digits: str, display: str) -> list[str]:
    """A number in its published form and in the other usual ones."""
    if not digits.startswith("+62"):
        return [display, digits, f"{digits[:4]} {digits[4:]}"]
    national = digits[3:]
    first, middle, last = national[:3], national[3:7], national[7:]
    return [
        display,
        digits,
        f"0{national}",
        f"62{national}",
        f"+62 {national}",
        f"+62 (0){national}",
        f"(+62) {first}-{middle}-{last}",
        f"+62-{first}-{middle}-{last}",
        f"0{first} {middle} {last}",
        f"0{first}.{middle}.{last}",
        f"0{first}\u2013{middle}\u2013{last}",
        f"(0{first}) {middle}{last}",
        f"https://wa.me/62{national}",
    ]


def slips_of(written: str) -> Iterator[str]:
    """Every writing in which one digit is lost, added or changed, or two neighbours swapped."""
    places = [at for at, character in enumerate(written) if character in "0123456789"]
    for at in places:
        yield written[:at] + written[at + 1 :]
        for digit in "0123456789":
            yield written[:at] + digit + written[at:]
            yield written[: at + 1] + digit + written[at + 1 :]
            if digit != written[at]:
                yield written[:at] + digit + written[at + 1 :]
    for one, other in pairwise(places):
        if written[one] != written[other]:
            changed = list(written)
            changed[one], changed[other] = changed[other], changed[one]
            yield "".join(changed)


def digits_of(written: str) -> str:
    return "".join(character for character in written if character in "0123456789")


def distance(one: str, other: str) -> int:
    """Damerau and Levenshtein's distance (with neighbours swapped once), by its recurrence."""
    table = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)]
             for i in range(len(one) + 1)]  # fmt: skip
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            swapped = i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]
            if swapped:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]
