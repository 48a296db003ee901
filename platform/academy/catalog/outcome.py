"""What became of a course folder, and how that is kept until the folder changes again."""

import json
from dataclasses import dataclass
from typing import Literal

from academy.catalog.problems import Problem

Kind = Literal["released", "unchanged", "broken", "waiting", "refused"]
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one course folder.

    ``released``; ``unchanged`` since the last release from the folder; ``broken``: an error
    keeps the last good release live; ``waiting``: the live version was made in the browser;
    ``refused``: ``dropped`` ids have records and are gone without being retired.
    """

    slug: str
    kind: Kind
    problems: tuple[Problem, ...] = ()
    dropped: tuple[str, ...] = ()
    release_id: int | None = None

    @property
    def is_live(self) -> bool:
        """Whether learners see the folder as it is."""
        return self.kind in {"released", "unchanged"}


def dump_problems(problems: tuple[Problem, ...]) -> str:
    """Return problems as JSON, the first five hundred of them."""
    rows = [
        [each.path, each.line, each.column, each.severity, each.code, dict(each.arguments)]
        for each in problems[:MOST_KEPT]
    ]
    return json.dumps(rows, ensure_ascii=False)


def load_problems(text: str) -> tuple[Problem, ...]:
    """Return the problems that ``dump_problems`` wrote."""
    return tuple(
        Problem(path, line, column, severity, code, tuple(arguments.items()))
        for path, line, column, severity, code, arguments in json.loads(text)
    )
