"""The own page: who one is here, and how one wants to read."""

from dataclasses import replace

from flask import flash, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from academy.database import reading, writing
from academy.people import store_persons
from academy.people.forms import ProfileForm
from academy.people.names import masked_phone
from academy.web.answers import page, see_other
from academy.web.guard import anybody, guard, visitor
from academy.web.locale import choose_again


@guard(anybody)
def me() -> ResponseReturnValue:
    """Show the own page, or keep the preferences."""
    with reading() as connection:
        own = store_persons.row_of(connection, visitor().person_id)
    form = ProfileForm(
        data={"locale": own["locale"] or "", "theme": own["theme"], "zone": own["zone"] or ""}
    )
    form.offer_zone(own["zone"])
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
    g.visitor = replace(visitor(), locale=locale or "", theme=form.theme.data)
    choose_again()
    flash(_("Saved."), "done")
    return see_other("/me")
