"""Count what the tests of tests/hostile try, and write the counts into docs/reliability.md.

`python -m tools.reliability`; a test sees to it that the page says what the tests are.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/reliability.md"
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| `(?P<file>test_\w+)` \| [^|]* \| [^|]* \|(?P<rest>.*)$")


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(counted(PAGE.read_text(encoding="utf-8"), tried()), encoding="utf-8")


def tried() -> dict[str, tuple[int, int]]:
    """By file of tests/hostile: inputs in each run of the tests, and in the long one as well."""
    often, seldom = _collected("not soak"), _collected("soak")
    return {name: (often[name], seldom[name]) for name in sorted({*often, *seldom})}


def _collected(marked: str) -> Counter[str]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", marked]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "tests/hostile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Counter(re.findall(r"^tests/hostile/(\w+)\.py::", done.stdout, re.MULTILINE))


def counted(page: str, tried: dict[str, tuple[int, int]]) -> str:
    """The page with the counts of each file in its row."""
    lines = []
    for line in page.splitlines():
        row = _ROW.match(line)
        if row and row["file"] in tried:
            often, seldom = tried[row["file"]]
            line = f"| {row['what']} | `{row['file']}` | {often} | {often + seldom} |{row['rest']}"  # noqa: PLW2901 -- the line, counted
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
