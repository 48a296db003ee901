"""C25x snippets, marks and worksheets; C45x videos, sounds and the glossary."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C250": error(
        "there is no snippet {path} in courses/_shared/snippets/",
        "courses/_shared/snippets/ 里没有片段 {path}",
        "did you mean {nearest}?",
        "是不是想写 {nearest}？",
    ),
    "C251": error(
        "the snippet that stands here has {count} errors: see {path}",
        "这里放进来的片段有 {count} 处错误，见 {path}",
        "mend the snippet; all lessons that include it wait for it",
        "先改好片段，放进它的课时都在等它",
    ),
    "C252": error(
        'block ":::{name}" cannot stand in a snippet',
        "“:::{name}”不能写在片段里",
        "write it into the lesson itself",
        "把它直接写进课时",
    ),
    "C253": error(
        "this line is not a mark of the recording",
        "这一行不是“时间 + 标题”",
        "write it as @12:40 title",
        "写成 @12:40 标题",
    ),
    "C254": warning(
        "the mark {time} is {why}",
        "标记 {time} {why_zh}",
        "write the marks in the order of the recording",
        "按录像的先后写标记",
    ),
    "C255": error(
        "the worksheet {path} cannot be read: {why}",
        "表格 {path} 读不了：{why_zh}",
        "save it as “CSV UTF-8”; a cell with a quotation mark or a line break goes into quotes",
        "另存为“CSV UTF-8”；格子里有引号或换行时，整格用英文双引号括起来",
    ),
    "C256": warning(
        "line {row} of the worksheet {path} has {count} cells, its head has {wanted}",
        "表格 {path} 第 {row} 行有 {count} 格，表头有 {wanted} 格",
        "give every line as many cells as the head",
        "每一行的格数和表头一样",
    ),
    "C450": error(
        '"{target}" is neither an https address nor a file that browsers play',
        "“{target}”既不是 https 地址，也不是浏览器能放的文件",
        "write https://…, or put an {kinds} file into assets/",
        "写 https://…，或把 {kinds} 文件放进 assets/",
    ),
    "C451": error(
        "the recording has {size} MB; at most {most} MB are allowed",
        "这个文件有 {size} MB，最多 {most} MB",
        "make it smaller (720p is enough for a phone), or put it elsewhere and write its address",
        "压小一点（手机上看 720p 就够），或放到别处，这里写地址",
    ),
    "C452": error(
        '"{target}" is no file with captions',
        "“{target}”不是字幕文件",
        "captions are a .vtt file in assets/",
        "字幕是 assets/ 里的 .vtt 文件",
    ),
    "C453": warning(
        "the video has no captions",
        "视频没有字幕",
        'add captions="../assets/….vtt": many watch without sound',
        "加上 captions=../assets/….vtt：很多人静音看",
    ),
    "C454": error(
        'glossary.yml must be a list; each word begins with a line "- word: …"',
        "glossary.yml 应该是一个列表，每个词以“- word: …”开头",
    ),
    "C455": error(
        'the word "{word}" stands in the glossary already, at line {first}',
        "“{word}”在第 {first} 行已经写过",
        "keep one of them",
        "只留一个",
    ),
}
