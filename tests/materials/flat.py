"""Finished pieces in their extremes, for the tests of the flat pieces."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from PIL import Image

from tests.samples import (
    EDITION,
    HOTLINES,
    KEMLU,
    KP2MI,
    LONGEST,
    LPSK,
    POLRI,
    UPT,
    line_of,
    sample_copy,
    sample_setup,
)
from tppo_cli import resources
from tppo_cli.content.copy import Copy, Edition, HotlineCopy, LogoCopy, NumberCopy
from tppo_cli.press.produce import Produced, produce
from tppo_cli.verify.item import verify_item

ENGLISH = resources.read_yaml("assets/locale/en.yaml")["labels"]

CASES: dict[str, Edition] = {
    "usual": replace(EDITION, region=LONGEST),
    "bare": replace(
        EDITION, region=None, event=None, qr=None, organiser=None, lead=None, hotlines=(POLRI,)
    ),
    "long hero": replace(EDITION, hotlines=(KEMLU, KP2MI, UPT), qr=None, event=None),
    "seven": replace(EDITION, hotlines=(*HOTLINES, KP2MI, LPSK), region=LONGEST),
    "two languages": replace(EDITION, region=LONGEST),
}

WORDS = {
    "perempuan dan anak": "women and children",
    "darurat, siapa saja": "emergencies, anyone",
    "siapa saja": "anyone",
    "Gratis, 24\u00a0jam, rahasia": "Free, 24\u00a0hours, confidential",
    "Gratis, 24\u00a0jam": "Free, 24\u00a0hours",
    "24\u00a0jam": "24\u00a0hours",
    "Polri": "Police",
}

SIGNS = (
    "Passport or ID card kept from you",
    "Wages withheld or not paid",
    "A debt that keeps growing",
    "Not allowed to go out or to call",
    "A promise of work abroad without a contract",
    "Forced to deceive people online",
)

ACTIONS = (
    "Do not confront anyone. Write down what you see.",
    "Ask gently. Listen without blaming.",
    "Call. You need not be sure first.",
)


def flat(text: str) -> str:
    """A text in one line, with plain blanks."""
    return " ".join(text.replace("\u00a0", " ").split())


@cache
def copy_of(case: str, logos: Path | None = None) -> Copy:
    """The copy of a case; six logos from a folder, where one is given."""
    copy = replace(sample_copy("piece", "size"), main=CASES[case])
    if case == "two languages":
        copy = replace(copy, second=_english(copy.main))
    if logos is None:
        return copy
    files = [logos / f"logo{number}.png" for number in range(6)]
    for number, file in enumerate(files):
        Image.new("RGB", (900, (600, 900, 1200)[number % 3]), "#123456").save(file)
    return replace(copy, logos=tuple(LogoCopy(file, f"Logo {file.stem}", "kota") for file in files))


def finished(
    material: str,
    size: str,
    look: str,
    case: str,
    sheet: str | None = None,
    logos: Path | None = None,
) -> Produced:
    """A finished file of a case, made once for all tests."""
    return _finished(material, size, look, case, sheet, logos)


@cache
def _finished(
    material: str, size: str, look: str, case: str, sheet: str | None, logos: Path | None
) -> Produced:
    copy = copy_of(case, logos)
    return produce(sample_setup(material, size, copy=copy, look=look, sheet=sheet, campaign=logos))


def faults(
    material: str,
    size: str,
    look: str,
    case: str,
    sheet: str | None = None,
    logos: Path | None = None,
) -> list[str]:
    """What reading the file back finds."""
    copy = copy_of(case, logos)
    made = finished(material, size, look, case, sheet, logos)
    item = line_of(made, copy, material, size, look)
    return [f"{found.code} {found.message('en')}" for found in verify_item(made.data, item)]


def _english(main: Edition) -> Edition:
    return replace(
        main,
        lang="en",
        labels=ENGLISH,
        lead="Reach",
        rest="Every Victim, Leave No One Behind",
        theme="Reach Every Victim, Leave No One Behind",
        slogan="Together Against Human Trafficking",
        signs=tuple(replace(sign, text=text) for sign, text in zip(main.signs, SIGNS, strict=True)),
        actions=ACTIONS,
        hotlines=tuple(_in_english(hotline) for hotline in main.hotlines),
    )


def _in_english(hotline: HotlineCopy) -> HotlineCopy:
    return replace(
        hotline,
        serves=WORDS.get(hotline.serves, hotline.serves),
        hours=WORDS.get(hotline.hours, hotline.hours),
        note=WORDS.get(hotline.note, hotline.note),
        call=_said(hotline.call),
        whatsapp=_said(hotline.whatsapp),
    )


def _said(number: NumberCopy | None) -> NumberCopy | None:
    return number and replace(number, label=WORDS.get(number.label, number.label))
