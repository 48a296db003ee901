"""Tests of tokens."""

from academy.people.tokens import digest, keyed_digest, new_token


def test_tokens_are_long_and_never_come_twice():
    """Ten thousand tokens of at least 128 bits, all different."""
    tokens = {new_token() for _ in range(10_000)}

    assert len(tokens) == 10_000
    assert min(map(len, tokens)) >= 40


def test_a_digest_does_not_show_its_token():
    """What is kept is not what opens."""
    token = new_token()

    assert token not in digest(token)
    assert digest(token) == digest(token) != digest(token + " ")


def test_a_keyed_digest_depends_on_key_kind_and_value():
    """Nobody without the key can search for a phone number by trying all of them."""
    base = keyed_digest("key", "name", "13800138000")

    assert base != keyed_digest("other", "name", "13800138000")
    assert base != keyed_digest("key", "address", "13800138000")
    assert keyed_digest("key", "a", "bc") != keyed_digest("key", "ab", "c")
