"""C18x: the site's own files: its words, the learning paths."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C180": error(
        'the path names lesson "{id}", and there is no such lesson',
        "学习路径里写了“{id}”，但没有这个编号的课时",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C181": error(
        'lesson "{id}" stands in this path twice',
        "课时“{id}”在这条路径里出现了两次",
        "delete one of them",
        "删掉其中一个",
    ),
    "C182": error(
        'lesson "{id}" is not open to learners (status: {status})',
        "课时“{id}”学员还看不到（status: {status}）",
        "publish the lesson, or take it out of the path",
        "先把这一课改成 published，或从路径里去掉",
    ),
    "C183": warning(
        'lesson "{id}" needs "{needed}", which does not stand before it in the path',
        "课时“{id}”要求先学“{needed}”，但路径里它前面没有这一课",
        'put "{needed}" before it',
        "把“{needed}”放到它前面",
    ),
    "C184": warning(
        '"{field}": "{word}" is not among "{list}" in _site.yml',
        "“{field}”里的“{word}”不在 _site.yml 的 {list} 里",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C185": error(
        "this path has no lesson",
        "这条路径里一课也没有",
        "write the ids of its lessons, in the order of learning: lessons: [ls-…, ls-…]",
        "按学习的先后写上课时编号：lessons: [ls-…, ls-…]",
    ),
    "C186": warning(
        '"{word}" has an English word and stands in no list of this file',
        "“{word}”写了英文，但这个文件的各张词表里都没有它",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C187": warning(
        '"{word}" has no English word; English pages show it in Chinese',
        "“{word}”没有英文，英文页面上会直接显示中文",
        'add a line "{word}: …" below "english"',
        "在 english 下面加一行“{word}: …”",
    ),
    "C188": error(
        '_paths.yml must be a list; each path begins with a line "- id: pa-…"',
        "_paths.yml 应该是一个列表，每条路径以“- id: pa-…”开头",
    ),
    "C189": error(
        'id "{id}" already belongs to the path at line {first}',
        "编号“{id}”已经用在第 {first} 行的路径上",
        "give this path a new id; ids are never used twice",
        "给这条路径换一个新编号，编号不能重复使用",
    ),
}
