"""How a validator says which finding it means.

pydantic collects every `ValueError` that a validator raises, with its place; a `Fault` is one
that carries our own code and the values of its sentence.
"""

from __future__ import annotations


class Fault(ValueError):
    """A fault in one value of the spec, by its catalogue code."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(code)
