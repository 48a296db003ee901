"""The words of the lesson's page, looked up once for a language and not once for a question."""

from functools import lru_cache

from flask_babel import gettext as _

from academy.web.locale import locale_name

Words = dict[str, str]


def lesson_words() -> Words:
    """Return the words in the language of the present request."""
    return words_for(locale_name())


@lru_cache(maxsize=8)
def words_for(_locale: str) -> Words:
    """Return the words; *_locale* is the key of the cache. Numbers are filled in by the page."""
    return {
        **capability_words(),
        **frame_words(),
        **checklist_words(),
        **quiz_words(),
        **answer_words(),
        **personal_words(),
        **end_words(),
    }


def course_words() -> Words:
    """Return the words of lists of courses and lessons, in the language of the request."""
    return course_words_for(locale_name())


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
        **exam_words(),
        **level_words(),
        **path_words(),
        "mark_on": _("learnt"),
        "mark_half": _("begun"),
        "mark_open": _("not done yet"),
    }


def path_words() -> Words:
    """Words of learning paths, and of what helps to do first."""
    return {
        "path": _("Learning path"),
        "path_about": _("%(count)s lessons · about %(minutes)s minutes left"),
        "path_done": _("%(done)s of %(count)s lessons on this path"),
        "path_far": _("How much of the path is done"),
        "path_place": _("%(number)s of %(count)s on the path"),
        "path_begin": _("Begin this path"),
        "path_look": _("See the path"),
        "path_yours": _("You follow this path"),
        "first": _("It helps to do this first:"),
        "between": _(", "),
        "colon": _(": "),
    }


def exam_words() -> Words:
    """Words of an exam on the page of its course."""
    return {
        "exam_questions": _("%(count)s questions"),
        "exam_no_limit": _("no limit of time"),
        "exam_passing": _("pass with %(percent)s%%"),
        "exam_left": _("tries left: %(left)s"),
        "exam_left_any": _("any number of tries"),
        "exam_passed": _("Passed"),
        "exam_points": _("%(points)s of %(most)s points"),
        "exam_go_on": _("Go on with the exam"),
        "exam_to": _("To the exam"),
        "exam_used": _("All tries are used up."),
        "exam_closed": _("Opens when %(missing)s more lessons are done."),
    }


def level_words() -> Words:
    """Words for the levels that a course may have, by the word in its header."""
    return {
        "入门": _("For beginners"),
        "基础": _("Basics"),
        "进阶": _("Advanced"),
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
        "path_place": _("%(number)s of %(count)s on the path"),
        "path_next": _("Next on your path · %(minutes)s min"),
        "to_path": _("To the path"),
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
        "pool": _("All questions of the pool"),
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
        **kind_words(),
        "by_a_person": _("A trainer marks this one; it does not count in the quiz."),
        "worth": _("points: %(points)s"),
        "hand_in": _("Go and hand it in"),
        "handed_in": _("Work handed in"),
        "see_work": _("See how it stands"),
    }


def kind_words() -> Words:
    """Words of questions that are not answered by choosing options alone."""
    return {
        "fill_in": _("Fill in the gaps"),
        "gap": _("Gap %(number)s"),
        "choose": _("Choose …"),
        "order_about": _("Give each line a place from 1 to %(count)s."),
        "order_moved": _("Move the lines until the order is right."),
        "order_said": _("{line}: place {place} of {of}"),
        "place_of": _("Place of: %(line)s"),
        "up": _("Move up: %(line)s"),
        "down": _("Move down: %(line)s"),
        "your_place": _("you put it at %(place)s"),
        "order_marks": _(
            "This is the right order; a tick marks the longest run that you had right."
        ),
        "poll_about": _("A poll: it has no points. When you have voted you see how others did."),
        "poll_result": _("So far %(count)s people of your company have voted."),
        "poll_few": _("The result is shown from five votes on."),
        "poll_option": _("Option"),
        "poll_votes": _("Votes"),
        "poll_share": _("Share"),
        "voted": _("Your vote"),
        "vote_is_in": _("Your vote is in."),
    }


def personal_words() -> Words:
    """Words about the platforms and the shop of the reader."""
    return {
        "ask_platforms": _("Where do you sell?"),
        "why_platforms": _(
            "What holds on your platforms is shown first, the rest stays one tap away."
        ),
        "keep_platforms": _("These are mine"),
        "own_facts": _("About your own shop"),
        "for_shop": _("Kept for your shop, not marked. Your colleagues see it and can change it."),
        "of_shop": _("For your shop"),
        "keep_fact": _("Keep for the shop"),
        "all_facts": _("About our shop"),
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
        "all_in": _("All questions are answered."),
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
        "task_left": _("This lesson also asks for its field work: hand it in."),
        "read_left": _("The quiz is passed. Read the lesson to its end and it is done."),
        "too_early": _("%(time)s more and it counts as read. Your time so far is kept."),
        "seconds": _("%(seconds)s s"),
        "minutes_seconds": _("%(minutes)s min %(seconds)s s"),
        "done_at": _("Lesson done"),
        "all_done": _("That was the last lesson. The course is finished."),
        "exam_next": _("Enough lessons are done: the exam of the course is open."),
        "to_course": _("To the course"),
        "glossary": _("Open the glossary"),
        "in_chinese": _("In Chinese"),
        "untranslated": _(
            "This lesson is not translated yet. What you do in it counts all the same."
        ),
    }
