"""`tppo banner SPEC`."""

from __future__ import annotations

from tppo_cli.cli.making import material_command

banner = material_command("banner")
