"""Which blocks there are, where they belong, and what their attributes hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from academy.catalog.attribute_kinds import (
    ABOUT,
    CONFIDENT,
    DAY,
    EVIDENCE,
    FLAG,
    NAME,
    PROOF,
    ROLE,
    TEXT,
    TIME,
    URL,
    Kind,
    choice,
    must,
    number,
)

VOICE = choice("主播", "助播", "群主", "客服")


@dataclass(frozen=True, slots=True)
class BlockKind:
    """``where`` is ``lesson``, ``playbook`` or ``both``; ``empty`` ones hold no text."""

    attributes: Mapping[str, Kind] = field(default_factory=dict)
    where: str = "both"
    empty: bool = False


FACT = {"source": must(TEXT), "as_of": must(ABOUT), "history": FLAG, "confidence": CONFIDENT}
RECORDING = {
    "src": must(TEXT),
    "seconds": number(1, 86_400),
    "captions": TEXT,
    "title": TEXT,
}
BLOCKS: dict[str, BlockKind] = {
    "objectives": BlockKind(),
    "keypoints": BlockKind(),
    "fact": BlockKind(FACT),
    "example": BlockKind(),
    "case": BlockKind(
        {"source": TEXT, "as_of": ABOUT, "shop": TEXT, "platform": TEXT, "people": TEXT}
    ),
    "script": BlockKind({"voice": VOICE, "seconds": number(1, 3600)}),
    "mistakes": BlockKind(),
    "checklist": BlockKind(where="lesson"),
    "policy": BlockKind(
        {
            "source": must(TEXT),
            "as_of": must(DAY),
            "review_by": must(DAY),
            "url": URL,
            "strict": FLAG,
        }
    ),
    "on": BlockKind({"platform": must(TEXT)}),
    "video": BlockKind(RECORDING, empty=True),
    "audio": BlockKind(RECORDING, empty=True),
    "download": BlockKind({"file": must(TEXT)}, empty=True),
    "fieldwork": BlockKind({"id": TEXT, "evidence": PROOF}, where="lesson"),
    "checkin": BlockKind({"min": number(0, 5000), "evidence": EVIDENCE}),
    "quiz": BlockKind(
        {
            "id": must(TEXT),
            "pass": number(0, 100),
            "attempts": number(1, 100),
            "shuffle": choice("none", "options", "questions", "both"),
            "show": choice("after-each", "at-end", "never"),
        },
        where="lesson",
    ),
    "trainer": BlockKind(),
    "include": BlockKind({"path": must(TEXT)}, empty=True),
    "announce": BlockKind({"at": must(TIME), "role": must(ROLE)}, where="playbook"),
    "tasks": BlockKind(where="playbook"),
    "metrics": BlockKind(where="playbook"),
    "rescue": BlockKind({"when": TEXT}, where="playbook"),
    "report": BlockKind({"id": must(TEXT)}, where="playbook"),
}
QUESTION = {
    "points": number(1, 100),
    "difficulty": number(1, 3),
    "capabilities": TEXT,
    "score": choice("all", "partial"),
    "type": choice("open", "poll", "field"),
    "key": NAME,
}
TASK = {
    "role": ROLE,
    "evidence": EVIDENCE,
    "minutes": number(1, 600),
    "due": TIME,
    "lesson": TEXT,
    "optional": FLAG,
}
BOX = {"min": number(0, 5000)}
