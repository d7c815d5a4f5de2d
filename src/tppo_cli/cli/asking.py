"""The questions of `tppo init`: asked on standard error, answered on standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tppo_cli.cli.help import sentences
from tppo_cli.cli.new_answers import event_faults, languages_of, place_of, unknown_region
from tppo_cli.cli.new_campaign import Answers
from tppo_cli.findings import Finding
from tppo_cli.regions import kemendagri
from tppo_cli.regions.kemendagri import Unit

SHOWN = 9
"""Regions that are offered to choose from."""


def is_possible() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(given: Answers, languages: str | None, lang: str) -> Answers:
    """What nobody has said yet, asked one by one."""
    asker = _Asker(sentences(lang)["init"], lang)
    answers = given
    if answers.region is None:
        answers = replace(answers, region=asker.region())
    if answers.event is None and answers.date is None:
        answers = replace(answers, event=asker.line("event", "no_event") or None)
    if answers.event is not None or answers.date is not None:
        fields: list[tuple[str, str | None]] = [("date", None), ("time", "left_out")]
        for name, hint in fields:
            if getattr(answers, name) is None:
                answers = asker.field(answers, name, hint)
        if answers.place is None:
            answers = replace(answers, place=asker.line("place", "left_out") or None)
    if languages is None:
        answers = replace(answers, languages=asker.languages(answers.languages))
    return answers


@dataclass(frozen=True)
class _Asker:
    words: Mapping[str, Any]
    lang: str

    def line(self, question: str, hint: str | None = None, usual: str = "") -> str:
        """One line; empty for none."""
        about = self.words[hint] if hint else ""
        if usual:
            about = self.words["usual"].format(value=usual)
        return self._read(self.words[question] + (f" [{about}]" if about else "")) or usual

    def region(self) -> str | None:
        """The code of a region that somebody has said yes to; None for none."""
        name = self.line("region", "none")
        while name:
            unit = self._one(name)
            if isinstance(unit, Unit):
                if self._is_right(unit):
                    return unit.code
                unit = self.line("region", "none")
            name = unit
        return None

    def field(self, answers: Answers, name: str, hint: str | None) -> Answers:
        """The answers with one more field, once it has no fault."""
        usual = ""
        while True:
            text = self.line(name, hint, usual)
            if not text and hint:
                return answers
            tried = replace(answers, date=text) if name == "date" else replace(answers, time=text)
            faults = [f for f in event_faults(tried) if f.field == name]
            if not faults and text:
                return tried
            usual = self._tell(faults)

    def languages(self, usual: Sequence[str]) -> tuple[str, ...]:
        while True:
            found = languages_of(self.line("languages", usual=",".join(usual)))
            if not isinstance(found, Finding):
                return found
            self._tell([found])

    def _one(self, name: str) -> Unit | str:
        """The region of a name or code, or what was written in place of it."""
        found = place_of(name)
        if len(found) == 1:
            return found[0]
        if not found:
            near = kemendagri.like(name)
            if not near:
                self._tell([unknown_region(name)])
                return self.line("region", "none")
            self._say(self.words["no_region"].format(name=name) + " " + self.words["nearly"])
            found = near
        else:
            self._say(self.words["several"])
        for number, unit in enumerate(found[:SHOWN], start=1):
            self._say(f"  {number}  {kemendagri.with_parents(unit)}")
        if len(found) > SHOWN:
            self._say("  " + self.words["more"].format(n=len(found) - SHOWN))
        answer = self._read(self.words["which"])
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(found[:SHOWN]):
            return found[int(answer) - 1]
        return answer

    def _is_right(self, unit: Unit) -> bool:
        villages = len(kemendagri.villages(unit.code))
        shown = kemendagri.with_parents(unit)
        self._say(self.words["found"].format(code=unit.code, name=shown, villages=villages))
        return self._read(self.words["right"]).casefold() not in self.words["refuse"]

    def _tell(self, faults: Sequence[Finding]) -> str:
        """Say what is wrong; what was probably meant, if that is known."""
        for fault in faults:
            self._say(f"{fault.message(self.lang)}. {fault.help(self.lang)}")
        return next((s for f in faults if (s := f.values.get("suggestion"))), "")

    def _read(self, question: str) -> str:
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            # Whoever ends the input wants to end.
            raise KeyboardInterrupt
        return " ".join(line.split())

    def _say(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")
