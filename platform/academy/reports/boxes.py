"""The four boxes of a learning report, and what state a report is in.

Words here are English messages; the pages show them in the reader's language.

Source:
    Rules R30, R31, R32 and R36 in docs/rules.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

MOST_CHARACTERS = 2000
LEAST_CHARACTERS = 1
DAYS_TO_BEGIN = 2
REPLY_OWED_AFTER = timedelta(hours=24)

DRAFT, HANDED_IN, REPLIED = "draft", "handed_in", "replied"
STATUS_WORDS = {DRAFT: "Draft", HANDED_IN: "Handed in", REPLIED: "Replied"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box: the name of its field, its label, and the question that helps to fill it."""

    name: str
    label: str
    prompt: str


BOXES = (
    Box("observe", "Observe", "What did you see today: one customer, one figure, one sentence?"),
    Box("adjust", "Adjust", "What did you do differently because of it?"),
    Box("decide", "Decide", "What do you keep, and what do you drop?"),
    Box("act", "Act", "What will you do next? One thing that can be checked."),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in the four boxes."""

    observe: str = ""
    adjust: str = ""
    decide: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it stands in the database. ``replies`` counts the replies to it."""

    id: int
    merchant_id: int
    person_id: int
    team_id: int
    day: date
    texts: Texts
    revision: int
    saved_at: datetime
    handed_in_at: datetime | None
    form_key: str
    replies: int

    @property
    def status(self) -> str:
        """Draft, handed in, or replied."""
        return status(self.handed_in_at, self.replies)

    @property
    def may_change(self) -> bool:
        """Whether its author may still change it (rule R32)."""
        return self.replies == 0


def status(handed_in_at: datetime | None, replies: int) -> str:
    """Return the state of a report; only what was handed in can have replies (rule R32)."""
    if handed_in_at is None:
        return DRAFT
    return REPLIED if replies else HANDED_IN


def empty_boxes(texts: Texts) -> tuple[str, ...]:
    """Return the names of boxes too empty to hand in: one character is enough (rule R31)."""
    return tuple(
        box.name for box in BOXES if len(getattr(texts, box.name).strip()) < LEAST_CHARACTERS
    )


def may_begin(day: date, today: date) -> bool:
    """Whether a report for *day* may be begun: on the day, and two days after (rule R30)."""
    return timedelta(0) <= today - day <= timedelta(days=DAYS_TO_BEGIN)


def texts_of(row: Mapping[str, object]) -> Texts:
    """Return the four texts out of anything that names them."""
    return Texts(**{field.name: str(row[field.name] or "") for field in fields(Texts)})


def reply_is_late(handed_in_at: datetime, moment: datetime) -> bool:
    """Whether a report has waited for its reply for 24 hours (rule R36)."""
    return moment - handed_in_at >= REPLY_OWED_AFTER


def first_sentence(text: str, most: int = 60) -> str:
    """Return the first line of *text*, cut after *most* characters with an ellipsis."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
