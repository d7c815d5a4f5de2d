"""Why something cannot be made by a plate."""

from __future__ import annotations

from tppo_cli.findings import Finding, Place, Severity


class Refused(Exception):
    """A plate that cannot be, or a record that it cannot set: the full path makes it.

    Nothing else that is raised means that; a fault stays a fault.
    """

    def __init__(
        self, code: str, slot: str = "", place: Place | None = None, **values: str
    ) -> None:
        said = {"slot": slot, **values}
        self.finding = Finding(code, said, place, severity_override=Severity.WARNING)
        super().__init__(self.reason)

    @property
    def reason(self) -> str:
        """For the manifest: the code, and the slot if it is about one."""
        return reason_of(self.finding)


def reason_of(refusal: Finding) -> str:
    """The same of what a refusal says."""
    slot = str(refusal.values.get("slot", ""))
    return f"{refusal.code} {slot}".strip()
