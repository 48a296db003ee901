"""Field work on a phone, marked at a desk, read on the phone (rules R110 to R117)."""

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.house import House
from tests.browser.steps import heading, picture, signed_in
from tests.fieldwork.made import PDF

LESSON = "/courses/product-selection/short-supply"
WORDS = "三件货都过了四道筛。补货线：日均 6 件 × 4 天 = 24 件。"
PLAN: FilePayload = {"name": "一页纸.pdf", "mimeType": "application/pdf", "buffer": PDF}
FAKE: FilePayload = {"name": "假的.pdf", "mimeType": "application/pdf", "buffer": "文字".encode()}


def test_handed_in_marked_and_read(phone: Page, desk: Page, house: House):
    """Words, a picture and a PDF go in; it comes back once; then the mark is on Today."""
    login = house.somebody()
    signed_in(phone, login)
    hand_in(phone)
    signed_in(desk, "jiahui")
    name = str(house.rows("select name from person where login_name = ?", login)[0][0])
    send_back(desk, name)
    improve(phone)
    give_points(desk, name)
    read_the_mark(phone)


def hand_in(page: Page) -> None:
    """From the lesson to its field work; a false PDF is named and costs nothing else."""
    page.goto(LESSON)
    page.locator("section.fieldwork").get_by_role("link", name="去提交").click()
    expect(heading(page)).to_have_text("实践作业")
    page.get_by_label("文字说明").fill(WORDS)
    page.locator("#pictures").set_input_files([picture("red")])
    page.locator("#documents").set_input_files([FAKE, PLAN])
    page.get_by_role("button", name="提交作业").click()
    expect(page.locator("#documents-error")).to_contain_text("假的.pdf")
    expect(page.get_by_label("文字说明")).to_have_value(WORDS)
    expect(page.get_by_text("一页纸.pdf").first).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_count(1)
    page.get_by_role("button", name="提交作业").click()
    expect(heading(page)).to_have_text("已提交，等待批改")


def send_back(page: Page, name: str) -> None:
    """The trainer finds it on Today, and asks for more."""
    page.get_by_role("link", name="批改", exact=True).click()
    page.get_by_role("link", name=f"批改 {name}").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("link", name="一页纸.pdf").click()
    assert coming.value.suggested_filename == "一页纸.pdf"
    page.get_by_label("评语").fill("预售上限还缺算式。")
    page.get_by_role("button", name="退回修改").click()
    expect(heading(page)).to_have_text("待批改的实践作业")


def improve(page: Page) -> None:
    """Today says what came back; pictures and files are still there."""
    page.goto("/")
    page.get_by_role("link", name="去修改").click()
    expect(page.get_by_text("预售上限还缺算式。")).to_be_visible()
    page.get_by_label("文字说明").fill(WORDS + "预售上限：24 + 18 = 42 件。")
    page.get_by_role("button", name="提交改好的").click()
    expect(page.get_by_text("一页纸.pdf")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="去修改")).to_have_count(0)


def give_points(page: Page, name: str) -> None:
    """Points for each criterion."""
    page.reload()
    page.get_by_role("link", name=f"批改 {name}").click()
    for position, points in enumerate("3221", 1):
        page.locator(f"#points_{position}").fill(points)
    page.get_by_role("button", name="提交批改").click()
    expect(page.get_by_role("link", name=f"批改 {name}")).to_have_count(0)


def read_the_mark(page: Page) -> None:
    """Today leads to the mark, and says it no longer once it was read."""
    page.goto("/")
    page.get_by_role("link", name="看批改").click()
    expect(page.get_by_text("已批改：8 / 10 分")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.goto("/")
    expect(page.get_by_role("link", name="看批改")).to_have_count(0)
