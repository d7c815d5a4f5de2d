"""A preview that runs on a port of its own, in a thread."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import uvicorn

from tppo_cli.publish.preview_app import application
from tppo_cli.publish.preview_session import Session


class Running:
    """An application on a port of its own."""

    def __init__(self, session: Session, changes: Any) -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        self.session = session
        config = uvicorn.Config(
            application(session, changes),
            log_level="error",
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]})
        self.thread.start()

    def get(self, path: str, *, token: str | None = None, host: str = "") -> tuple[int, Any, bytes]:
        token = self.session.token if token is None else token
        address = f"http://127.0.0.1:{self.port}{path}{'&' if '?' in path else '?'}token={token}"
        request = urllib.request.Request(address, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    @property
    def address(self) -> str:
        """Where the page is, with the token."""
        return f"http://127.0.0.1:{self.port}/?token={self.session.token}"

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)


async def silent(_folder: Path) -> AsyncIterator[Any]:
    return
    yield
