"""Days and moments in the words of the reader's language and the reader's zone."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton, format_time
from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from academy import clock
from academy.web.guard import signed_in
from academy.web.locale import locale_name

DEFAULT_ZONE = "Asia/Shanghai"


def init_app(app: Flask) -> None:
    """Offer the filters to templates."""
    app.jinja_env.filters.update(
        day=day, weekday=weekday, month=month, moment=moment, waited=waited
    )


def day(value: date) -> str:
    """Return a day with its weekday: 3月19日周四, Thu, Mar 19."""
    return formatted(value, "MMMEd", locale_name())


def weekday(value: date) -> str:
    """Return the shortest name of a weekday: 四, Thu."""
    locale = locale_name()
    return formatted(value, "EEEEE" if locale.startswith("zh") else "EEE", locale)


def month(value: date) -> str:
    """Return a month with its year: 2026年3月, Mar 2026."""
    return formatted(value, "yMMM", locale_name())


@lru_cache(maxsize=1024)
def formatted(value: date, skeleton: str, locale: str) -> str:
    """Format *value*; pages show the same few days again and again."""
    if skeleton.startswith("EEE"):
        return str(format_date(value, skeleton, locale=locale))
    return str(format_skeleton(skeleton, value, locale=locale))


def moment(value: datetime) -> str:
    """Return the time of day, with the day in front when it is not today."""
    who = signed_in()
    zone = clock.zone_of(who.zone if who else DEFAULT_ZONE)
    local = value.astimezone(zone)
    shown = str(format_time(local, "HH:mm", locale=locale_name()))
    if local.date() == clock.now().astimezone(zone).date():
        return shown
    return f"{formatted(local.date(), 'MMMd', locale_name())} {shown}"


def waited(value: datetime) -> str:
    """Return how long ago *value* was, in its largest whole unit."""
    minutes = max(0, int((clock.now() - value).total_seconds() // 60))
    if minutes < 1:
        return str(_("less than a minute"))
    if minutes < 60:
        return str(ngettext("%(num)d minute", "%(num)d minutes", minutes))
    if minutes < 48 * 60:
        return str(ngettext("%(num)d hour", "%(num)d hours", minutes // 60))
    return str(ngettext("%(num)d day", "%(num)d days", minutes // (24 * 60)))
