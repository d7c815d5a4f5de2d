"""`tppo speech SPEC`."""

from __future__ import annotations

from tppo_cli.cli.making import material_command

speech = material_command("speech")
