"""Faults in reading a course: its files, headers, blocks, lines and questions."""

from mutations.faults import faults_in

COURSE = "catalog/test_parser.py catalog/test_rules.py catalog/test_translation.py"
QUESTIONS = "catalog/test_question_reader.py catalog/test_question_kinds.py catalog/test_parser.py"

PARSER = [
    *faults_in(
        "catalog/parser.py",
        COURSE,
        ("if not SLUG.fullmatch(slug):", "if False:"),
        ("if draft.course.values is None or has_errors(hard):", "if draft.course.values is None:"),
        (
            "in_order([*hard, *unused, *as_warnings(soft)])",
            "in_order([*hard, *unused])",
        ),
        ('stray_code = "C136" if own.endswith(".md") else "C143"', 'stray_code = "C143"'),
        ("        if slug in by_name:\n", "        if False:\n"),
        ("            if own not in reached:\n", "            if False:\n"),
        ("    elif own in reached:\n", "    elif False:\n"),
    ),
    *faults_in(
        "catalog/course_builder.py",
        COURSE,
        ('if lesson.status == "published")', 'if lesson.status != "retired")'),
        ("names.index(each.slug) if each.slug in names else len(names)", "0"),
        ("for own in sorted(draft.files)\n", "for own in draft.files\n"),
    ),
    *faults_in(
        "catalog/lesson_reader.py",
        COURSE,
        ('if "quiz" in lesson.complete and not lesson.quizzes:', "if False:"),
        ('if lesson.review_by and lesson.status != "retired":', "if lesson.review_by:"),
        (
            'complete=values.words("complete", ("read",)) or ("read",),',
            'complete=values.words("complete"),',
        ),
    ),
    *faults_in(
        "catalog/header.py",
        "catalog/test_header.py catalog/test_parser.py",
        ('if source.lines[0].rstrip() != "---":', 'if source.lines[0] != "---":'),
        ('if line.rstrip() in {"---", "..."}:', 'if line.rstrip() == "---":'),
        ("    if size > most:\n", "    if size > most + 1:\n"),
        ("        if refused(mended, findings):\n            return None\n", ""),
        ("        elif key.text in first:\n", "        elif False:\n"),
        ("return source.place(index, mark.column + 1)", "return source.place(index, mark.column)"),
    ),
    *faults_in(
        "catalog/block_reader.py",
        "catalog/test_block_reader.py",
        ("if sign[:1] == inside[0] and len(sign) >= len(inside)", "if sign[:1] == inside[0]"),
        ("len(sign) >= len(inside) and not line[len(sign) :].strip()", "len(sign) >= len(inside)"),
        ('self.stack[-1].name == "on" and marker.name != "on"', 'self.stack[-1].name == "on"'),
        ('if following == ["", ""]:', "if False:"),
        ('self.findings.add(self.source.place(marker.index), "C203")', "pass"),
    ),
    *faults_in(
        "catalog/line_reader.py",
        "catalog/test_line_reader.py catalog/test_parser.py",
        ('elif found and line[:1] in {" ", "\\t"} and line.strip():', "elif False:"),
        ("        if key in seen:\n", "        if False:\n"),
        ('optional="optional" in given.known,', "optional=False,"),
        ('cells[3] not in {"counted", "typed"}:', "not cells[3]:"),
    ),
    *faults_in(
        "catalog/question_lines.py",
        QUESTIONS,
        ("heading = None if fenced else", "heading ="),
        ("if question.options else question.feedback", "if False else question.feedback"),
        ('if mark not in {"", "x"}:', "if False:"),
        (".strip().lower()\n", ".strip()\n"),
    ),
    *faults_in(
        "catalog/question_kinds.py",
        QUESTIONS,
        ("    if len(shapes) > 1:\n", "    if len(shapes) > 9:\n"),
        (
            "ends = sorted((float(between[1]), float(between[2])))",
            "ends = (float(between[1]), float(between[2]))",
        ),
        ("spread = abs(float(around[2] or 0))", "spread = 0.0"),
        ('re.split(r"[|｜]", text)', 'text.split("|")'),
        ("    if not all(blanks):\n", "    if False:\n"),
    ),
    *faults_in(
        "catalog/question_reader.py",
        QUESTIONS,
        ('    if kind == "blank":\n        text = with_gaps(text)\n', ""),
        ('"partial" if kind in PARTIAL else "all"', '"all"'),
        ("    if len(draft.options) < 2:\n", "    if len(draft.options) < 1:\n"),
        ('elif kind == "one" and len(right) > 1:', "elif False:"),
        ('elif kind in {"one", "several"} and not right:', 'elif kind == "one" and not right:'),
        ("        elif short_key(text) in seen:\n", "        elif text in seen:\n"),
        ("    if len(asked) < 3:\n", "    if len(asked) < 4:\n"),
        ('named += ["=", *answer.accepted]', 'named += ["="]'),
    ),
]
