"""Faults in the rules across files: ids, needs, links, sources, playbooks."""

from mutations.faults import faults_in

RULES = [
    *faults_in(
        "catalog/rules.py",
        "catalog/test_rules.py catalog/test_rules_links.py catalog/test_parser.py",
        ('" → ".join([*circle, circle[0]])', '" → ".join(circle)'),
        ("if value and value not in known:", "if value:"),
        ('leads_out = path.startswith("../") and not', "leads_out = path and not"),
        (
            "                first[name] = place\n                continue\n",
            "                continue\n",
        ),
        ('code = "C304" if same_file else "C106"', 'code = "C106"'),
        (
            "if circle and not done & set(circle) and reading.values:",
            "if circle and reading.values:",
        ),
        ("if needed == start:", "if needed == path[-1]:"),
        ("paths.append([*path, needed])", "paths.append([needed])"),
        ('if lesson.status in {"draft", "review"}}', 'if lesson.status == "draft"}'),
        ("        if reading.own in closed:\n            continue\n", ""),
        ("if len(facts) < FEWEST_FACTS:", "if len(facts) <= FEWEST_FACTS:"),
        (
            "if count > MOST_FROM_ONE_SOURCE * len(facts):",
            "if count >= MOST_FROM_ONE_SOURCE * len(facts):",
        ),
        ("            if slug != course.slug:\n", "            if slug == course.slug:\n"),
        ("(*course.lessons, *course.hidden))", "course.lessons)"),
        ("yield from (asset.path for asset in course.assets)", "yield from ()"),
        ('code = "C122" if each.kind == "proves" else "C121"', 'code = "C121"'),
        ("        if each.value in paths:\n            return None\n", ""),
        ("    if each.value in known:\n        return None\n", ""),
    ),
    *faults_in(
        "catalog/rules_links.py",
        "catalog/test_rules_links.py catalog/test_rules.py catalog/test_parser.py",
        ('mention.kind in {"link", "image"} and', 'mention.kind == "link" and'),
        ("if scheme and scheme not in SCHEMES:", "if False:"),
        ('        if mention.kind == "image":\n', "        if False:\n"),
        ('target.startswith("/") or path.startswith("../../")', 'path.startswith("../../")'),
        (
            'not target.startswith("#") and not path.startswith("../"):',
            'not target.startswith("#"):',
        ),
        ('path.startswith("lessons/") if is_page', "True if is_page"),
        ("known.lower() == path.lower()", "known == path"),
        ('used = {resolve("course.yml", cover)[0]}', "used = set()"),
        ("for own in assets if own not in used]", "for own in assets]"),
    ),
    *faults_in(
        "catalog/rules_playbooks.py",
        "catalog/test_rules_playbooks.py catalog/test_parser.py",
        ("            if name not in known:\n", "            if False:\n"),
        ("        if day.day in first:\n", "        if day.day > 99:\n"),
        ("elif day.day > playbook.length:", "elif day.day >= playbook.length:"),
        ("range(1, playbook.length + 1)", "range(1, playbook.length)"),
        ("if number not in first and not found.broken:", "if number not in first:"),
        (
            "if not playbook.opens <= time <= playbook.closes:",
            "if not playbook.opens <= time < playbook.closes:",
        ),
        ('if lesson.status != "published"}', 'if lesson.status == "published"}'),
        ("        if not task.optional:\n", "        if task:\n"),
        ("minutes[task.role] += task.minutes", 'minutes["all"] += task.minutes'),
        ("total > playbook.budget and", "total >= playbook.budget and"),
    ),
]
