"""C13x-C15x: the files of a course and its outline."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C130": error(
        "the file is not UTF-8; it looks like GBK",
        "文件不是 UTF-8 编码，看起来是 GBK",
        "Notepad: Save as, choose encoding UTF-8; VS Code: click GBK at the bottom,"
        " Save with Encoding, UTF-8",
        "记事本：另存为，编码选 UTF-8；VS Code：点右下角的 GBK，选“通过编码保存”，再选 UTF-8",
    ),
    "C131": error(
        "the file is not text in UTF-8",
        "文件不是 UTF-8 文本",
        "open it in an editor and save it with the encoding UTF-8",
        "用编辑器打开，另存为 UTF-8 编码",
    ),
    "C132": error(
        "a control character ({character}) stands here",
        "这里有看不见的控制字符（{character}）",
        "delete it",
        "删掉这个字符",
    ),
    "C133": error(
        "the file has {size} bytes, at most {most} are read",
        "文件有 {size} 字节，最多 {most} 字节",
        "make it smaller or split it",
        "缩小文件，或拆成几个",
    ),
    "C134": error(
        "the course has no course.yml",
        "课程文件夹里没有 course.yml",
        "add course.yml with id, title, language, summary and outline",
        "新建 course.yml，写上 id、title、language、summary 和 outline",
    ),
    "C135": error(
        'the outline names "{lesson}", and there is no such lesson',
        "目录里写了“{lesson}”，但没有这一课的文件",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C136": error(
        "no outline reaches this file, so nobody would ever read it",
        "没有目录收进这个文件，谁也读不到它",
        'add "{name}" to outline in course.yml, or begin the file name with _',
        "在 course.yml 的 outline 里加上“{name}”，或者让文件名以 _ 开头",
    ),
    "C137": error(
        'lesson "{lesson}" stands in the outline twice',
        "课时“{lesson}”在目录里出现了两次",
        "delete one of them",
        "删掉其中一处",
    ),
    "C138": error(
        'two files make the same address "{name}": {other}',
        "两个文件的网址都是“{name}”：{other}",
        "rename one of them",
        "给其中一个改名",
    ),
    "C139": error(
        "the folder name must be small letters, digits and hyphens",
        "文件夹名只能用小写字母、数字和连字符",
        "rename the folder, for example live-basics",
        "给文件夹改名，例如 live-basics",
    ),
    "C140": error(
        "the link leads out of the courses folder",
        "这个链接文件指到课程文件夹外面",
        "copy the file into the course",
        "把文件复制到课程里",
    ),
    "C141": error(
        "the file cannot be read ({why})",
        "读不了这个文件（{why}）",
        "check its permissions",
        "检查文件权限",
    ),
    "C142": error(
        "the course has more than {most} files or {megabytes} MB",
        "课程超过 {most} 个文件或 {megabytes} MB",
        "take out what no lesson shows",
        "删掉没有课时用到的文件",
    ),
    "C143": warning(
        "the name of the file is not used by the format",
        "这个文件不属于课程格式，不会被读取",
        "move it to lessons/, playbooks/ or assets/",
        "移到 lessons/、playbooks/ 或 assets/",
    ),
    "C144": error(
        "a linked folder is not read",
        "文件夹的链接不会被读取",
        "copy the folder into the course",
        "把整个文件夹复制到课程里",
    ),
    "C145": error(
        "the name of the file is no text in UTF-8",
        "文件名不是 UTF-8 编码",
        "rename the file with letters, digits and hyphens",
        "用英文字母、数字和连字符重新命名",
    ),
    "C146": warning(
        'the old address "{alias}" leads to {where} already',
        "旧地址“{alias}”已经属于 {where}",
        "one address leads to one lesson: take it out of aliases here",
        "一个地址只通向一课：从这里的 aliases 中去掉",
    ),
}
