"""Giving and taking rights on a person's account page (rule R179)."""

from dataclasses import dataclass

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from academy import clock
from academy.audit.store import record
from academy.database import writing
from academy.errors import Refused
from academy.people import store_accounts, store_rights
from academy.people.permissions import may_change_right
from academy.people.store_accounts import Account
from academy.people.store_rights import Kind
from academy.people.views_accounts import back_to
from academy.web.guard import guard, visitor
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class AskedRight:
    """A right of a person; ``merchant_id`` none = over all merchants."""

    account: Account
    kind: Kind
    merchant_id: int | None


def changes_right(who: Visitor, asked: AskedRight) -> bool:
    """Rule R179: who gives and takes a right."""
    return may_change_right(who, asked.account.standing, asked.kind, asked.merchant_id)


def load_right(
    connection: Connection, who: Visitor, person_id: int, kind: Kind, where: str
) -> AskedRight | None:
    """Return a right of a person, whether the person has it or not."""
    found = store_accounts.account(connection, who, person_id)
    if found is None:
        return None
    return AskedRight(found, kind, None if where == "everywhere" else found.standing.merchant_id)


@guard(changes_right, load=load_right)
def give_right(asked: AskedRight) -> ResponseReturnValue:
    """Give a person a right."""
    person_id = asked.account.standing.person_id
    with writing() as connection:
        new = store_rights.add_grant(connection, person_id, asked.kind, asked.merchant_id)
        if new:
            note(connection, asked, "people.grant")
    if new:
        flash(_("They have the right now. It holds with the next page they open."), "done")
    else:
        flash(_("They have this right already."), "")
    return back_to(asked.account)


@guard(changes_right, load=load_right)
def take_right(asked: AskedRight) -> ResponseReturnValue:
    """Take a right away from a person."""
    person_id = asked.account.standing.person_id
    try:
        with writing() as connection:
            had = store_rights.remove_grant(connection, person_id, asked.kind, asked.merchant_id)
            if had:
                note(connection, asked, "people.take_grant")
    except Refused as refusal:
        flash(_(refusal.sentence), "act")
        return back_to(asked.account)
    if had:
        flash(_("The right is taken away, from the next page they open."), "done")
    else:
        flash(_("They do not have this right any more."), "")
    return back_to(asked.account)


def note(connection: Connection, asked: AskedRight, action: str) -> None:
    """Write down which right was given or taken, in the transaction in which it is done."""
    standing, everywhere = asked.account.standing, asked.merchant_id is None
    record(
        connection, clock.now(), visitor().person_id, standing.merchant_id, action,
        f"person {standing.person_id}", {"kind": asked.kind, "everywhere": everywhere},
    )  # fmt: skip
