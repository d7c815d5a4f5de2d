"""`tppo preview SPEC`: the campaign in the browser while it is being written."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.options import Common, today
from tppo_cli.cli.report import words
from tppo_cli.errors import FindingsError

PortOption = Annotated[int, typer.Option("--port", min=0, max=65535)]
OpenOption = Annotated[bool, typer.Option("--open/--no-open")]


@command
def preview(
    spec: Annotated[Path, typer.Argument()],
    port: PortOption = 0,
    show: OpenOption = True,
    *,
    common: Common,
) -> Outcome:
    """Show all items as they are, and again after every save. Ends with Ctrl-C."""
    import uvicorn  # noqa: PLC0415 -- the extra `preview`

    from tppo_cli.publish.preview_app import application  # noqa: PLC0415
    from tppo_cli.publish.preview_session import Session  # noqa: PLC0415
    from tppo_cli.publish.preview_watch import watch  # noqa: PLC0415
    from tppo_cli.spec.load import load_campaign  # noqa: PLC0415

    # A spec with faults is what the page is for; one that is not there is not.
    with suppress(FindingsError):
        load_campaign(spec)
    session = Session(spec, today, common.lang)
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/?token={session.token}"
    common.say(words(common.lang)["preview"]["at"].replace("{address}", address))
    if show:
        webbrowser.open(address)
    config = uvicorn.Config(
        application(session, watch), log_level="warning", lifespan="on", timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run(sockets=[listening])
    return Outcome()
