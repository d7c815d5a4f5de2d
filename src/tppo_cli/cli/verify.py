"""`tppo verify DIR`: finished files are read back and compared with the manifest."""

from __future__ import annotations

from typing import Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.item_options import JobsOption
from tppo_cli.cli.options import Common


@command
def verify(
    folder: Annotated[str, typer.Argument()] = "out",
    jobs: JobsOption = None,
    *,
    common: Common,
) -> Outcome:
    """Read finished files back and compare them with the manifest."""
    from pathlib import Path  # noqa: PLC0415 -- `tppo --help` need not wait for these

    from tppo_cli.batch.cores import cores  # noqa: PLC0415
    from tppo_cli.batch.task import Outcome as Made  # noqa: PLC0415
    from tppo_cli.cli.bar import progress  # noqa: PLC0415
    from tppo_cli.cli.report import counted  # noqa: PLC0415
    from tppo_cli.verify.files import listed  # noqa: PLC0415
    from tppo_cli.verify.run import verify_folder  # noqa: PLC0415

    path = Path(folder)
    with progress(listed(path), common) as tell:
        checked = []
        for one in verify_folder(path, jobs or cores()):
            checked.append(one)
            tell(Made(one.file or ""))
    findings = [finding for one in checked for finding in one.findings]
    files = len({one.file for one in checked if one.file is not None})
    common.say(
        f"{counted(common.lang, 'made', files)}, {counted(common.lang, 'findings', len(findings))}"
    )
    rows = [
        {"file": one.file, "findings": [finding.code for finding in one.findings]}
        for one in checked
    ]
    return Outcome(findings, rows)
