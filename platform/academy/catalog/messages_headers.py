"""C10x-C12x: the header of a file."""

from academy.catalog.message import error, notice, warning

MESSAGES = {
    "C101": error(
        "the file has no header",
        "文件缺少开头的信息区",
        "begin the file with a line ---, then id: and title:, then a line ---",
        "文件第一行写 ---，接着写 id: 和 title:，再写一行 ---",
    ),
    "C102": error(
        '"{field}" is missing',
        "缺少“{field}”",
        'add a line "{field}: …"',
        "加一行“{field}: …”",
    ),
    "C103": error(
        'full-width colon after "{field}"',
        "“{field}”后面是全角冒号",
        "replace ： with : and a space",
        "把 ： 换成半角 : 再加一个空格",
    ),
    "C104": error(
        "the header has {size} bytes, at most {most} are read",
        "信息区有 {size} 字节，最多只能 {most} 字节",
        "move long text below the header",
        "把长文字移到信息区下面的正文里",
    ),
    "C106": error(
        'id "{id}" already belongs to {where}',
        "编号“{id}”已经用在 {where}",
        "give this one a new id; ids are never used twice",
        "给这一处换一个新编号，编号不能重复使用",
    ),
    "C107": error(
        "the header uses {what}, which is not allowed",
        "信息区里用了 {what}，这里不允许",
        "write the value out, or put it in quotes",
        "把内容直接写出来，或者用英文引号括起来",
    ),
    "C108": error(
        "the header cannot be read here ({why})",
        "信息区从这里读不下去（{why}）",
        'put the value in "quotes", and keep the same indent in a list',
        '把这一项的内容放进英文引号 "…"，列表各行缩进要一样',
    ),
    "C109": error(
        '"{field}" is given twice (first at line {first})',
        "“{field}”写了两次（第一次在第 {first} 行）",
        "delete one of them",
        "删掉其中一个",
    ),
    "C110": error(
        'unknown field "{field}"',
        "没有“{field}”这一项",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C111": error(
        '"{field}" is "{value}", not one of {allowed}',
        "“{field}”写的是“{value}”，只能是 {allowed} 之一",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C112": error(
        '"{field}" must be {wanted}, not "{value}"',
        "“{field}”应该是{wanted_zh}，现在是“{value}”",
    ),
    "C113": error(
        'id "{id}" must be "{prefix}" and then letters, digits, hyphens',
        "编号“{id}”应该是“{prefix}”加英文字母、数字或连字符",
        'for example "{prefix}first-day"',
        "例如“{prefix}first-day”",
    ),
    "C114": error(
        '"{field}" is {value}, it must be between {lowest} and {highest}',
        "“{field}”是 {value}，应该在 {lowest} 到 {highest} 之间",
    ),
    "C115": error(
        '"{field}" has {size} characters, at most {most} are shown',
        "“{field}”有 {size} 个字，最多 {most} 个",
        "make it shorter",
        "写短一些",
    ),
    "C116": error(
        '"{field}" is empty',
        "“{field}”是空的",
        "write a value after the colon",
        "在冒号后面写上内容",
    ),
    "C117": error(
        '"{value}" is not {wanted}',
        "“{value}”不是{wanted_zh}",
        "write it as {example}",
        "写成 {example}",
    ),
    "C118": error(
        'a full-width sign in the list "{value}"',
        "列表“{value}”里用了全角符号",
        "write [a, b] with half-width brackets and commas; words with such a sign go into quotes",
        "写成 [甲, 乙]，括号和逗号用半角；内容里本来就有这种符号时，用英文引号括起来",
    ),
    "C120": error(
        "lessons need each other in a circle: {circle}",
        "课时互相要求先学，绕成了圈：{circle}",
        'take one of them out of "needs"',
        "从其中一课的 needs 里去掉一个",
    ),
    "C121": error(
        'there is no lesson "{id}"',
        "没有编号为“{id}”的课时",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C122": error(
        'there is no question "{id}"',
        "没有编号为“{id}”的题",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C123": warning(
        "{minutes} minutes are promised, the text takes about {estimate}",
        "写的是 {minutes} 分钟，按字数约 {estimate} 分钟",
        "set minutes: {estimate}",
        "改成 minutes: {estimate}",
    ),
    "C124": error(
        "the header is never closed",
        "信息区没有结束",
        "add a line --- after its last field",
        "在最后一项后面加一行 ---",
    ),
    "C125": error(
        "a tab stands where spaces belong",
        "这里用了制表符（Tab），应该用空格",
        "replace the tab with two spaces",
        "把 Tab 换成两个空格",
    ),
    "C126": error(
        "the value holds a colon, so it needs quotes",
        "内容里有半角冒号，要用引号括起来",
        'write it as "…"',
        '整段写成 "…"',
    ),
    "C127": error(
        'no space after the colon of "{field}"',
        "“{field}”的冒号后面少一个空格",
        "write {field}: and then a space",
        "在 {field}: 后面加一个空格",
    ),
    "C128": notice(
        "the {what} was to be reviewed by {day}",
        "{what_zh}应该在 {day} 前复核，已经过期",
        "check it against its source, then write a new review_by",
        "对照来源再核一遍，然后改 review_by",
    ),
}
