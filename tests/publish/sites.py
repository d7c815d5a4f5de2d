"""Sites that several tests write."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import VALID
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.publish.site import Site
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import Loaded

Load = Callable[..., Loaded]

BASE = "https://nomor.example"
EXIT = "https://cuaca.example/hari-ini"

TAMBORA = f"""\
{VALID.replace("[sapa129]", "[sapa129, jakarta112, polri110, uptpppa-dki]")}
languages: [id, en]
qr: {{target: page}}
site: {{base_url: {BASE}, exit_url: {EXIT}}}
regions: {{under: "31.73.04"}}
"""
"""Tambora has 11 kelurahan."""


def site(loaded: Loaded, *, is_proof: bool = False) -> Site:
    return Site(loaded, resolve(loaded), for_campaign(loaded), is_proof=is_proof)


def made(of: Site) -> dict[str, str]:
    """The HTML of every page by its file."""
    return {page.file: of.make(page).html for page in of.pages()}
