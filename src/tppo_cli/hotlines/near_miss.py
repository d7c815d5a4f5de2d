"""Finds numbers in a text that are almost, but not quite, those of a hotline.

Pure: a text and a directory of known numbers go in, hits with their offsets come out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tppo_cli.hotlines.directory import LONGEST, SHORTEST, Directory, Known
from tppo_cli.hotlines.hit import Hit, HitKind
from tppo_cli.hotlines.not_phones import without_identifiers, without_other_figures
from tppo_cli.hotlines.phones import (
    Word,
    has_phone_shape,
    phones_in,
    runs_of_words,
    with_plain_digits,
)
from tppo_cli.hotlines.short_codes import comes_after_phone_word, short_code_hits


def scan(text: str, directory: Directory, also: Collection[str] = ()) -> tuple[Hit, ...]:
    """Every doubtful number of a text, in its order; none for numbers that are right.

    `also`: digits that are known here besides the directory's, such as a region's own contact.
    """
    if not any(character.isdigit() for character in text):
        return ()
    folded = with_plain_digits(text)
    figures = without_other_figures(folded)
    addresses = without_identifiers(figures)
    hits: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for run in runs_of_words(figures):
        for kind, words, known in _judge(run, text, figures, directory, also):
            start, end = words[0].start, words[-1].end
            taken.append((start, end))
            if kind is HitKind.UNKNOWN and addresses[start:end] != figures[start:end]:
                continue
            is_plain = folded[start:end] == text[start:end]
            shown = kind if is_plain or kind is HitKind.NEAR else HitKind.LOOKALIKE
            if shown:
                digits = "".join(word.digits for word in words)
                hits.append(Hit(shown, start, end, text[start:end], digits, known))
    hits += short_code_hits(text, figures, directory, taken)
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _judge(
    run: Sequence[Word],
    text: str,
    figures: str,
    directory: Directory,
    also: Collection[str],
) -> Iterator[tuple[HitKind | None, Sequence[Word], Known | None]]:
    """Each number in a run of words: right ones (without a kind) first, then what is left."""
    free = [run]
    for words, digits in _choices(run):
        if digits in directory.wrong and _take(free, words):
            yield HitKind.WRONG, words, directory.wrong[digits]
        elif (
            (digits in directory.exact or digits in also)
            and not _is_tail(words, run, directory)
            and _take(free, words)
        ):
            yield None, words, directory.exact.get(digits)
    if len(free) == 1 and len(free[0]) < len(run) and _is_stray(free[0], text, run):
        digits = "".join(word.digits for word in run)
        known = directory.exact.get(digits[: -len(free[0][0].digits)])
        if known:
            yield HitKind.NEAR, run, known
            return
    for stretch in tuple(free):
        for words, digits in _choices(stretch):
            known = directory.nearest(digits)
            if known and _take(free, words):
                yield HitKind.NEAR, words, known
    for stretch in free:
        called = comes_after_phone_word(figures, stretch[0].start)
        for words in phones_in(stretch, called):
            yield HitKind.UNKNOWN, words, None


def _is_tail(words: Sequence[Word], run: Sequence[Word], directory: Directory) -> bool:
    """Whether right digits are but the end of another number: `(0271) 3903963`, `+692 0811…`."""
    index = run.index(words[0])
    if index == 0:
        return False
    before = run[index - 1]
    if has_phone_shape([before]) or before.digits in directory.codes:
        return False
    starts_here = words[0].digits.startswith("0") or words[0].plus
    return before.plus if starts_here else True


def _choices(words: Sequence[Word]) -> list[tuple[Sequence[Word], str]]:
    """Neighbouring words whose digits together may be a phone number, the most words first."""
    found: list[tuple[Sequence[Word], str]] = []
    for first in range(len(words)):
        digits = ""
        for last in range(first, len(words)):
            digits += words[last].digits
            if len(digits) > LONGEST:
                break
            if len(digits) >= SHORTEST:
                found.append((words[first : last + 1], digits))
    return sorted(found, key=lambda choice: -len(choice[0]))


def _take(free: list[Sequence[Word]], words: Sequence[Word]) -> bool:
    """Take words out of the stretches that are still free; False where one is taken already."""
    for index, stretch in enumerate(free):
        if stretch[0].start <= words[0].start and words[-1].end <= stretch[-1].end:
            before = [word for word in stretch if word.end <= words[0].start]
            after = [word for word in stretch if word.start >= words[-1].end]
            free[index : index + 1] = [part for part in (before, after) if part]
            return True
    return False


def _is_stray(rest: Sequence[Word], text: str, run: Sequence[Word]) -> bool:
    """A lone digit behind a right number in a text that holds nothing else: one was added."""
    return (
        len(rest) == 1
        and len(rest[0].digits) == 1
        and rest[0] is run[-1]
        and text[: run[0].start].strip() == ""
        and text[run[-1].end :].strip() == ""
    )
