"""Chunks may go to any executor: where they arrive, each is handed to a process of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.batch.campaigns import KALI_ANYAR, SOURCES, campaign, files, kit, listed, pdfs
from tests.batch.test_run import DYING, SIX, TWO_SIZES, WITH_A_LOGO
from tppo_cli.batch import remote
from tppo_cli.batch.executors import Pool
from tppo_cli.batch.journal import Closing, Journal, opened
from tppo_cli.batch.make import Context
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.run import run
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import load_campaign


class Death(Exception):
    """No chunk ends with it: it is the process below that dies."""


class Threads:
    """Workers that are threads, as those of a process on another machine are."""

    def is_for(self, count: int) -> bool:
        return count > 0

    def at_once(self, _context: Context) -> None:
        return None

    @contextmanager
    def pool(self, context: Context, journal: Journal, most: int) -> Iterator[Pool]:
        remote.send(context, journal)
        make = partial(remote.make_all, str(journal.scratch))
        with ThreadPoolExecutor(2) as executor:
            yield Pool(executor, make, places=2, chunk=2, deaths=(Death,))


def prepared(spec: Path) -> tuple[tuple[Task, ...], Context]:
    loaded = load_campaign(spec)
    regions = resolve(loaded)
    tasks = plan(loaded, Wants(("label",), regions, is_kit=True))
    out = spec.parent / "out"
    return tasks, Context(loaded, for_campaign(loaded), out, regions, (), False, True)


def made(tasks: tuple[Task, ...], context: Context) -> list[Outcome]:
    with opened(context.out, Closing()) as journal:
        return list(run(tasks, context, journal, Threads()))


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((DYING, SOURCES)))


def test_any_executor_makes_the_same(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert kit(campaign(here, TWO_SIZES)).returncode == 0
    tasks, context = prepared(campaign(there, TWO_SIZES))
    assert all(outcome.is_made for outcome in made(tasks, context))
    assert files(there / "out") == files(here / "out")


def test_an_item_that_brings_its_process_down_costs_that_item_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TPPO_DEATH", "kill")
    tasks, context = prepared(campaign(tmp_path, TWO_SIZES, WITH_A_LOGO))
    lost = [outcome for outcome in made(tasks, context) if not outcome.is_made]
    assert [one.findings[0].code for one in lost] == ["TP803"] * 2
    assert all(KALI_ANYAR in one.file for one in lost)
    assert len(listed(context.out)) == SIX - 2
    assert pdfs(context.out) == listed(context.out)


def test_what_comes_after_the_end_of_a_run_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_Hand", lambda _scratch: pytest.fail("nobody is needed"))
    tasks, context = prepared(campaign(tmp_path))
    with opened(context.out, Closing()) as journal:
        remote.send(context, journal)
        journal.stop()
        assert remote.make_all(str(journal.scratch), tasks) == []
    assert pdfs(context.out) == []
