"""From a campaign to its colours: its own in the look, and the condition it is printed under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.content.job import ColourMode, Job
from tppo_cli.findings import Finding
from tppo_cli.materials.look import Ink, Look
from tppo_cli.render.page import Setup
from tppo_cli.spec.load import Loaded

if TYPE_CHECKING:
    from tppo_cli.press.condition import Condition

_ENGINES = ("pikepdf", "pillow")


def branded(setup: Setup, loaded: Loaded) -> Setup:
    """The setup in the campaign's own colours."""
    if not loaded.campaign.brand.colours:
        return setup
    look = branded_look(setup.look.look, loaded)
    return replace(setup, look=setup.look.model_copy(update={"look": look}))


def branded_look(look: Look, loaded: Loaded) -> Look:
    """A look in the campaign's own colours."""
    own = loaded.campaign.brand.colours
    inks = {name: Ink(rgb=colour.rgb.upper(), cmyk=colour.cmyk) for name, colour in own.items()}
    return look.branded(inks)


def condition_of(job: Job, loaded: Loaded) -> Condition | None:
    """What a job is printed under; None for RGB.

    Raises FindingsError: TP613 the profile that the campaign names is not one of a press.
    """
    if job.colour is not ColourMode.CMYK:
        return None
    press = loaded.campaign.press
    profile = None if press.profile is None else loaded.folder / press.profile
    changed = 0 if profile is None else profile.stat().st_mtime_ns
    return _condition(profile, float(press.ink_limit), changed)


def decides(setup: Setup, job: Job, loaded: Loaded) -> tuple[str, ...]:
    """What decides a file's colours beside the folder of its look."""
    palette = setup.look.look.palette
    own = [f"{name} {palette[name]}" for name in loaded.campaign.brand.colours if name in palette]
    condition = condition_of(job, loaded)
    if condition is None:
        return tuple(own)
    return (*own, condition.key, *(f"{name} {version(name)}" for name in _ENGINES))


def located(findings: Iterable[Finding], loaded: Loaded) -> tuple[Finding, ...]:
    """Findings about a field of the campaign, each with the place where it is written."""
    return tuple(
        found.at(loaded.place(field)) if (field := found.field or "").startswith(_FIELDS) else found
        for found in findings
    )


_FIELDS = ("brand.", "press.")


@cache
def _condition(profile: Path | None, ink_limit: float, _changed: int) -> Condition:
    from tppo_cli.press import condition  # noqa: PLC0415 -- LittleCMS, which RGB does without

    if profile is None:
        return condition.house(ink_limit)
    return condition.of_shop(profile, ink_limit)
