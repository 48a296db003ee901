"""The element around the content of each block; class names are those of the style sheet."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element, SubElement

from academy.catalog.elements import as_typed, hint, labelled, make, meta, move_into, with_own_facts
from academy.catalog.facts import tags_of
from academy.catalog.field_work import evidence_of
from academy.catalog.labels import MONTHS, about_date, label, role_label, voice_label
from academy.catalog.media import recording, worksheet
from academy.catalog.pieces import (
    Announce,
    Block,
    Boxes,
    CheckinPrompt,
    Metrics,
    Piece,
    TaskList,
    Worksheet,
)

Content = list[Element]
PLAIN = {"keypoints": "card keypoints", "mistakes": "sec mistakes"}


def wrap(piece: Piece, content: Content, language: str, number: int) -> Element:
    """Put a block around its content; *number* makes its ids unique in the lesson."""
    own_id = f"b-{number + 1}"
    if isinstance(piece, Block):
        builder = BUILDERS.get(piece.name, card)
        return builder(piece, content, language, own_id)
    if isinstance(piece, Announce):
        words = [piece.at, role_label(piece.role, language), label("announce", language)]
        return spoken(words, label("copy", language), as_typed(piece.text), own_id)
    if isinstance(piece, Worksheet):
        return worksheet(piece, content, language)
    if isinstance(piece, CheckinPrompt):
        return prompt(piece, content, language)
    return listed(piece, content, language, own_id)


def objectives(_block: Block, content: Content, language: str, own_id: str) -> Element:
    """What the learner will be able to do, ticked off."""
    section = labelled("goals", "h2", label("objectives", language), own_id)
    for ul in (element for element in content if element.tag in {"ul", "ol"}):
        ul.tag = "ul"
        ul.set("role", "list")
        for item in ul:
            blocks = {"p", "ul", "ol"} & {child.tag for child in item}
            words = move_into(Element("div" if blocks else "span"), item)
            sign = make("span", {"class": "sign", "aria-hidden": "true"})
            sign.text = "✓"
            item.extend([sign, words])
    section.extend(content)
    return section


def plain(block: Block, content: Content, language: str, own_id: str) -> Element:
    """A titled list."""
    section = labelled(PLAIN[block.name], "h2", label(block.name, language), own_id)
    section.extend(content)
    return section


def card(block: Block, content: Content, language: str, _own_id: str) -> Element:
    """A card with what kind of block it is, and what is known about it."""
    known = [block.attribute("shop"), block.attribute("platform"), block.attribute("when")]
    people = block.attribute("people")
    if people:
        known.append(label("people", language, count=people) if people.isdigit() else people)
    evidence = block.attribute("evidence")
    if evidence:
        known.append(evidence_label(evidence, language))
    top = meta(label(block.name, language), *filter(None, known))
    section = make("section", {"class": f"card {block.name}"}, top, *content)
    if block.attribute("source"):
        section.append(hint(source_words(block, language)))
    return section


def fieldwork(block: Block, content: Content, language: str, own_id: str) -> Element:
    """What is to be done in one's own shop, its rubric, and the way to hand it in."""
    section = card(replace(block, attributes=without(block, "evidence")), content, language, own_id)
    if words := evidence_words(evidence_of(block), language):
        SubElement(section[0], "span").text = words
    if block.attribute("id"):
        row = SubElement(section, "p", {"class": "row"})
        way = {"class": "btn", "href": f"/field-work/{block.attribute('id')}"}
        SubElement(row, "a", way).text = label("hand_in", language)
    return section


