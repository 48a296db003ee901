"""Tests of the way back for the site's own files, on both databases."""

from academy.catalog import store_releases
from academy.catalog.activation import Doer
from academy.catalog.activation_site import make_site_live, sites_of
from academy.catalog.site import SITE
from academy.database import reading
from tests.catalog.site_files import PATHS
from tests.catalog.test_release_site import NOW, folder, released, site, write_site

__all__ = ["folder"]


def releases():
    """Return all releases of the site's files, the newest first."""
    with reading() as connection:
        return store_releases.releases_of(connection, SITE)


def test_an_older_release_goes_live_again(folder):
    """R132: readers see it with their next page, and the folder does not undo it."""
    released(folder)
    write_site(folder, paths=PATHS.replace("先开口", "后开口"))
    assert released(folder)["_site"] == "released"
    new, old = (each.release for each in releases())
    assert [each.paths[0].title for each in sites_of(old, new)] == ["先开口", "后开口"]

    assert make_site_live(new, old, Doer(), NOW)
    assert site().paths[0].title == "先开口"
    assert released(folder).get("_site", "unchanged") == "unchanged"
    assert [each.live for each in releases()] == [False, True]
    assert make_site_live(old, old, Doer(), NOW)


def test_what_went_live_meanwhile_stays(folder):
    """Whoever decided by another release is asked to look again."""
    released(folder)
    for title in ("后开口", "再开口"):
        write_site(folder, paths=PATHS.replace("先开口", title))
        released(folder)
    _, second, first = (each.release for each in releases())
    assert make_site_live(second, first, Doer(), NOW) is None
    assert site().paths[0].title == "再开口"
