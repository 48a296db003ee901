"""Which fields each kind of file knows."""

from academy.catalog.field_readers import (
    choice,
    clock_time,
    day,
    ids,
    line,
    listing,
    permanent_id,
    structure,
    whole_number,
    words,
    yes_or_no,
)
from academy.catalog.fields import Field

LEVELS = ("入门", "基础", "进阶", "经营", "带训者")
CAPABILITIES = ("货品", "主播", "内容", "服务", "活动", "广告", "私域", "数据")
LANGUAGES = ("zh-CN", "zh", "en")

COURSE = {
    "id": Field(permanent_id("co-"), required=True),
    "title": Field(line(40), required=True),
    "language": Field(choice(*LANGUAGES), required=True),
    "summary": Field(line(200), required=True),
    "outline": Field(listing, required=True),
    "level": Field(choice(*LEVELS)),
    "audience": Field(words()),
    "subject": Field(line(40)),
    "capabilities": Field(words(*CAPABILITIES)),
    "provider": Field(line(80)),
    "owner": Field(line(80)),
    "cover": Field(line(200)),
    "public": Field(yes_or_no),
    "pass": Field(structure),
    "certificate": Field(structure),
    "changes": Field(structure),
    "retired": Field(words(most=80)),
    "playbooks": Field(words()),
}
SECTION = {
    "section": Field(line(40), required=True),
    "id": Field(permanent_id("s-"), required=True),
    "lessons": Field(words(most=80), required=True),
}
NOTE = {"note": Field(line(200), required=True), "lessons": Field(ids("ls-"))}
PASS = {"lessons": Field(whole_number(0, 100)), "exam": Field(whole_number(0, 100))}
LESSON = {
    "id": Field(permanent_id("ls-"), required=True),
    "title": Field(line(40), required=True),
    "minutes": Field(whole_number(1, 120), required=True),
    "status": Field(choice("draft", "review", "published", "retired")),
    "complete": Field(words("read", "quiz", "task")),
    "needs": Field(ids("ls-")),
    "proves": Field(ids("q-")),
    "kind": Field(choice("lesson", "drill", "case", "live")),
    "audience": Field(words()),
    "capabilities": Field(words(*CAPABILITIES)),
    "tags": Field(words()),
    "summary": Field(line(120)),
    "owner": Field(line(80)),
    "review_by": Field(day),
    "aliases": Field(words(most=80)),
}
EXAM = {
    "id": Field(permanent_id("qz-"), required=True),
    "title": Field(line(40), required=True),
    "draw": Field(whole_number(1, 200), required=True),
    "pass": Field(whole_number(0, 100)),
    "attempts": Field(whole_number(1, 100)),
    "minutes": Field(whole_number(1, 600)),
    "shuffle": Field(choice("none", "options", "questions", "both")),
    "show": Field(choice("after-each", "at-end", "never")),
}
PLAYBOOK = {
    "id": Field(permanent_id("pb-"), required=True),
    "title": Field(line(40), required=True),
    "length": Field(whole_number(1, 60), required=True),
    "window": Field(structure),
    "makeup": Field(whole_number(0, 60)),
    "late": Field(choice("never", "next-day", "until-end")),
    "budget": Field(whole_number(1, 600)),
}
WINDOW = {"open": Field(clock_time), "close": Field(clock_time)}
DAY = {
    "id": Field(permanent_id("pd-"), required=True),
    "day": Field(whole_number(0, 60), required=True),
    "title": Field(line(40), required=True),
}
SITE = {
    "format": Field(whole_number(1, 1), required=True),
    "language": Field(choice(*LANGUAGES)),
    "time_zone": Field(line(60)),
    "tags": Field(words()),
    "jobs": Field(words()),
    "subjects": Field(words()),
    "platforms": Field(words()),
    "capabilities": Field(words(*CAPABILITIES)),
    "english": Field(structure),
}
PATH = {
    "id": Field(permanent_id("pa-"), required=True),
    "title": Field(line(40), required=True),
    "title_en": Field(line(120)),
    "subject": Field(line(40)),
    "audience": Field(words()),
    "summary": Field(line(200), required=True),
    "summary_en": Field(line(400)),
    "lessons": Field(ids("ls-"), required=True),
}
TRANSLATED = {
    "id": Field(line(80)),
    "title": Field(line(120)),
    "summary": Field(line(400)),
    "source_rev": Field(line(80)),
}
TRANSLATED_COURSE = {
    **TRANSLATED,
    "outline": Field(structure),
    "changes": Field(structure),
    "provider": Field(line(120)),
}
KNOWN = frozenset(
    name
    for table in (COURSE, SECTION, NOTE, PASS, LESSON, EXAM, PLAYBOOK, WINDOW, DAY)
    for name in table
)
KNOWN_OF_SITE = frozenset((*SITE, *PATH))
