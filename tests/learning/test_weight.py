"""Tests of what a lesson weighs on its way to a phone."""

import re

import pytest

from academy.catalog import live, store
from academy.database import reading

pytestmark = pytest.mark.shipped_courses

MOST_BYTES = 60_000
OWN_FILES = re.compile(r'(?:href|src)="(/static/[^"]+)"')
SQUEEZED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def heaviest(app, world):
    """Addresses of the three longest lessons that ship with the product."""
    with reading() as connection:
        catalog = live.catalog(store.newest_number(connection))
    lessons = [
        (len(str(lesson.blocks)), f"/courses/{course.slug}/{lesson.slug}")
        for course in catalog.courses
        for lesson in course.lessons
    ]
    return [address for _, address in sorted(lessons)[-3:]]


def test_the_first_view_of_a_lesson_is_light(client, world, heaviest):
    """Page, styles and scripts of a first view stay below 60 kB over the wire, without figures."""
    client.sign_in(world.staff)
    for address in heaviest:
        page = client.client.get(address, headers=SQUEEZED)
        assert page.status_code == 200
        files = set(OWN_FILES.findall(client.client.get(address).text))
        weights = [len(client.client.get(each, headers=SQUEEZED).data) for each in files]

        assert len(files) >= 8
        assert len(page.data) + sum(weights) <= MOST_BYTES, address
