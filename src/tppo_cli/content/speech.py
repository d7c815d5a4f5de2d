"""The manuscript of a speech: sentences in sense-lines, with the time at which each begins."""

from __future__ import annotations

from tppo_cli.content import spoken
from tppo_cli.content.copy import Edition, Sentence, SpeechCopy
from tppo_cli.content.cues import Timed, cue_cards
from tppo_cli.content.manuscript import paragraphs
from tppo_cli.content.marked import Marked, from_pattern
from tppo_cli.content.own_text import own_text, too_long
from tppo_cli.content.paragraph import Paragraph, Part, sayings
from tppo_cli.content.sense_lines import sense_lines
from tppo_cli.content.sentences import sentences
from tppo_cli.content.words import Words
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.regions.region import Region
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.people import Role

TOLERANCE = 0.10
"""Share of the target by which a speech may be longer or shorter without a finding."""


def build_speech(
    loaded: Loaded,
    edition: Edition,
    words: Words,
    audience: str | None = None,
    region: Region | None = None,
) -> SpeechCopy:
    """The speech of one edition; with an `audience` only that one is asked something.

    Raises `FindingsError` where the campaign's own text can't be read or is far too long.
    """
    campaign = loaded.campaign
    if (long := too_long(loaded, [edition.lang])) is not None:
        raise FindingsError([long])
    body = own_text(loaded, edition.lang)
    codes = [number.digits for hotline in edition.hotlines for number in hotline.numbers]
    rate = campaign.speech.words_per_minute
    said = 0
    parts: dict[Part, list[Sentence]] = {}
    timed: list[Timed] = []
    for paragraph in paragraphs(campaign, edition, words, body, audience):
        before = said
        for index, marked in enumerate(_split(paragraph, edition.lang)):
            heard = 0 if paragraph.is_heading else spoken.count(marked.text, edition.lang, codes)
            parts.setdefault(paragraph.part, []).append(
                Sentence(
                    lines=tuple(line.runs() for line in sense_lines(marked, edition.lang)),
                    seconds=said * 60 / rate,
                    words=heard,
                    is_heading=paragraph.is_heading,
                    starts_paragraph=index == 0,
                    marker=paragraph.marker if index == 0 else "",
                )
            )
            said += heard
        timed.append(Timed(paragraph, before * 60 / rate, said * 60 / rate))
    minutes = campaign.speech.minutes
    office, name = _speaker(campaign, region, words)
    return SpeechCopy(
        title=_title(edition, office, words),
        parts=tuple((part.value, tuple(found)) for part, found in parts.items()),
        cues=cue_cards(timed, edition.lang),
        words=said,
        seconds=said * 60 / rate,
        words_per_minute=rate,
        target_seconds=None if minutes is None else minutes * 60,
        signature=_signature(edition, office, name, words),
    )


def _split(paragraph: Paragraph, lang: str) -> tuple[Marked, ...]:
    if paragraph.whole or paragraph.is_heading:
        return (paragraph.text,)
    return sentences(paragraph.text, lang)


def length_finding(speech: SpeechCopy, loaded: Loaded) -> Finding | None:
    """A warning where the speech is more than a tenth over or under its minutes."""
    target = speech.target_seconds
    if target is None or abs(speech.seconds - target) <= TOLERANCE * target:
        return None
    return Finding(
        "TP520" if speech.seconds > target else "TP521",
        {
            "length": clock(speech.seconds),
            "target": clock(target),
            "difference": clock(abs(speech.seconds - target)),
            "words": str(speech.words),
            "spare": str(round(abs(speech.seconds - target) * speech.words_per_minute / 60)),
            "rate": str(speech.words_per_minute),
        },
        place=loaded.places.at("speech.minutes"),
        field="speech.minutes",
    )


def clock(seconds: float) -> str:
    """`7:05`, minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _speaker(campaign: Campaign, region: Region | None, words: Words) -> tuple[str, str]:
    """Office and name of who speaks: the region's own speaker, else the campaign's."""
    if region is not None and region.speaker_name is not None:
        return region.speaker_office or "", region.speaker_name
    for person in campaign.people:
        if person.role is Role.SPEAKER:
            return words.of(person.office), person.name
    return "", ""


def _title(edition: Edition, office: str, words: Words) -> tuple[str, ...]:
    labels, event = edition.labels, edition.event
    lines = [labels["speech_title"], office]
    if event is None:
        lines.append(edition.title)
    else:
        lines += [labels["speech_at"], event.name]
    lines = [line.upper() for line in lines if line]
    if event is not None:
        day = words.locale.long_date(event.date)
        lines.append(f"{event.place}, {day}" if event.place else day)
    return tuple(" ".join(line.split()) for line in lines)


def _signature(edition: Edition, office: str, name: str, words: Words) -> tuple[str, ...]:
    """Place and day, office, name, as far as they are known."""
    lines = [office, name]
    if edition.event is not None:
        day = words.locale.short_date(edition.event.date)
        kota = words.values.get("kota")
        pattern = sayings(edition.lang)["signature"]
        lines.insert(0, from_pattern(pattern, {"place": kota, "date": day}).text if kota else day)
    return tuple(line for line in lines if line)
