"""The sizes that a text may take, and the first that fits."""

from __future__ import annotations

import pytest

from tppo_cli.manifest import RoleName
from tppo_cli.materials.material import Fit
from tppo_cli.render.fitting import step_for, steps


@pytest.mark.parametrize("least", [1.0, 0.99, 0.762, 0.76, 0.75, 0.4])
def test_the_smallest_size_is_always_among_those_that_are_tried(least: float) -> None:
    tried = steps(Fit(min=least))
    assert tried[0] == 1
    assert tried[-1] == least
    assert list(tried) == sorted(set(tried), reverse=True)


def test_a_line_takes_the_first_size_that_has_room() -> None:
    assert step_for(100, 100, Fit(min=0.5)) == 1
    assert step_for(100, 77, Fit(min=0.765)) == 0.765
    assert step_for(100, 70, Fit(min=0.765)) is None


def test_a_rule_with_a_role_stops_where_its_distance_does() -> None:
    rule = Fit(min=0.5, role=RoleName.BODY)
    assert rule.for_reading(10, 2400).min == pytest.approx(0.8)
    assert rule.for_reading(10, 600).min == 0.5
    assert rule.for_reading(10, 9000).min == 1
    assert rule.for_reading(10, None).min == 0.5
    assert Fit(min=0.5).for_reading(10, 2400).min == 0.5
    near = Fit(min=0.5, role=RoleName.BODY, near=0.75)
    assert near.for_reading(10, 2400).min == pytest.approx(0.6)
