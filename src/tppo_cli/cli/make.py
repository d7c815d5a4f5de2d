"""`tppo make MATERIAL SPEC`: any material, built in or in the campaign's own templates/."""

from __future__ import annotations

from tppo_cli.cli.frame import command
from tppo_cli.cli.making import make_items

make = command(make_items)
