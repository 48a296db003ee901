"""Tests of the mapping that forgets."""

from academy.catalog.recent import Recent


def test_what_was_unused_for_longest_is_forgotten():
    """Asking for a value keeps it."""
    kept = Recent(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    assert kept.put("c", 3) == 3
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_everything_can_be_forgotten():
    """Nothing is left after clear()."""
    kept = Recent(2)
    kept.put("a", 1)
    kept.clear()
    assert kept.get("a") is None
