"""The own page: who one is here, and how one wants to read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from flask import current_app, flash, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy.database import reading, writing
from academy.people import store_persons
from academy.people.forms import ProfileForm
from academy.people.names import masked_phone
from academy.web.answers import local_path, page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.locale import choose_again

OFFERED = "academy_platforms"


@guard(anybody)
def me() -> ResponseReturnValue:
    """Show the own page, or keep the preferences."""
    with reading() as connection:
        own = store_persons.row_of(connection, visitor().person_id)
    form = ProfileForm(
        data={
            "locale": own["locale"] or "",
            "theme": own["theme"],
            "zone": own["zone"] or "",
            "platforms": list(visitor().platforms),
        }
    )
    form.offer_zone(own["zone"])
    form.offer_platforms(offered_platforms())
    if request.method == "POST" and form.validate():
        return keep_preferences(form)
    status = 422 if form.errors else 200
    phone = masked_phone(own["phone"]) if own["phone"] else ""
    return page("people/me.html", status, form=form, login_name=own["login_name"], phone=phone)


def keep_preferences(form: ProfileForm) -> ResponseReturnValue:
    """Keep language, theme and zone, and say so in the language chosen."""
    locale, zone = form.locale.data or None, form.zone.data or None
    with writing() as connection:
        store_persons.set_preferences(
            connection, visitor().person_id, locale, form.theme.data, zone
        )
        if "platforms" in form:
            store_persons.set_platforms(connection, visitor().person_id, form.platforms.data or ())
    g.visitor = replace(visitor(), locale=locale or "", theme=form.theme.data)
    choose_again()
    flash(_("Saved."), "done")
    return see_other("/me")


@guard(anybody)
def platforms() -> ResponseReturnValue:
    """Keep the platforms chosen on another page, and go back there; what is unknown is left out.

    Source:
        Rule R151 "platforms are asked for" in docs/rules.md.
    """
    sent = set(request.form.getlist("platforms"))
    chosen = [word for word, _name in offered_platforms() if word in sent]
    with writing() as connection:
        store_persons.set_platforms(connection, visitor().person_id, chosen)
    if chosen:
        flash(_("Saved. You can change your platforms on your own page."), "done")
    return see_other(local_path(request.form.get("next")) or "/me")


def offered_platforms() -> Sequence[tuple[str, str]]:
    """Return the platforms of the site with their names; a higher domain knows them."""
    offered = cast("Callable[[], Sequence[tuple[str, str]]]", current_app.extensions[OFFERED])
    return offered()
