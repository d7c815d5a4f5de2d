"""A room imports only the rooms above it, and WeasyPrint stays where it is rendered with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.sources import imports, modules, tree

ROOMS = (
    "spec",
    "regions",
    "hotlines",
    "materials",
    "content",
    "render",
    "press",
    "plates",
    "check",
    "verify",
    "batch",
    "publish",
    "preview",
    "cli",
)
ROOT = {"__init__", "errors", "findings", "resources", "manifest"}
ENTRY = "__main__"

# What WeasyPrint's own documentation calls public.
PUBLIC = {
    "weasyprint": {"HTML", "CSS", "Attachment", "DEFAULT_OPTIONS", "__version__"}
    | {"Document", "Page"},
    "weasyprint.document": {"Document", "DocumentMetadata", "Page"},
    "weasyprint.text.fonts": {"FontConfiguration"},
    "weasyprint.urls": {"URLFetcher", "URLFetcherResponse"}
    | {"URLFetchingError", "FatalURLFetchingError"},
}
BEHIND_THE_PUBLIC = {Path("render/boxes.py")}


def rank(room: str) -> int:
    if room == ENTRY:
        return len(ROOMS)
    return -1 if room in ROOT else ROOMS.index(room)


def own_room(module: Path) -> str:
    return module.parts[0] if len(module.parts) > 1 else module.stem


def own_imports(module: Path) -> Iterator[tuple[str, int]]:
    for name, names, line in imports(module):
        if name == "tppo_cli":
            yield from ((taken, line) for taken in names if not taken.startswith("__"))
        elif name.startswith("tppo_cli."):
            yield name.split(".")[1], line


def uses_weasyprint(module: Path) -> bool:
    return any(name.split(".")[0] == "weasyprint" for name, _, _ in imports(module))


def test_there_are_modules_in_rooms_that_have_a_place_in_the_order() -> None:
    rooms = {module.parts[0] for module in modules() if len(module.parts) > 1}
    assert rooms
    assert rooms <= set(ROOMS)
    assert {module.stem for module in modules() if len(module.parts) == 1} <= {ENTRY, *ROOT}


def test_a_room_imports_only_what_lies_above() -> None:
    below = [
        f"{module}:{line} {room}"
        for module in modules()
        for room, line in own_imports(module)
        if rank(room) > rank(own_room(module))
    ]
    assert below == []


def test_weasyprint_is_imported_only_where_it_renders() -> None:
    users = {module for module in modules() if uses_weasyprint(module)}
    outside = {m for m in users if m.parts[0] != "render"}
    assert users
    assert outside == set()


def test_names_of_weasyprint_that_are_not_public_stay_in_one_module() -> None:
    hidden = [
        f"{module}:{line} {name} {taken}"
        for module in set(modules()) - BEHIND_THE_PUBLIC
        for name, names, line in imports(module)
        if name.split(".")[0] == "weasyprint"
        for taken in names or ("__version__",)
        if taken not in PUBLIC.get(name, set())
    ]
    assert hidden == []


def test_no_private_attribute_of_weasyprint_is_read_elsewhere() -> None:
    users = {module for module in modules() if uses_weasyprint(module)}
    private = [
        f"{module}:{node.lineno} {node.attr}"
        for module in users - BEHIND_THE_PUBLIC
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"})
    ]
    assert private == []
