"""Our choice of a QR mask is the package's own."""

from __future__ import annotations

import random

import pytest
import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import lost_point

from tppo_cli.render.masks import Symbol, _packed, penalty
from tppo_cli.render.qr import symbol

PAYLOADS = (
    "tel:129",
    "tel:112",
    "https://wa.me/628111129129",
    "https://contoh.example/31.73.04.1001/",
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:SAPA 129\r\nTEL:129\r\nTEL:+628111129129\r\nEND:VCARD\r\n",
)


def of_the_package(payload: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _drawn(count: int) -> list[str]:
    made = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.-/"
    return [
        "https://contoh.example/" + "".join(made.choices(letters, k=made.randint(1, 60)))
        for _ in range(count)
    ]


@pytest.mark.parametrize("payload", [*PAYLOADS, *_drawn(40)])
def test_the_modules_are_those_of_the_package(payload: str) -> None:
    assert [list(row) for row in symbol(payload).rows] == of_the_package(payload)


def test_the_points_are_those_of_the_package_for_every_mask() -> None:
    for payload in PAYLOADS:
        code = Symbol(error_correction=ERROR_CORRECT_M, border=0)
        code.add_data(payload)
        code.best_fit()
        for mask in range(8):
            code.makeImpl(True, mask)
            assert penalty(_packed(code.modules), code.modules_count) == lost_point(code.modules)
