"""Tests of sitting an exam, page by page."""

from datetime import timedelta

from sqlalchemy import event

from academy import clock
from academy.database.doors import doors
from tests.catalog.sample_course import EXAM_QUESTION, exam_of
from tests.exams.conftest import EXAM, PLAIN, answers, attempts, begin, give, key, question_of


def test_the_exam_is_closed_until_enough_lessons_are_done(school, client):
    """The course page and the exam's page say how many are missing; beginning is refused."""
    reader = client.sign_in(school.world.staff)
    school.lessons_done("ls-hook")
    assert "再学完 1 课就开放" in reader.get("/courses/cups").text
    page = reader.get(EXAM).text
    assert "还没有开放" in page
    assert "开始考试" not in page
    assert reader.post(EXAM, {"tries": "0"}).status_code == 409
    assert attempts() == []


def test_a_course_may_ask_for_fewer_lessons(school, client):
    """With half of the lessons asked for, one of two opens the exam (rule R90)."""
    course = "pass: {lessons: 50, exam: 70}\n"
    school.release(exam_of(**{"pass": None}), **{"course.yml": PLAIN + course})
    school.lessons_done("ls-hook")
    reader = client.sign_in(school.world.staff)
    assert begin(reader).startswith("/exams/")
    assert attempts()[0].passing == 70


def test_the_page_says_what_the_exam_asks(ready):
    """Questions, pool, time, pass mark and tries stand there before anything is begun."""
    page = ready.get(EXAM).text
    for words in ("2 道，从 4 道里抽", "10 分钟", "得分 60% 以上", "这次，还剩 1 次"):
        assert words in page
    assert attempts() == []


def test_begin_draws_and_keeps_everything_in_the_row(ready):
    """The row knows questions in order, release, worth, passing and the end of the time."""
    paper = begin(ready)
    (row,) = attempts()
    assert paper == f"/exams/{row.id}"
    assert row.drawn.count("q-final-") == 2
    assert (row.most, row.passing, row.number, row.lesson_id) == (4, 60, 1, "")
    assert row.ends_at == clock.now() + timedelta(minutes=10)
    assert len(row.seed) == 32


def test_a_double_tap_and_a_second_phone_continue_the_same_try(ready, app, school):
    """Whoever begins while a try runs is led into it (rule R92)."""
    first = begin(ready)
    assert begin(ready) == first
    assert begin(type(ready)(app).sign_in(school.world.staff), tries=1) == first
    assert len(attempts()) == 1


def test_the_form_of_an_earlier_page_begins_nothing(ready):
    """The first tap sent once more after the try has ended does not cost the second try."""
    ready.post(begin(ready) + "/hand-in")
    assert ready.post(EXAM, {"tries": "0"}).location == EXAM
    assert len(attempts()) == 1


def test_answers_are_saved_and_the_try_resumes_where_it_was_left(ready):
    """Each answer leads to the next open question; coming back does too."""
    paper = begin(ready)
    answer = give(ready, paper, 1, "先说麻烦")
    assert answer.location == f"{paper}?question=2"
    page = ready.get(paper).text
    assert "第 2 题，共 2 题" in page
    assert give(ready, paper, 2, "先说价格").location == f"{paper}?question=end"
    assert "每一题都答了" in ready.get(paper).text
    assert [each.points for each in answers()] == [2, 0]


def test_an_answer_may_be_changed_until_the_end(ready):
    """The page shows what was chosen; the last choice counts, in one row."""
    paper = begin(ready)
    give(ready, paper, 1, "先说价格")
    page = ready.get(f"{paper}?question=1").text
    assert f'value="{key(page, "先说价格")}" checked' in page
    give(ready, paper, 1, "先说麻烦")
    (row,) = answers()
    assert row.correct


def test_questions_and_options_stand_still(ready, school, app):
    """The order is that of the try: on every load and on every phone."""
    paper = begin(ready)
    pages = [ready.get(f"{paper}?question=1").text for _ in range(3)]
    other = type(ready)(app).sign_in(school.world.staff)
    pages.append(other.get(f"{paper}?question=1").text)
    orders = {tuple(key(page, each) for each in ("先说麻烦", "先说价格")) for page in pages}
    places = {page.index("先说麻烦") < page.index("先说价格") for page in pages}
    assert (len(orders), len(places)) == (1, 1)
    assert len({question_of(page) for page in pages}) == 1


