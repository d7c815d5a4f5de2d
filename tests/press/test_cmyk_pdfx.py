"""PDF/X-4 is claimed only for a file that has all of it: each thing is taken away once."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.press.pages import cal_rgb, drawn, named, table
from tests.press.printed import in_inks, opened
from tppo_cli.press import pdfx
from tppo_cli.press.inked import separated
from tppo_cli.press.xmp import document_id, iso, said

Break = Callable[[pikepdf.Pdf], None]


def action(_pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String("https://example.org"))


def note(pdf: pikepdf.Pdf, kind: Name, rect: list[int]) -> None:
    made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array(rect)))
    pdf.pages[0].obj["/Annots"] = Array([made])


def link(pdf: pikepdf.Pdf) -> None:
    note(pdf, Name.Link, [100, 100, 200, 200])


def without_fonts(pdf: pikepdf.Pdf) -> None:
    for value in pdf.objects:
        if isinstance(value, Dictionary) and value.get("/Type") == Name.FontDescriptor:
            del value["/FontFile2"]


def put(where: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        where(pdf)[key] = value(pdf) if callable(value) else value

    return change


def drop(where: Callable[[pikepdf.Pdf], Any], key: str) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        del where(pdf)[key]

    return change


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def intent(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root["/OutputIntents"][0]


def info(pdf: pikepdf.Pdf) -> Any:
    return pdf.docinfo


def xmp(key: str, value: str | None) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as written:
            if value is None:
                del written[key]
            else:
                written[key] = value

    return change


def state(**about: Any) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_indirect(Dictionary(Type=Name.ExtGState, **about))
        pdf.pages[0].resources["/ExtGState"] = Dictionary(G=made)

    return change


def stream(pdf: pikepdf.Pdf, **about: Any) -> Any:
    return pdf.make_stream(b"", Type=Name.XObject, **about)


def xobject(**about: Any) -> Break:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].resources["/XObject"] = Dictionary(X=stream(pdf, **about))

    return change


BROKEN: dict[str, tuple[Break, str]] = {
    "title": (xmp("dc:title", None), "its title"),
    "created": (xmp("xmp:CreateDate", None), "its creation date"),
    "changed": (xmp("xmp:ModifyDate", None), "its modification date"),
    "described": (xmp("xmp:MetadataDate", None), "its metadata date"),
    "document": (xmp("xmpMM:DocumentID", None), "its document id"),
    "version": (xmp("xmpMM:VersionID", None), "its version id"),
    "rendition": (xmp("xmpMM:RenditionClass", None), "its rendition class"),
    "trapped": (xmp("pdf:Trapped", None), "its trapped"),
    "no metadata": (drop(root, "/Metadata"), "its title"),
    "other title": (xmp("dc:title", "Lain"), "the same in its metadata"),
    "other date": (xmp("xmp:CreateDate", "2024-01-01"), "the same in its metadata"),
    "trapped unknown": (put(info, "/Trapped", Name.Unknown), "whether it is trapped"),
    "trapped unsaid": (drop(info, "/Trapped"), "whether it is trapped"),
    "no intent": (drop(root, "/OutputIntents"), "one output intent"),
    "unnamed intent": (drop(intent, "/OutputConditionIdentifier"), "name of its output"),
    "no profile": (drop(intent, "/DestOutputProfile"), "embedded output profile"),
    "profile of a screen": (
        put(intent, "/DestOutputProfile", lambda pdf: pdf.make_stream(b" " * 128, N=4)),
        "one of a press",
    ),
    "no trim": (drop(page, "/TrimBox"), "either TrimBox or ArtBox"),
    "two boxes": (put(page, "/ArtBox", Array([0, 0, 9, 9])), "either TrimBox or ArtBox"),
    "bleed beyond": (put(page, "/BleedBox", Array([-9, 0, 9, 9])), "in one another"),
    "trim beyond": (put(page, "/BleedBox", Array([40, 40, 90, 90])), "in one another"),
    "crop": (put(page, "/CropBox", Array([40, 40, 90, 90])), "CropBox around the bleed"),
    "link": (link, "without annotations (Link)"),
    "page action": (put(page, "/AA", Dictionary()), "page 1 without actions"),
    "open action": (put(root, "/OpenAction", action), "document without actions"),
    "scripts": (
        put(root, "/Names", Dictionary(JavaScript=Dictionary())),
        "document without actions",
    ),
    "form": (put(root, "/AcroForm", Dictionary()), "without form fields"),
    "attachment": (
        put(root, "/Names", Dictionary(EmbeddedFiles=Dictionary())),
        "without attachments",
    ),
    "layers": (put(root, "/OCProperties", Dictionary()), "a single appearance"),
    "permissions": (put(root, "/Perms", Dictionary()), "without permissions"),
    "view": (
        put(root, "/ViewerPreferences", Dictionary(PrintArea=Name.CropBox)),
        "view of the media",
    ),
    "bookmark": (
        put(root, "/Outlines", lambda pdf: Dictionary(First=Dictionary(A=action(pdf)))),
        "bookmarks without actions",
    ),
    "font": (without_fonts, "embedded"),
    "transfer": (state(TR=Name.Identity), "transfer functions"),
    "other transfer": (state(TR2=Name.Identity), "transfer functions"),
    "lzw": (xobject(Subtype=Name.Form, Filter=Name.LZWDecode), "without LZWDecode"),
    "postscript": (xobject(Subtype=Name.PS), "without PostScript"),
    "elsewhere": (xobject(Subtype=Name.Form, F=String("a")), "data in the file itself"),
    "proxy": (xobject(Subtype=Name.Form, Ref=Dictionary()), "stand for themselves"),
    "screen colour": (
        put(page, "/Contents", lambda pdf: pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")),
        "an RGB colour",
    ),
    "screen group": (
        put(page, "/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        "an RGB page group",
    ),
    "screen image": (
        xobject(Subtype=Name.Image, ColorSpace=Name.DeviceRGB, Width=1, Height=1),
        "an image in RGB",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_thing_that_is_taken_away_is_missed(name: str) -> None:
    change, wanted = BROKEN[name]
    with opened(in_inks("poster")) as pdf:
        change(pdf)
        missing = pdfx.missing(pdf)
    assert any(wanted in one for one in missing), missing


def test_what_only_the_whole_file_says() -> None:
    with opened(in_inks("poster")) as pdf:
        for options, wanted in (
            ({"force_version": "1.7"}, "PDF 1.6 or older"),
            ({"encryption": pikepdf.Encryption(owner="a", user="")}, "an unlocked file"),
        ):
            out = BytesIO()
            pdf.save(out, **options)
            with opened(out.getvalue()) as again:
                assert any(wanted in one for one in pdfx.missing(again))
    with opened(in_inks("poster").replace(b"/ID", b"/IX")) as pdf:
        assert "a file identifier" in pdfx.missing(pdf)


def test_printers_notes_and_links_outside_the_bleed_are_allowed() -> None:
    for kind, rect in ((Name.PrinterMark, [100, 100, 200, 200]), (Name.Link, [0, 0, 9, 9])):
        with opened(in_inks("poster")) as pdf:
            note(pdf, kind, rect)
            assert pdfx.missing(pdf) == []


def test_a_file_that_lacks_something_is_not_claimed() -> None:
    """A page without boxes, title and dates, as another program may have written it."""
    with opened(separated(drawn(b"0 0 0 rg 0 0 9 9 re f"), table(), "uji")) as pdf:
        assert not pdfx.claimed(pdf)
        assert pdfx.missing(pdf)


def test_named_colour_spaces_are_looked_into() -> None:
    with opened(drawn(b"/S cs 1 0 0 sc", ColorSpace=named(cal_rgb))) as pdf:
        assert any("an RGB colour" in one for one in pdfx.missing(pdf))


def test_a_document_keeps_its_identifier_and_no_two_share_one() -> None:
    assert document_id("a") == document_id("a") != document_id("b")
    identifiers = set()
    for material in ("poster", "banner"):
        with opened(in_inks(material)) as pdf:
            identifiers.add(said(pdf).document_id)
    assert len(identifiers) == 2


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("D:20230730", "2023-07-30"),
        ("D:2023", "2023"),
        ("D:20230730120000Z", "2023-07-30T12:00:00Z"),
        ("D:20230730120000+07'00'", "2023-07-30T12:00:00+07:00"),
        ("", ""),
        ("kemarin", ""),
    ],
)
def test_dates_are_written_as_xmp_writes_them(date: str, written: str) -> None:
    assert iso(date) == written
