"""What every template may use."""

from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g, get_flashed_messages
from flask_babel import get_translations

from academy.web import navigation
from academy.web.guard import signed_in
from academy.web.locale import locale_name

LANGUAGE_TAGS = {"zh_Hans_CN": "zh-CN", "en": "en"}


def init_app(app: Flask) -> None:
    """Set up the templates of *app*."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    environment: Any = app.jinja_env  # its extension for translations declares no types
    environment.install_gettext_callables(translated, translated_plural, newstyle=True)
    app.context_processor(frame)


def translated(message: str) -> str:
    """Return a message in the language of the page; templates ask for a hundred of them."""
    return str(messages().ugettext(message))


def translated_plural(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with *number*."""
    return str(messages().ungettext(one, many, number))


def messages() -> Translations | NullTranslations:
    """Return the messages of this request's language, found once a request."""
    if "messages" not in g:
        g.messages = get_translations()
    found: Translations | NullTranslations = g.messages
    return found


def frame() -> dict[str, Any]:
    """Return what base.html needs on every page."""
    who = signed_in()
    return {
        "visitor": who,
        "lang": LANGUAGE_TAGS[locale_name()],
        "theme": who.theme if who else "system",
        "navigation": navigation.entries(who),
        "flashes": get_flashed_messages(with_categories=True),
    }
