"""Links and pictures lead to files that are there."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from academy.catalog.findings import Findings, Mention
from academy.catalog.nearest import nearest
from academy.catalog.paths import is_asset, resolve, scheme_of
from academy.catalog.problems import MOST_PER_FILE, Place, Problem, problem_at

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MOST_GUESSES = 40
"""Of each file: to look for what was meant takes long where a course has many files."""


def check_links(own: str, findings: Findings, files: Mapping[str, bytes]) -> None:
    """Check every link and picture of one file, until more is found than is ever shown."""
    most = len(findings.problems) + MOST_PER_FILE
    for mention in list(findings.mentions):
        if mention.kind in {"link", "image"} and len(findings.problems) <= most:
            check_target(own, mention, findings, files)


def check_target(
    own: str, mention: Mention, findings: Findings, files: Mapping[str, bytes]
) -> None:
    """Check one target."""
    target, place = mention.value, mention.place
    scheme = scheme_of(target)
    path, _ = resolve(own, target)
    if scheme and scheme not in SCHEMES:
        findings.add(place, "C408", scheme=scheme)
    elif scheme:
        if mention.kind == "image":
            findings.add(place, "C407", target=target[:80])
    elif target.startswith("/") or path.startswith("../../") or "\\" in target:
        findings.add(place, "C407", target=target[:80])
    elif not target.startswith("#") and not path.startswith("../"):
        check_path(path, mention, findings, files)


def check_path(path: str, mention: Mention, findings: Findings, files: Mapping[str, bytes]) -> None:
    """Check a target inside the course."""
    if path not in files:
        note_missing(mention.value, path, mention.place, findings, files)
        return
    is_page = mention.kind == "link" and path.endswith(".md")
    if not (path.startswith("lessons/") if is_page else is_asset(path)):
        findings.add(mention.place, "C409", target=mention.value[:80])


def note_missing(
    target: str, path: str, place: Place, findings: Findings, files: Mapping[str, bytes]
) -> None:
    """Say that a file is not there, and which one was meant."""
    alike = next((known for known in files if known.lower() == path.lower()), "")
    head = target.rpartition("/")[0]
    if alike:
        about = {"target": target[:80], "nearest": alike.rpartition("/")[2]}
        findings.add(place, "C404", **about)
        return
    known = files if len(findings.problems) < MOST_GUESSES else ()
    near = nearest(path, known).rpartition("/")[2]
    findings.add(
        place, "C402", target=target[:80], nearest=f"{head}/{near}" if head and near else near
    )


def unused_assets(
    slug: str, assets: Sequence[str], pages: Iterable[tuple[str, Findings]], cover: str
) -> list[Problem]:
    """Note pictures and worksheets that no page shows, in no language."""
    used = {resolve("course.yml", cover)[0]}
    for own, findings in pages:
        used |= {resolve(own, mention.value)[0] for mention in findings.mentions}
    return [problem_at(Place(f"{slug}/{own}"), "C403") for own in assets if own not in used]


def shown_only_by(
    pages: Iterable[tuple[str, Findings]], hidden: Collection[str], cover: str
) -> frozenset[str]:
    """Return the files that nothing shows but the pages *hidden* and blocks for trainers."""
    seen = {resolve("course.yml", cover)[0]}
    every = set(seen)
    for own, findings in pages:
        every.update(resolve(own, mention.value)[0] for mention in findings.mentions)
        shown = () if own in hidden else findings.seen()
        seen.update(resolve(own, mention.value)[0] for mention in shown)
    return frozenset(every - seen)
