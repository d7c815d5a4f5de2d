"""The lock: what is installed is exact, has hashes and names no machine."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.sources import CHECKOUT

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE)


@cache
def locked() -> dict[str, dict[str, Any]]:
    lock = tomllib.loads((CHECKOUT / "uv.lock").read_text(encoding="utf-8"))
    return {package["name"]: package for package in lock["package"]}


@cache
def exported() -> dict[str, tuple[str, frozenset[str]]]:
    """requirements.lock: name -> (version, hashes)."""
    text = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    return {
        match["name"]: (match["version"], frozenset(re.findall(r"--hash=(\S+)", match["rest"])))
        for match in PIN.finditer(text)
    }


def test_requirements_lock_is_what_uv_lock_says() -> None:
    expected = {
        name: (
            package["version"],
            frozenset(
                file["hash"]
                for file in [package["sdist"]] * ("sdist" in package) + package.get("wheels", [])
            ),
        )
        for name, package in locked().items()
        if name != "tppo-cli"
    }
    assert exported() == expected


def test_every_pin_has_hashes() -> None:
    assert exported()
    assert [name for name, (_, hashes) in exported().items() if not hashes] == []


def test_the_lock_covers_what_pyproject_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *(
            r
            for extra in project["project"].get("optional-dependencies", {}).values()
            for r in extra
        ),
    ]
    requirements = [Requirement(text) for text in asked]
    pins = {name: package["version"] for name, package in locked().items() if "version" in package}
    outside = [
        str(requirement)
        for requirement in requirements
        if (pin := pins.get(canonicalize_name(requirement.name))) is None
        or pin not in requirement.specifier
    ]
    assert requirements
    assert outside == []


def test_the_lock_names_no_index_but_the_public_one() -> None:
    text = (CHECKOUT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r"\w+://([^/\"]+)", text))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
    assert "://" not in (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
