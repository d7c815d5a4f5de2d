"""Changes of a campaign's files, as soon as they are saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import watchfiles

ENDINGS = (
    ".yaml", ".yml", ".csv", ".xlsx", ".md", ".txt", ".svg", ".png", ".jpg", ".jpeg", ".css",
    ".j2", ".ttf", ".otf",
)  # fmt: skip

TOGETHER, QUIET = 80, 20
"""Milliseconds within which changes are one change, and without a further one before it is told."""


def watch(folder: Path) -> AsyncIterator[Any]:
    """What has changed under a folder, each time something has."""
    return watchfiles.awatch(folder, watch_filter=_is_source, debounce=TOGETHER, step=QUIET)


def _is_source(_change: Any, path: str) -> bool:
    """What a campaign is made of; not what is made of it, and nothing hidden."""
    return path.lower().endswith(ENDINGS) and "/." not in path and "/out/" not in path
