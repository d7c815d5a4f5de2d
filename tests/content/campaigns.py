"""A campaign as a user would write it, and the jobs that are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tppo_cli.content.build import build_copy
from tppo_cli.content.copy import Copy, SpeechCopy
from tppo_cli.content.job import Job
from tppo_cli.findings import Finding
from tppo_cli.hotlines import registry
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded, load_campaign

TAMBORA = Region(
    code="31.73.04.1001",
    name="Tambora",
    label="Kelurahan",
    kecamatan="Tambora",
    kecamatan_label="Kecamatan",
    kota="Jakarta Barat",
    kota_label="Kota Administrasi",
    province="Daerah Khusus Jakarta",
)
BANDUNG = Region(
    code="32.73.01.1001",
    name="Gegerkalong",
    label="Kelurahan",
    kecamatan="Sukasari",
    kecamatan_label="Kecamatan",
    kota="Bandung",
    kota_label="Kota",
    province="Jawa Barat",
)

SPEC: Mapping[str, Any] = {
    "title": "Hari Dunia Anti Perdagangan Orang",
    "theme": {"lead": "Rangkul", "rest": "Semua Korban, Tidak Ada yang Tertinggal"},
    "slogan": "Bersama Lawan Perdagangan Orang",
    "event": {
        "name": "Hari Dunia Anti Perdagangan Orang",
        "date": "2023-07-30",
        "time": "08.00",
        "place": "RPTRA Kalijodo",
    },
    "messages": [
        "Jadikan hari ini momentum. Jangan sampai ada korban lagi",
        "TPPO dapat terjadi di mana saja.",
    ],
    "audiences": {
        "warga": {"ask": "Kenali tandanya, lalu telepon."},
        "pemerintah": {"message": "Pemerintah hadir.", "ask": "Sosialisasikan sampai RT dan RW."},
    },
    "hotlines": ["sapa129", "jakarta112", "polri110", "uptpppa-dki"],
}


def campaign(folder: Path, **changes: Any) -> Loaded:
    """The campaign with some keys given anew; None drops a key."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = {key: value for key, value in {**SPEC, **changes}.items() if value is not None}
    file = folder / "campaign.yaml"
    yaml = YAML(typ="safe")
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # stub says None
    with file.open("w", encoding="utf-8") as stream:
        yaml.dump(spec, stream)
    return load_campaign(file)


def copy_of(loaded: Loaded, **job: Any) -> Copy:
    """The copy of a poster, unless `job` says something else."""
    made = Job(
        **{"material": "poster", "size": "A3", "languages": ("id",), "look": "rangkul"} | job
    )
    return build_copy(made, loaded, registry.for_campaign(loaded), file_name="poster-A3-id-PROOF")


def speech_of(loaded: Loaded, lang: str = "id", **job: Any) -> SpeechCopy:
    speech = copy_of(loaded, material="speech", size="A4", languages=(lang,), **job).main.speech
    assert speech is not None
    return speech


def text_of(speech: SpeechCopy) -> str:
    """All that is spoken, one sentence a line."""
    return "\n".join(
        " ".join("".join(text for text, _ in line) for line in sentence.lines)
        for _, sentences in speech.parts
        for sentence in sentences
    )


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]
