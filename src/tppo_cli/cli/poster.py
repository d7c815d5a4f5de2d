"""`tppo poster SPEC`."""

from __future__ import annotations

from tppo_cli.cli.making import material_command

poster = material_command("poster")
