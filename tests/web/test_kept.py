"""What is kept for some seconds."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from dragoman.web.kept import Kept


class Counter:
    """Gathers a number that grows."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.asked, self.seconds = 0, seconds

    def __call__(self) -> int:
        sleep(self.seconds)
        self.asked += 1
        return self.asked


def test_a_thing_is_gathered_again_only_when_it_is_old():
    now = [0.0]
    kept, gather = Kept(10, clock=lambda: now[0]), Counter()
    assert [kept("a", gather), kept("a", gather)] == [1, 1]
    now[0] = 10.0
    assert kept("a", gather) == 2


def test_each_key_has_its_own():
    kept, gather = Kept(), Counter()
    assert [kept("a", gather), kept("b", gather), kept("a", gather)] == [1, 2, 1]


def test_many_who_ask_at_once_gather_once():
    kept, gather = Kept(), Counter(0.05)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: kept("a", gather), range(8))) == {1}


def test_a_fault_is_not_kept():
    kept, gather = Kept(), Counter()
    with pytest.raises(ZeroDivisionError):
        kept("a", lambda: 1 // 0)
    assert kept("a", gather) == 1


def test_only_so_many_are_held():
    kept, gather = Kept(most=2), Counter()
    assert [kept(key, gather) for key in "abca"] == [1, 2, 3, 4]
