"""What a change is, and how it is told to a trainer in Chinese or English."""

from dataclasses import dataclass

Arguments = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that learners notice; ``kind`` is ``lesson-added``, ``question-answer``, say."""

    kind: str
    id: str
    arguments: Arguments = ()

    @property
    def about(self) -> str:
        """What it is about: course, section, lesson, quiz, question, exam, playbook, file."""
        return self.kind.partition("-")[0]

    @property
    def group(self) -> str:
        """Under which heading it is told: course, lessons, questions, playbooks or files."""
        return GROUPS[self.about]

    def sentence(self, language: str) -> str:
        """Tell it in Chinese or English."""
        english, chinese = SENTENCES[self.kind]
        return (chinese if language.startswith("zh") else english).format_map(dict(self.arguments))

    def as_dict(self, language: str) -> dict[str, str]:
        """Return it for programs."""
        told = {"kind": self.kind, "id": self.id, "sentence": self.sentence(language)}
        return {**dict(self.arguments), **told}


def change(kind: str, subject: str, **arguments: str | int) -> Change:
    """Make a change of its arguments."""
    return Change(kind, subject, tuple((name, str(value)) for name, value in arguments.items()))


GROUPS = {
    "course": "course",
    "section": "course",
    "lesson": "lessons",
    "quiz": "questions",
    "question": "questions",
    "exam": "questions",
    "playbook": "playbooks",
    "day": "playbooks",
    "task": "playbooks",
    "file": "files",
    "path": "paths",
    "word": "words",
    "term": "terms",
}
HEADINGS = {
    "course": ("The course", "课程"),
    "lessons": ("Lessons", "课时"),
    "questions": ("Quizzes and exams", "测验与考试"),
    "playbooks": ("Playbooks", "手册"),
    "files": ("Pictures and worksheets", "图片与表格"),
    "paths": ("Learning paths", "学习路径"),
    "words": ("Words of the site", "全站用词"),
    "terms": ("Glossary", "词汇表"),
}
NOTHING = ("For learners nothing changes.", "对学员来说没有变化。")


def heading(group: str, language: str) -> str:
    """Return the heading of a group."""
    english, chinese = HEADINGS[group]
    return chinese if language.startswith("zh") else english


def nothing(language: str) -> str:
    """Say that nothing changes."""
    return NOTHING[language.startswith("zh")]


def grouped(changes: tuple[Change, ...]) -> list[tuple[str, list[Change]]]:
    """Return the changes under their groups, each group once, empty ones left out."""
    found = [(group, [each for each in changes if each.group == group]) for group in HEADINGS]
    return [(group, each) for group, each in found if each]


LISTS = {
    "jobs": ("jobs", "岗位"),
    "subjects": ("subjects", "主题"),
    "platforms": ("platforms", "平台"),
    "tags": ("tags", "标签"),
    "capabilities": ("capabilities", "能力"),
}
SENTENCES = {
    "path-added": (
        "new path “{title}”, {count} lessons",
        "新增路径“{title}”，{count} 课",
    ),
    "path-renamed": (
        "path “{before}” is now called “{title}”",
        "路径“{before}”改名为“{title}”",
    ),
    "path-lessons": (
        "path “{title}”: other lessons or another order, {count} now",
        "路径“{title}”：课时或顺序有改动，现在 {count} 课",
    ),
    "path-words": (
        "path “{title}”: what it says of itself changes",
        "路径“{title}”：说明有改动",
    ),
    "path-removed": ("path “{title}” is gone", "去掉路径“{title}”"),
    "word-added": ("{list}: new word “{word}”", "{list_zh}：新增“{word}”"),
    "word-removed": ("{list}: “{word}” is gone", "{list_zh}：去掉“{word}”"),
    "word-english": (
        "“{word}” is “{english}” in English now",
        "“{word}”的英文改为“{english}”",
    ),
    "term-added": ("new word “{word}”", "新增“{word}”"),
    "term-changed": (
        "“{word}” is explained in another way",
        "“{word}”的解释有改动",
    ),
    "term-removed": ("“{word}” is gone", "去掉“{word}”"),
    "course-renamed": (
        "the course “{before}” is now called “{title}”",
        "课程“{before}”改名为“{title}”",
    ),
    "course-address": (
        "the address changes from {before} to {after}; the old one leads there",
        "地址由 {before} 改为 {after}，旧地址会转到新地址",
    ),
    "course-summary": ("the summary is new", "简介改了"),
    "course-lessons": (
        "{after} percent of the lessons must be done (before: {before})",
        "需要完成的课时由 {before}% 改为 {after}%",
    ),
    "course-exam": (
        "{after} percent pass the exam (before: {before})",
        "考试通过线由 {before}% 改为 {after}%",
    ),
    "section-added": ("new section “{title}”", "新增章节“{title}”"),
    "section-renamed": (
        "section “{before}” is now called “{title}”",
        "章节“{before}”改名为“{title}”",
    ),
    "section-removed": ("section “{title}” is gone", "去掉章节“{title}”"),
    "lesson-added": (
        "new: “{title}”, {minutes} min, lesson {number}, in “{section}”",
        "新增《{title}》，{minutes} 分钟，第 {number} 课，在“{section}”",
    ),
    "lesson-returned": (
        "“{title}” is back, lesson {number}, in “{section}”",
        "恢复《{title}》，第 {number} 课，在“{section}”",
    ),
    "lesson-moved": (
        "“{title}” moves: now lesson {number}, in “{section}”",
        "《{title}》移动：现在是第 {number} 课，在“{section}”",
    ),
    "lesson-retired": (
        "“{title}” is retired: only those who have it can still read it",
        "《{title}》停用：只有学过的人还能看到",
    ),
    "lesson-removed": ("“{title}” is gone", "去掉《{title}》"),
    "lesson-renamed": ("“{before}” is now called “{title}”", "《{before}》改名为《{title}》"),
    "lesson-address": (
        "“{title}”: the address changes from {before} to {after}; the old one leads there",
        "《{title}》的地址由 {before} 改为 {after}，旧地址会转到新地址",
    ),
    "lesson-address-lost": (
        "“{title}” moves to {after}; {before} leads nowhere: add “aliases: [{before}]”",
        "《{title}》的地址由 {before} 改为 {after}，旧地址会失效：请加上 aliases: [{before}]",
    ),
    "lesson-text": ("“{title}”: the text changes", "《{title}》：正文有改动"),
    "lesson-minutes": (
        "“{title}”: {after} min (before: {before})",
        "《{title}》：{before} 分钟改为 {after} 分钟",
    ),
    "lesson-complete": ("“{title}” is done by: {after}", "《{title}》的完成方式改为：{after}"),
    "lesson-needs": ("“{title}”: other lessons come first", "《{title}》：先修课时有改动"),
    "lesson-translation": (
        "“{title}”: the text in “{language}” changes",
        "《{title}》：译文（{language}）有改动",
    ),
    "quiz-rules": (
        "“{title}”: how its quiz is taken changes (pass, attempts, order, explanations)",
        "《{title}》：测验规则有改动（通过线、次数、顺序、解析）",
    ),
    "question-added": ("“{title}”: new question “{question}”", "《{title}》：新增题“{question}”"),
    "question-removed": (
        "“{title}”: question “{question}” is gone",
        "《{title}》：去掉题“{question}”",
    ),
    "question-kind": (
        "“{title}”: “{question}” is now another kind of question",
        "《{title}》：“{question}”换了题型",
    ),
    "question-answer": (
        "“{title}”: “{question}” has another right answer",
        "《{title}》：“{question}”的正确答案变了",
    ),
    "question-text": (
        "“{title}”: “{question}” is worded differently",
        "《{title}》：“{question}”的题目或选项改了字",
    ),
    "question-points": (
        "“{title}”: “{question}” is worth other points",
        "《{title}》：“{question}”的分值变了",
    ),
    "question-explained": (
        "“{title}”: “{question}” is explained differently",
        "《{title}》：“{question}”的解析或提示改了",
    ),
    "exam-added": ("new exam “{title}”, {count} questions", "新增考试“{title}”，抽 {count} 题"),
    "exam-removed": ("exam “{title}” is gone", "去掉考试“{title}”"),
    "exam-renamed": ("exam “{before}” is now called “{title}”", "考试“{before}”改名为“{title}”"),
    "exam-rules": (
        "exam “{title}”: its rules change (draw, pass, attempts, minutes, order)",
        "考试“{title}”的规则有改动（抽题数、通过线、次数、时长、顺序）",
    ),
    "playbook-added": ("new playbook “{title}”, {count} days", "新增手册“{title}”，{count} 天"),
    "playbook-removed": ("playbook “{title}” is gone", "去掉手册“{title}”"),
    "playbook-renamed": (
        "playbook “{before}” is now called “{title}”",
        "手册“{before}”改名为“{title}”",
    ),
    "playbook-rules": (
        "playbook “{title}”: its hours, make-ups or minutes change",
        "手册“{title}”的时间、补卡或每天分钟数有改动",
    ),
    "day-added": ("playbook “{title}”: new day {day}", "手册“{title}”：新增第 {day} 天"),
    "day-removed": ("playbook “{title}”: day {day} is gone", "手册“{title}”：去掉第 {day} 天"),
    "day-text": (
        "playbook “{title}”, day {day}: posts or words change",
        "手册“{title}”第 {day} 天：文案有改动",
    ),
    "task-added": (
        "playbook “{title}”, day {day}: new task “{task}”",
        "手册“{title}”第 {day} 天：新增任务“{task}”",
    ),
    "task-changed": (
        "playbook “{title}”, day {day}: task “{task}” changes",
        "手册“{title}”第 {day} 天：任务“{task}”有改动",
    ),
    "task-removed": (
        "playbook “{title}”, day {day}: task “{task}” is gone",
        "手册“{title}”第 {day} 天：去掉任务“{task}”",
    ),
    "file-added": ("new: {path}", "新增 {path}"),
    "file-changed": ("{path} changes", "{path} 有改动"),
    "file-removed": ("{path} is gone", "去掉 {path}"),
}
"""By kind: English, Chinese."""
