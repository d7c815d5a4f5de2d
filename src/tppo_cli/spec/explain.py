"""What pydantic says about a value, as findings with a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tppo_cli.findings import Finding
from tppo_cli.spec.base import Model
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.faults import Fault
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.positions import Places, join
from tppo_cli.spec.shape import kinds_at, known_keys

_NOT_TYPED = ("[key]", "<id>", "<own>", "<name>")
"""Parts of pydantic's locations that no user wrote: keys of a dict, arms of our unions."""

SHOWN = 60
"""Characters of a value that a message repeats."""


def explain(
    error: ValidationError, tree: Any, places: Places, root: type[Model] = Campaign
) -> Iterator[Finding]:
    """One finding for each of pydantic's errors that is not the mere consequence of another.

    `root` is the model that the file should have been.
    """
    found = [_Explainer(detail, tree, places, root).finding() for detail in error.errors()]
    meant = {
        join((f.field or "").rpartition(".")[0], f.values["nearest"])
        for f in found
        if f is not None and f.code == "TP120"
    }
    for finding in found:
        if finding is not None and not (finding.code == "TP121" and finding.field in meant):
            yield finding


class _Explainer:
    """One error: where in the user's tree it is, and which of our codes it means."""

    def __init__(self, detail: ErrorDetails, tree: Any, places: Places, root: type[Model]) -> None:
        self.root = root
        self.kind = detail["type"]
        self.context: dict[str, Any] = detail.get("ctx", {})
        self.input = detail["input"]
        self.places = places
        fault = self.context.get("error")
        self.fault = fault if isinstance(fault, Fault) else None
        parts = [*detail["loc"], *(self.fault.at if self.fault else ())]
        self.is_key = "[key]" in parts
        parts = [part for part in parts if part not in _NOT_TYPED]
        self.known = _known(tree, parts)
        self.last = str(parts[-1]) if parts else ""
        self.problem = detail["msg"]

    def finding(self) -> Finding | None:
        """None for an error that only counts what other errors have already named."""
        if self.fault:
            return self._of_fault(self.fault)
        if self.kind == "missing":
            return self._make("TP121", (*self.known, self.last), key=self.last)
        if self.kind == "extra_forbidden":
            choices = known_keys(kinds_at(self.known[:-1], self.root))
            near = nearest(self.last, choices)
            return self._make(
                "TP120",
                self.known,
                at_key=True,
                key=_shown(self.last),
                nearest=near,
                choices="" if near else ", ".join(choices),
            )
        if self.kind == "too_short" and len(self.input) >= self.context["min_length"]:
            return None
        if self.input is None:
            return self._empty()
        return self._of_kind()

    def _of_fault(self, fault: Fault) -> Finding:
        if fault.code == "TP110" and self.input is None:
            return self._empty()
        values = {name: _shown(value) for name, value in fault.values.items()}
        at_key = self.is_key or fault.code == "TP158"
        return self._make(fault.code, self.known, at_key=at_key, **values)

    def _of_kind(self) -> Finding:
        values = {"value": _shown(self.input)}
        code = "TP139"
        for pattern, known in _CODES:
            if re.fullmatch(pattern, self.kind):
                code = known
                break
        if fill := _VALUES.get(code):
            values |= fill(self)
        if code == "TP153" and self.input == "":
            code = "TP110"
        return self._make(code, self.known, at_key=self.is_key, **values)

    def _empty(self) -> Finding:
        field = join(*self.known)
        is_item = self.last.isdecimal() or not self.known
        values = {} if is_item else {"key": self.last}
        place = self.places.at(field)
        span = self.places.values.get(field)
        if span and (comment := span.source.comment_after(span.end)):
            values["comment"] = comment.text
            place = comment.place()
        return Finding("TP110" if is_item else "TP122", values, place, field or None)

    def _make(
        self, code: str, path: Sequence[str], *, at_key: bool = False, **values: str
    ) -> Finding:
        field = join(*path)
        place = self.places.key(field) if at_key else self.places.at(field)
        return Finding(code, values, place=place, field=field or None)


def _known(tree: Any, parts: Sequence[str | int]) -> tuple[str, ...]:
    """The parts that the user's own tree has; short forms have fewer than the model."""
    path: list[str] = []
    node = tree
    for part in parts:
        inside = dict(enumerate(node)) if isinstance(node, list) else node
        if isinstance(inside, dict) and part in inside:
            node = inside[part]
            path.append(str(part))
    return tuple(path)


def _shown(value: Any) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str) else "…"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


_CODES = (
    (r"string_type", "TP123"),
    (r"string_too_long", "TP111"),
    (r"string_too_short", "TP153"),
    (r"(tuple|list)_type", "TP124"),
    (r"(dict|mapping|model|model_attributes)_type", "TP125"),
    (r"int_.*", "TP126"),
    (r"(float_.*|finite_number)", "TP127"),
    (r"bool_.*", "TP128"),
    (r"date_.*", "TP129"),
    (r"too_long", "TP133"),
    (r"too_short", "TP134"),
    (r"greater_than(_equal)?", "TP135"),
    (r"less_than(_equal)?", "TP136"),
    (r"enum|literal_error", "TP137"),
)


def _choice(one: _Explainer) -> dict[str, str]:
    choices = re.findall(r"'([^']*)'", str(one.context.get("expected", "")))
    near = nearest(one.input, choices) if isinstance(one.input, str) else ""
    return {"choices": ", ".join(choices), "nearest": near}


def _limit(*names: str) -> Callable[[_Explainer], dict[str, str]]:
    def values(one: _Explainer) -> dict[str, str]:
        limit = next((one.context[name] for name in names if name in one.context), "")
        length = one.context.get("actual_length") or (
            len(one.input) if isinstance(one.input, str) else ""
        )
        return {
            "limit": f"{limit:g}" if isinstance(limit, float) else str(limit),
            "length": str(length),
        }

    return values


_VALUES: dict[str, Callable[[_Explainer], dict[str, str]]] = {
    "TP111": _limit("max_length"),
    "TP125": lambda one: {"choices": ", ".join(known_keys(kinds_at(one.known, one.root)))},
    "TP133": _limit("max_length"),
    "TP134": _limit("min_length"),
    "TP135": _limit("ge", "gt"),
    "TP136": _limit("le", "lt"),
    "TP137": _choice,
    "TP139": lambda one: {"problem": one.problem},
    "TP153": _limit("min_length"),
}
