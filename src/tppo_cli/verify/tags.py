"""A reader that speaks finds structure, language, title and a text for every figure."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tppo_cli.findings import Finding
from tppo_cli.manifest import Item, Kind
from tppo_cli.verify.artifact import Artifact
from tppo_cli.verify.says import excerpt, of_item

_DEEPEST = 100


def check(artifact: Artifact, item: Item) -> list[Finding]:
    """TP770 not tagged, TP771 language, TP772 title, TP773 figure, TP774 alternative text."""
    root = artifact.tree.Root
    found: list[Finding] = []
    language = str(root.get("/Lang", ""))
    if language.partition("-")[0] != item.languages[0].partition("-")[0]:
        found.append(of_item("TP771", item, found=language, wanted=item.languages[0]))
    found += _title(artifact.tree, item)
    tree = root.get("/StructTreeRoot")
    marked = root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    if tree is None or not marked or "/K" not in tree:
        return [of_item("TP770", item), *found]
    return found + list(_figures(tree, item))


def _title(tree: pikepdf.Pdf, item: Item) -> Iterator[Finding]:
    title = str(tree.docinfo.get("/Title", ""))
    if title != item.title:
        yield of_item("TP772", item, found=title, wanted=item.title)
    preferences = tree.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not preferences.get("/DisplayDocTitle", True):
        yield of_item("TP775", item)


def _figures(tree: pikepdf.Object, item: Item) -> Iterator[Finding]:
    texts: set[str] = set()
    bare = 0
    for element in _elements(tree.get("/K"), 0):
        if element.get("/S") == pikepdf.Name.Figure:
            text = str(element.get("/Alt", "")).strip()
            texts.add(text)
            bare += not text
    if bare:
        yield of_item("TP773", item, figures=str(bare))
    for face in (face for one in item.alone() for face in one.faces):
        for expected in face.expected:
            if expected.kind is Kind.IMAGE and expected.value.strip() not in texts:
                yield of_item("TP774", item, expected.field, value=excerpt(expected.value))


def _elements(node: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Dictionary]:
    """Structure elements below a /K entry: one, or an array of them and of content numbers."""
    if depth > _DEEPEST:
        return
    for child in node if isinstance(node, pikepdf.Array) else (node,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child.get("/K"), depth + 1)