def test_nothing_gives_the_answer_away_before_the_end(ready):
    """While the try runs no page holds an explanation, a hint, or a mark."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    for place in ("1", "2", "end"):
        page = ready.get(f"{paper}?question={place}").text
        for secret in ("他会抬头", "还没有需要", "想想观众", "答对", "答错"):
            assert secret not in page


def test_handing_in_marks_and_explains(ready):
    """Points of the drawn questions; an open one brings none; every option is explained."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    assert ready.post(paper + "/hand-in").location == paper
    (row,) = attempts()
    assert (row.points, row.most, row.passed) == (2, 4, False)
    page = ready.get(paper).text
    assert "没有通过" in page
    assert "他会抬头" in page
    assert "这题没有作答" in page


def test_handing_in_twice_is_handing_in_once(ready):
    """The second post leads to the same result and changes nothing."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    ready.post(paper + "/hand-in")
    before = attempts()
    assert ready.post(paper + "/hand-in").location == paper
    assert attempts() == before


def test_show_never_tells_only_the_points(school, client):
    """An exam may keep its answers to itself, before and after the end."""
    school.release(exam_of(show="never"))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    paper = begin(reader)
    give(reader, paper, 1, "先说麻烦")
    reader.post(paper + "/hand-in")
    page = reader.get(paper).text
    assert "4 分" in page
    for secret in ("他会抬头", "正确答案", "答对"):
        assert secret not in page


def test_show_after_each_explains_at_once_and_the_answer_stands(school, client):
    """What was explained cannot be changed any more (rule R96)."""
    school.release(exam_of(show="after-each"))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    paper = begin(reader)
    page = reader.get(f"{paper}?question=1").text
    question, right = question_of(page), key(page, "先说麻烦")
    answer = give(reader, paper, 1, "先说价格")
    assert answer.location == f"{paper}?question=1"
    assert "他会抬头" in reader.get(f"{paper}?question=1").text
    again = reader.post(f"{paper}/answers/{question}", {"choice": right})
    assert again.status_code == 303
    (row,) = answers()
    assert not row.correct


def test_tries_are_counted_and_the_leader_is_named(ready):
    """After the last try the page names who leads the team; no other may be begun (rule R93)."""
    for tries in range(2):
        assert f"<dt>还能考</dt><dd>{2 - tries} 次</dd>" in ready.get(EXAM).text
        ready.post(begin(ready, tries) + "/hand-in")
    page = ready.get(EXAM).text
    assert "次数用完了" in page
    assert "吴桐" in page
    assert ready.post(EXAM, {"tries": "2"}).status_code == 409
    assert "次数用完了" in ready.get("/courses/cups").text
    assert len(attempts()) == 2


def test_a_pass_stays_and_ends_the_trying(ready):
    """With the exam passed the course is finished, and no further try may be begun."""
    assert "这门课已经学完" not in ready.get("/courses/cups").text
    paper = begin(ready)
    for place in (1, 2):
        give(ready, paper, place, "先说麻烦")
    ready.post(paper + "/hand-in")
    assert "已经通过" in ready.get(EXAM).text
    assert ready.post(EXAM, {"tries": "1"}).status_code == 409


def test_a_course_is_finished_with_its_exam(ready):
    """The course, the list of courses and Today agree before and after (rule R97)."""
    assert "学完" not in tag_of(ready.get("/courses").text)
    today = ready.get("/").text
    assert "结业考试" in today
    paper = begin(ready)
    for place in (1, 2):
        give(ready, paper, place, "先说麻烦")
    ready.post(paper + "/hand-in")
    assert "学完" in tag_of(ready.get("/courses").text)
    assert "结业考试" not in ready.get("/").text


def tag_of(page: str) -> str:
    """Return the tag on the card of the course."""
    return page.split('<p class="meta">', 1)[1].split("</p>", 1)[0]


def test_a_try_is_marked_against_the_release_it_was_begun_with(ready, school):
    """The course changes meanwhile: the try goes on with the questions it drew (rule R91)."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    swapped = "\n".join(EXAM_QUESTION.format(number=n) for n in range(1, 5))
    swapped = swapped.replace("(x) 先说麻烦", "( ) 先说麻烦").replace(
        "( ) 先说价格", "(x) 先说价格"
    )
    school.release(exam_of(body=swapped, minutes=1, **{"pass": 100}))
    assert give(ready, paper, 2, "先说麻烦").status_code == 303
    ready.post(paper + "/hand-in")
    (row,) = attempts()
    assert (row.points, row.passed, row.release_id) == (4, True, 1)
    assert "他会抬头" in ready.get(paper).text


