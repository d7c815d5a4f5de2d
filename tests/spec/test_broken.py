"""Whatever a file holds, it is a campaign or it has findings; nothing else ever comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.load import load_campaign

EXAMPLE = resources.read_text("examples/minimal/campaign.yaml")

PIECES = (
    *("", "\t", "\n", "\n  ", ": ", "- ", "{", "}", "[", "]", "'", '"', "#", " #", "&a ", "*a"),
    *("!x ", "? ", "|\n", ">\n", "%", "@", "\\", "\0", "\u202e", "\ud800", "---\n", "...\n"),
    *("~", "0", "null", "<<: *a\n", "é", "😀", "\u2028", "\x85", "\r"),
)
SLIPS = st.lists(
    st.tuples(st.integers(0, len(EXAMPLE)), st.integers(0, 4), st.sampled_from(PIECES)),
    min_size=1,
    max_size=4,
)

TIMES = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def findings(path: Path, *overrides: str) -> tuple[Finding, ...]:
    """The findings for which the file is refused; any other exception fails the test."""
    try:
        load_campaign(path, overrides)
    except FindingsError as error:
        return error.findings
    return ()


def outcome(path: Path, data: bytes, *overrides: str) -> None:
    path.write_bytes(data)
    for finding in findings(path, *overrides):
        assert finding.message()
        assert finding.help("id")
        place = finding.place
        assert place is not None
        if place.excerpt:
            assert place.column is not None
            assert place.end_column is not None
            assert 1 <= place.column < place.end_column <= len(place.excerpt) + 2


@TIMES
@given(slips=SLIPS)
def test_a_campaign_with_slips(tmp_path: Path, slips: list[tuple[int, int, str]]) -> None:
    text = EXAMPLE
    for at, gone, put in slips:
        text = text[:at] + put + text[at + gone :]
    outcome(tmp_path / "c.yaml", text.encode("utf-8", "surrogatepass"))


@TIMES
@given(text=st.text(alphabet=" \n\t-:?[]{}#&*!|>'\"%@`,a1~\\.<=", max_size=60))
def test_yaml_in_miniature(tmp_path: Path, text: str) -> None:
    outcome(tmp_path / "c.yaml", text.encode())


@TIMES
@given(data=st.binary(max_size=80))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    outcome(tmp_path / "c.yaml", data)


VALUES = st.recursive(
    st.sampled_from(["x", "~", "''", "1", "-1", "1e999", "nan", "2023-07-30", "'#fff'", "sapa129"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["id", "en", "name", "text", "size", "digits", "under", "lead", "x"]),
            inner,
            max_size=2,
        ).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"),
    ),
    max_leaves=4,
)


@TIMES
@given(
    key=st.sampled_from(
        ["title", "theme", "slogan", "languages", "event", "organiser", "partners", "people",
         "guests", "messages", "indicators", "actions", "audiences", "hotlines", "qr", "site",
         "hashtags", "regions", "materials", "speech", "look", "brand", "legal", "permit"]
    ),
    value=VALUES,
    override=st.sampled_from(["", "0", "0.text", "id", "0.channels.0.digits", "poster.sizes"]),
)  # fmt: skip
def test_any_value_at_any_key(tmp_path: Path, key: str, value: str, override: str) -> None:
    outcome(tmp_path / "c.yaml", f"{key}: {value}\n".encode())
    field = f"{key}.{override}".rstrip(".")
    outcome(tmp_path / "d.yaml", EXAMPLE.encode(), f"{field}={value}")


@pytest.mark.parametrize("cut", range(0, len(EXAMPLE), 13))
def test_a_campaign_that_ends_early(tmp_path: Path, cut: int) -> None:
    outcome(tmp_path / "c.yaml", EXAMPLE[:cut].encode())
