"""What a scan for doubtful numbers finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tppo_cli.hotlines.directory import Known


class HitKind(StrEnum):
    NEAR = "near"
    """One slip away from a known number."""
    WRONG = "wrong"
    """A mistake that was published before."""
    LOOKALIKE = "lookalike"
    """Written with letters or with digits of another script."""
    UNKNOWN = "unknown"
    """Looks like a phone number, but belongs to no entry."""
    UNKNOWN_SHORT = "unknown-short"
    """A short code that is not known to exist, where one is to be called."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` of the scanned text; `known` is the number that was probably meant."""

    kind: HitKind
    start: int
    end: int
    text: str
    digits: str
    known: Known | None = None
