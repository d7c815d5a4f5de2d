"""Who may ask the preview: whoever has its token, from a page that names this machine."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine. A page elsewhere whose name leads here is refused by its name."""

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""With every answer: the address, which may have the token, is told to nobody, and no other page
shows what is ours, not even one of this machine."""


class Token:
    """Lets a request through that carries the token, in its address or in a cookie.

    The cookie is named after the port: browsers keep one jar for all ports of a machine, and two
    previews would take each other's.
    """

    def __init__(self, app: Any, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        name = f"tppo-{(scope.get('server') or ('', 0))[1]}"
        in_address = request.query_params.get("token")
        given = in_address or request.cookies.get(name) or ""
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            await Response("403", status_code=403, headers=HEADERS)(scope, receive, send)
            return

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
                if in_address:
                    headers.append(
                        "Set-Cookie", f"{name}={self.token}; HttpOnly; SameSite=Strict; Path=/"
                    )
            await send(message)

        await self.app(scope, receive, sending)
