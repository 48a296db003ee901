"""The language of a page: the person's choice, else the browser's, else Chinese."""

from pathlib import Path

from flask import Flask, g, request
from flask_babel import Babel, get_locale, refresh

from academy.web.guard import signed_in

CHINESE = "zh_Hans_CN"
ENGLISH = "en"
LOCALES = (CHINESE, ENGLISH)
TRANSLATIONS = Path(__file__).parents[1] / "translations"


def init_app(app: Flask) -> None:
    """Choose the locale of each request; each domain keeps its own catalogue of messages."""
    domains = sorted(path.stem for path in TRANSLATIONS.glob(f"{CHINESE}/LC_MESSAGES/*.po"))
    app.config["BABEL_DOMAIN"] = ";".join(domains or ["web"])
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(
        [str(TRANSLATIONS)] * len(domains or [1])
    )
    Babel(app, default_locale=CHINESE, locale_selector=choose)
    app.jinja_env.globals["language"] = language


def choose() -> str:
    """Return the locale for this request."""
    who = signed_in()
    if who is not None and who.locale in LOCALES:
        return who.locale
    asked = request.accept_languages.best_match(["zh-cn", "zh", "zh-hans", "en"], "zh")
    return ENGLISH if asked == "en" else CHINESE


def choose_again() -> None:
    """Have the rest of this request choose its language anew: the person has changed it."""
    g.pop("messages", None)
    g.pop("locale_name", None)
    refresh()


def locale_name() -> str:
    """Return the name of this request's locale, found once: one of ``LOCALES``."""
    name: str | None = g.get("locale_name")
    if name is None:
        g.locale_name = name = str(get_locale())
    return name


def language() -> str:
    """Return the language of this page as content knows it: ``zh`` or ``en``."""
    return "en" if locale_name() == ENGLISH else "zh"
