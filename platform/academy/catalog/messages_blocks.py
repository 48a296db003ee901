"""C2xx: blocks, their attributes, and the limits of the text."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C201": warning(
        'unknown block ":::{name}"',
        "没有“:::{name}”这种块",
        'did you mean ":::{nearest}"?',
        "是不是想写“:::{nearest}”？",
    ),
    "C202": error(
        'block ":::{name}" is never closed',
        "“:::{name}”没有结束",
        "add a line ::: after line {line}",
        "在第 {line} 行后面加一行 :::",
    ),
    "C203": error(
        "::: closes a block that was never opened",
        "这里的 ::: 没有对应的开头",
        "delete the line, or open a block above it",
        "删掉这一行，或在上面写块的开头",
    ),
    "C204": error(
        'block ":::{name}" cannot stand inside ":::{outer}"',
        "“:::{name}”不能放在“:::{outer}”里面",
        "close the outer block first; only :::on may hold blocks",
        "先用 ::: 结束外面的块；只有 :::on 里可以再放块",
    ),
    "C205": warning(
        'block ":::{name}" has no attribute "{attribute}"',
        "“:::{name}”没有“{attribute}”这个属性",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C206": error(
        '"{name}" needs {attribute}=…',
        "“{name}”缺少 {attribute}=…",
        'add {attribute}="…"',
        '加上 {attribute}="…"',
    ),
    "C207": error(
        '{attribute}="{value}" must be {wanted}',
        "{attribute}=“{value}”应该是{wanted_zh}",
        "for example {attribute}={example}",
        "例如 {attribute}={example}",
    ),
    "C208": error(
        'cannot read "{text}"; attributes are written key=value or key="two words"',
        '读不懂“{text}”；属性写成 key=value 或 key="两个 词"',
        'use half-width = and "',
        '请用半角的 = 和 "',
    ),
    "C209": error(
        'block ":::{name}" is empty',
        "“:::{name}”里面是空的",
        "write its text, or delete the block",
        "写上内容，或删掉这个块",
    ),
    "C211": error(
        "full-width ：：： in a block",
        "块的开头或结尾用了全角 ：：：",
        "replace ：：： with :::",
        "把 ：：： 换成半角 :::",
    ),
    "C212": error(
        'block ":::{name}" belongs into {belongs}',
        "“:::{name}”只能写在{belongs_zh}里",
    ),
    "C213": error(
        'two colons before "{name}": a block needs three',
        "“{name}”前面只有两个冒号，块要用三个",
        "write :::{name}",
        "写成 :::{name}",
    ),
    "C214": error(
        'this line is not a line of ":::{name}"',
        "这一行不是“:::{name}”的写法",
        "write it as {example}",
        "写成 {example}",
    ),
    "C216": error(
        "the text cannot be shown as written: {why}",
        "这段文字没法按格式显示：{why_zh}",
        "make it simpler or split it",
        "写简单些，或拆成几段",
    ),
    "C218": warning(
        "HTML is shown as text, not as formatting",
        "HTML 会原样显示成文字，不起排版作用",
        "write it in Markdown",
        "改用 Markdown 写",
    ),
    "C219": error(
        'unknown attribute "{attribute}" here',
        "这里没有“{attribute}”这个属性",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C220": warning(
        "{count} of {all} facts have the same source ({source})",
        "{all} 条事实里有 {count} 条是同一个来源（{source}）",
        "check some of them against another source",
        "换别的来源核对其中几条",
    ),
}
