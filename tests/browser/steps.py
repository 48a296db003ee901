"""What people do on several journeys, in the words of the pages."""

import io
import re
from collections.abc import Iterable

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from academy.catalog.content import Lesson
from academy.catalog.disk import load_course
from academy.catalog.questions import view_of_quiz
from tests.browser.house import PASSWORD, House

RULES = "/courses/rules-and-opening"


def signed_in(page: Page, login: str) -> Page:
    """Sign in by the door, and stand on Today."""
    page.goto("/sign-in")
    fill_door(page, login)
    expect(page).to_have_url(re.compile(r"/$"))
    return page


def fill_door(page: Page, login: str) -> None:
    """Type name and password, and go in."""
    page.get_by_label("手机号或登录名").fill(login)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def today_of(page: Page) -> str:
    """Return the business day that Today shows, as 2026-03-19."""
    page.goto("/")
    return page.locator("main time[datetime]").first.get_attribute("datetime") or ""


def heading(page: Page) -> Locator:
    """Return the one heading of the page."""
    return page.get_by_role("heading", level=1)


def lesson_of(house: House, course: str, lesson_id: str) -> Lesson:
    """Read a lesson from the courses of the house."""
    read = load_course(house.courses / course).course
    assert read is not None
    return next(lesson for lesson in read.lessons if lesson.id == lesson_id)


def answers(lesson: Lesson, wrong: Iterable[int] = ()) -> dict[str, list[str]]:
    """Return the options to choose for each question; those numbered in *wrong* are missed."""
    (quiz,) = lesson.quizzes
    chosen = {}
    for number, (question, shown) in enumerate(
        zip(quiz.questions, view_of_quiz(quiz).questions, strict=True), 1
    ):
        right = number not in set(wrong)
        chosen[shown.id] = [
            option.key
            for option, content in zip(shown.options, question.options, strict=True)
            if content.right is right
        ]
        if question.kind == "one":
            chosen[shown.id] = chosen[shown.id][:1]
    return chosen


def answer(page: Page, question: str, keys: list[str]) -> None:
    """Choose options of a question and hand it in."""
    box = page.locator(f"#{question}")
    for key in keys:
        box.locator(f"input[value='{key}']").check()
    box.get_by_role("button", name=re.compile("交第")).click()
    expect(page.locator(f"#{question} form, form#{question}")).to_have_count(0)


def picture(colour: str, size: tuple[int, int] = (640, 480)) -> FilePayload:
    """Make a picture as a phone would send it."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}
