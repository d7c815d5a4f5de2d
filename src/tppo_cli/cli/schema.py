"""`tppo schema`."""

from __future__ import annotations

from tppo_cli.cli.frame import command
from tppo_cli.cli.options import Common


@command
def schema(*, common: Common) -> None:
    """Print the JSON Schema of a campaign, for editors."""
    from tppo_cli.spec.schema import campaign_schema_text  # noqa: PLC0415 -- pydantic

    _ = common
    print(campaign_schema_text(), end="")
