"""The user's own speech text, from the spec or from a Markdown file in the campaign's folder."""

from __future__ import annotations

from tppo_cli.content.words import pick
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.load import Loaded


def own_text(loaded: Loaded, lang: str) -> str | None:
    """The Markdown of the speech in one language; None where the campaign has none of its own.

    `speech.body` goes before `speech.body_file`. Raises `FindingsError` for a file that is
    missing, lies outside the campaign's folder or is not UTF-8.
    """
    speech = loaded.campaign.speech
    if speech.body is not None:
        return pick(speech.body.root, lang, loaded.campaign.languages[0])
    if speech.body_file is None:
        return None
    text = _read(loaded, speech.body_file)
    if isinstance(text, Finding):
        raise FindingsError([text])
    return text


def own_text_findings(loaded: Loaded) -> list[Finding]:
    """What is wrong with `speech.body_file`, before anything is rendered."""
    name = loaded.campaign.speech.body_file
    if name is None:
        return []
    text = _read(loaded, name)
    return [text] if isinstance(text, Finding) else []


def _read(loaded: Loaded, name: str) -> str | Finding:
    folder = loaded.folder.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        return _finding("TP511", loaded, name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        return _finding("TP510", loaded, name)
    except UnicodeDecodeError as error:
        return _finding("TP512", loaded, name, byte=str(error.start))
    return text if text.strip() else _finding("TP513", loaded, name)


def _finding(code: str, loaded: Loaded, name: str, **values: str) -> Finding:
    field = "speech.body_file"
    return Finding(code, {"file": name, **values}, place=loaded.places.at(field), field=field)
