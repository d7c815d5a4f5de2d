"""No dependency asks of users what the GPL or the AGPL asks."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

from tests.packaging.test_lock import locked

# Under several licences of which the user picks one, or linked only as a library: each with why.
ACCEPTED = {
    "pyphen": "GPL, LGPL or MPL 1.1 at the user's choice; taken under the MPL",
}
# Locked for other systems and interpreters, so that their own metadata is not at hand.
ELSEWHERE = {
    "brotlicffi": "MIT; PyPy only",
    "colorama": "BSD-3-Clause; Windows only",
}
STRICT = re.compile(r"\b(A|L)?GPL|General Public License", re.IGNORECASE)


def licence(name: str) -> str:
    """The licence as the package states it: expression, classifiers, or the first line of text."""
    data = metadata(name)
    expression = data.get_all("License-Expression") or []
    classifiers = [c for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    stated = [text.partition("\n")[0] for text in data.get_all("License") or []]
    return "; ".join(expression or [*classifiers, *stated])


def licences() -> dict[str, str]:
    found = {}
    for name in locked().keys() - {"tppo-cli"}:
        try:
            found[name] = licence(name)
        except PackageNotFoundError:
            found[name] = ELSEWHERE.get(name, "")
    return found


def test_every_locked_dependency_states_a_licence() -> None:
    assert [name for name, text in licences().items() if not text] == []


def test_no_locked_dependency_is_under_the_gpl() -> None:
    strict = {name for name, text in licences().items() if STRICT.search(text)}
    assert strict == set(ACCEPTED)
