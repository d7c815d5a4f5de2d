"""The preview's web application: a page, its state, pictures and files, and news of changes.

It listens on the loopback address alone, wants its token with every request, and asks for nothing
outside. Requests that name another host are refused, so that no page elsewhere can reach it.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tppo_cli import resources
from tppo_cli.publish.preview import (
    Campaign,
    Choice,
    Shown,
    choices,
    items,
    read_campaign,
    sizes_of,
)
from tppo_cli.publish.preview_draw import Drawer

POLICY = (
    "default-src 'none'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)

HEARTBEAT = 15.0
"""Seconds after which a silent connection is told that nothing happened."""


class Session:
    """One campaign that is being looked at. `lang` is the language of the page itself."""

    def __init__(self, spec: Path, today: Callable[[], date], lang: str) -> None:
        self.spec = spec
        self.lang = lang
        self.token = secrets.token_urlsafe(16)
        self.drawer = Drawer()
        self._today = today
        self._listeners: set[asyncio.Event] = set()
        self.turn = 1
        self.campaign: Campaign = read_campaign(spec, today())
        self._shown: dict[str, Shown] = {}

    def refresh(self) -> None:
        """Read the campaign again; after a change of a template a worker starts anew."""
        self.campaign = read_campaign(self.spec, self._today())
        self.turn += 1

    def tell(self) -> None:
        """Wake everybody who waits for news."""
        for listener in self._listeners:
            listener.set()

    async def news(self) -> AsyncIterator[int]:
        """The number of the turn, now and after every change; 0 when nothing happened."""
        bell = asyncio.Event()
        self._listeners.add(bell)
        try:
            yield self.turn
            while True:
                try:
                    await asyncio.wait_for(bell.wait(), HEARTBEAT)
                    bell.clear()
                    yield self.turn
                except TimeoutError:
                    yield 0
        finally:
            self._listeners.discard(bell)

    def state(self, choice: Choice) -> dict[str, Any]:
        """Everything that the page shows but the pictures."""
        campaign = self.campaign
        shown, found = items(campaign, choice)
        self._shown |= {one.key: one for one in shown}
        rows = [f.to_json(self.lang) for f in (*campaign.findings, *found)]
        return {
            "turn": self.turn,
            "spec": self.spec.name,
            "choices": choices(campaign),
            "findings": rows,
            "items": [self._row(one) for one in shown],
        }

    def draw(self, key: str) -> dict[str, Any] | None:
        """Draw an item that the state names: how many pages it has, or what stopped it."""
        one = self._shown.get(key)
        if one is None:
            return None
        drawn = self.drawer.draw(one)
        return {
            "pages": len(drawn.pages),
            "count": drawn.count,
            "file": drawn.file,
            "findings": [f.to_json(self.lang) for f in drawn.findings],
        }

    def _row(self, one: Shown) -> dict[str, Any]:
        job, loaded = one.task.job, one.context.loaded
        return {
            "key": one.key,
            "material": job.material,
            "title": _title(one, self.lang),
            "size": job.size,
            "sizes": sizes_of(loaded, job.material),
            "region": job.region.full_name if job.region else "",
        }


def _title(one: Shown, lang: str) -> str:
    from tppo_cli.materials import read  # noqa: PLC0415 -- for a name only

    material = read.material(one.task.job.material, one.context.loaded.folder).material
    return material.title.get(lang) or one.task.job.material


def application(session: Session, watch: Callable[[Path], AsyncIterator[Any]]) -> Starlette:
    """The application; `watch` yields whenever something changes under a folder."""

    async def page(_request: Request) -> Response:
        nonce = secrets.token_urlsafe(12)
        policy = f"{POLICY}; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'"
        return HTMLResponse(
            page_html(session.lang, nonce),
            headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"},
        )

    async def icon(_request: Request) -> Response:
        return Response(status_code=204)

    async def state(request: Request) -> Response:
        return JSONResponse(await to_thread.run_sync(session.state, _choice(request)))

    async def item(request: Request) -> Response:
        drawn = await to_thread.run_sync(session.draw, request.path_params["key"])
        return JSONResponse(drawn) if drawn else Response(status_code=404)

    async def picture(request: Request) -> Response:
        drawn = session.drawer.kept(request.path_params["key"])
        number = request.path_params["number"]
        if drawn is None or not 1 <= number <= len(drawn.pages):
            return Response(status_code=404)
        return Response(drawn.pages[number - 1], media_type="image/png", headers=_file(request))

    async def document(request: Request) -> Response:
        drawn = session.drawer.kept(request.path_params["key"])
        if drawn is None or not drawn.pdf:
            return Response(status_code=404)
        return Response(drawn.pdf, media_type="application/pdf", headers=_file(request))

    async def events(_request: Request) -> Response:
        async def lines() -> AsyncIterator[str]:
            async for turn in session.news():
                yield f"data: {json.dumps(turn)}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_follow(session, watch))
        yield
        task.cancel()
        session.drawer.close()

    routes = [
        Route("/", page),
        Route("/favicon.ico", icon),
        Route("/state", state),
        Route("/item/{key:str}", item),
        Route("/picture/{key:str}/{number:int}", picture),
        Route("/file/{key:str}", document),
        Route("/events", events),
    ]
    guard = [
        Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"]),
        Middleware(_Token, token=session.token),
    ]
    return Starlette(routes=routes, middleware=guard, lifespan=life)


async def _follow(session: Session, watch: Callable[[Path], AsyncIterator[Any]]) -> None:
    async for _changes in watch(session.spec.absolute().parent):
        await to_thread.run_sync(session.refresh)
        session.tell()


class _Token:
    """Lets a request through that carries the token, in its address or in a cookie."""

    COOKIE = "tppo"

    def __init__(self, app: Any, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        named = request.query_params.get("token") or request.cookies.get(self.COOKIE) or ""
        if not secrets.compare_digest(named.encode(), self.token.encode()):
            await Response("403", status_code=403)(scope, receive, send)
            return

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                cookie = f"{self.COOKIE}={self.token}; HttpOnly; SameSite=Strict; Path=/"
                message["headers"] += [
                    (b"set-cookie", cookie.encode()),
                    (b"cache-control", b"no-store"),
                    (b"x-content-type-options", b"nosniff"),
                ]
            await send(message)

        await self.app(scope, receive, sending)


def _choice(request: Request) -> Choice:
    asked = request.query_params
    sizes = {k.removeprefix("size."): v for k, v in asked.items() if k.startswith("size.")}
    return Choice(
        region=asked.get("region", ""),
        audience=asked.get("audience", ""),
        language=asked.get("language", ""),
        look=asked.get("look", ""),
        sizes=sizes,
    )


def _file(request: Request) -> dict[str, str]:
    """A name for a download, where one is asked for."""
    name = request.query_params.get("as", "")
    safe = "".join(letter for letter in name if letter.isalnum() or letter in "-._")[:120]
    return {"Content-Disposition": f'attachment; filename="{safe}"'} if safe else {}


def page_html(lang: str, nonce: str) -> str:
    """The page in a language, with its style sheet and script inside."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 -- once

    folder = resources.path("templates/preview")
    engine = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )
    words = resources.read_yaml("assets/messages/words.yaml")[lang]["preview"]
    return engine.get_template("page.html.j2").render(
        lang=lang,
        nonce=nonce,
        words=words,
        css=(folder / "preview.css").read_text(encoding="utf-8"),
        script=(folder / "preview.js").read_text(encoding="utf-8"),
        said=json.dumps(words),
    )
