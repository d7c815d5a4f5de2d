"""`tppo docx SPEC`: the speech as a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import given
from tppo_cli.cli.item_options import AudienceOption, LangOption, OutOption, RegionOption
from tppo_cli.cli.making import found_before
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument

_SPEECH, _SIZE = "speech", "A4"


@command
def docx(
    spec: SpecArgument,
    region: RegionOption = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    final: FinalOption = False,
    out: OutOption = "out",
    *,
    common: Common,
) -> Outcome:
    """Write the speech as a Word document beside the printed manuscript."""
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415 -- only what is needed
    from tppo_cli.batch.journal import Closing, opened  # noqa: PLC0415
    from tppo_cli.batch.make import item_beside  # noqa: PLC0415
    from tppo_cli.batch.plan import plan  # noqa: PLC0415
    from tppo_cli.content.build import build_copy  # noqa: PLC0415
    from tppo_cli.content.naming import item_path  # noqa: PLC0415
    from tppo_cli.hotlines.registry import for_campaign  # noqa: PLC0415
    from tppo_cli.publish.docx import speech_docx  # noqa: PLC0415
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    loaded = common.load(spec)
    options = given(region, [_SIZE], audience, lang, final=final)
    asked = options.asked((_SPEECH,), for_all=not options.regions)
    found = gate(found_before(loaded, options, asked, common), common)
    regions = resolve(loaded)
    chosen = select(regions, options.regions) if options.regions else None
    hotlines = for_campaign(loaded)
    rows: list[dict[str, Any]] = []
    with opened(Path(out), Closing()) as journal:
        for task in plan(loaded, options.wants((_SPEECH,), chosen)):
            file = item_path(task.job, loaded, suffix=".docx")
            stem = Path(file).stem
            copy = build_copy(task.job, loaded, hotlines, file_name=stem, regions=regions)
            data = speech_docx(copy)
            write_atomically(Path(out) / file, data, journal.scratch)
            item = item_beside(file, data, task.job, copy.document_title)
            journal.record(item)
            rows.append(item.model_dump(mode="json", exclude={"faces"}))
            if common.format is Format.TEXT:
                print((Path(out) / file).as_posix())
    return Outcome(found, rows)
