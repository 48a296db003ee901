"""C3xx: questions and tasks."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C301": error(
        "full-width bracket in an option",
        "选项用了全角括号",
        "use ( ) or [ ]",
        "改成半角 ( ) 或 [ ]",
    ),
    "C302": error(
        "the {what} has no id",
        "{what_zh}没有编号",
        "add {{#{prefix}…}} at the end of the line",
        "在行尾加上 {{#{prefix}…}}",
    ),
    "C303": error(
        "( ) and [ ] are mixed in one question",
        "同一道题里混用了 ( ) 和 [ ]",
        "use ( ) for one right answer, [ ] for several",
        "单选全用 ( )，多选全用 [ ]",
    ),
    "C304": error(
        'id "{id}" is used twice (first at {where})',
        "编号“{id}”用了两次（第一次在 {where}）",
        "give one of them a new id",
        "给其中一个换新编号",
    ),
    "C305": error(
        'no option is marked right in "{question}"',
        "“{question}”没有标出正确答案",
        "mark one with x, as - (x)",
        "用 x 标出正确的一项，例如 - (x)",
    ),
    "C306": error(
        "{count} options are marked right in a ( ) question",
        "单选题标了 {count} 个正确答案",
        "use [ ] for several right options",
        "多个正确答案请用 [ ]",
    ),
    "C307": error(
        'question "{question}" has no options and no answer',
        "“{question}”没有选项，也没有答案",
        "write options as - ( ) and - (x)",
        "用 - ( ) 和 - (x) 写选项",
    ),
    "C308": error(
        "two options are alike (lines {first} and {second})",
        "有两个选项一样（第 {first} 行和第 {second} 行）",
        "change or delete one",
        "改掉或删掉一个",
    ),
    "C309": warning(
        "in all {count} questions of this quiz the longest option is a right one",
        "这套测验 {count} 道题里，最长的选项都是正确的",
        "make some wrong options as long as the right ones",
        "把一些错误选项写得和正确的一样长",
    ),
    "C310": warning(
        '"{value}" is read as words, not as a number',
        "“{value}”不是数，会按文字来判",
        "write a number: = 3, = 3 +- 0.5 or = 10..20",
        "要填数字就写成 = 3、= 3 +- 0.5 或 = 10..20",
    ),
    "C311": error(
        "this line belongs to no question",
        "这一行不属于任何一道题",
        "begin a question with ### text {{#q-…}}; feedback with >, a hint with ?",
        "题目以 ### 题干 {{#q-…}} 开头；解释以 > 开头，提示以 ? 开头",
    ),
    "C312": error(
        "a question needs at least two options",
        "一道题至少要有两个选项",
        "add an option",
        "再加一个选项",
    ),
    "C313": error(
        "the {what} has no text",
        "{what_zh}没有文字",
        "write it before the curly bracket",
        "在大括号前面写上文字",
    ),
    "C314": error(
        '"{value}" mixes two kinds of answer',
        "“{value}”混用了两种答案写法",
        "keep either options or one line with =",
        "选项和 = 答案只保留一种",
    ),
    "C315": error(
        "no space between - and the brackets of the option",
        "选项的 - 和括号之间少一个空格",
        "write - ( ) or - [ ]",
        "写成 - ( ) 或 - [ ]",
    ),
    "C316": error(
        "the quiz has no question",
        "测验里没有题",
        "begin a question with ### text {{#q-…}}",
        "题目以 ### 题干 {{#q-…}} 开头",
    ),
    "C317": error(
        'the mark of an option must be empty or x, not "{mark}"',
        "选项的括号里只能是空格或 x，不能是“{mark}”",
        "use - ( ) or - (x)",
        "写成 - ( ) 或 - (x)",
    ),
    "C318": error(
        "a lesson ends with its quiz, but it has none",
        "完成方式是测验，但这一课没有测验",
        "add a :::quiz, or set complete: read",
        "加一个 :::quiz，或改成 complete: read",
    ),
    "C319": error(
        "an option of a poll is marked right",
        "投票题没有对错，选项里不能写 x",
        "use - ( ) for every option, or take out type=poll",
        "选项都写成 - ( )，或去掉 type=poll",
    ),
    "C330": error(
        "an exam cannot hold this kind of question ({kind})",
        "考试里不能有“{kind_zh}”题",
        "move it into a lesson; an exam is marked at once",
        "移到课时里；考试交卷就要出分",
    ),
    "C331": error(
        "draw is {draw}, but the exam has {pool} questions",
        "draw 是 {draw}，可题库里只有 {pool} 道题",
        "write more questions, or draw fewer",
        "再写几道题，或把 draw 改小",
    ),
    "C332": warning(
        "{minutes} minutes for {draw} questions is less than 20 seconds each",
        "{draw} 道题只给 {minutes} 分钟，每题不到 20 秒",
        "give more minutes, or draw fewer",
        "把 minutes 改大，或把 draw 改小",
    ),
}
