"""Finds a release that is to be looked at: its course, its files."""

from sqlalchemy import Connection

from academy.catalog import live, store, store_releases
from academy.catalog.paths import asset_path
from academy.learning.pages import AssetPage
from academy.learning.preview import PreviewItem, PreviewPage
from academy.web.visitor import Visitor


def preview(
    connection: Connection, _visitor: Visitor, course_id: str, number: int
) -> PreviewPage | None:
    """Return a release of a course by its number."""
    known = store_releases.numbered_release(connection, course_id, number)
    if known is None:
        return None
    packed = store.sources(connection, [known.release.release_id])
    course = live.read_release(known.release, packed[known.release.release_id])
    return PreviewPage(known.release, course) if course else None


def item(
    connection: Connection, visitor: Visitor, course_id: str, number: int, item_id: str
) -> PreviewItem | None:
    """Return a lesson or an exam of a release."""
    page = preview(connection, visitor, course_id, number)
    found = PreviewItem(page, item_id) if page else None
    return found if found and (found.lesson("") or found.exam("")) else None


def asset(
    connection: Connection, visitor: Visitor, course_id: str, number: int, name: str
) -> AssetPage | None:
    """Return a picture or worksheet of a release."""
    page = preview(connection, visitor, course_id, number)
    for each in page.course.assets if page else ():
        if each.path == asset_path(name) and page is not None:
            return AssetPage(course_id, page.merchant_id, each, page.release)
    return None


def worksheet(
    connection: Connection, visitor: Visitor, course_id: str, number: int, name: str
) -> AssetPage | None:
    """Return the CSV file that a worksheet of a release is made of."""
    return asset(connection, visitor, course_id, number, f"{name}.csv")