def test_foreign_tries_are_missing(ready, school, app):
    """A colleague, a manager and a stranger find nothing at somebody's try."""
    paper = begin(ready)
    question = question_of(ready.get(f"{paper}?question=1").text)
    for role in ("colleague", "manager", "stranger"):
        other = type(ready)(app).sign_in(school.world.persons[role])
        assert other.get(paper).status_code == 404
        assert other.post(f"{paper}/answers/{question}", {"choice": "x"}).status_code == 404
        assert other.post(f"{paper}/hand-in").status_code == 404
    assert answers() == []
    assert attempts()[0].finished_at is None


def test_what_is_not_there_is_missing(ready):
    """Unknown exams, tries, numbers beyond counting and questions not drawn answer 404."""
    paper = begin(ready)
    drawn = attempts()[0].drawn
    other = next(f"q-final-{n}" for n in range(1, 5) if f'"q-final-{n}"' not in drawn)
    assert ready.get("/courses/cups/exams/qz-hook").status_code == 404
    assert ready.get("/courses/nothing/exams/qz-final").status_code == 404
    assert ready.get("/exams/99999999999999999999").status_code == 404
    assert ready.post(f"{paper}/answers/{other}", {"choice": "x"}).status_code == 404


def test_an_empty_or_invented_answer_is_asked_for_again(ready):
    """Nothing chosen, and keys that the question does not have, store nothing."""
    paper = begin(ready)
    question = question_of(ready.get(f"{paper}?question=1").text)
    for data in ({}, {"choice": "ffffffffff"}):
        answer = ready.post(f"{paper}/answers/{question}", data)
        assert answer.status_code == 422
        assert "先选一个或写下答案" in answer.text
    assert answers() == []


def test_a_form_with_a_forged_token_comes_back(ready):
    """The answer is not lost: the page offers to send it once more."""
    paper = begin(ready)
    page = ready.get(f"{paper}?question=1").text
    data = {"choice": key(page, "先说麻烦"), "csrf_token": "forged"}
    answer = ready.post(f"{paper}/answers/{question_of(page)}", data)
    assert answer.status_code == 400
    assert data["choice"] in answer.text
    assert answers() == []


def test_typed_answers_come_back_whole(school, client):
    """A short text is marked whatever its width; a pair of gaps that misses one comes back."""
    body = "### 写一写 {#q-word}\n= 憋单\n\n### 先[[麻烦]]后[[商品]] {#q-gaps}\n"
    school.release(exam_of(body=body, shuffle="none"))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    paper = begin(reader)
    reader.post(f"{paper}/answers/q-word", {"words": " 憋单 "})
    answer = reader.post(f"{paper}/answers/q-gaps", {"words": ["麻烦", ""]})
    assert answer.status_code == 422
    assert 'value="麻烦"' in answer.text
    assert [each.correct for each in answers()] == [True]


def statements(browser, address: str) -> int:
    """Count the statements of one page."""
    found = []
    listen = lambda *given: found.append(given[2])  # noqa: E731
    browser.get(address)
    event.listen(doors().engine, "before_cursor_execute", listen)
    browser.get(address)
    event.remove(doors().engine, "before_cursor_execute", listen)
    return len([each for each in found if each != "BEGIN"])


def test_pages_cost_few_statements_however_much_there_is(school, client):
    """The page of an exam costs three, a try four, whatever was tried and answered."""
    school.release(exam_of(attempts=9, draw=4))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    for tries in range(4):
        paper = begin(reader, tries)
        for place in range(1, tries + 1):
            give(reader, paper, place, "先说价格")
        assert statements(reader, f"{paper}?question=1") == 4
        reader.post(paper + "/hand-in")
        assert statements(reader, paper) == 4
        assert statements(reader, EXAM) == 3
    assert statements(reader, "/courses/cups") <= 3
