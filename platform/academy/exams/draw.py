"""Which questions of a pool one try asks, and in which order."""

from collections.abc import Sequence

from academy.catalog.pieces import Question
from academy.catalog.questions import order_key


def draw(pool: Sequence[Question], count: int, seed: str, shuffle: str) -> tuple[Question, ...]:
    """Draw *count* questions of *pool*, each as likely as the others.

    Args:
        pool: all questions of the exam, in the order of its file.
        count: how many are asked; never more than there are.
        seed: a secret of this one try; the same seed draws the same.
        shuffle: ``questions`` and ``both`` ask in the order of the draw, else the order of
            the file stands.

    Source:
        Rule R91 "the draw" in docs/rules.md.
    """
    places = sorted(range(len(pool)), key=lambda place: order_key(seed, pool[place].id))[:count]
    if shuffle not in {"questions", "both"}:
        places.sort()
    return tuple(pool[place] for place in places)
