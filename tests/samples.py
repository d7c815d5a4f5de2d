"""Copy and setups that several tests make pages of: Jakarta Barat, and its extremes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tppo_cli import resources
from tppo_cli.content.copy import (
    Copy,
    Edition,
    EventCopy,
    HotlineCopy,
    NumberCopy,
    QrCopy,
    RegionCopy,
    SignCopy,
)
from tppo_cli.manifest import Item
from tppo_cli.materials import read
from tppo_cli.materials.sheet import arranged, for_folding
from tppo_cli.press.produce import Produced, produce
from tppo_cli.render.page import Setup
from tppo_cli.spec.contacts import ChannelKind

HOURS = "24\u00a0jam"


def call(display: str, digits: str, label: str) -> NumberCopy:
    return NumberCopy(ChannelKind.CALL, display, digits, label)


def whatsapp(display: str, digits: str, label: str) -> NumberCopy:
    return NumberCopy(ChannelKind.WHATSAPP, display, digits, label)


SAPA = HotlineCopy(
    id="sapa129",
    name="SAPA 129, Kementerian PPPA",
    short="SAPA 129",
    serves="perempuan dan anak",
    hours=HOURS,
    call=call("129", "129", "SAPA 129"),
    whatsapp=whatsapp("08111-129-129", "+628111129129", "WhatsApp SAPA 129"),
    note=f"Gratis, {HOURS}, rahasia",
)
JAKARTA = HotlineCopy(
    id="jakarta112",
    name="Jakarta Siaga 112",
    short="Jakarta Siaga",
    serves="darurat, siapa saja",
    hours=HOURS,
    call=call("112", "112", "Jakarta Siaga"),
    whatsapp=None,
    note=f"Gratis, {HOURS}",
)
POLRI = HotlineCopy(
    id="polri110",
    name="Polri 110",
    short="Polri",
    serves="siapa saja",
    hours=HOURS,
    call=call("110", "110", "Polri"),
    whatsapp=None,
    note=f"Gratis, {HOURS}",
)
UPT = HotlineCopy(
    id="uptpppa-dki",
    name="UPT PPPA DKI Jakarta",
    short="UPT PPPA DKI",
    serves="perempuan dan anak",
    hours=HOURS,
    call=None,
    whatsapp=whatsapp("0813-1761-7622", "+6281317617622", "Telepon/WA UPT PPPA DKI"),
)
KP2MI = HotlineCopy(
    id="kp2mi",
    name="Kementerian Pelindungan Pekerja Migran Indonesia",
    short="KP2MI",
    serves="pekerja migran Indonesia",
    hours="",
    call=call("0800-1000", "08001000", "KP2MI"),
    whatsapp=whatsapp("0811-8080-141", "+628118080141", "WhatsApp KP2MI"),
)
KEMLU = HotlineCopy(
    id="kemlu-pwni",
    name="Pelindungan WNI, Kementerian Luar Negeri",
    short="Pelindungan WNI",
    serves="WNI di luar negeri",
    hours="",
    call=call("+62 812-9007-0027", "+6281290070027", "Pelindungan WNI"),
    whatsapp=None,
)
LPSK = HotlineCopy(
    id="lpsk",
    name="Lembaga Perlindungan Saksi dan Korban",
    short="LPSK",
    serves="saksi dan korban",
    hours="hari dan jam kerja",
    call=call("148", "148", "LPSK"),
    whatsapp=whatsapp("0857-7001-0048", "+6285770010048", "WhatsApp LPSK"),
)
HOTLINES = (SAPA, JAKARTA, POLRI, UPT)
MIGRANT_HOTLINES = (*HOTLINES, KP2MI, KEMLU)

TAMBORA = RegionCopy(
    code="31.73.04.1001",
    name="Kelurahan Tambora",
    parent="Kecamatan Tambora, Kota Administrasi Jakarta Barat",
    short="Kelurahan Tambora, Kec. Tambora",
)
LONGEST = RegionCopy(
    code="31.73.01.1005",
    name="Kelurahan Kedaung Kali Angke",
    parent="Kecamatan Grogol Petamburan, Kota Administrasi Jakarta Barat",
    short="Kelurahan Kedaung Kali Angke, Kec. Grogol Petamburan",
)
"""The longest names of Jakarta Barat put together, on purpose: they are no real pair."""

SIGNS = tuple(
    SignCopy(text, icon)
    for text, icon in {
        "Paspor atau KTP ditahan": "dokumen",
        "Upah ditahan atau tidak dibayar": "upah",
        "Utang yang terus bertambah": "utang",
        "Tidak boleh keluar atau menelepon": "keluar",
        "Janji kerja di luar negeri tanpa kontrak": "kerja",
        "Dipaksa menipu lewat internet": "daring",
    }.items()
)

QR = QrCopy(
    payload="https://wa.me/628111129129",
    caption="WhatsApp SAPA 129",
    alt="Kode QR: WhatsApp SAPA 129, 08111-129-129",
    does="Pindai untuk chat WhatsApp SAPA\u00a0129",
)

EDITION = Edition(
    lang="id",
    labels=resources.read_yaml("assets/locale/id.yaml")["labels"],
    title="Hari Dunia Anti Perdagangan Orang",
    lead="Rangkul",
    rest="Semua Korban, Tidak Ada yang Tertinggal",
    theme="Rangkul Semua Korban, Tidak Ada yang Tertinggal",
    slogan="Bersama Lawan Perdagangan Orang",
    message=None,
    ask=None,
    signs=SIGNS,
    actions=(
        "Jangan menegur pelaku. Catat apa yang kamu lihat.",
        "Tanya pelan-pelan. Dengarkan tanpa menyalahkan.",
        "Telepon. Kamu tidak perlu yakin dulu.",
    ),
    hotlines=HOTLINES,
    qr=QR,
    event=EventCopy(
        "Hari Dunia Anti Perdagangan Orang",
        "Minggu, 30 Juli 2023",
        "RPTRA Kalijodo",
        date(2023, 7, 30),
    ),
    region=TAMBORA,
    organiser="Pemerintah Kota Administrasi Jakarta Barat",
    permit=None,
    legal=None,
)


def sample_copy(
    material: str = "poster", size: str = "A3", *, proof: bool = True, **changes: Any
) -> Copy:
    """The copy of Kelurahan Tambora; `changes` replace fields of its edition."""
    return Copy(
        main=replace(EDITION, **changes),
        second=None,
        logos=(),
        portraits=(),
        document_title=f"Hari Dunia Anti Perdagangan Orang: {material}, Kelurahan Tambora",
        file_name=f"{material}-{size}-id{'-PROOF' if proof else ''}",
        proof=proof,
        made_on=date(2023, 7, 30),
    )


def sample_setup(
    material: str,
    size: str,
    *,
    copy: Copy | None = None,
    look: str = "rangkul",
    sheet: str | None = None,
    campaign: Path | None = None,
) -> Setup:
    """All that `produce` needs for one file."""
    loaded, chosen = read.material(material, campaign), read.look(look, campaign)
    trim = loaded.material.size(size)
    assert trim is not None, f"{material} has no size {size}"
    found = loaded.material.format_for(trim)
    assert found is not None, f"{material} has no format for {size}"
    format_name, form = found
    page = loaded.material.geometry(trim, form.layouts[chosen.look.layout])
    on_paper = None
    if sheet is not None:
        on_paper = arranged(read.sheet(sheet, campaign), page.trim_width, page.trim_height)
        assert on_paper is not None, f"{material} {size} does not fit {sheet}"
        if folded := [face for face in map(form.folded, loaded.material.faces) if face.panels]:
            on_paper = for_folding(on_paper, is_stacked=folded[0].stacked)
    return Setup(
        copy=copy or sample_copy(material, size),
        material=loaded,
        look=chosen,
        size=trim,
        format_name=format_name,
        form=form,
        layout=form.layouts[chosen.look.layout],
        geometry=page,
        sheet=on_paper,
        campaign=campaign,
    )


def line_of(
    made: Produced,
    copy: Copy,
    material: str,
    size: str,
    look: str = "rangkul",
    *,
    pages: int | None = None,
) -> Item:
    """The manifest's line of a finished file of `copy`; `pages` where they are known beforehand."""
    return Item(
        file=f"{material}.pdf",
        sha256=sha256(made.data).hexdigest(),
        bytes=len(made.data),
        pages=len(made.faces) if pages is None else pages,
        material=material,
        size=size,
        look=look,
        languages=(copy.main.lang, *((copy.second.lang,) if copy.second else ())),
        state="proof" if copy.proof else "final",
        colour="rgb",
        title=copy.document_title,
        inputs="",
        faces=made.faces,
    )


@cache
def made(material: str, size: str, sheet: str | None = None) -> Produced:
    """A finished file of the sample copy, made once for all tests."""
    return produce(sample_setup(material, size, sheet=sheet))
