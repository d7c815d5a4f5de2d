"""`tppo schema`."""

from __future__ import annotations

from tppo_cli.cli.frame import command
from tppo_cli.cli.options import Common


@command
def schema(*, common: Common) -> None:
    """Print the JSON Schema of a campaign, for editors."""
    from tppo_cli.resources import read_text  # noqa: PLC0415

    _ = common
    print(read_text("assets/schema/campaign.schema.json"), end="")
