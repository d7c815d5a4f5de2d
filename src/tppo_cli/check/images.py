"""Whether logos and portraits have pixels enough for the size they are printed at."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding, Place
from tppo_cli.materials.orders import Piece
from tppo_cli.spec.assets import IMAGE, PORTRAIT, asset_path, check_file, named_files

BROAD = 1000.0
"""Millimetres of the longer side from which on an item counts as large format."""

NEAR_PPI, FAR_PPI = 300.0, 72.0
"""Pixels an inch that shops ask for: of what is held in the hand, and of large format."""

COARSE = 3.0
"""A picture with so many times fewer pixels an inch is seen to be made of squares."""

MOST_PIXELS = 80_000_000
"""More than A1 at 300 ppi needs (70 million); renderers refuse much more."""

FORMATS = ("PNG", "JPEG")

MOST_SCANS = 100
"""Of a progressive JPEG; encoders write about ten, and each is a walk over the whole picture."""

MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture by its name in the campaign, its pixels, and where it is named."""

    name: str
    width: int
    height: int
    place: Place | None
    field: str | None
    region: str | None = None

    def ppi(self, box: tuple[float, float], *, is_cut: bool) -> float:
        """Pixels an inch when it is set into a box of mm; `is_cut`: it fills the box."""
        across, down = box[0] / self.width, box[1] / self.height
        mm = max(across, down) if is_cut else min(across, down)
        return MM_PER_INCH / mm


def check(subject: Subject) -> Iterator[Finding]:
    """Faults of pictures: one finding each, for the item that needs most.

    TP470 fewer pixels than a shop asks for, TP471 far too few, TP472 it cannot be opened, TP473
    more pixels than any item needs, and TP160 to TP165 for the logos of the region table.
    """
    yield from _region_files(subject)
    for is_photo, picture in pictures(subject):
        if isinstance(picture, Finding):
            yield picture
        else:
            yield from _judged(subject.pieces, picture, is_photo=is_photo)


def pictures(subject: Subject) -> Iterator[tuple[bool, Picture | Finding]]:
    """Every raster picture that can be used, or why not; True for portraits."""
    loaded = subject.loaded
    for asset in named_files(loaded):
        if asset.types in (IMAGE, PORTRAIT):
            place = loaded.place(asset.field)
            faults = check_file(loaded.folder, asset.name, asset.types, place)
            if not faults and not asset.name.casefold().endswith(".svg"):
                opened = _opened(loaded.folder, asset.name, place, asset.field)
                yield asset.types == PORTRAIT, opened
    seen: set[str] = set()
    for region in subject.regions:
        name = region.logo
        if name is None or name in seen or name.casefold().endswith(".svg"):
            continue
        seen.add(name)
        if not check_file(loaded.folder, name, IMAGE, None):
            yield False, _opened(loaded.folder, name, region.at("logo"), None, region.code)


def _region_files(subject: Subject) -> Iterator[Finding]:
    seen: set[str] = set()
    for region in subject.regions:
        if region.logo is not None and region.logo not in seen:
            seen.add(region.logo)
            yield from check_file(subject.loaded.folder, region.logo, IMAGE, region.at("logo"))


def _opened(
    folder: Path, name: str, place: Place | None, field: str | None, region: str | None = None
) -> Picture | Finding:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 -- only where there are pictures

    fault = partial(Finding, place=place, field=field, region=region)
    try:
        with warnings.catch_warnings(), _nothing_made_up():
            # What Pillow warns of is a finding of ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            path = asset_path(folder, name)
            with Image.open(path, formats=FORMATS) as image:
                width, height = image.size
                # Half of a file opens like a whole one: only its last pixel tells.
                if width * height <= MOST_PIXELS and not _has_endless_scans(path):
                    image.load()
    except Image.DecompressionBombError:
        return fault("TP473", {"file": name, "most": str(MOST_PIXELS // 1_000_000)})
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        return fault("TP472", {"file": name, "reason": " ".join(str(error).split())[:120]})
    if _has_endless_scans(path):
        return fault("TP472", {"file": name, "reason": f"> {MOST_SCANS} scans"})
    if width * height > MOST_PIXELS:
        return fault("TP473", {"file": name, "most": str(MOST_PIXELS // 1_000_000)})
    return Picture(name, width, height, place, field, region)


@contextmanager
def _nothing_made_up() -> Iterator[None]:
    """WeasyPrint tells Pillow to fill up what is missing of a picture, once for the process."""
    from PIL import ImageFile  # noqa: PLC0415 -- only where there are pictures

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _has_endless_scans(path: Path) -> bool:
    """Whether a JPEG has more scans than any encoder writes (ITU T.81, SOS)."""
    return path.suffix.lower() != ".png" and path.read_bytes().count(b"\xff\xda") > MOST_SCANS


def _judged(pieces: Sequence[Piece], picture: Picture, *, is_photo: bool) -> Iterator[Finding]:
    worst: tuple[float, Piece, float] | None = None
    for piece in pieces:
        box = _box(piece, is_photo=is_photo)
        if box is None:
            continue
        reached = picture.ppi(box, is_cut=is_photo)
        broad = max(piece.size.width, piece.size.height) > BROAD
        share = reached / (FAR_PPI if broad else NEAR_PPI)
        if worst is None or share < worst[0]:
            worst = (share, piece, reached)
    if worst is None or worst[0] >= 1:
        return
    share, piece, reached = worst
    values = {
        "file": picture.name,
        "pixels": f"{picture.width} x {picture.height}",
        "material": piece.name,
        "size": piece.size.name,
        "reached": f"{reached:.0f}",
        "wanted": f"{reached / share:.0f}",
        "times": f"{1 / share:.1f}",
    }
    code = "TP471" if share * COARSE < 1 else "TP470"
    yield Finding(code, values, picture.place, picture.field, picture.region)


def _box(piece: Piece, *, is_photo: bool) -> tuple[float, float] | None:
    """The largest box in mm that a layout gives a picture; None where it shows none."""
    layout = piece.layout
    box = layout.photo_box if is_photo else layout.logo_box
    if box is None or ("portraits" if is_photo else "logos") not in layout.blocks:
        return None
    return box[0] * piece.unit, box[1] * piece.unit
