"""Everything that is pressed can be pressed without a finger or a mouse."""

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.steps import RULES, answers, lesson_of, signed_in

OUTLINE = """() => {
  const element = document.activeElement;
  const widths = [element, element.closest("label"), element.parentElement].map((one) => {
    const style = one ? getComputedStyle(one) : null;
    return style && style.outlineStyle !== "none" ? parseFloat(style.outlineWidth) : 0;
  });
  return Math.max(...widths);
}"""
"""How thick the ring is around what has the focus, or around the label that holds it."""


def focused(page: Page, selector: str) -> bool:
    """Whether the focus is on an element that *selector* names."""
    return bool(page.evaluate("one => document.activeElement.matches(one)", selector))


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is there; each stop on the way is seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINE) >= 2, page.evaluate("document.activeElement.outerHTML")
        if focused(page, selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_the_first_stop_leads_to_the_content(desk: Page):
    """Tab finds the link over the navigation first, and it can be seen then."""
    signed_in(desk, "ruolin")
    for address in ("/", "/courses", "/check-ins", "/reports", "/me"):
        desk.goto(address)
        if focused(desk, "[data-focus]"):
            continue
        desk.keyboard.press("Tab")
        link = desk.get_by_role("link", name="跳到正文")
        expect(link).to_be_focused()
        box = link.bounding_box()
        assert box is not None and box["width"] > 40, address
        desk.keyboard.press("Enter")
        expect(desk.locator("main")).to_be_focused()


def test_every_stop_shows_where_it_is(desk: Page):
    """From the top of Today to its end each focused element has an outline."""
    signed_in(desk, "ruolin")
    desk.goto("/")
    tab_to(desk, "main a[href='/reports']")


def test_a_quiz_without_a_mouse(desk: Page, house: House):
    """A question is chosen with arrows and space, handed in with Enter, and its result is heard."""
    signed_in(desk, "zitong")
    desk.goto(f"{RULES}/own-streaming")
    chosen = answers(lesson_of(house, "rules-and-opening", "ls-own-streaming"))
    question, keys = next(iter(chosen.items()))
    desk.locator(f"#{question}").scroll_into_view_if_needed()
    desk.locator("main").focus()
    tab_to(desk, f"#{question} input")
    wanted = f"input[value='{keys[0]}']"
    for _ in range(6):
        if focused(desk, wanted):
            break
        desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Space")
    assert desk.locator(f"#{question} {wanted}").is_checked()
    tab_to(desk, f"#{question} button[type=submit]", most=6)
    desk.keyboard.press("Enter")
    expect(desk.locator(f"#{question} .opt .hint").first).to_be_visible()
    expect(desk.locator(f"#{question} [data-answered]")).to_be_focused()
