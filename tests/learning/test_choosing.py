"""Which of many courses are shown, and how many each word would leave."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from academy.catalog.content import Course
from academy.learning.choosing import FILTERS, ON_ONE_PAGE, choose
from academy.learning.pages import CoursePage, CoursesPage
from academy.learning.record import LearnerRecord

NOTHING = LearnerRecord()
PLAIN = Course("co-a", "a", "一", "zh", "", (), "")
SCRIPT = replace(PLAIN, id="co-s", subject="脚本", audience=("主播", "店长"), level="基础")
RULES = replace(PLAIN, id="co-r", subject="规则", audience=("店长",), level="入门")
words = st.sampled_from(["", "甲", "乙", "丙"])
courses = st.lists(
    st.builds(
        lambda subject, job, level, capability: replace(
            PLAIN,
            subject=subject,
            audience=(job,) if job else (),
            level=level,
            capabilities=(capability,) if capability else (),
        ),
        words,
        words,
        words,
        st.sampled_from(["", "货品", "主播"]),
    ),
    max_size=12,
)


def listed(*found):
    """Return a list of courses."""
    return CoursesPage((), tuple(CoursePage(each, None, NOTHING) for each in found))


def chosen(found, page=1, **wanted):
    """Return what is left of a list."""
    return choose(found, wanted, page, {"job": ("主播", "店长")})


def counts(choice, name):
    """Return the words of a filter with their counts, in the order of the page."""
    (found,) = [each for each in choice.filters if each.name == name]
    return [(each.word, each.count) for each in found.words]


def test_a_word_leaves_the_courses_that_have_it():
    """R165: one word for each filter, all of them together."""
    found = listed(SCRIPT, RULES, PLAIN)
    assert [each.course.id for each in chosen(found, job="店长").others] == ["co-s", "co-r"]
    assert [each.course.id for each in chosen(found, job="店长", level="入门").others] == ["co-r"]
    assert chosen(found, job="主播", level="入门").count == 0


def test_words_stand_in_their_order_with_what_they_would_leave():
    """R165: the count is beside the other choices, not beside the own one."""
    choice = chosen(listed(SCRIPT, RULES, PLAIN), subject="规则")
    assert counts(choice, "job") == [("店长", 1)]
    assert counts(choice, "subject") == [("脚本", 1), ("规则", 1)]
    assert counts(chosen(listed(SCRIPT, RULES)), "job") == [("主播", 1), ("店长", 2)]


def test_the_choice_is_in_the_address_and_can_be_taken_back():
    """Each chosen word has an address without it."""
    choice = chosen(listed(SCRIPT, RULES), subject="规则", job="店长")
    subject, job = choice.chosen
    assert subject.without == "/courses?job=%E5%BA%97%E9%95%BF"
    assert job.without == "/courses?subject=%E8%A7%84%E5%88%99"
    assert chosen(listed(SCRIPT), subject="规则").chosen[0].without == "/courses"


def test_a_word_that_no_course_has_stays_to_be_taken_back():
    """An old address shows what was asked for, with none."""
    assert counts(chosen(listed(SCRIPT), subject="旧"), "subject") == [("旧", 0), ("脚本", 1)]


def test_two_hundred_courses_stand_on_pages():
    """Each course is on one page; a page that is not there is the nearest that is."""
    many = listed(*(replace(PLAIN, id=f"co-{number}", subject="规则") for number in range(200)))
    first = chosen(many, subject="规则")
    assert (len(first.others), first.pages, first.previous) == (ON_ONE_PAGE, 9, "")
    assert first.next == "/courses?subject=%E8%A7%84%E5%88%99&page=2"
    seen = [each.course.id for page in range(1, 10) for each in chosen(many, page).others]
    assert seen == [f"co-{number}" for number in range(200)]
    assert chosen(many, 99).page == 9
    assert chosen(many, -3).page == 1


@given(courses, st.sampled_from(list(FILTERS)), words, words)
def test_a_count_is_what_choosing_shows(found, name, job, level):
    """R165: whatever is chosen, each word promises exactly the courses that it leaves."""
    wanted = {"job": job, "level": level}
    choice = chosen(listed(*found), **wanted)
    (one,) = [each for each in choice.filters if each.name == name]
    for value in one.words:
        assert chosen(listed(*found), **{**wanted, name: value.word}).count == value.count
