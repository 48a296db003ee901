"""The guard in front of every view: who may see it is declared, or the program does not start.

A rule is a function ``(visitor, object) -> bool`` of a domain's ``permissions.py``. What is
not there and what is not allowed look the same to a visitor: 404.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Connection

from academy.database import reading
from academy.web.visitor import Visitor

Rule = Callable[[Visitor, Any], bool]
Load = Callable[..., Any]
View = Callable[..., ResponseReturnValue]

PUBLIC = "public"
UNKNOWN = object()
"""Stands for the visitor of a request until somebody asks."""


def guard(rule: Rule, load: Load | None = None) -> Callable[[View], View]:
    """Let a visitor through when *rule* holds for the object that *load* finds.

    *load* is called as ``load(connection, visitor, **url_arguments)`` and its result is the
    view's first argument, in place of the arguments of the address. Without *load* the rule
    is asked with None and the view gets the arguments of the address.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> ResponseReturnValue:
            with snapshot() as connection:
                who = signed_in()
                may_load = load is not None and who is not None and not must_wait(who)
                found = load(connection, who, **arguments) if load and may_load else None
            if who is None:
                return ask_to_sign_in()
            if must_wait(who):
                return redirect(url_for("people.password"), 303)
            if load is None:
                require(rule, who, None)
                return view(**arguments)
            if found is None:
                abort(404)
            require(rule, who, found)
            return view(found)

        guarded.guard_rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


@contextmanager
def snapshot() -> Iterator[Connection]:
    """Read from the snapshot of this request: visitor and object are of the same moment."""
    if "snapshot" in g:
        yield g.snapshot
        return
    with reading() as connection:
        g.snapshot = connection
        try:
            yield connection
        finally:
            g.pop("snapshot")


def must_wait(who: Visitor) -> bool:
    """Whether the first password has to be changed before anything else."""
    return who.must_change_password and request.endpoint not in ALWAYS_OPEN


ALWAYS_OPEN = {"people.password", "people.sign_out"}
"""What a person may do before the first password is changed."""


def public(view: View) -> View:
    """Mark a view that needs no sign-in."""
    view.guard_rule = PUBLIC  # type: ignore[attr-defined]
    return view


def require(rule: Rule, who: Visitor, found: object) -> None:
    """Answer 404 unless the rule holds."""
    if not rule(who, found):
        abort(404)


def anybody(_visitor: Visitor, _object: object) -> bool:
    """Let every signed-in person in."""
    return True


def signed_in() -> Visitor | None:
    """Return who is asking, or None; read once a request."""
    found = g.get("visitor", UNKNOWN)
    if found is UNKNOWN:
        who = current_user._get_current_object()  # noqa: SLF001 (flask-login's proxy)
        g.visitor = found = who if isinstance(who, Visitor) else None
    return cast("Visitor | None", found)


def visitor() -> Visitor:
    """Return who is asking; for views behind the guard."""
    who = signed_in()
    if who is None:
        abort(404)
    return who


def ask_to_sign_in() -> ResponseReturnValue:
    """Send a reader to the sign-in page and back; keep what a writer typed."""
    if request.method in {"GET", "HEAD"}:
        back = request.full_path if request.query_string else request.path
        return redirect(url_for("people.sign_in", next=back), 303)
    return cast("ResponseReturnValue", current_app.extensions["academy_lost_sign_in"]())


def refuse_unguarded_views(app: Flask) -> None:
    """Raise RuntimeError naming the views that declare no rule: such a program may not start."""
    bare = [
        endpoint for endpoint, view in app.view_functions.items() if not hasattr(view, "guard_rule")
    ]
    if bare:
        names = ", ".join(sorted(bare))
        message = f"views without a declared rule: {names}; put @guard(...) on each"
        raise RuntimeError(message)
