"""Tests of the draw."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from academy.catalog.pieces import Question
from academy.exams.draw import draw


def pool_of(size: int) -> tuple[Question, ...]:
    """Return a pool of questions."""
    return tuple(Question(f"q-{number}", "one", "?", (), f"d{number}") for number in range(size))


SHUFFLES = ("none", "options", "questions", "both")


@given(some.integers(1, 40), some.integers(1, 60), some.text(), some.sampled_from(SHUFFLES))
def test_a_draw_takes_each_question_once(size, count, seed, shuffle):
    """As many as are asked for, never more than there are, none twice (rule R91)."""
    pool = pool_of(size)
    drawn = draw(pool, count, seed, shuffle)
    assert len(drawn) == min(count, size)
    assert len({each.id for each in drawn}) == len(drawn)
    assert set(drawn) <= set(pool)


@given(some.integers(1, 40), some.integers(1, 40), some.text(), some.sampled_from(SHUFFLES))
def test_the_same_seed_draws_the_same(size, count, seed, shuffle):
    """A draw can be repeated with its seed, whatever the pool's order in memory was."""
    assert draw(pool_of(size), count, seed, shuffle) == draw(pool_of(size), count, seed, shuffle)


@given(some.integers(1, 40), some.integers(1, 40), some.text())
def test_unshuffled_questions_keep_the_order_of_the_file(size, count, seed):
    """Only ``questions`` and ``both`` ask in another order; the questions are the same."""
    pool = pool_of(size)
    plain, mixed = draw(pool, count, seed, "none"), draw(pool, count, seed, "both")
    assert list(plain) == sorted(plain, key=pool.index)
    assert set(plain) == set(mixed)


def test_every_question_is_drawn_as_often_as_the_others():
    """Over many tries no question is favoured, and all orders come up."""
    pool = pool_of(8)
    tries = [draw(pool, 4, f"seed {number}", "both") for number in range(4000)]
    counts = Counter(question.id for drawn in tries for question in drawn)
    firsts = Counter(drawn[0].id for drawn in tries)
    assert all(1850 <= counts[question.id] <= 2150 for question in pool), counts
    assert all(400 <= firsts[question.id] <= 600 for question in pool), firsts
