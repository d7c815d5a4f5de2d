"""YAML is read as it was typed, and what is wrong with it is said where it is."""

from __future__ import annotations

import pytest

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.positions import Source
from tppo_cli.spec.reader import Document, read_text


def read(text: str) -> Document:
    return read_text(Source("c.yaml", text))


def refused(text: str) -> list[Finding]:
    try:
        return list(read(text).findings)
    except FindingsError as error:
        return list(error.findings)


def seen(finding: Finding) -> tuple[str, int | None, int | None]:
    place = finding.place
    assert place is not None
    assert place.file == "c.yaml"
    return finding.code, place.line, place.column


@pytest.mark.parametrize(
    "typed",
    ["0812", "129", "31.10", "no", "yes", "off", "2023-07-30", "1e3", "0x1F", "0o17", "1_000",
     ".5", "12:30:45", "true", "+62", "NaN", "=", "0b11"],
)  # fmt: skip
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    assert read(f"a: {typed}\n").tree == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_only_null_and_nothing_are_none(typed: str) -> None:
    assert read(f"a: {typed}\n").tree == {"a": None}


@pytest.mark.parametrize("typed", ["''", '""', "'null'", '"~"'])
def test_a_quoted_null_is_text(typed: str) -> None:
    assert read(f"a: {typed}\n").tree == {"a": typed[1:-1]}


def test_every_key_and_value_has_its_place() -> None:
    places = read("a:\n  - b: 1\n    c: 'dua'\n  - [x, {y: z}]\nd: tiga # sisa\n").places

    def at(path: str) -> tuple[int | None, int | None, int | None]:
        place = places.at(path)
        assert place is not None
        return place.line, place.column, place.end_column

    assert at("a") == (1, 1, 2)
    assert at("a.0") == (2, 5, 6)
    assert at("a.0.b") == (2, 8, 9)
    assert at("a.0.c") == (3, 8, 13)
    assert at("a.1.1.y") == (4, 13, 14)
    assert at("d") == (5, 4, 8)
    key = places.key("a.0.c")
    assert key is not None
    assert (key.line, key.column, key.excerpt) == (3, 5, "    c: 'dua'")


def test_an_unknown_path_has_the_place_of_its_nearest_ancestor() -> None:
    places = read("a:\n  b: 1\n").places
    assert str(places.at("a.b.c.d")) == "c.yaml:2:6"
    assert str(places.at("a.x")) == "c.yaml:1:1"
    assert str(places.at("x.y")) == "c.yaml:1:1"


def test_columns_count_characters_and_lines_count_any_line_end() -> None:
    places = read("a: “é”\r\nb: {ñ: 1, c: 2}\r\n").places
    assert str(places.at("b.c")) == "c.yaml:2:14"


def test_a_piece_of_a_text_is_found_where_it_stands() -> None:
    places = read("a: >\n  satu dua\n  dua tiga\n").places
    assert str(places.find("a", "dua")) == "c.yaml:2:8"
    assert str(places.find("a", "dua", nth=1)) == "c.yaml:3:3"
    assert str(places.find("a", "lima")) == "c.yaml:1:4"
    assert str(places.find("a", "dua", nth=2)) == "c.yaml:1:4"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 'x\nc: 2\n", "TP101", 2, 4),
        ('a: "x\n', "TP101", 1, 4),
        ("a:\n\t- b\n", "TP102", 2, 1),
        ("a: b: c\n", "TP103", 1, 5),
        ("a: 1\n b: 2\n", "TP103", 2, 3),
        ("a:\n  b: 1\n c: 2\n", "TP104", 3, 2),
        ("a: 'x' y\n", "TP104", 1, 8),
        ("a: 1\nfoo\nb: 2\n", "TP105", 2, 1),
        ("a: 1\nb: 2\na: 3\n", "TP106", 3, 1),
        ("a: !!python/object/apply:os.system [x]\n", "TP107", 1, 4),
        ("a: !lain x\n", "TP107", 1, 4),
        ("a: !!str x\n", "TP107", 1, 4),
        ("a: *x\n", "TP109", 1, 4),
        ("a: &x [*x]\n", "TP109", 1, 8),
        ("a: 1\n---\nb: 2\n", "TP114", 2, 1),
        ("a: x\x07y\n", "TP117", 1, 5),
        ('a: "x\\0y"\n', "TP117", 1, 4),
        ("a: 0\u200b812\n", "TP118", 1, 5),
        ('a: "\\u202a0812"\n', "TP118", 1, 4),
        ("? [a]\n: b\n", "TP119", 1, 3),
        (": x\n", "TP119", 1, 1),
        ("a: @x\n", "TP132", 1, 4),
        ("a: `x`\n", "TP132", 1, 4),
        ('a: "C:\\qux"\n', "TP138", 1, 7),
        ('a: "\\UFFFFFFFF"\n', "TP138", 1, 5),
        ("a: [1, 2\nb: 3\n", "TP152", 1, 4),
        ("a: {b: 1\n", "TP152", 1, 4),
        ("%YAML 3.0\n---\na: 1\n", "TP100", 1, 1),
        ("%YAML 1.3\n---\na: 1\n", "TP100", 1, 1),
    ],
)
def test_a_fault_of_form_is_found_where_it_is(text: str, code: str, line: int, column: int) -> None:
    assert seen(refused(text)[0]) == (code, line, column)


def test_the_second_key_names_the_line_of_the_first() -> None:
    finding = refused("nama: 1\nb: 2\nnama: 3\n")[0]
    assert finding.message() == "the key nama is here a second time; the first is in line 1"


def test_faults_that_leave_the_tree_whole_come_together() -> None:
    found = refused("a: !x 1\na: 2\nb: !y 3\nc: x\u200b\n")
    assert sorted(seen(f) for f in found) == [
        ("TP106", 2, 1), ("TP107", 1, 4), ("TP107", 3, 4), ("TP118", 4, 5),
    ]  # fmt: skip


def test_an_alias_repeats_its_value() -> None:
    document = read("a: &x {b: 1}\nc: *x\n")
    assert document.tree == {"a": {"b": "1"}, "c": {"b": "1"}}
    assert document.findings == ()


def bomb(levels: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, levels):
        rows.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (bomb(9), "TP108"),
        ("a: [" + "x, " * 30_000 + "x]", "TP108"),
        ("[" * 500_000, "TP131"),
        ("{a: " * 200_000, "TP131"),
        ("- " * 100_000, "TP131"),
        ("\n".join("  " * n + "a:" for n in range(100)), "TP131"),
        ("a: &a [1]\n" + "\n".join(f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}]"
                                   for n in range(60)), "TP131"),
    ],
    ids=["aliases", "items", "brackets", "braces", "dashes", "keys", "nested aliases"],
)  # fmt: skip
def test_what_would_grow_without_end_is_stopped(text: str, code: str) -> None:
    assert refused(text)[0].code == code


def test_a_long_flat_file_is_read() -> None:
    text = "\n".join(f"k{n}: 1" for n in range(2_000))
    assert len(read(text).places.keys) == 2_000
