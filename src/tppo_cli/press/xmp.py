"""What a file says of itself in its XMP metadata, as far as printing asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from uuid import UUID, uuid5

import pikepdf
from pikepdf.models import PdfMetadata

_PDFXID = "http://www.npes.org/pdfx/ns/id/"
_FAMILY = UUID("5d7ff1d6-4d6c-5d38-9f3a-0f4f1d0a5b8e")
"""What the identifiers of our documents are derived in, so that no other's can be the same."""

PdfMetadata.register_xml_namespace(_PDFXID, "pdfxid")

_KEYS = {
    "title": "dc:title",
    "creation_date": "xmp:CreateDate",
    "modification_date": "xmp:ModifyDate",
    "metadata_date": "xmp:MetadataDate",
    "document_id": "xmpMM:DocumentID",
    "version_id": "xmpMM:VersionID",
    "rendition_class": "xmpMM:RenditionClass",
    "trapped": "pdf:Trapped",
    "pdfx_version": "pdfxid:GTS_PDFXVersion",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The properties that PDF/X-4 asks for; an empty one is not there."""

    title: str
    creation_date: str
    modification_date: str
    metadata_date: str
    document_id: str
    version_id: str
    rendition_class: str
    trapped: str
    pdfx_version: str

    def lacking(self) -> list[str]:
        """Names of what is not there, in words; the claim itself is no property to ask for."""
        names = [f.name for f in fields(self) if f.name != "pdfx_version"]
        return [name.replace("_", " ") for name in names if not getattr(self, name)]


def said(pdf: pikepdf.Pdf) -> Said:
    """What stands in the metadata."""
    written = pdf.open_metadata()
    return Said(**{name: str(written.get(key) or "") for name, key in _KEYS.items()})


def document_id(identity: str) -> str:
    """The identifier of a document: the same for each version of it."""
    return f"uuid:{uuid5(_FAMILY, identity)}"


def say(pdf: pikepdf.Pdf, identity: str) -> None:
    """Write all of it but the claim. Dates are those that the file itself gives."""
    made, changed = (iso(str(pdf.docinfo.get(key, ""))) for key in ("/CreationDate", "/ModDate"))
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as written:
        written["dc:title"] = str(pdf.docinfo.get("/Title", ""))
        written["pdf:Producer"] = str(pdf.docinfo.get("/Producer", ""))
        written["xmp:CreateDate"] = made
        written["xmp:ModifyDate"] = changed
        written["xmp:MetadataDate"] = changed
        written["xmpMM:DocumentID"] = document_id(identity)
        written["xmpMM:VersionID"] = "1"
        written["xmpMM:RenditionClass"] = "default"
        written["pdf:Trapped"] = "False"


def claim(pdf: pikepdf.Pdf, version: str) -> None:
    """Say that a file is PDF/X of a version."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as written:
        written["pdfxid:GTS_PDFXVersion"] = version


def iso(date: str) -> str:
    """A PDF date (D:20230730, with or without a time) as XMP writes it; "" where it is none."""
    found = re.match(r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d'\d\d)?", date)
    if found is None:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    written = "-".join(part for part in (year, month, day) if part)
    if not hour:
        return written
    return f"{written}T{hour}:{minute}:{second or '00'}{(zone or 'Z').replace(chr(39), ':')}"
