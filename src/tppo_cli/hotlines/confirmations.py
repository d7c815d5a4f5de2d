"""Who dialled which number, and when: `confirmations.yaml` beside the spec."""

from __future__ import annotations

import errno
import os
import shlex
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding, Place, in_order
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.manifest import ConfirmationRow
from tppo_cli.regions.region import Region
from tppo_cli.spec.base import Model
from tppo_cli.spec.contacts import Digits, HotlineId
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.explain import explain
from tppo_cli.spec.kinds import Day
from tppo_cli.spec.positions import Source
from tppo_cli.spec.reader import read_text

if TYPE_CHECKING:
    from tppo_cli.spec.load import Loaded

FILE = "confirmations.yaml"

SIZE_LIMIT = 1024 * 1024
"""Bytes; ten thousand records."""

State = Literal["confirmed", "stale", "void", "missing"]

_HEAD = "# Who dialled which number, and when. Written by `tppo hotlines confirm`.\n"


class Record(Model):
    """One channel that somebody dialled. `digits` are those that were dialled."""

    hotline: HotlineId
    channel: Annotated[str, StringConstraints(pattern=r"^(call|whatsapp)(-[2-9])?$")]
    digits: Digits
    by: Annotated[str, StringConstraints(min_length=2, max_length=120, pattern=r"^[^\r\n]+$")]
    on: Day


class _File(Model):
    confirmations: tuple[Record, ...] = Field(())


Records = Mapping[tuple[str, str], Record]
"""By hotline and channel."""


def read(folder: Path) -> Records:
    """The records beside the spec; none where there is no such file.

    Raises `FindingsError` with every fault of the file, `EnvironmentFault` where it cannot be
    opened.
    """
    path = folder / FILE
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise FindingsError([Finding("TP161", {"file": FILE, "folder": str(folder)})])
        # A pipe would be waited for, and a device read without end.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return {}
    except (OSError, RuntimeError) as error:  # a ring of links: RuntimeError until Python 3.12
        values = {"file": FILE, "reason": getattr(error, "strerror", None) or str(error)}
        raise EnvironmentFault(Finding("TP003", values, Place(FILE))) from error
    if len(data) > SIZE_LIMIT:
        raise FindingsError([Finding("TP004", {"file": FILE, "limit": "1 MiB"}, Place(FILE))])
    document = read_text(Source(FILE, decode(data, FILE)))
    findings = list(document.findings)
    records: dict[tuple[str, str], Record] = {}
    try:
        parsed = _File.model_validate(document.tree if document.tree is not None else {})
        for index, record in enumerate(parsed.confirmations):
            key = (record.hotline, record.channel)
            if key in records:
                field = f"confirmations.{index}"
                place = document.places.at(field)
                findings.append(Finding("TP154", {"value": ":".join(key)}, place, field))
            records[key] = record
    except ValidationError as error:
        findings += explain(error, document.tree, document.places, _File)
    if findings:
        raise FindingsError(in_order(findings))
    return records


def write(folder: Path, records: Records) -> None:
    """Write the file anew, sorted, all of it or nothing. Raises `EnvironmentFault`."""
    from ruamel.yaml import YAML  # noqa: PLC0415 -- only `confirm` writes YAML

    rows = [records[key].model_dump(mode="python") for key in sorted(records)]
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    # Two records of one day would otherwise share it by an anchor.
    yaml.representer.ignore_aliases = lambda _: True
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=folder, prefix=f".{FILE}-", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.write(_HEAD)
            yaml.dump({"confirmations": rows}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        # The temporary file is readable by its owner only; the spec's folder is shared.
        temporary.chmod(0o644)
        temporary.replace(folder / FILE)
    except OSError as error:
        values = {"file": FILE, "reason": error.strerror or ""}
        raise EnvironmentFault(Finding("TP012", values, Place(FILE))) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def confirmed(hotline: Hotline, channel: str | None, by: str, on: date) -> tuple[Record, ...]:
    """Records for one channel of a hotline, or for all; empty where it has no such channel."""
    return tuple(
        Record(hotline=hotline.id, channel=name, digits=number.digits, by=by, on=on)
        for name, number in hotline.channels()
        if channel in (None, name)
    )


def rows(
    hotlines: Iterable[Hotline], records: Records, today: date, days: int
) -> tuple[ConfirmationRow, ...]:
    """The state of every channel. A record counts for `days` days after its day."""
    return tuple(
        _row(
            hotline.id, channel, number, records.get((hotline.id, channel)), today=today, days=days
        )
        for hotline in hotlines
        for channel, number in hotline.channels()
    )


def contact_row(region: Region, digits: str, today: date, days: int) -> ConfirmationRow:
    """The state of a region's own contact, from the columns of its table."""
    by, on = region.contact_confirmed_by, region.contact_confirmed_on
    state: State = "missing"
    if by and on:
        state = _age(on, today, days)
    return ConfirmationRow(
        hotline=region.code,
        channel="contact",
        digits=digits,
        state=state,
        by=by,
        on=on.isoformat() if on else None,
    )


def gate(
    loaded: Loaded, hotlines: Sequence[Hotline], regions: Iterable[Region], today: date
) -> list[Finding]:
    """What `--final` still lacks, with the command that mends it: one finding a number.

    A proof needs no confirmation, so this is asked for finals only. Raises what `read` raises.
    """
    days = loaded.campaign.confirmation_days
    records = read(loaded.folder)
    spec = "-" if loaded.file.startswith("<") else shlex.quote(loaded.file)
    findings = []
    for index, hotline in enumerate(hotlines):
        field = f"hotlines.{index}"
        for row, (_, number) in zip(
            rows([hotline], records, today, days), hotline.channels(), strict=True
        ):
            values = {
                "hotline": row.hotline,
                "channel": row.channel,
                "display": number.display,
                "spec": spec,
            }
            record = records.get((row.hotline, row.channel))
            code, more = _lack(row, record, today, days)
            if code:
                findings.append(Finding(code, values | more, loaded.place(field), field))
    return findings + [finding for region in regions for finding in _contact(region, today, days)]


def _contact(region: Region, today: date, days: int) -> Iterator[Finding]:
    if not region.contact:
        return
    row = contact_row(region, region.contact, today, days)
    code = {"missing": "TP225", "stale": "TP226", "void": "TP227"}.get(row.state)
    if code:
        values = {
            "contact": region.contact,
            "region": region.full_name,
            "by": row.by or "",
            "on": row.on or "",
            "days": str(days),
        }
        yield Finding(code, values, region.at("contact"), region=region.code)


def _lack(
    row: ConfirmationRow, record: Record | None, today: date, days: int
) -> tuple[str | None, dict[str, str]]:
    if row.state == "confirmed":
        return None, {}
    if record is None:
        return "TP222", {}
    values = {"by": record.by, "on": record.on.isoformat(), "days": str(days)}
    if row.state == "stale":
        return "TP223", values
    if record.on > today:
        return "TP221", values
    return "TP224", values | {"dialled": record.digits, "digits": row.digits}


def _row(
    hotline: str, channel: str, number: Number, record: Record | None, *, today: date, days: int
) -> ConfirmationRow:
    state: State = "missing"
    if record:
        state = "void" if record.digits != number.digits else _age(record.on, today, days)
    return ConfirmationRow(
        hotline=hotline,
        channel=channel,
        digits=number.digits,
        state=state,
        by=record.by if record else None,
        on=record.on.isoformat() if record else None,
    )


def _age(on: date, today: date, days: int) -> State:
    """A day that has not come yet confirms nothing."""
    if on > today:
        return "void"
    return "stale" if today - on > timedelta(days=days) else "confirmed"
