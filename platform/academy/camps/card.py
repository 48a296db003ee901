"""What Today shows of a camp."""

from dataclasses import dataclass

from academy.camps import schedule
from academy.camps.schedule import TaskLine


@dataclass(frozen=True, slots=True)
class CampCard:
    """A camp on one of its days, with the visitor's own tasks by the clock."""

    camp_id: int
    group_name: str
    number: int
    title: str
    lines: tuple[TaskLine, ...]

    @property
    def waiting(self) -> tuple[TaskLine, ...]:
        """The own tasks that are not done."""
        return tuple(line for line in self.lines if line.state != schedule.DONE)
