"""The bar of the same few words on every page."""

from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from academy.web.locale import locale_name
from academy.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the bar."""

    key: str
    href: str
    label: str
    icon: str
    due: bool = False


def entries(who: Visitor | None) -> tuple[Entry, ...]:
    """Return the entries for *who*; nothing before sign-in."""
    if who is None:
        return ()
    return entries_for(locale_name(), manages=who.manages, admin=who.admin)


@lru_cache(maxsize=16)
def entries_for(_locale: str, *, manages: bool, admin: bool) -> tuple[Entry, ...]:
    """Return the entries in the language of the present request (*_locale* is the cache's key)."""
    board = (Entry("board", "/board", _("Board"), "board"),) if manages else ()
    if admin and not manages:
        board = (Entry("set-up", "/set-up", _("Set up"), "settings"),)
    return (
        *board,
        Entry("today", "/", _("Today"), "today"),
        Entry("courses", "/courses", _("Courses"), "courses"),
        Entry("check-ins", "/check-ins", _("Check-ins"), "check-ins"),
        Entry("groups", "/groups", _("Groups"), "groups"),
        Entry("me", "/me", _("Me"), "me"),
    )
