"""The way back and forward for the site's own files: words, learning paths, glossary."""

from datetime import datetime

from academy.audit.store import record
from academy.catalog import live, live_search, store
from academy.catalog.activation import Doer, details_of
from academy.catalog.site import SITE, Site
from academy.catalog.store import LiveRelease
from academy.database import reading, writing


def sites_of(before: LiveRelease, wanted: LiveRelease) -> tuple[Site | None, Site | None]:
    """Return what two releases of the site's files say; none for one that cannot be read."""
    with reading() as connection:
        sources = store.sources(connection, [before.release_id, wanted.release_id])
    old, new = (live.read_site_release(each, sources[each.release_id]) for each in (before, wanted))
    return old, new


def make_site_live(
    before: LiveRelease, wanted: LiveRelease, doer: Doer, moment: datetime
) -> bool | None:
    """Make a release of the site's files the live one.

    Returns:
        True when it is live now; None when something else went live meanwhile, or when this
        version cannot read the release.

    Source:
        Rule R132 "back to an older release" in docs/rules.md.
    """
    if sites_of(before, wanted)[1] is None:
        return None
    if wanted.release_id == before.release_id:
        return True
    with writing() as connection:
        store.take_turns(connection)
        if store.live_release(connection, SITE) != before:
            return None
        store.activate(connection, SITE, wanted.release_id, moment, doer.person_id)
        record(
            connection, moment, doer.person_id, doer.merchant_id,
            "catalog.activate", f"course {SITE}", details_of(before, wanted, doer),
        )  # fmt: skip
    live_search.catch_up()
    return True
