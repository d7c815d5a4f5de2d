"""How a validator says which finding it means.

pydantic collects every `ValueError` that a validator raises, with its place; a `Fault` is one
that carries our own code and the values of its sentence.
"""

from __future__ import annotations


class Fault(ValueError):
    """A fault in one value of the spec, by its catalogue code.

    `at` leads further down from the value that the validator saw: `("display",)` in a channel,
    `("en",)` in a text per language.
    """

    def __init__(self, code: str, at: tuple[str | int, ...] = (), /, **values: str) -> None:
        self.code = code
        self.at = at
        self.values = values
        super().__init__(code)
