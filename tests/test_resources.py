"""What ships with tppo is found, and reads the same whichever YAML parser is there."""

from __future__ import annotations

from importlib.util import find_spec

from ruamel.yaml import YAML

from tppo_cli import resources


def test_the_parser_in_c_reads_our_yaml_as_the_one_in_python_does() -> None:
    files = [
        *resources.path("assets").rglob("*.yaml"),
        *resources.path("templates").rglob("*.yaml"),
    ]
    slow = YAML(typ="safe", pure=True)
    forms = resources.path("assets/init")  # a new campaign's, no YAML until they are filled in
    read = [file for file in files if forms not in file.parents or file.name == "texts.yaml"]
    texts = {str(file): file.read_text(encoding="utf-8") for file in read}
    different = [
        name
        for name, text in texts.items()
        if repr(resources.load_yaml(text)) != repr(slow.load(text))
    ]
    assert find_spec("_ruamel_yaml")
    assert files
    assert different == []