def without(block: Block, name: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a block but one."""
    return tuple(pair for pair in block.attributes if pair[0] != name)


def fact(block: Block, content: Content, language: str, _own_id: str) -> Element:
    """Somebody's claim; how old and how sure it is are marks that open whose it is."""
    given = dict(block.attributes)
    section = make("section", {"class": "fact card"}, *content)
    fold = SubElement(section, "details", {"class": "source"})
    top = SubElement(fold, "summary")
    for words, classes in tags_of(given, language):
        SubElement(top, "span", {"class": classes}).text = words
    SubElement(top, "span", {"class": "small soft"}).text = label("sources", language)
    fold.append(hint(label("source", language, source=block.attribute("source"))))
    return section


def source_words(block: Block, language: str) -> str:
    """Say whose claim it is, and from when."""
    words = label("source", language, source=block.attribute("source"))
    when = about_date(block.attribute("as_of"), language)
    comma = "，" if language == "zh" else ", "
    return f"{words}{comma}{when}" if when else words


def script(block: Block, content: Content, language: str, own_id: str) -> Element:
    """Words to say, with a button that copies them."""
    words = [label("script", language)]
    if block.attribute("voice"):
        words.append(label("says", language, voice=voice_label(block.attribute("voice"), language)))
    if block.attribute("seconds"):
        words.append(label("seconds", language, count=block.attribute("seconds")))
    return spoken(words, label("copy_script", language), content, own_id)


def spoken(words: list[str], copy: str, content: Content, own_id: str) -> Element:
    """Corner brackets around words, and a button that copies them."""
    section = Element("section", {"class": "script", "aria-labelledby": own_id})
    row = SubElement(section, "div", {"class": "row"})
    SubElement(row, "h3", {"id": own_id, "class": "small soft"}).text = " · ".join(words)
    button = {"class": "btn small end", "type": "button", "data-copy": ""}
    SubElement(row, "button", button).text = copy
    text = make("div", {"data-copy-text": ""}, *content)
    with_own_facts(text)
    section.append(text)
    return section


def policy(block: Block, content: Content, language: str, _own_id: str) -> Element:
    """A dated rule: a leaf of a calendar beside it, below it who says so."""
    as_of = block.attribute("as_of")
    section = Element("section", {"class": "dated"})
    leaf = SubElement(section, "time", {"datetime": as_of})
    year, month, day = as_of.split("-")
    is_chinese = language == "zh"
    SubElement(leaf, "span").text = f"{year}年" if is_chinese else year
    SubElement(leaf, "b").text = f"{int(month)}月" if is_chinese else MONTHS[int(month) - 1]
    SubElement(leaf, "b").text = f"{int(day)}日" if is_chinese else str(int(day))
    body = make("div", {}, *content)
    review = about_date(block.attribute("review_by"), language)
    below = [label("as_of", language), label("review_by", language, day=review)]
    foot = make("p", {"class": "meta"})
    for words in [*below, label("source", language, source=block.attribute("source"))]:
        SubElement(foot, "span").text = words
    if block.attribute("url"):
        SubElement(foot, "a", {"href": block.attribute("url")}).text = label("original", language)
    body.append(foot)
    section.append(body)
    return section


def evidence_label(evidence: str, language: str) -> str:
    """Say what is to be handed in."""
    return evidence_words([evidence] if evidence != "none" else [], language)


def evidence_words(kinds: Iterable[str], language: str) -> str:
    """Say everything that is to be handed in, once; of nothing nothing is said."""
    what = [label("report_evidence" if kind == "report" else kind, language) for kind in kinds]
    return label("evidence", language, what=label("between", language).join(what)) if what else ""


def prompt(piece: CheckinPrompt, content: Content, language: str) -> Element:
    """The question of the day's check-in."""
    words = [label("checkin", language)]
    if piece.minimum:
        words.append(label("least", language, count=piece.minimum))
    words.append(evidence_label(piece.evidence, language))
    return make("section", {"class": "card checkin"}, meta(*filter(None, words)), *content)


def listed(piece: Piece, content: Content, language: str, own_id: str) -> Element:
    """A list whose lines say more than their text: tasks, figures, report boxes."""
    name, remarks = line_remarks(piece, language)
    section = labelled("sec", "h2", label(name, language), own_id)
    items = chain.from_iterable(list(element.iter("li")) for element in content)
    for item, remark in zip(items, remarks, strict=False):
        if remark:
            SubElement(item, "span", {"class": "hint"}).text = " " + " · ".join(remark)
    section.extend(content)
    return section


def line_remarks(piece: Piece, language: str) -> tuple[str, list[list[str]]]:
    """Return the name of a list and, for each line, what is said after it."""
    if isinstance(piece, Metrics):
        return "metrics", [[label(each.origin, language)] for each in piece.metrics]
    if isinstance(piece, Boxes):
        least = [(box.minimum, label("least", language, count=box.minimum)) for box in piece.boxes]
        return "report", [[words] if minimum else [] for minimum, words in least]
    remarks = []
    for task in piece.tasks if isinstance(piece, TaskList) else ():
        words = [role_label(task.role, language)]
        words += [label("due", language, time=task.due)] if task.due else []
        words += [label("minutes", language, count=task.minutes)] if task.minutes else []
        words.append(evidence_label(task.evidence, language))
        words += [label("optional", language)] if task.optional else []
        remarks.append([word for word in words if word])
    return "tasks", remarks


BUILDERS: dict[str, Callable[[Block, Content, str, str], Element]] = {
    "objectives": objectives,
    "keypoints": plain,
    "mistakes": plain,
    "fact": fact,
    "script": script,
    "policy": policy,
    "fieldwork": fieldwork,
    "video": recording,
    "audio": recording,
}
