"""C7xx: what a release does to the records of learners."""

from academy.catalog.message import error

MESSAGES = {
    "C701": error(
        '"{id}" cannot be given up here',
        "“{id}”不能写在 retired 里",
        "ids of questions, quizzes, tasks, playbooks … can; a lesson stays, with status: retired",
        "这里只写题、测验、任务、手册等的 id；课时请保留文件，写 status: retired",
    ),
    "C702": error(
        '"{id}" is given up in course.yml and still stands in {where}',
        "“{id}”已写进 course.yml 的 retired，{where} 里却还有",
        "take it out of retired, or out of the file",
        "从 retired 里去掉，或从文件里删掉",
    ),
}
