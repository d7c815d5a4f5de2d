"""A batch from its tasks to its files: survey, measure, make, write the manifest."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tppo_cli.batch import store
from tppo_cli.batch.bundles import without
from tppo_cli.batch.executors import Local, Workers
from tppo_cli.batch.files import lies_in
from tppo_cli.batch.journal import Closing, Journal, opened, take_over
from tppo_cli.batch.known import Status, renewed, survey
from tppo_cli.batch.make import Context
from tppo_cli.batch.measure import measure
from tppo_cli.batch.pictures import delete
from tppo_cli.batch.run import run
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item

ONE = Local()
"""One process of this machine."""

Failures = Mapping[str, tuple[Finding, ...]]
"""By file, what stopped it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be made, what is there already, and what cannot be made.

    `left_out` are findings of regions for which nothing is made; some have no item at all.
    """

    todo: tuple[Task, ...]
    kept: tuple[Status, ...]
    failed: Failures
    left_out: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Files that were made, that were there already, and what stopped those that failed.

    `dropped` are files that the manifest no longer lists, `pruned` those of them that were deleted.
    """

    made: tuple[str, ...]
    kept: tuple[str, ...]
    failed: Failures
    left_out: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    plated: int = 0
    refusals: tuple[tuple[Finding, int], ...] = ()
    """Why plates have not made the others, each with how often."""
    bundles: int = 0
    """How many of the files that were made are bundles, and how many items these hold."""
    bundled: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.left_out, *_all(self.failed))

    @property
    def is_refused(self) -> bool:
        """Whether nothing could be made because of what was asked for."""
        is_lost = any(finding.code == "TP803" for finding in self.findings)
        return bool(self.failed) and not (self.made or self.kept or is_lost)


@dataclass(frozen=True, slots=True)
class Ending:
    """What becomes of the manifest's lines that are not of this batch: `keep` says which stay.

    With `prune` the files of the others are deleted.
    """

    keep: Callable[[store.Row], bool] = lambda _row: True
    prune: bool = False


def there(tasks: Sequence[Task], context: Context) -> dict[str, Item]:
    """The manifest's lines of the tasks' files, those of killed runs too.

    Raises EnvironmentFault: TP801 the folder cannot be written to, TP810 its manifest is broken.
    """
    take_over(context.out)
    return store.known(context.out, {task.file for task in tasks})


def prepared(
    tasks: Sequence[Task],
    context: Context,
    known: Mapping[str, Item],
    *,
    force: bool = False,
    keep_going: bool = False,
    left_out: Sequence[Finding] = (),
) -> Batch:
    """Find out what is to be made, and that it can be.

    A single item is not measured before: making it says the same. On sheets that regions share
    there are many of them. Nothing is made for the regions
    of `left_out`. Raises FindingsError with all that cannot be made; with `keep_going` the batch
    does without those items.
    """
    nowhere = {finding.region for finding in left_out if finding.region}
    items = [item for task in tasks for item in task.items]
    failed: dict[str, tuple[Finding, ...]] = {
        item.file: () for item in items if item.job.region and item.job.region.code in nowhere
    }
    seen = survey(_rest(tasks, failed), context, known, force=force)
    failed |= seen.findings
    todo = [status.task for status in seen.statuses if not status.is_kept]
    if len(items) > 1 or any(task.job.is_mixed for task in tasks):
        failed |= measure([item for task in todo for item in task.items], context)
    if failed and not keep_going:
        raise FindingsError(_all(failed))
    return Batch(
        todo=tuple(_rest(todo, failed)),
        kept=tuple(status for status in seen.statuses if status.is_kept),
        failed=failed,
        left_out=tuple(left_out),
    )


def _rest(tasks: Iterable[Task], failed: Container[str]) -> list[Task]:
    """The tasks without the items that cannot be made."""
    left = (without(task, failed) for task in tasks)
    return [task for task in left if task is not None]


def carry_out(
    batch: Batch,
    context: Context,
    workers: Workers = ONE,
    ending: Ending | None = None,
    tell: Callable[[Outcome], None] = lambda _outcome: None,
) -> Result:
    """Make a batch; `tell` hears of each file. Whatever ends it, what is finished is listed.

    Raises EnvironmentFault: TP801 nothing can be written, TP804 no process can be started, TP810
    the manifest is broken, and what `workers` say of other machines.
    """
    ending = ending or Ending()
    made: list[str] = []
    plated, refusals = 0, dict[tuple[object, ...], tuple[Finding, int]]()
    bundles: list[int] = []
    failed = dict(batch.failed)
    closing = Closing()
    with opened(context.out, closing) as journal:
        _renew(batch.kept, context, journal)
        for outcome in run(batch.todo, context, journal, workers):
            tell(outcome)
            for one in outcome.parts or (outcome,):
                plated += one.is_plated
                if one.refusal is not None:
                    reason = one.refusal
                    key = reason.code, reason.values.get("slot"), reason.place
                    first, count = refusals.get(key, (reason, 0))
                    refusals[key] = first, count + 1
            if outcome.parts:
                bundles.append(len(outcome.parts))
            if outcome.is_made:
                made.append(outcome.file)
            else:
                failed[outcome.file] = outcome.findings
        # The line of a file that could not be made again would promise what is out of date.
        closing.keep = lambda row: row["file"] not in failed and ending.keep(row)
    return Result(
        made=tuple(sorted(made)),
        kept=tuple(status.task.file for status in batch.kept),
        failed=failed,
        left_out=batch.left_out,
        dropped=tuple(closing.dropped),
        pruned=tuple(_prune(closing.dropped, failed, context)) if ending.prune else (),
        plated=plated,
        refusals=tuple(refusals.values()),
        bundles=len(bundles),
        bundled=sum(bundles),
    )


def _renew(kept: Iterable[Status], context: Context, journal: Journal) -> None:
    for status in kept:
        if status.known is not None:
            now = renewed(status.known, context)
            if now != status.known:
                journal.record(now)


def _all(failed: Failures) -> tuple[Finding, ...]:
    return tuple(finding for findings in failed.values() for finding in findings)


def _prune(files: Mapping[str, Sequence[str]], failed: Failures, context: Context) -> list[str]:
    """Delete files that the manifest no longer lists, their pictures, and folders left empty.

    What could not be made again stays: it is asked for all the same.
    """
    gone = []
    for file, pictures in files.items():
        target = context.out / file
        if file in failed or not lies_in(context.out, file) or not target.is_file():
            continue
        target.unlink()
        delete(context.out, pictures)
        gone.append(file)
        for folder in target.parents:
            if folder == context.out or any(folder.iterdir()):
                break
            folder.rmdir()
    return gone
