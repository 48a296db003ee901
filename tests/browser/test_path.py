"""The first sign-in of somebody new: a password, a path, its first lessons."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import heading
from tests.browser.walk import faults_of

OWN = "kaochuan-2026-xinmima"


@pytest.fixture
def newcomer(house: House) -> tuple[str, str]:
    """Login and first password of somebody in a new shop, to whom nothing is given."""
    merchant = str(house.rows("select merchant_id from person where login_name = 'xiaoman'")[0][0])
    made = house.installation.run("people", "add-team", "汉口新店", "--merchant", merchant)
    team = re.search(r"\d+", made.stdout)
    assert team, made.stderr
    person = ("--name", "田小路", "--login", "xiaolu", "--team", team[0], "--merchant", merchant)
    added = house.installation.run("people", "add-person", *person)
    password = added.stdout.split()[-1]
    assert added.returncode == 0, added.stderr
    return "xiaolu", password


def test_the_first_sign_in_leads_along_a_path(phone: Page, newcomer: tuple[str, str]):
    """R166 and R162: password, question, path, lesson, next lesson of another course; once."""
    sign_in_first(phone, *newcomer)
    expect(heading(phone)).to_have_text("你想先学什么？")
    assert faults_of(phone) == ()
    phone.get_by_role("link", name="主播", exact=True).click()
    expect(phone.get_by_role("heading", name="适合主播")).to_be_visible()
    phone.get_by_role("link", name="从零到第一场开播").click()
    expect(heading(phone)).to_have_text("从零到第一场开播")
    assert faults_of(phone) == ()
    phone.get_by_role("button", name="走这条路径").click()
    expect(heading(phone)).to_have_text("平台规则从哪里看")
    follow_next(phone, ["选平台：三种“场”", "开通清单", "合规与购买体验", "人货场与分工"])
    phone.get_by_role("link", name="从零到第一场开播").click()
    expect(phone.get_by_role("button", name="不走这条了")).to_be_visible()
    phone.get_by_role("link", name="今日", exact=True).click()
    expect(phone).to_have_url(re.compile(r"/$"))
    expect(phone.get_by_role("heading", name="平台规则从哪里看")).to_be_visible()
    choose_courses(phone)


def sign_in_first(page: Page, login: str, password: str) -> None:
    """Sign in with the first password and choose an own one."""
    page.goto("/sign-in")
    page.get_by_label("手机号或登录名").fill(login)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()
    page.locator("input[name=new_password]").fill(OWN)
    repeated = page.locator("input[name=new_password_again]")
    if repeated.count():
        repeated.fill(OWN)
    page.get_by_role("button", name="保存新密码").click()


def follow_next(page: Page, titles: list[str]) -> None:
    """Go from lesson to lesson by the link at the end of each."""
    for title in titles:
        following = page.locator("a.card.next")
        expect(following).to_contain_text("路径下一课")
        following.click()
        expect(heading(page)).to_have_text(title)


def choose_courses(page: Page) -> None:
    """The list of courses is chosen by job; the choice can be taken back."""
    page.goto("/courses")
    assert faults_of(page) == ()
    page.get_by_text("筛选课程").click()
    page.get_by_label("主题").select_option("脚本")
    page.get_by_role("button", name="看符合的课程").click()
    expect(page).to_have_url(re.compile(r"subject=%E8%84%9A%E6%9C%AC"))
    expect(page.get_by_role("link", name="脚本策划", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="开播指南", exact=True)).to_have_count(0)
    assert faults_of(page) == ()
    page.get_by_role("link", name="主题：脚本").click()
    expect(page.get_by_role("link", name="开播指南", exact=True)).to_be_visible()
