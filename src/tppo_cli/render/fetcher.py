"""The only door through which a page may read: files under two roots, and data: addresses.

WeasyPrint swallows a refusal that happens inside an SVG image and makes the PDF without it, so
every refusal is also written down here and turned into a finding after rendering.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

MAX_BYTES = 60_000_000

_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".css": "text/css",
}


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads `file:` addresses under `roots` and `data:` addresses; refuses everything else.

    `refusals` lists what was asked for and not given, in order.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)
        self.refusals: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 -- WeasyPrint's
        """What lies at the address. Raises FatalURLFetchingError for a refusal."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            if len(url) > MAX_BYTES:
                self._refuse(url[:60])
            return super().fetch(url, None)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            self._refuse(url)
        path = Path(url2pathname(parts.path)).resolve()
        if not any(path.is_relative_to(root) for root in self.roots):
            self._refuse(url)
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            self._refuse(url)
        kind = _TYPES.get(path.suffix.lower())
        if kind is None:
            self._refuse(url)
        return URLFetcherResponse(path.as_uri(), path.read_bytes(), {"Content-Type": kind})

    def _refuse(self, url: str) -> None:
        self.refusals.append(url)
        raise FatalURLFetchingError(f"refused: {url}")
