"""The words of the lesson's page, looked up once for a language and not once for a question."""

from functools import lru_cache

from flask_babel import get_locale
from flask_babel import gettext as _

Words = dict[str, str]


def lesson_words() -> Words:
    """Return the words in the language of the present request."""
    return words_for(str(get_locale()))


@lru_cache(maxsize=8)
def words_for(_locale: str) -> Words:
    """Return the words; *_locale* is the key of the cache. Numbers are filled in by the page."""
    return {
        **capability_words(),
        **frame_words(),
        **checklist_words(),
        **quiz_words(),
        **answer_words(),
        **end_words(),
    }


def course_words() -> Words:
    """Return the words of lists of courses and lessons, in the language of the request."""
    return course_words_for(str(get_locale()))


@lru_cache(maxsize=8)
def course_words_for(_locale: str) -> Words:
    """Return the words; *_locale* is the key of the cache."""
    return {
        "progress": _("%(done)s of %(count)s lessons"),
        "finished": _("Finished"),
        "due": _("due %(day)s"),
        "late": _("was due %(day)s"),
        "from": _("from %(name)s"),
        "begin": _("Begin"),
        "go_on": _("Go on"),
        "look": _("Look again"),
        "minutes": _("%(minutes)s min"),
        "next": _("Next:"),
        "how_far": _("How much of the course is done"),
        "place": _("Lesson %(number)s of %(count)s"),
        "read_to": _("read to %(percent)s%%"),
        **level_words(),
        "mark_on": _("learnt"),
        "mark_half": _("begun"),
        "mark_open": _("not done yet"),
    }


def level_words() -> Words:
    """Words for the levels that a course may have, by the word in its header."""
    return {
        "入门": _("For beginners"),
        "基础": _("Basics"),
        "经营": _("Running a shop"),
        "带训者": _("For trainers"),
    }


def capability_words() -> Words:
    """Words for the eight capabilities, by the word in a lesson's header."""
    return {
        "货品": _("goods"),
        "主播": _("hosting"),
        "内容": _("content"),
        "服务": _("service"),
        "活动": _("campaigns"),
        "广告": _("advertising"),
        "私域": _("private traffic"),
        "数据": _("data"),
    }


def frame_words() -> Words:
    """Words around the text."""
    return {
        "place": _("Lesson %(number)s of %(count)s"),
        "read_to": _("Read to {percent}%"),
        "how_far": _("How far you have read this lesson"),
        "minutes": _("%(minutes)s min"),
        "capabilities": _("Capabilities: %(names)s"),
        "version": _("Version %(number)s, released %(day)s"),
        "between": _(", "),
        "contents": _("Contents"),
        "first": _("It helps to do this first:"),
        "mark_on": _("learnt"),
        "mark_now": _("you are here"),
        "mark_open": _("not done yet"),
        "colon": _(": "),
        "next": _("Next lesson · %(minutes)s min"),
    }


def checklist_words() -> Words:
    """Words of a checklist."""
    return {
        "ticked": _("{n} of {of} ticked."),
        "remembered": _("Ticks are remembered for your next visit."),
        "saved": _("Saved"),
        "not_saved": _("Not saved. Check your connection and tick again."),
        "keep": _("Save the ticks"),
    }


def quiz_words() -> Words:
    """Words of a quiz before an answer."""
    return {
        "quiz": _("Quiz"),
        "about_after-each": _(
            "Questions: %(count)s; to pass, %(passing)s%% right. "
            "After each answer every option is explained."
        ),
        "about_at-end": _(
            "Questions: %(count)s; to pass, %(passing)s%% right. "
            "After the last answer every option is explained."
        ),
        "about_never": _("Questions: %(count)s; to pass, %(passing)s%% right."),
        "question": _("Question %(number)s"),
        "send": _("Answer question %(number)s"),
        "last": _("The last one: then you know whether you passed."),
        "hint": _("A hint:"),
        "in_words": _("Answer in your own words"),
    }


def answer_words() -> Words:
    """Words after an answer."""
    return {
        "is_right": _("Right."),
        "is_wrong": _("This one counts as wrong."),
        "is_partly": _("Partly right: %(points)s of %(most)s points."),
        "is_in": _("Your answer is in."),
        "changed": _("The question was changed after you answered; your answer keeps its mark."),
        "chosen": _("Your choice"),
        "answered": _("You answered"),
        "right": _("Right answer"),
        "passed": _("Passed: %(points)s of %(most)s points."),
        "failed": _("Not passed yet: %(points)s of %(most)s points, %(passing)s%% are needed."),
        "passed_before": _("You have passed in an earlier try; that stands."),
        "again": _("Do the quiz again"),
        "left": _("You can do it again %(left)s more times."),
        "left_one": _("You can do it again one more time."),
        "left_none": _("All tries are used up. Ask whoever leads your team what to do next."),
        "left_any": _("You can do it again as often as you like."),
    }


def end_words() -> Words:
    """Words at the end of a lesson."""
    return {
        "read": _("Finished reading"),
        "quiz_left": _("Read. Pass the quiz above and the lesson is done."),
        "read_left": _("The quiz is passed. Read the lesson to its end and it is done."),
        "too_early": _("%(time)s more and it counts as read. Your time so far is kept."),
        "seconds": _("%(seconds)s s"),
        "minutes_seconds": _("%(minutes)s min %(seconds)s s"),
        "done_at": _("Lesson done"),
        "all_done": _("That was the last lesson. The course is finished."),
        "to_course": _("To the course"),
    }
