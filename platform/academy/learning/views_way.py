"""What stands around a lesson for its reader: what to do first, and the path it lies on."""

from dataclasses import dataclass

from academy.catalog.snapshot import LessonPlace
from academy.learning import store_page, store_paths
from academy.learning.lesson_state import LessonState
from academy.learning.needs import Need, needs_of
from academy.learning.paths import OnPath
from academy.web.guard import visitor
from academy.web.locale import language


@dataclass(frozen=True, slots=True)
class Way:
    """Lessons that help to do first, and where this one stands on the path followed, if it does."""

    needs: tuple[Need, ...]
    path: OnPath | None


def way_of(place: LessonPlace, state: LessonState) -> Way:
    """Return what stands around a lesson for the visitor."""
    who, read_in = visitor(), language()
    catalog = store_page.present(who)
    needs = needs_of(place.lesson, catalog, who.merchant_id, state.done or {}, read_in)
    return Way(needs, store_paths.standing(catalog, who, state.path, place.lesson, read_in))
