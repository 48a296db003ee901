"""Tests of the link for the first admin."""

import threading
from datetime import UTC, datetime

from sqlalchemy import func, select

from academy.audit.tables import AuditEntry
from academy.database import reading, table_of, writing
from academy.people.store_setup import FirstAdmin, is_open, new_setup_link, use_setup_link
from academy.people.tables import Grant, Merchant, Person, SetupLink
from tests.worlds import PASSWORD_HASH, make_world

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
FIRST = FirstAdmin("江边食集", "黄建国", "huang", None, PASSWORD_HASH)


def link():
    """Return the token of a new link."""
    with writing() as connection:
        return new_setup_link(connection, NOW)


def opens(token):
    """Say whether a link opens."""
    with reading() as connection:
        return is_open(connection, token)


def use(token):
    """Use a link and return the person."""
    with writing() as connection:
        return use_setup_link(connection, NOW, token, FIRST)


def test_a_link_makes_the_first_admin_once(database):
    """Merchant, person and the right over everything; afterwards it opens nothing."""
    token = link()
    assert opens(token)
    person_id = use(token)

    with reading() as connection:
        assert connection.execute(select(table_of(Merchant).c.name)).scalars().all() == ["江边食集"]
        rights = connection.execute(select(table_of(Grant))).one()
        assert (rights.person_id, rights.kind, rights.merchant_id) == (person_id, "admin", None)
        assert connection.execute(select(table_of(AuditEntry).c.action)).scalar() == "people.set_up"
        kept = connection.execute(select(table_of(SetupLink).c.token_hash)).scalar()
    assert kept != token
    assert not opens(token)
    assert use(token) is None


def test_a_newer_link_replaces_the_older(database):
    """What an earlier start printed opens nothing any more."""
    older, newer = link(), link()

    assert not opens(older)
    assert opens(newer)
    assert use(older) is None


def test_where_people_are_nobody_is_the_first(database):
    """No link is made, and one made before no longer opens."""
    token = link()
    make_world()

    assert link() is None
    assert not opens(token)
    assert use(token) is None


def test_a_token_made_up_opens_nothing(database):
    """Only what was printed here opens."""
    token = link()

    for wrong in ("", token[:-1], token.swapcase(), token + " "):
        assert not opens(wrong)


def test_of_two_at_the_same_time_one_is_the_first(database):
    """A double press makes one merchant and one person."""
    token, made = link(), []
    start = threading.Barrier(2)

    def press():
        start.wait()
        made.append(use(token))

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert None in made
    with reading() as connection:
        assert connection.execute(select(func.count()).select_from(table_of(Person))).scalar() == 1
