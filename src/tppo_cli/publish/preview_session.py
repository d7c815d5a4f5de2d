"""One campaign that is being looked at: what was read last, and what the page asks of it."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tppo_cli import resources
from tppo_cli.batch.make import Context, prepare
from tppo_cli.content.copy import Copy
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.size import Size
from tppo_cli.publish import preview_choices
from tppo_cli.publish.preview import (
    Campaign,
    Choice,
    Missing,
    Shown,
    item,
    items,
    read_campaign,
    sizes_of,
)
from tppo_cli.publish.preview_draw import Drawer, Drawn
from tppo_cli.publish.preview_prompter import manuscript

HEARTBEAT = 15.0
"""Seconds after which a silent connection is told that nothing happened."""

REMEMBERED = 500
"""Items that can be asked for by their keys: what any open page may still show."""

SPEECH = "speech"

HAS_WORD = find_spec("docx") is not None
"""Whether the extra is installed that writes Word documents."""


class Session:
    """One campaign that is being looked at. `lang` is the language of the page itself.

    While a save has faults, the items stay those of the last reading that had none.
    """

    def __init__(self, spec: Path, today: Callable[[], date], lang: str) -> None:
        self.spec = spec
        self.lang = lang
        self.words: dict[str, str] = resources.read_yaml("assets/messages/words.yaml")[lang][
            "preview"
        ]
        self.token = secrets.token_urlsafe(16)
        self.drawer = Drawer()
        self.turn = 0
        self._today = today
        self._bells: set[asyncio.Event] = set()
        self._shown: OrderedDict[str, Shown] = OrderedDict()
        self._good: Context | None = None
        self.campaign = Campaign(())
        self.refresh()

    def refresh(self) -> None:
        """Read the campaign again."""
        self.campaign = read_campaign(self.spec, self._today())
        self._good = self.campaign.context or self._good
        self.turn += 1

    def tell(self) -> None:
        """Wake everybody who waits for news."""
        for bell in self._bells:
            bell.set()

    async def news(self) -> AsyncIterator[int]:
        """The number of the turn, now and after every change; 0 when nothing happened."""
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            yield self.turn
            while True:
                try:
                    await asyncio.wait_for(bell.wait(), HEARTBEAT)
                    bell.clear()
                    yield self.turn
                except TimeoutError:
                    yield 0
        finally:
            self._bells.discard(bell)

    def state(self, choice: Choice) -> dict[str, Any]:
        """Everything that the page shows but the pictures."""
        turn, campaign, context = self.turn, self.campaign, self._good
        about: dict[str, Any] = {
            "turn": turn,
            "spec": self.spec.name,
            "stale": campaign.context is None,
            "findings": self._told(campaign.findings),
            "items": [],
        }
        if context is None:
            return about
        found = items(context, choice)
        missing = [finding for one in found if isinstance(one, Missing) for finding in one.findings]
        return about | {
            "title": next(context.loaded.campaign.title.texts()),
            "choices": preview_choices.choices(context, choice, self.lang, self.words),
            "chosen": preview_choices.chosen(context, choice),
            "findings": self._told([*campaign.findings, *missing]),
            "items": [self._row(one, context) for one in found],
        }

    def regions(self, text: str) -> list[dict[str, str]]:
        """Regions that a search finds."""
        return [] if self._good is None else preview_choices.found(self._good, text)

    def draw(self, key: str) -> dict[str, Any] | None:
        """Draw an item that a state named: its pages, or what stopped it. None: no such item."""
        one = self._shown.get(key)
        if one is None:
            return None
        drawn = self.drawer.draw(one)
        return {
            "pages": [{"face": face} for face in drawn.faces],
            "count": drawn.count,
            "file": drawn.file,
            "findings": self._told(drawn.findings),
        }

    def kept(self, key: str) -> Drawn | None:
        """An item that was drawn before."""
        return self.drawer.kept(key)

    def document(self, key: str) -> tuple[str, bytes] | None:
        """The speech as a Word document, with its name. None: no such speech."""
        from tppo_cli.publish.docx import speech_docx  # noqa: PLC0415 -- the extra `docx`

        one = self._shown.get(key)
        copy = None if one is None else self._copy(one)
        if copy is None or copy.main.speech is None:
            return None
        return f"{copy.file_name}.docx", speech_docx(copy)

    def prompter(self, choice: Choice, lang: str) -> dict[str, Any] | None:
        """The manuscript for a teleprompter, in `lang` where the speech has it. None: no speech."""
        one = None if self._good is None else item(self._good, SPEECH, choice)
        copy = self._copy(one) if isinstance(one, Shown) else None
        editions = [copy.main, copy.second] if copy else []
        found = [edition for edition in editions if edition is not None and edition.speech]
        edition = next((edition for edition in found if edition.lang == lang), None)
        return manuscript(edition or found[0]) | {"turn": self.turn} if found else None

    def _copy(self, one: Shown) -> Copy | None:
        try:
            return prepare(one.task, one.context).copy
        except FindingsError:
            return None

    def _told(self, findings: Iterable[Finding]) -> list[dict[str, Any]]:
        """Findings as the page shows them, each once, with the source line where there is one."""
        rows: list[dict[str, Any]] = []
        for finding in findings:
            excerpt = finding.place.excerpt if finding.place else None
            row = finding.to_json(self.lang) | {"excerpt": excerpt}
            if row not in rows:
                rows.append(row)
        return rows

    def _row(self, one: Shown | Missing, context: Context) -> dict[str, Any]:
        row = {"material": one.material, "title": self._title(one.material, context)}
        if isinstance(one, Missing):
            return row | {"key": None, "findings": self._told(one.findings)}
        self._remember(one)
        job = one.task.job
        return row | {
            "key": one.key,
            "size": job.size,
            "sizes": sizes_of(context.loaded, job.material),
            "measure": _measure(one.task.size, self.lang),
            "region": job.region.full_name if job.region else "",
            "speech": _languages(job.languages, self.lang) if job.material == SPEECH else [],
            "word": job.material == SPEECH and HAS_WORD,
        }

    def _remember(self, one: Shown) -> None:
        self._shown[one.key] = one
        self._shown.move_to_end(one.key)
        while len(self._shown) > REMEMBERED:
            self._shown.popitem(last=False)

    def _title(self, name: str, context: Context) -> str:
        try:
            title = read.material(name, context.loaded.folder).material.title.get(self.lang)
        except FindingsError:
            title = None
        return title or name


def _languages(tags: Iterable[str], lang: str) -> list[dict[str, str]]:
    return [{"value": tag, "label": preview_choices.language_name(tag, lang)} for tag in tags]


def _measure(size: Size, lang: str) -> str:
    """`85,6 × 54 mm`, or `3 × 1 m` of what is larger than a metre, as a print shop says it."""
    is_large = max(size.width, size.height) >= 1000
    sides = [size.width / 1000, size.height / 1000] if is_large else [size.width, size.height]
    text = " × ".join(f"{round(side, 2 if is_large else 1):g}" for side in sides)
    return f"{text.replace('.', ',') if lang == 'id' else text} {'m' if is_large else 'mm'}"
