"""What to do about ids that have records and would be gone."""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = {
    "co": ("course", "课程"),
    "s": ("section", "章节"),
    "ls": ("lesson", "课时"),
    "qz": ("quiz or exam", "测验或考试"),
    "q": ("question", "题"),
    "pb": ("playbook", "手册"),
    "pd": ("day", "天"),
    "t": ("task", "任务"),
}
OTHER = ("part", "内容")
LESSON = (
    "Put its file and its line in the outline back, with “status: retired”.",
    "把文件和大纲里的那一行放回来，写上 status: retired：只有学过的人还能看到。",
)
COURSE = ("Write the old id into course.yml again.", "把 course.yml 里的 id 改回去。")
REST = (
    "Put it back; or give it up: add “{id}” to “retired: []” in course.yml; records stay.",
    "把它放回来；或者彻底停用：在 course.yml 的 retired: [] 里加上 {id}。已有的记录都会保留。",
)


@dataclass(frozen=True, slots=True)
class Advice:
    """One id, what it is, and what to do."""

    id: str
    kind: str
    sentence: str


def advice(ids: Iterable[str], language: str) -> list[Advice]:
    """Return for each id what it is and what to do about it (rule R134)."""
    chinese = language.startswith("zh")
    found = []
    for name in sorted(ids):
        prefix = name.partition("-")[0]
        sentences = {"ls": LESSON, "co": COURSE}.get(prefix, REST)
        kind = KINDS.get(prefix, OTHER)[chinese]
        found.append(Advice(name, kind, sentences[chinese].format(id=name)))
    return found
