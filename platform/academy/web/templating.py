"""What every template may use."""

from typing import Any

from flask import Flask, get_flashed_messages
from flask_babel import get_locale
from markupsafe import Markup

from academy.web import navigation
from academy.web.guard import signed_in

LANGUAGE_TAGS = {"zh_Hans_CN": "zh-CN", "en": "en"}


def init_app(app: Flask) -> None:
    """Set up the templates of *app*."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["Markup"] = Markup
    app.context_processor(frame)


def frame() -> dict[str, Any]:
    """Return what base.html needs on every page."""
    who = signed_in()
    return {
        "visitor": who,
        "lang": LANGUAGE_TAGS[str(get_locale())],
        "theme": who.theme if who else "system",
        "navigation": navigation.entries(who),
        "flashes": get_flashed_messages(with_categories=True),
    }
