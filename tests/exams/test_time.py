"""Tests of the time of an exam: it stands in the row, whatever a page or a phone does."""

from datetime import timedelta

from academy import clock
from tests.catalog.sample_course import exam_of
from tests.conftest import MORNING
from tests.exams.conftest import EXAM, answers, attempts, begin, give, key, question_of

END = MORNING + timedelta(minutes=10)


def left(page: str) -> int:
    """Return the seconds that a page says are left."""
    return int(page.split('data-exam-left="', 1)[1].split('"', 1)[0])


def test_the_end_survives_a_reload_and_another_phone(ready, school, app, frozen):
    """The page says when the try ends, and every page counts down to the same moment (R94)."""
    paper = begin(ready)
    frozen.shift(200)
    page = ready.get(paper).text
    assert "09:10 结束" in page
    assert left(page) == 400
    other = type(ready)(app).sign_in(school.world.staff)
    assert other.post(EXAM, {"tries": "0"}).location == paper
    assert left(other.get(paper).text) == 400
    assert attempts()[0].ends_at == END


def test_an_answer_within_the_grace_counts(ready, frozen):
    """Sent in the last second and ten seconds on the way, an answer is taken."""
    paper = begin(ready)
    page = ready.get(f"{paper}?question=1").text
    frozen.shift(610)
    sent = ready.post(f"{paper}/answers/{question_of(page)}", {"choice": key(page, "先说麻烦")})
    assert sent.status_code == 303
    assert len(answers()) == 1


def test_an_answer_after_the_end_is_refused_and_the_try_closed(ready, frozen):
    """It says when the time was over; what was there before is marked, the new one is not."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    page = ready.get(f"{paper}?question=2").text
    frozen.shift(611)
    sent = ready.post(f"{paper}/answers/{question_of(page)}", {"choice": key(page, "先说麻烦")})
    assert sent.status_code == 409
    assert "考试 09:10 已经结束。这个答案来晚了，没有算" in sent.text
    (row,) = attempts()
    assert (row.finished_at, row.points, row.passed) == (END, 2, False)
    assert len(answers()) == 1


def test_the_script_is_told_in_a_word(ready, frozen):
    """An answer saved in the background gets 204, one that came too late 409."""
    paper = begin(ready)
    fragment = {"headers": {"HX-Request": "true"}}
    assert give(ready, paper, 1, "先说麻烦", **fragment).status_code == 204
    page = ready.get(f"{paper}?question=2").text
    frozen.shift(700)
    address = f"{paper}/answers/{question_of(page)}"
    assert ready.post(address, {"choice": key(page, "先说麻烦")}, **fragment).status_code == 409


def test_a_try_nobody_came_back_to_is_ended_when_looked_at(ready, frozen):
    """By its own page, at its own end and not at the moment of looking."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    frozen.shift(86400)
    page = ready.get(paper).text
    assert "时间到，按当时答过的题算分" in page
    assert attempts()[0].finished_at == END
    assert "到时间自动交卷" in ready.get(EXAM).text


def test_the_page_of_the_exam_ends_it_too(ready, frozen):
    """A try whose time is over does not stand there as running, and the next may begin."""
    begin(ready)
    frozen.shift(611)
    assert "继续考试" not in ready.get(EXAM).text
    assert attempts()[0].finished_at == END
    assert begin(ready, 1) == f"/exams/{attempts()[1].id}"


def test_beginning_ends_an_older_try_first(ready, frozen):
    """The form of the page from before leads to no second try by accident."""
    begin(ready)
    frozen.shift(86400)
    assert ready.post(EXAM, {"tries": "0"}).location == EXAM
    assert [each.finished_at for each in attempts()] == [END]


def test_the_manager_sees_the_result_of_a_try_nobody_ended(ready, school, app, frozen):
    """The person's page ends what is over, and shows points, tries and the word for it."""
    paper = begin(ready)
    give(ready, paper, 1, "先说麻烦")
    manager = type(ready)(app).sign_in(school.world.shop_manager)
    address = f"/board/{school.world.teams['shop']}/people/{school.world.staff}"
    assert "进行中" in manager.get(address).text
    frozen.shift(86400)
    page = manager.get(address).text
    assert "没有通过" in page
    assert "2 / 4" in page
    assert attempts()[0].finished_at == END


def test_handing_in_late_ends_it_at_its_time(ready, frozen):
    """A phone that slept hands in late: no answer is added, and the time is that of the end."""
    paper = begin(ready)
    frozen.shift(3600)
    assert ready.post(paper + "/hand-in").location == paper
    assert attempts()[0].finished_at == END


def test_an_answer_after_the_handing_in_is_refused(ready, app, school):
    """Handed in on one phone, the other one is told, and nothing is added."""
    paper = begin(ready)
    page = ready.get(f"{paper}?question=1").text
    type(ready)(app).sign_in(school.world.staff).post(paper + "/hand-in")
    sent = ready.post(f"{paper}/answers/{question_of(page)}", {"choice": key(page, "先说麻烦")})
    assert sent.status_code == 409
    assert "也许是在别的手机上" in sent.text
    assert answers() == []


def test_an_exam_without_a_limit_never_ends_by_itself(school, client, frozen):
    """A week later it goes on where it was left."""
    school.release(exam_of(minutes=None))
    school.lessons_done()
    reader = client.sign_in(school.world.staff)
    paper = begin(reader)
    frozen.shift(7 * 86400)
    page = reader.get(paper).text
    assert "data-exam-left" not in page
    assert give(reader, paper, 1, "先说麻烦").status_code == 303
    assert attempts()[0].ends_at is None
    assert clock.now() > END
