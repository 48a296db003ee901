"""The words of exams, looked up once for a language."""

from functools import lru_cache

from flask_babel import gettext as _

from academy.learning.views_words import Words, lesson_words
from academy.web.locale import locale_name


def exam_words() -> Words:
    """Return the words of a try, with those of questions, in the language of the request."""
    return {**lesson_words(), **words_for(locale_name())}


@lru_cache(maxsize=8)
def words_for(_locale: str) -> Words:
    """Return the words; *_locale* is the key of the cache."""
    return {
        "question_of": _("Question %(number)s of %(count)s"),
        "answered_one": _("answered"),
        "open_one": _("not answered"),
        "here": _("you are here"),
        "not_answered": _("You did not answer this one: no points."),
        "passed_word": _("Passed"),
        "failed_word": _("Not passed"),
        "running_word": _("Running"),
        "try_number": _("Try %(number)s"),
        "points": _("%(points)s of %(most)s points"),
        "not_saved_answer": _("Not saved. Check your connection and press the button."),
        "by_time": _("ended by the clock"),
    }
