"""A seeded handful of the runs of `python -m bench faults`: struck at a point found by looking, then judged.

The whole storm is the measurement; this proves at each change that none of its kinds does harm, and that the judge
would notice."""

from collections.abc import Iterator

import pytest
from bench.fault_harness import Harness
from bench.faults import WRONG, Order, plan

pytestmark = pytest.mark.journey

POINTS = 560
# Every strike and every fault of the server at least once, and kills spread over the whole run.
CHOSEN = [order for order in plan(60, POINTS, seed=11) if order.number % 2 or order.strike != "killed"]


@pytest.fixture(scope="module")
def harness() -> Iterator[Harness]:
    harness = Harness()
    yield harness
    harness.close()


@pytest.mark.filterwarnings("ignore:Session.login_data is deprecated")
@pytest.mark.parametrize("part", range(3))
def test_whatever_strikes_nothing_goes_twice_and_nothing_is_lost(harness: Harness, part: int) -> None:
    for order in CHOSEN[part::3]:
        found = harness.run(order.number, order.strike, order.at, order.server)
        assert not any(found.get(name) for name in WRONG), (order, found)


def test_the_judge_sees_a_double_and_a_loss(harness: Harness) -> None:
    """A run in which the server forgets a message, and one in which it takes each twice."""
    real = harness.server.taken
    harness.server.taken = _Forgetful()  # type: ignore[assignment]
    assert harness.run(9001, "", 0, "")["lost"] == 3
    harness.server.taken = _Doubling()  # type: ignore[assignment]
    assert harness.run(9002, "", 0, "")["doubles"] == 3
    harness.server.taken = real


class _Forgetful(list):  # type: ignore[type-arg]
    def append(self, item: object) -> None:
        return None


class _Doubling(list):  # type: ignore[type-arg]
    def append(self, item: object) -> None:
        super().append(item)
        super().append(item)


def test_a_plan_strikes_every_point_before_chance_decides() -> None:
    orders = plan(900, POINTS, seed=1)
    killed = {order.at for order in orders if order.strike == "killed" and not order.server}
    assert set(range(1, POINTS + 1)) <= killed
    assert {order.strike for order in orders} >= {"disk full", "second program", "lines cut", ""}
    assert Order(1, "killed", 1, "") in orders
