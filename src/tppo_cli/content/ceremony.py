"""What frames a speech: greetings, guests in the order of the protocol, opening, closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tppo_cli.content.copy import Edition
from tppo_cli.content.cues import packed, shortened
from tppo_cli.content.marked import Marked, from_pattern
from tppo_cli.content.paragraph import NOTHING, Paragraph, Part, as_sentence, flat, sayings
from tppo_cli.content.words import Words
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.people import Guest

BRIEF = 22
"""Characters of a greeting that a cue card shows in full; of a longer one two words do."""


def greetings(campaign: Campaign, words: Words) -> Iterator[Paragraph]:
    """The salam, the usual ones or the campaign's own; none where its list is empty."""
    own = campaign.speech.salam
    said = [words.plain(text) for text in (sayings(words.lang)["salam"] if own is None else own)]
    brief = [text if len(text) <= BRIEF else " ".join(text.split()[:2]) for text in said]
    brief = [text.rstrip(",.") for text in brief]
    for index, text in enumerate(said):
        first = index == 0
        yield Paragraph(
            Part.SALAM,
            Marked(text),
            words.label("cue_salam") if first else None,
            Marked("\n".join(packed(brief))) if first else NOTHING,
        )


def guests(campaign: Campaign, words: Words) -> Iterator[Paragraph]:
    """Yang saya hormati, and each guest on a line of its own."""
    saying = sayings(words.lang)["guests"]
    if not campaign.guests:
        yield Paragraph(Part.GUESTS, Marked(saying["none"]), gist=NOTHING, whole=True)
        return
    greeted = [_guest(guest, words, saying) for guest in campaign.guests]
    yield Paragraph(
        Part.GUESTS,
        Marked(words.label("speech_guests")),
        words.label("cue_guests"),
        Marked("\n".join(shortened([text.rstrip(";") for text in greeted], words.lang))),
        whole=True,
    )
    for index, text in enumerate(greeted, 1):
        yield Paragraph(Part.GUESTS, Marked(text), None, NOTHING, f"{index}.", whole=True)
    yield Paragraph(Part.GUESTS, Marked(saying["others"]), gist=NOTHING, whole=True)


def _guest(guest: Guest, words: Words, saying: Mapping[str, str]) -> str:
    values = {"office": flat(words.of(guest.office)), "name": guest.name or ""}
    return from_pattern(saying["named" if guest.name else "unnamed"], values).text


def opening(edition: Edition, words: Words) -> Iterator[Paragraph]:
    """Thanks, the occasion, and the theme."""
    say, event = sayings(edition.lang), edition.event
    values = {"event": flat(event.name) if event else "", "place": event.place if event else ""}
    key = "plain" if event is None else "event_place" if event.place else "event"
    yield Paragraph(
        Part.BODY,
        from_pattern(say["opening"][key], values),
        words.label("cue_opening"),
        Marked(values["event"]),
    )
    theme = {"theme": flat(edition.theme).rstrip(".")}
    yield Paragraph(Part.BODY, from_pattern(say["theme"], theme), gist=Marked(theme["theme"]))


def closing(campaign: Campaign, edition: Edition, words: Words) -> Iterator[Paragraph]:
    """The slogan and the theme once more, thanks, and the closing greetings."""
    say = sayings(edition.lang)
    saying = say["closing_words"]
    values = {"slogan": as_sentence(edition.slogan), "theme": as_sentence(edition.theme)}
    yield Paragraph(
        Part.CLOSING,
        from_pattern(saying["slogan"], values),
        words.label("cue_closing"),
        Marked(values["slogan"]),
    )
    if values["theme"].casefold() != values["slogan"].casefold():
        theme = from_pattern(saying["theme"], values)
        yield Paragraph(Part.CLOSING, theme, gist=Marked(values["theme"]))
    yield Paragraph(Part.CLOSING, Marked(saying["thanks"]), gist=NOTHING)
    own: Sequence[str] | None = campaign.speech.closing
    for text in say["closing"] if own is None else own:
        yield Paragraph(Part.CLOSING, Marked(words.plain(text)), gist=NOTHING)
