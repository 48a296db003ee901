"""What names a release without its sources."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LiveRelease:
    """The release of one course that is live; ``number`` counts its releases from 1."""

    release_id: int
    course_id: str
    merchant_id: int | None
    slug: str
    title: str
    digest: str
    origin: str
    made_at: datetime
    number: int
