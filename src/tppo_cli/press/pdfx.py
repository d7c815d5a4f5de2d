"""PDF/X-4 (ISO 15930-7): what a file lacks of it, and the claim where it lacks nothing.

No validator that covers the whole standard was at hand. What is checked here is each rule that
a file of ours could break, as the standard's clauses are known to the trade; a file that meets
them all is claimed to be PDF/X-4, any other is a CMYK PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tppo_cli.press.painted import painted
from tppo_cli.press.xmp import claim, iso, said

VERSION = "PDF/X-4"

PDF_VERSION = "1.6"
"""The version of PDF that PDF/X-4 builds on."""

INTENT = Name("/GTS_PDFX")

HIGHEST = (1, 6)
TOLERANCE = 0.01
"""Points that a box may lie outside another: coordinates are rounded to four decimals."""

PRINTERS_NOTES = ("/PrinterMark", "/TrapNet")
PLAIN_VIEW = ("/MediaBox", "/BleedBox")
FILTERS = (
    "/FlateDecode",
    "/DCTDecode",
    "/ASCIIHexDecode",
    "/ASCII85Decode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
    "/JBIG2Decode",
    "/JPXDecode",
)

Rule = Callable[[pikepdf.Pdf], Iterator[str]]


def claimed(pdf: pikepdf.Pdf) -> bool:
    """Whether a file says that it is PDF/X-4."""
    return said(pdf).pdfx_version == VERSION


def missing(pdf: pikepdf.Pdf) -> list[str]:
    """What a file lacks of PDF/X-4, each in a few words; nothing where it may be claimed.

    The claim itself is not looked for.
    """
    return [*_file(pdf), *_unsaved(pdf)]


def claim_if_due(pdf: pikepdf.Pdf) -> bool:
    """Claim PDF/X-4 for an open file that lacks nothing of it.

    It has to be saved as PDF 1.6, unlocked and with an identifier.
    """
    due = not _unsaved(pdf)
    if due:
        claim(pdf, VERSION)
    return due


def _unsaved(pdf: pikepdf.Pdf) -> list[str]:
    return [fault for rule in _RULES for fault in rule(pdf)]


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if tuple(map(int, pdf.pdf_version.split("."))) > HIGHEST:
        yield f"PDF {PDF_VERSION} or older (it is {pdf.pdf_version})"
    if pdf.is_encrypted:
        yield "an unlocked file"
    if len(pdf.trailer.get("/ID", [])) != 2:
        yield "a file identifier"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    about = said(pdf)
    yield from (f"its {name} in the XMP metadata" for name in about.lacking())
    trapped = str(pdf.docinfo.get("/Trapped", ""))
    if trapped not in ("/True", "/False"):
        yield "a word on whether it is trapped"
    both = (
        (about.trapped, trapped.lstrip("/")),
        (about.title, str(pdf.docinfo.get("/Title", ""))),
        (about.creation_date, iso(str(pdf.docinfo.get("/CreationDate", "")))),
        (about.modification_date, iso(str(pdf.docinfo.get("/ModDate", "")))),
    )
    if any(one and other and one != other for one, other in both):
        yield "the same in its metadata and in its information dictionary"


def _intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == INTENT]
    if len(intents) != 1:
        yield f"one output intent for PDF/X (it has {len(intents)})"
        return
    intent: Any = intents[0]
    if "/OutputConditionIdentifier" not in intent:
        yield "the name of its output condition"
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream) or int(profile.get("/N", 0)) != 4:
        yield "an embedded output profile for four inks"
        return
    # Device class and colour space in the header (ICC.1, 7.2).
    if bytes(profile.read_bytes()[12:20]) != b"prtrCMYK":
        yield "an output profile that is one of a press"


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if ("/TrimBox" in page.obj) == ("/ArtBox" in page.obj):
            yield f"either TrimBox or ArtBox on page {number}"
            continue
        trim = _box(page.obj.get("/TrimBox", page.obj.get("/ArtBox")))
        media = _box(page.mediabox)
        bleed = _box(page.obj.get("/BleedBox", page.mediabox))
        if not (_inside(trim, bleed) and _inside(bleed, media)):
            yield f"boxes that lie in one another on page {number}"
        if "/CropBox" in page.obj and not _inside(bleed, _box(page.obj["/CropBox"])):
            yield f"a CropBox around the bleed on page {number}"


def _notes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        bleed = _box(page.obj.get("/BleedBox", page.obj.get("/TrimBox", page.mediabox)))
        for note in page.obj.get("/Annots", []):
            kind = str(note.get("/Subtype", ""))
            if kind not in PRINTERS_NOTES and _meet(_box(note["/Rect"]), bleed):
                yield f"a page {number} without annotations ({kind.lstrip('/')})"
        if "/AA" in page.obj or "/PresSteps" in page.obj:
            yield f"a page {number} without actions"


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    names = root.get("/Names", Dictionary())
    if "/AA" in root or "/OpenAction" in root or "/JavaScript" in names:
        yield "a document without actions"
    if "/AcroForm" in root:
        yield "a document without form fields"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "a document without attachments"
    if "/AlternatePresentations" in names or "/OCProperties" in root:
        yield "a single appearance"
    if "/Perms" in root:
        yield "a document without permissions"
    shown = root.get("/ViewerPreferences", Dictionary())
    areas = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")
    if any(str(shown[key]) not in PLAIN_VIEW for key in areas if key in shown):
        yield "a view of the media or the bleed"
    if any("/A" in entry for entry in _outlines(root.get("/Outlines"))):
        yield "bookmarks without actions"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    faults: dict[str, None] = {}
    for value in pdf.objects:
        if isinstance(value, Dictionary | Stream):
            faults.update(dict.fromkeys(_object(value)))
    yield from faults


def _object(value: Any) -> Iterator[str]:
    kind = value.get("/Type")
    if kind == Name.Font and not _embedded(value):
        yield f"the font {str(value.get('/BaseFont', '?')).lstrip('/')} embedded"
    if kind == Name.ExtGState or "/SMask" in value or "/BM" in value:
        yield from _state(value)
    if not isinstance(value, Stream):
        return
    if "/F" in value:
        yield "all data in the file itself"
    filters: Any = value.get("/Filter")
    for name in filters if isinstance(filters, Array) else [filters] if filters else []:
        if str(name) not in FILTERS:
            yield f"streams without {str(name).lstrip('/')}"
    if value.get("/Subtype") == Name.PS or "/PS" in value:
        yield "a file without PostScript"
    if "/Ref" in value or "/OPI" in value or "/Alternates" in value:
        yield "pictures that stand for themselves"


def _state(state: Any) -> Iterator[str]:
    if "/TR" in state or str(state.get("/TR2", "/Default")) != "/Default" or "/HTP" in state:
        yield "levels without transfer functions"


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == Name.Type0:
        return all(_embedded(below) for below in font.get("/DescendantFonts", []))
    if font.get("/Subtype") == Name.Type3:
        return True
    about = font.get("/FontDescriptor", Dictionary())
    return any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from (f"colours in inks (there is {what})" for what in sorted(painted(pdf).foreign))


def _outlines(entry: Any) -> Iterator[Any]:
    below = None if entry is None else entry.get("/First")
    while below is not None:
        yield below
        yield from _outlines(below)
        below = below.get("/Next")


Box = tuple[float, float, float, float]


def _box(value: Any) -> Box:
    left, bottom, right, top = (float(part) for part in value)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _inside(inner: Box, outer: Box) -> bool:
    lower = all(outer[i] <= inner[i] + TOLERANCE for i in (0, 1))
    return lower and all(inner[i] <= outer[i] + TOLERANCE for i in (2, 3))


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and one[2] > other[0]
    return across and one[1] < other[3] and one[3] > other[1]


_RULES: tuple[Rule, ...] = (
    _metadata,
    _intent,
    _boxes,
    _notes,
    _document,
    _objects,
    _colours,
)
