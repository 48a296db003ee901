"""Translated files laid over a course; whatever is wrong with them, the source stands."""

from collections.abc import Mapping
from dataclasses import replace

from academy.catalog.content import Course, CourseNote, Exam, Lesson, Playbook, PlaybookDay, Quiz
from academy.catalog.digests import digest_of
from academy.catalog.exam_reader import read_translated_exam
from academy.catalog.field_tables import KNOWN, TRANSLATED, TRANSLATED_COURSE
from academy.catalog.fields import Values, read_fields
from academy.catalog.findings import Findings
from academy.catalog.header import Entries, Scalar, read_yaml
from academy.catalog.lesson_reader import digest_of_reading, read_markdown
from academy.catalog.nearest import nearest
from academy.catalog.paths import CoursePaths
from academy.catalog.problems import Place, has_errors
from academy.catalog.source import read_source
from academy.catalog.translation import Overlay


class Translator:
    """Builds the course in one other language."""

    def __init__(self, files: Mapping[str, bytes], paths: CoursePaths, language: str) -> None:
        self.files = files
        self.language = language
        found = paths.translations.items()
        self.beside = {source: own for own, (source, code) in found if code == language}
        self.findings: list[tuple[str, Findings]] = []

    def course(self, course: Course) -> Course:
        """Return the course with every piece that is translated."""
        values, outline = self.fields(course, "course.yml", TRANSLATED_COURSE)
        sections = []
        for section in course.sections:
            lessons = tuple(self.lesson(course, lesson) for lesson in section.lessons)
            title = outline.get(section.id, section.title)
            sections.append(replace(section, title=title, lessons=lessons))
        hidden = tuple(self.lesson(course, lesson) for lesson in course.hidden)
        playbooks = tuple(self.playbook(course, playbook) for playbook in course.playbooks)
        exams = tuple(self.exam(course, exam) for exam in course.exams)
        self.note_orphans(course)
        return replace(
            course,
            language=self.language,
            title=values.text("title") or course.title,
            summary=values.text("summary") or course.summary,
            provider=values.text("provider") or course.provider,
            sections=tuple(sections),
            hidden=hidden,
            playbooks=playbooks,
            exams=exams,
            notes=translated_notes(course, values),
            translations=(),
        )

    def fields(
        self, course: Course, source: str, table: Mapping[str, object]
    ) -> tuple[Values, dict[str, str]]:
        """Read the translated fields beside a YAML file, and the titles of sections."""
        own = self.beside.get(source)
        nothing = Values(Place(f"{course.slug}/{source}"))
        if own is None:
            return nothing, {}
        findings = self.start(own)
        text = read_source(f"{course.slug}/{own}", self.files[own], findings)
        entries = read_yaml(text, KNOWN, findings) if text else None
        if entries is None:
            return nothing, {}
        known = TRANSLATED_COURSE if table is TRANSLATED_COURSE else TRANSLATED
        titles = self.titles(course, entries, findings)
        return read_fields(entries, known, findings, complete=False), titles

    def titles(self, course: Course, entries: Entries, findings: Findings) -> dict[str, str]:
        """Return the translated titles of sections by the ids of the sections."""
        outline = entries.get("outline")
        known = [section.id for section in course.sections]
        found = {}
        for key, value in outline.entries if isinstance(outline, Entries) else ():
            if key.text not in known:
                near = nearest(key.text, known)
                findings.add(key.place, "C504", id=key.text[:60], nearest=near)
            elif isinstance(value, Scalar) and value.text.strip():
                found[key.text] = value.text.strip()
        return found

    def start(self, own: str) -> Findings:
        """Begin a collection for one translated file."""
        findings = Findings()
        self.findings.append((own, findings))
        return findings

    def lesson(self, course: Course, lesson: Lesson) -> Lesson:
        """Translate one lesson, or return it as it is."""
        found = self.pieces(course, lesson)
        return found if isinstance(found, Lesson) else lesson

    def pieces(self, course: Course, item: Lesson | PlaybookDay) -> Lesson | PlaybookDay:
        """Lay a translated file over a lesson or a day."""
        own = self.beside.get(item.path)
        if own is None:
            return item
        where = "lesson" if isinstance(item, Lesson) else "playbook"
        reading = read_markdown(self.files, own, course.slug, TRANSLATED, where, complete=False)
        self.findings.append((own, reading.findings))
        if reading.values is None or reading.source is None:
            return item
        broken = has_errors(reading.findings.problems)
        self.note_id(reading.values, item.id, reading.findings)
        overlay = Overlay(reading.values.place, f"{course.slug}/{item.path}", reading.findings)
        blocks = item.blocks if broken else overlay.pieces(item.blocks, reading.pieces)
        digest = digest_of_reading(self.files, reading, course.slug, self.language, item.digest)
        title = reading.values.text("title") or item.title
        if broken:
            return item
        has_text = bool(reading.pieces)  # else only the title is translated
        language = self.language if has_text else item.language
        changed = replace(item, title=title, blocks=blocks, digest=digest, language=language)
        if isinstance(changed, Lesson):
            return replace(changed, summary=reading.values.text("summary") or changed.summary)
        return changed

    def exam(self, course: Course, exam: Exam) -> Exam:
        """Translate the title and the questions of an exam, or return it as it is."""
        own = self.beside.get(exam.path)
        if own is None:
            return exam
        findings = self.start(own)
        read = read_translated_exam(self.files, own, course.slug, findings)
        if read is None:
            return exam
        values, questions = read
        self.note_id(values, exam.id, findings)
        if has_errors(findings.problems):
            return exam
        overlay = Overlay(values.place, f"{course.slug}/{exam.path}", findings)
        asked = overlay.quiz(Quiz(exam.id, exam.questions), Quiz(exam.id, questions)).questions
        title = values.text("title") or exam.title
        return replace(exam, title=title, questions=asked)

    def note_id(self, values: Values, wanted: str, findings: Findings) -> None:
        """Note a translation that says it belongs to another file."""
        given = values.text("id")
        if given and given != wanted:
            findings.add(values.place_of("id"), "C507", id=given, wanted=wanted)

    def playbook(self, course: Course, playbook: Playbook) -> Playbook:
        """Translate a playbook and its days."""
        source = f"playbooks/{playbook.slug}/playbook.yml"
        values, _ = self.fields(course, source, TRANSLATED)
        days = []
        for day in playbook.days:
            found = self.pieces(course, day)
            days.append(found if isinstance(found, PlaybookDay) else day)
        return replace(playbook, title=values.text("title") or playbook.title, days=tuple(days))

    def note_orphans(self, course: Course) -> None:
        """Note translations beside which no source stands."""
        for source, own in self.beside.items():
            if source not in self.files:
                place = Place(f"{course.slug}/{own}")
                self.start(own).add(place, "C503", source=source)


def translated_notes(course: Course, values: Values) -> tuple[CourseNote, ...]:
    """Return the notes on what changed, with the words that stand under the same names."""
    node = values.nodes.get("changes")
    pairs = node.entries if isinstance(node, Entries) else ()
    said = {key.text: value.text.strip() for key, value in pairs if isinstance(value, Scalar)}
    return tuple(replace(note, text=said.get(note.name) or note.text) for note in course.notes)


def with_translations(
    course: Course, files: Mapping[str, bytes], paths: CoursePaths
) -> tuple[Course, list[tuple[str, Findings]]]:
    """Return the course with all its translations, and what was found in their files."""
    languages = sorted({code for _, code in paths.translations.values()} - {course.language})
    translators = [Translator(files, paths, language) for language in languages]
    translations = tuple(translator.course(course) for translator in translators)
    found = [each for translator in translators for each in translator.findings]
    return replace(course, translations=translations), found


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """Name a course by all its sources."""
    parts: list[str | bytes] = []
    for path in sorted(files):
        parts += [path, files[path]]
    return digest_of(*parts)
