"""How long a lesson takes, estimated from its length."""

from academy.catalog.content import Lesson
from academy.catalog.fields import Values
from academy.catalog.findings import Findings
from academy.catalog.pieces import Piece, Quiz, each_piece
from academy.catalog.source import Source

CHARACTERS_A_MINUTE = 300


def note_minutes(lesson: Lesson, values: Values, source: Source, findings: Findings) -> None:
    """Warn when the promised minutes are off by more than half, and by more than one minute."""
    characters = len("".join(source.text.split()))
    asked = sum(len(quiz.questions) for quiz in lesson.quizzes)
    in_quizzes = sum(map(quiz_size, each_piece(lesson.blocks)))
    reading = max(characters - in_quizzes, 0) / CHARACTERS_A_MINUTE
    estimate = reading + 0.5 * asked + len(lesson.checklists)
    off = abs(lesson.minutes - estimate)
    if off > estimate / 2 and off > 1:
        rounded = max(1, round(estimate))
        place = values.place_of("minutes")
        findings.add(place, "C123", minutes=lesson.minutes, estimate=rounded)


def quiz_size(piece: Piece) -> int:
    """Count the characters of a quiz, which is timed by its questions instead."""
    if not isinstance(piece, Quiz):
        return 0
    texts = [part for each in piece.questions for part in (each.text, each.feedback, each.hint)]
    for question in piece.questions:
        texts += [part for each in question.options for part in (each.text, each.feedback)]
    return sum(len("".join(text.split())) for text in texts)
