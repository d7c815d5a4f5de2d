"""The user's own speech text, from the spec or from a Markdown file in the campaign's folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tppo_cli.content.words import pick
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.spec import placeholders
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.nearest import nearest

FIELD = "speech.body_file"

LIMIT = 50_000
"""Characters of a speech: some 7,000 words, more than the hour that `speech.minutes` can give.

Sixty pages of a manuscript are laid out in under ten seconds; what is longer is a slip, such as a
whole report, and would keep a command busy for minutes.
"""

_BYTES = 4 * LIMIT
"""No text of so many characters is longer in UTF-8."""


def own_text(loaded: Loaded, lang: str) -> str | None:
    """The Markdown of the speech in one language; None where the campaign has none of its own.

    `speech.body` goes before `speech.body_file`. Beside `naskah.md`, `naskah.en.md` is the text in
    English. Raises `FindingsError` for a file that is missing, lies outside the campaign's folder,
    is not UTF-8 or too long, or has placeholders that nothing fills in.
    """
    speech = loaded.campaign.speech
    if speech.body is not None:
        return pick(speech.body.root, lang, loaded.campaign.languages[0])
    if speech.body_file is None:
        return None
    name = file_for(loaded, speech.body_file, lang)
    text = _read(loaded, name)
    if isinstance(text, Finding):
        raise FindingsError([text])
    if unknown := list(_unknown(name, text)):
        raise FindingsError(unknown)
    return text


def own_text_findings(loaded: Loaded, languages: Sequence[str] = ()) -> list[Finding]:
    """What is wrong with the speech's own files, and with its length, before it is rendered.

    TP150 unknown placeholders, TP510 to TP513 files, TP522 too long, TP523 a language without a
    file of its own.
    """
    said = languages or loaded.campaign.languages
    if (long := too_long(loaded, said)) is not None:
        return [long]
    found: list[Finding] = []
    for name in _files(loaded, said):
        text = _read(loaded, name)
        found += [text] if isinstance(text, Finding) else _unknown(name, text)
    return found + list(_missing(loaded, said))


def lacking_in_file(
    loaded: Loaded, languages: Sequence[str], names: Collection[str], material: str
) -> Iterator[Finding]:
    """TP504 and TP505: placeholders in the speech's files for which an item has no value.

    `names` are those without one. What is wrong with a file itself is found elsewhere.
    """
    for file in _files(loaded, languages):
        text = _read(loaded, file)
        if isinstance(text, Finding):
            continue
        for name in sorted(placeholders.used(text) & set(names)):
            written = f"{{{name}}}"
            code = "TP505" if name == "tanggal" else "TP504"
            values = {"placeholder": written, "material": material}
            yield Finding(code, values, _place(file, text, text.index(written), written), FIELD)


def too_long(loaded: Loaded, languages: Sequence[str]) -> Finding | None:
    """TP522 where what the campaign has its speaker say is longer than any speech."""
    campaign = loaded.campaign
    if campaign.speech.body is not None or campaign.speech.body_file is not None:
        return None
    first = campaign.languages[0]
    said = [message.text for message in campaign.messages]
    said += [text.ask for text in campaign.audiences.values() if text.ask is not None]
    length = max(sum(len(pick(text.root, lang, first)) for text in said) for lang in languages)
    if length <= LIMIT:
        return None
    values = {"limit": str(LIMIT), "length": str(length)}
    return Finding("TP522", values, loaded.places.at("messages"), "messages")


def file_for(loaded: Loaded, name: str, lang: str) -> str:
    """`naskah.en.md` for English where there is one beside `naskah.md`; else the file itself."""
    own = _named(name, lang)
    return own if (loaded.folder / own).is_file() else name


def _named(name: str, lang: str) -> str:
    path = Path(name)
    return path.with_name(f"{path.stem}.{lang}{path.suffix}").as_posix()


def _files(loaded: Loaded, languages: Sequence[str]) -> list[str]:
    speech = loaded.campaign.speech
    if speech.body is not None or speech.body_file is None:
        return []
    return list(dict.fromkeys(file_for(loaded, speech.body_file, lang) for lang in languages))


def _missing(loaded: Loaded, languages: Sequence[str]) -> Iterator[Finding]:
    """TP523 for each language after the first whose manuscript would be in the first."""
    speech = loaded.campaign.speech
    if speech.body is not None or speech.body_file is None:
        return
    for lang in languages:
        if lang != loaded.campaign.languages[0] and (
            file_for(loaded, speech.body_file, lang) == speech.body_file
        ):
            own = _named(speech.body_file, lang)
            yield _finding("TP523", loaded, speech.body_file, own=own, language=lang)


def _read(loaded: Loaded, name: str) -> str | Finding:
    folder = loaded.folder.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        return _finding("TP511", loaded, name)
    try:
        # A pipe or a device would never end.
        if not path.is_file():
            return _finding("TP510", loaded, name)
        with path.open("rb") as stream:
            data = stream.read(_BYTES + 1)
        text = data.decode("utf-8-sig") if len(data) <= _BYTES else ""
    except (FileNotFoundError, PermissionError):
        return _finding("TP510", loaded, name)
    except UnicodeDecodeError as error:
        return _finding("TP512", loaded, name, byte=str(error.start))
    if len(data) > _BYTES or len(text) > LIMIT:
        length = str(len(text)) if text else ""
        return _finding("TP522", loaded, name, limit=str(LIMIT), length=length)
    return text if text.strip() else _finding("TP513", loaded, name)


def _unknown(name: str, text: str) -> Iterator[Finding]:
    for word, at in placeholders.unknown(text):
        written = f"{{{word}}}"
        near = nearest(word.strip(), placeholders.KNOWN)
        values = {
            "placeholder": written,
            "nearest": f"{{{near}}}" if near else "",
            "choices": ", ".join(f"{{{known}}}" for known in placeholders.KNOWN),
        }
        yield Finding("TP150", values, _place(name, text, at, written), FIELD)


def _place(name: str, text: str, at: int, written: str) -> Place:
    start = text.rfind("\n", 0, at) + 1
    column = at - start + 1
    return Place(
        name,
        line=text.count("\n", 0, at) + 1,
        column=column,
        end_column=column + len(written),
        excerpt=text[start:].split("\n", 1)[0],
    )


def _finding(code: str, loaded: Loaded, name: str, **values: str) -> Finding:
    return Finding(code, {"file": name, **values}, place=loaded.places.at(FIELD), field=FIELD)
