"""What ruamel.yaml says about a broken text, as findings that a campaign officer can use."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError

from tppo_cli.findings import Finding
from tppo_cli.spec.positions import Source

_PROBLEMS: tuple[tuple[str, str, bool], ...] = (
    # part of ruamel's sentences, our code, whether its start says more than its end
    (r"while scanning a quoted scalar.*(end of stream|document separator)", "TP101", True),
    (r"while scanning a double-quoted scalar.*(end of stream|document separator)", "TP101", True),
    (r"character '\\t' that cannot start", "TP102", False),
    (r"mapping values are not allowed", "TP103", False),
    (r"sequence entries are not allowed", "TP104", False),
    (r"expected <block end>", "TP104", False),
    (r"could not find expected ':'", "TP105", True),
    (r"expected ',' or '[\]}]'", "TP152", True),
    (r"while parsing a flow node.*<stream end>", "TP152", False),
    (r"escape (character|sequence)", "TP138", False),
    (r"that cannot start any token", "TP132", False),
    (r"expected alphabetic or numeric character", "TP132", True),
)


def explain(error: YAMLError, source: Source, opened: int | None = None) -> Finding:
    """The finding for an error of ruamel.yaml, placed where the broken part began.

    `opened` is the offset of the innermost group that was still open.
    """
    if not isinstance(error, MarkedYAMLError):
        return Finding("TP100", {"problem": _line(str(error))}, source.place(0))
    sentence = f"{error.context or ''} / {error.problem or ''}"
    end = _offset(error.problem_mark)
    start = _offset(error.context_mark)
    for pattern, code, begins in _PROBLEMS:
        if re.search(pattern, sentence):
            at = start if begins and start is not None else end or 0
            if code == "TP152" and opened is not None:
                at = opened
            if code == "TP138":
                at = max(source.text.rfind("\\", 0, at + 1), 0)
            return Finding(code, _values(code, source.text[at : at + 1]), source.place(at))
    return Finding("TP100", {"problem": _line(error.problem or sentence)}, source.place(end or 0))


def _offset(mark: StringMark | None) -> int | None:
    return None if mark is None else int(mark.index)


def _values(code: str, character: str) -> dict[str, str]:
    return {"character": character} if code == "TP132" else {}


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
