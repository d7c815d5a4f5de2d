"""`make sbom`: what the wheel and its dependencies are made of, as CycloneDX JSON.

uv writes the components with their hashes from the lock. Added here: the licences that the
packages state, the fonts and data that ship inside the wheel, and nothing that changes from run
to run: the same lock gives the same file.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WITHIN = {
    "OFL-1.1": ("assets/fonts/*.ttf",),
    "MIT": ("src/tppo_cli/py.typed", "assets/schema/*.json"),
}
"""Files in the wheel that a receiver may ask about, by licence."""

Bom = dict[str, Any]


def main() -> None:
    """Write the bill to the path given, dist/sbom.cdx.json where none is."""
    out = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "dist/sbom.cdx.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    bom = completed(exported(), stated_licence, within(ROOT))
    out.write_text(json.dumps(bom, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{out}: {len(bom['components'])} components")


def exported() -> Bom:
    """What uv says of the locked dependencies, all extras and no tools of ours among them."""
    command = [sys.executable, "-m", "uv", "export", "--quiet", "--frozen", "--no-dev"]
    options = ["--all-extras", "--format", "cyclonedx1.5", "--preview-features", "sbom-export"]
    done = subprocess.run(
        [*command, *options], cwd=ROOT, check=True, capture_output=True, text=True
    )
    bom: Bom = json.loads(done.stdout)
    return bom


def completed(
    bom: Bom, licence: Callable[[str], str | None], files: Iterable[dict[str, Any]]
) -> Bom:
    """The bill with licences and the files inside of the wheel, the same for the same lock."""
    components = [
        {**part, **({"licenses": [{"license": {"name": said}}]} if said else {})}
        for part in bom["components"]
        for said in (licence(part["name"]),)
    ]
    metadata_ = {key: value for key, value in bom["metadata"].items() if key != "timestamp"}
    whole = {**bom, "metadata": metadata_, "components": [*components, *files]}
    whole.pop("serialNumber", None)
    said = json.dumps(whole, sort_keys=True)
    return {**whole, "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}"}


def stated_licence(name: str) -> str | None:
    """What the installed package says of itself; None where it is not installed here."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    said = about.get_all("License-Expression") or classifiers or about.get_all("License") or []
    return "; ".join(line.partition("\n")[0] for line in said) or None


def within(root: Path) -> list[dict[str, Any]]:
    """The fonts and data inside of the wheel, each with its hash and licence."""
    return [
        {
            "type": "file",
            "name": file.relative_to(root).as_posix(),
            "hashes": [
                {"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}
            ],
            "licenses": [{"license": {"id": licence}}],
        }
        for licence, patterns in WITHIN.items()
        for pattern in patterns
        for file in sorted(root.glob(pattern))
    ]


if __name__ == "__main__":
    main()
