"""Tests of finding the way through a try."""

from tests.exams.test_cards import paper_of


def test_the_next_place_is_the_next_open_one():
    """After the last open one the search begins in front; with none left there is no next."""
    paper = paper_of(finished=False, answered=False)
    assert paper.open_places() == [1]
    assert paper.place_after(0) == 1
    assert paper.place_after(1) == 1
    assert paper_of(finished=False, answered=True).place_after(0) is None
