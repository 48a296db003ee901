"""Finds the words of the glossary and the lessons that use them."""

from sqlalchemy import Connection

from academy.catalog import live
from academy.catalog.recent import Recent
from academy.learning.glossary_page import GlossaryPage, glossary_page
from academy.web.locale import language
from academy.web.visitor import Visitor

_pages: Recent[str, GlossaryPage] = Recent(8)


def glossary(_connection: Connection, visitor: Visitor) -> GlossaryPage:
    """Return the words with the lessons that the visitor may see."""
    code = language()[:2]
    catalog = live.catalog(visitor.activation)
    courses = catalog.visible_to(visitor.merchant_id, language=code)
    site = live.site()
    key = ":".join([site.glossary_digest, code, *(course.digest for course in courses)])
    return _pages.get(key) or _pages.put(key, glossary_page(site.glossary, courses, code))
