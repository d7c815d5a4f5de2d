"""A bundle holds pages of one kind: what their file says of itself is said once for all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tppo_cli.plates.bundle import Bundle, Label
from tppo_cli.plates.refused import Refused


def test_pages_of_another_kind_are_refused_and_nothing_of_them_is_written() -> None:
    written: list[bytes] = []
    bundle = Bundle(written.append, {"title": "Poster"})
    cast(Any, bundle)._first = SimpleNamespace(about=b"RGB"), {}
    with pytest.raises(Refused) as refused:
        bundle.add(cast(Any, SimpleNamespace(about=b"CMYK")), {}, {}, Label("Tambora", "Tambora"))
    assert refused.value.reason == "TP629"
    assert not written
