"""Copies of many regions: what they have in common is put together once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace

from tppo_cli.content.build import build_copy, document_title
from tppo_cli.content.copy import Copy, Edition
from tppo_cli.content.edition import region_copy, words_for
from tppo_cli.content.job import Job
from tppo_cli.content.payloads import qr_copy
from tppo_cli.content.services import covering
from tppo_cli.content.texts import SPEECH
from tppo_cli.content.words import Words
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded

PROBED = 101
"""Each so many copies is also put together anew, and must come out the same."""


@dataclass(frozen=True, slots=True)
class Base:
    """A copy of one region, of which others differ in the region's own words only.

    `key` tells it from every other base.
    """

    key: Hashable
    copy: Copy
    shown: tuple[Hotline, ...]


@dataclass
class Copies:
    """The copies of a campaign's items, each as `build_copy` makes it."""

    loaded: Loaded
    hotlines: Sequence[Hotline]
    regions: Sequence[Region]
    _bases: dict[Hashable, Base] = field(default_factory=dict)
    _count: int = 0

    def __post_init__(self) -> None:
        written = self.loaded.campaign.model_dump_json()
        self._names_kota = "{kota}" in written
        self._names_region = "{kelurahan}" in written or "{kecamatan}" in written

    def copy(self, job: Job, file_name: str) -> tuple[Copy, Base | None]:
        """The copy of a job, and the base that it shares with others; None where it has none.

        Raises FindingsError, as `build_copy` does.
        """
        region = job.region
        if (
            region is None
            or region.logo is not None
            or self._names_region
            or job.material == SPEECH
        ):
            return self._built(job, file_name), None
        shown = covering(self.hotlines, region, ())
        key = (
            job.material, job.languages, job.audience, job.state,
            tuple(hotline.id for hotline in shown), region.kota if self._names_kota else "",
        )  # fmt: skip
        base = self._bases.get(key)
        if base is None:
            base = self._bases[key] = Base(key, self._built(job, file_name), shown)
        made = self._of(base, job, region, file_name)
        is_probed = self._count % PROBED == 0
        self._count += 1
        if is_probed and made != self._built(job, file_name):
            raise RuntimeError(f"copies of {region.code} differ")
        return made, base

    def _built(self, job: Job, file_name: str) -> Copy:
        return build_copy(
            job, self.loaded, self.hotlines, file_name=file_name, regions=self.regions
        )

    def _of(self, base: Base, job: Job, region: Region, file_name: str) -> Copy:
        first = words_for(self.loaded, job.languages[0], region)
        main = self._edition(base.copy.main, base, region, first)
        second = base.copy.second
        if second is not None:
            words = words_for(self.loaded, job.languages[1], region)
            second = self._edition(second, base, region, words)
        return replace(
            base.copy,
            main=main,
            second=second,
            document_title=document_title(job, self.loaded, main, first),
            file_name=file_name,
        )

    def _edition(self, edition: Edition, base: Base, region: Region, words: Words) -> Edition:
        campaign = self.loaded.campaign
        return replace(
            edition,
            region=region_copy(region, words),
            qr=qr_copy(campaign, base.shown, region, words),
        )
