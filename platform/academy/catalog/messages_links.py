"""C4xx links and assets, C5xx translations."""

from academy.catalog.message import error, warning

MESSAGES = {
    "C401": error(
        "the picture has no alt text",
        "图片没有替代文字",
        "say between ![ and ] what the picture shows",
        "在 ![ 和 ] 之间写一句图里有什么",
    ),
    "C402": error(
        '"{target}" does not exist',
        "“{target}”不存在",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C403": warning(
        "no lesson uses this file",
        "没有课时用到这个文件",
        "delete it, or show it in a lesson",
        "删掉它，或在课时里用上",
    ),
    "C404": error(
        '"{target}" differs from the file "{nearest}" in capital letters',
        "“{target}”和文件“{nearest}”大小写不一样",
        'write "{nearest}"',
        "写成“{nearest}”",
    ),
    "C407": error(
        '"{target}" must be a relative path inside courses/',
        "“{target}”应该是 courses/ 里面的相对路径",
        "for example ../assets/cup.svg or 020-next.md",
        "例如 ../assets/cup.svg 或 020-next.md",
    ),
    "C408": error(
        'links may begin with https:, http:, mailto: or tel:, not "{scheme}:"',
        "链接只能以 https:、http:、mailto: 或 tel: 开头，不能是“{scheme}:”",
    ),
    "C409": error(
        '"{target}" is neither a lesson nor an asset',
        "“{target}”既不是课时也不是素材",
        "link to the .md file of a lesson or to a file in assets/",
        "链接到课时的 .md 文件，或 assets/ 里的文件",
    ),
    "C410": error(
        '"{target}" is shown to learners only after it is published',
        "“{target}”还没有发布，学员打不开",
        "publish that lesson, or take out the link",
        "先发布那一课，或去掉这个链接",
    ),
    "C501": error(
        'question "{id}" has {count} options here and {wanted} in {where}',
        "题“{id}”这里有 {count} 个选项，{where} 有 {wanted} 个",
        "translate every option, in the same order",
        "每个选项都要翻译，顺序不变",
    ),
    "C502": warning(
        "{count} questions are not translated: {ids}",
        "有 {count} 道题没有翻译：{ids}",
        "the source language is shown for them",
        "这些题会显示原文",
    ),
    "C503": warning(
        "the translation belongs to no file: {source} is not there",
        "这份译文没有对应的原文：找不到 {source}",
        "rename it after its source",
        "按原文的文件名改名",
    ),
    "C504": warning(
        '"{id}" is not in the source',
        "原文里没有“{id}”",
        'did you mean "{nearest}"?',
        "是不是想写“{nearest}”？",
    ),
    "C506": warning(
        'question "{id}" marks other options right than {where}',
        "题“{id}”标的正确答案和 {where} 不一样",
        "the marks of the source count",
        "以原文的标记为准",
    ),
    "C507": error(
        'the id is "{id}" here and "{wanted}" in the source',
        "这里的编号是“{id}”，原文是“{wanted}”",
        "write id: {wanted}",
        "写成 id: {wanted}",
    ),
    "C508": error(
        "the blocks are not those of the source: {blocks}",
        "这里的块和原文对不上：{blocks_zh}",
        "translate block by block, in the same order",
        "一块一块翻译，顺序不变",
    ),
    "C509": warning(
        'the field work here has the id "{id}", in the source it is "{wanted}"',
        "这里实践作业的编号是“{id}”，原文是“{wanted}”",
        "write id={wanted}; until then that of the source counts",
        "写成 id={wanted}；没改之前按原文的编号算",
    ),
}
