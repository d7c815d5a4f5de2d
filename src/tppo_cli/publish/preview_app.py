"""The preview's web application: its pages, the state, pictures and files, and news of changes.

It listens on the loopback address alone, wants its token with every request, and asks for nothing
outside. Requests that name another host are refused, so that no page elsewhere can reach it.
"""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.responses import StreamingResponse as Stream
from starlette.routing import Route

from tppo_cli import resources
from tppo_cli.publish.preview import Choice
from tppo_cli.publish.preview_guard import HOSTS, Token
from tppo_cli.publish.preview_pages import FONTS, page_html, policy, prompter_html
from tppo_cli.publish.preview_session import Session

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FOREVER = "private, max-age=31536000, immutable"
"""For pictures, whose addresses hold the hash of all that decides them, and for fonts."""


def application(session: Session, watch: Callable[[Path], AsyncIterator[Any]]) -> Starlette:
    """The application; `watch` yields whenever something changes under a folder."""

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_follow(session, watch))
        yield
        task.cancel()
        session.drawer.close()

    answers = _Answers(session)
    routes = [
        Route("/", answers.page),
        Route("/favicon.ico", answers.icon),
        Route("/font/{weight:int}", answers.font),
        Route("/state", answers.state),
        Route("/regions", answers.regions),
        Route("/item/{key:str}", answers.item),
        Route("/picture/{key:str}/{number:int}", answers.picture),
        Route("/large/{key:str}/{number:int}", answers.large),
        Route("/file/{key:str}", answers.file),
        Route("/word/{key:str}", answers.word),
        Route("/prompter", answers.prompter),
        Route("/events", answers.events),
    ]
    guard = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)),
        Middleware(Token, token=session.token),
    ]
    return Starlette(routes=routes, middleware=guard, lifespan=life)


class _Answers:
    """What is said to each request."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._free = asyncio.Semaphore(session.drawer.jobs)

    async def page(self, _request: Request) -> Response:
        nonce = secrets.token_urlsafe(12)
        return _html(page_html(self.session.lang, nonce, self.session.words), nonce)

    async def prompter(self, request: Request) -> Response:
        lang = request.query_params.get("in", "")
        speech = await to_thread.run_sync(self.session.prompter, _choice(request), lang)
        if speech is None:
            return Response(status_code=404)
        nonce = secrets.token_urlsafe(12)
        html = prompter_html(self.session.lang, nonce, self.session.words, speech)
        return _html(html, nonce)

    async def icon(self, _request: Request) -> Response:
        return Response(status_code=204)

    async def font(self, request: Request) -> Response:
        file = FONTS.get(request.path_params["weight"])
        if file is None:
            return Response(status_code=404)
        return FileResponse(resources.path(file), headers={"Cache-Control": FOREVER})

    async def state(self, request: Request) -> Response:
        return JSONResponse(await to_thread.run_sync(self.session.state, _choice(request)))

    async def regions(self, request: Request) -> Response:
        text = request.query_params.get("find", "")
        return JSONResponse(await to_thread.run_sync(self.session.regions, text))

    async def item(self, request: Request) -> Response:
        key = request.path_params["key"]
        async with self._free:
            # Who steps through kelurahan has gone on to the next by now.
            if self.session.kept(key) is None and await request.is_disconnected():
                return Response(status_code=204)
            drawn = await to_thread.run_sync(self.session.draw, key)
        return JSONResponse(drawn) if drawn else Response(status_code=404)

    async def picture(self, request: Request) -> Response:
        drawn = self.session.kept(request.path_params["key"])
        number = request.path_params["number"]
        if drawn is None or not 1 <= number <= len(drawn.pages):
            return Response(status_code=404)
        return _file(request, drawn.pages[number - 1], "image/png")

    async def large(self, request: Request) -> Response:
        key, number = request.path_params["key"], request.path_params["number"]
        async with self._free:
            data = await to_thread.run_sync(self.session.drawer.large, key, number)
        return Response(status_code=404) if data is None else _file(request, data, "image/png")

    async def file(self, request: Request) -> Response:
        drawn = self.session.kept(request.path_params["key"])
        if drawn is None or not drawn.pdf:
            return Response(status_code=404)
        return _file(request, drawn.pdf, "application/pdf")

    async def word(self, request: Request) -> Response:
        found = await to_thread.run_sync(self.session.document, request.path_params["key"])
        if found is None:
            return Response(status_code=404)
        name, data = found
        return Response(data, media_type=WORD, headers=_named(name))

    async def events(self, _request: Request) -> Response:
        async def lines() -> AsyncIterator[str]:
            async for turn in self.session.news():
                yield f"data: {json.dumps(turn)}\n\n"

        return Stream(lines(), media_type="text/event-stream")


async def _follow(session: Session, watch: Callable[[Path], AsyncIterator[Any]]) -> None:
    async for _changes in watch(session.spec.absolute().parent):
        await to_thread.run_sync(session.refresh)
        session.tell()


def _choice(request: Request) -> Choice:
    asked = request.query_params
    sizes = {k.removeprefix("size."): v for k, v in asked.items() if k.startswith("size.")}
    return Choice(
        region=asked.get("region", ""),
        audience=asked.get("audience", ""),
        language=asked.get("language", ""),
        look=asked.get("look", ""),
        pieces=asked.get("pieces", ""),
        sizes=sizes,
    )


def _html(text: str, nonce: str) -> Response:
    return HTMLResponse(text, headers={"Content-Security-Policy": policy(nonce)})


def _file(request: Request, data: bytes, kind: str) -> Response:
    """A file of an item; a download where a name is asked for."""
    name = request.query_params.get("as", "")
    headers = {"Cache-Control": FOREVER} | (_named(name) if name else {})
    return Response(data, media_type=kind, headers=headers)


def _named(name: str) -> dict[str, str]:
    safe = re.sub(r"[^A-Za-z0-9._+-]", "", name)[:160]
    return {"Content-Disposition": f'attachment; filename="{safe}"'}
