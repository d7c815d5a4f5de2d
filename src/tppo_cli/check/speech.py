"""Whether the speech fits into its minutes, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tppo_cli.check.subject import Subject
from tppo_cli.content.build import build_copy
from tppo_cli.content.job import Job
from tppo_cli.content.texts import SPEECH
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """TP520 too long, TP521 too short."""
    loaded = subject.loaded
    piece = next((piece for piece in subject.pieces if piece.name == SPEECH), None)
    if piece is None or loaded.campaign.speech.minutes is None or not subject.is_whole:
        return
    from tppo_cli.content.speech import length_finding  # noqa: PLC0415 -- Markdown, and sentences

    for lang in subject.languages:
        job = Job(SPEECH, piece.size.name, (lang,), loaded.campaign.look)
        try:
            copy = build_copy(job, loaded, subject.hotlines, file_name="", regions=subject.regions)
        except FindingsError:
            # What cannot be said at all is found by the check of the texts.
            return
        finding = copy.main.speech and length_finding(copy.main.speech, loaded)
        if finding and len(subject.languages) > 1:
            finding = replace(finding, values={**finding.values, "language": lang})
        if finding:
            yield finding
