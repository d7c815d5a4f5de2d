"""`tppo card SPEC`."""

from __future__ import annotations

from tppo_cli.cli.making import material_command

card = material_command("card")
