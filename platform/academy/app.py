"""Puts the application together: settings, database, guard, pages of all domains."""

from datetime import timedelta

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from academy import database, settings
from academy.camps import views as camps
from academy.catalog import views_releases as releases
from academy.catalog import views_search as search
from academy.catalog.store import newest_activation
from academy.checkins import views as checkins
from academy.exams import views as exams
from academy.fieldwork import views as fieldwork
from academy.learning import views as learning
from academy.log import set_up
from academy.people import views as people
from academy.people.store_visitor import visitor_statement
from academy.records import ids_with_records
from academy.reports import views as reports
from academy.settings import Settings
from academy.today import views as today
from academy.tracking import views as tracking
from academy.web import (
    assets,
    dates,
    failures,
    headers,
    health,
    kept,
    locale,
    log,
    pictures,
    templating,
    turns,
)
from academy.web.guard import refuse_unguarded_views

MOST_BYTES = 12 * 1024 * 1024
PAGES = (
    health,
    pictures,
    people,
    search,
    releases,
    learning,
    fieldwork,
    exams,
    checkins,
    reports,
    camps,
    today,
    tracking,
)
"""Each has a blueprint, and some have an ``init_app``."""


def create_app(given: Settings | None = None) -> Flask:
    """Return the application for *given* settings, by default those of the environment."""
    chosen = given or settings.read()
    set_up(chosen.log_level, log.RequestName())
    database.connect(chosen.url, chosen.data, chosen.threads + 4)
    app = Flask("academy", static_folder=None)
    configure(app, chosen)
    app.extensions["academy_visitor_statement"] = visitor_statement(newest_activation())
    app.extensions[releases.RECORDS] = ids_with_records
    log.init_app(app)
    locale.init_app(app)
    templating.init_app(app)
    dates.init_app(app)
    headers.init_app(app)
    CSRFProtect(app)
    kept.init_app(app)
    failures.init_app(app)
    assets.init_app(app)
    for pages in PAGES:
        app.register_blueprint(pages.blueprint)
        if hasattr(pages, "init_app"):
            pages.init_app(app)
    refuse_unguarded_views(app)
    turns.init_app(app)
    return app


def configure(app: Flask, chosen: Settings) -> None:
    """Set what Flask and its extensions read."""
    app.config.update(
        ACADEMY=chosen,
        SECRET_KEY=settings.secret_key(chosen),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        MAX_FORM_PARTS=200,
        SESSION_COOKIE_NAME="__Host-academy" if chosen.https else "academy",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.https,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=True,
    )
    if chosen.proxies:
        count = chosen.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )
