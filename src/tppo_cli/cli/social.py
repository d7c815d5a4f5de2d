"""`tppo social SPEC`: pictures for social media, with what to write beside them."""

from __future__ import annotations

from tppo_cli.cli.captions import beside
from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.given import given
from tppo_cli.cli.item_options import (
    AudienceOption,
    LangOption,
    LookOption,
    OutOption,
    ReadBackOption,
    RegionOption,
    SizeOption,
)
from tppo_cli.cli.making import made_ready
from tppo_cli.cli.options import Common, FinalOption, SpecArgument
from tppo_cli.cli.rendered import Way, render


@command
def social(
    spec: SpecArgument,
    region: RegionOption = None,
    size: SizeOption = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    look: LookOption = None,
    final: FinalOption = False,
    out: OutOption = "out",
    read_back: ReadBackOption = True,
    *,
    common: Common,
) -> Outcome:
    """Make PNG pictures for posts, stories, status and links; caption and alt texts beside them."""
    from tppo_cli.publish.social import MATERIAL  # noqa: PLC0415 -- only what is needed

    options = given(region, size, audience, lang, look, final=final)
    ready = made_ready(MATERIAL, spec, options, out, common, read_back=read_back)
    done = render(ready.tasks, ready.context, Way(out), common, ready.warnings)
    found = beside(ready.tasks, ready.context, out, common)
    return Outcome((*done.findings, *found), done.rows, done.code)
