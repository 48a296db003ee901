"""Faults in marking: what is right, and what a part of it is worth."""

from mutations.faults import faults_in

TESTS = "catalog/test_grading.py"

GRADING = faults_in(
    "catalog/grading.py",
    TESTS,
    ("if given == right:", "if given & right:"),
    ("if given == right:", "if given >= right:"),
    (
        'if question.kind == "several" and question.score == "partial":',
        'if question.kind == "several":',
    ),
    ("len(given & right) - len(given - right), 0)", "len(given & right), 0)"),
    ("len(given - right), 0)", "len(given - right), -9)"),
    ("question.points * hits // len(right)", "question.points * hits // len(question.options)"),
    (
        "value is not None and question.numbers.lowest <= value <=",
        "value is not None and question.numbers.lowest < value <=",
    ),
    ("<= value <= question.numbers.highest", "<= value < question.numbers.highest"),
    ("number_in(folded(given))", "number_in(given)"),
    (
        "Mark(question.points if inside else 0, question.points, correct=inside)",
        "Mark(question.points, question.points, correct=inside)",
    ),
    (
        "pairs = zip(given, question.blanks, strict=False)",
        "pairs = zip(given, sorted(question.blanks), strict=False)",
    ),
    ("follows.get(run[-1]) == key else (key,)", "follows.get(run[-1]) == key else ()"),
    ("longest = max(longest, run, key=len)", "longest = run"),
    ("is_run = len(longest) > 1 and len(given) <= len(right)", "is_run = len(given) <= len(right)"),
    ("is_run = len(longest) > 1 and len(given) <= len(right)", "is_run = len(longest) > 1"),
    ("len(longest) > 1 and", "len(longest) > 2 and"),
    ("given.get(option.key) == option.partner_key", "option.key in given"),
    (
        'if question.kind not in {"poll", "field"}:',
        'if question.kind not in {"poll", "field", "one"}:',
    ),
    ("if hits == len(parts):", "if hits >= len(parts) - 1:"),
    (
        'question.points * hits // len(parts) if question.score == "partial" else 0',
        "question.points * hits // len(parts)",
    ),
    ("return folded(given) in {folded(word) for word in right}", "return given in right"),
    ('unicodedata.normalize("NFKC", text)', 'unicodedata.normalize("NFC", text)'),
    (".casefold().split()", ".split()"),
    ('text.removesuffix("%")', "text"),
    ("return value if abs(value) < 1e15 else None", "return value"),
    ("right=option.right,", "right=True,"),
    ('partner_html=line_html(option.partner, style) if option.partner else "",', ""),
    (
        "ends = dict.fromkeys((question.numbers.lowest, question.numbers.highest))",
        "ends = (question.numbers.lowest, question.numbers.highest)",
    ),
)
