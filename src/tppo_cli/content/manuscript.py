"""What the speech says, in order: the campaign's messages, its asks, its numbers, framed.

The sentences that join these are data (assets/content/speech.<lang>.yaml); what the campaign says
is taken as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tppo_cli.content.ceremony import closing, greetings, guests, opening
from tppo_cli.content.copy import Edition, HotlineCopy, NumberCopy
from tppo_cli.content.locale import locale
from tppo_cli.content.markdown import BlockKind, blocks
from tppo_cli.content.marked import Marked, from_pattern
from tppo_cli.content.number_words import digits
from tppo_cli.content.paragraph import NOTHING, Paragraph, Part, as_sentence, sayings
from tppo_cli.content.words import Words
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.contacts import ChannelKind

SPOKEN_NUMBERS = 3
"""More numbers than these nobody keeps in mind from a speech."""


def paragraphs(
    campaign: Campaign,
    edition: Edition,
    words: Words,
    body: str | None,
    audience: str | None = None,
) -> tuple[Paragraph, ...]:
    """The whole speech.

    `body` is the user's own Markdown; it stands in place of all between the guests and the
    closing. With an `audience` only that one is asked something.
    """
    middle: tuple[Paragraph, ...]
    if body is not None:
        middle = tuple(_own(body, words))
    else:
        middle = (
            *opening(edition, words),
            *_messages(campaign, words),
            *_asks(campaign, words, audience),
            *_numbers(edition, words),
        )
    return (
        *greetings(campaign, words),
        *guests(campaign, words),
        *middle,
        *closing(campaign, edition, words),
    )


def _messages(campaign: Campaign, words: Words) -> Iterator[Paragraph]:
    said = [as_sentence(words.of(message.text)) for message in campaign.messages]
    for index, text in enumerate(said):
        joint = _joint(index, len(said), words.lang)
        whole = f"{joint} {text}" if joint else text
        cue = words.label("cue_message", number=str(index + 1))
        yield Paragraph(Part.BODY, Marked(whole), cue, Marked(text))


def _joint(index: int, count: int, lang: str) -> str:
    """The sentence before a message: before the first, every second one and the last."""
    saying = sayings(lang)["messages"]
    if index == 0:
        return str(saying["before_one" if count == 1 else "before_all"])
    if index == count - 1 and count > 2:
        return str(saying["last"])
    between: Sequence[str] = saying["between"]
    return between[(index // 2 - 1) % len(between)] if index % 2 == 0 else ""


def _asks(campaign: Campaign, words: Words, audience: str | None) -> Iterator[Paragraph]:
    saying = sayings(words.lang)["asks"]
    asks = [
        (to, as_sentence(words.of(text.ask)))
        for to, text in campaign.audiences.items()
        if text.ask is not None and audience in (None, to.value)
    ]
    if len(asks) > 1:
        yield Paragraph(Part.BODY, Marked(saying["before"]), gist=NOTHING)
    for to, ask in asks:
        cue = words.label(f"audience_{to.value}")
        yield Paragraph(Part.BODY, Marked(f"{saying['to'][to.value]} {ask}"), cue, Marked(ask))


def _numbers(edition: Edition, words: Words) -> Iterator[Paragraph]:
    said = spoken_numbers(edition.hotlines)
    if not said:
        return
    saying = sayings(edition.lang)["hotlines"]
    yield Paragraph(Part.BODY, Marked(saying["before"]), words.label("cue_hotlines"), NOTHING)
    for index, (hotline, number) in enumerate(said):
        step = "next" if index else "first"
        pattern: str = saying[f"{step}_for" if hotline.serves else step]
        named = number.display in hotline.short
        values = {
            "service": hotline.short,
            "number": number.display,
            "serves": hotline.serves,
            "spoken": _aloud(number, edition.lang),
        }
        who: str = saying["who_named" if named else "who"]
        gist = hotline.short if named else f"{hotline.short}: {number.display}"
        text = from_pattern(pattern.replace("{who}", who), values)
        yield Paragraph(Part.BODY, text, gist=Marked(gist))
    heard = {number.digits for _, number in said}
    others = [n for h in edition.hotlines for n in h.numbers if n.digits not in heard]
    if others:
        chats = all(number.kind is ChannelKind.WHATSAPP for number in others)
        yield Paragraph(
            Part.BODY, Marked(saying["written" if chats else "written_rest"]), gist=NOTHING
        )


def spoken_numbers(hotlines: Sequence[HotlineCopy]) -> list[tuple[HotlineCopy, NumberCopy]]:
    """The numbers that a speaker says: short codes; where there are none, the first to call."""
    calls = [(hotline, hotline.call) for hotline in hotlines if hotline.call]
    short = [(hotline, number) for hotline, number in calls if number.is_code]
    return short[:SPOKEN_NUMBERS] or calls[:1]


def _aloud(number: NumberCopy, lang: str) -> str:
    """A number as it is spoken, with a pause between its groups."""
    groups = [part for part in number.display.replace(" ", "-").split("-") if part]
    return ", ".join(digits(group, locale(lang).language) for group in groups)


def _own(body: str, words: Words) -> Iterator[Paragraph]:
    """The user's own text. A heading, or where there is none each paragraph, begins a cue card.

    A card shows what is stressed; of a paragraph without stress all of it, as far as it fits.
    """
    found = blocks(words.plain(body))
    headed = any(block.kind is BlockKind.HEADING for block in found)
    thought = 0
    for block in found:
        if block.kind is BlockKind.HEADING:
            title = block.text.text
            yield Paragraph(Part.BODY, block.text, title, NOTHING, is_heading=True)
            continue
        cue = None
        if not headed and (block.kind is BlockKind.PARAGRAPH or thought == 0):
            thought += 1
            cue = words.label("cue_message", number=str(thought))
        gist = Marked(", ".join(block.text.stressed)) if block.text.stress else None
        yield Paragraph(Part.BODY, block.text, cue, gist, block.marker)
