"""C35x: field work."""

from academy.catalog.message import warning

MESSAGES = {
    "C350": warning(
        "the field work has no id, so nobody can hand it in",
        "实践作业没有编号，学员没法提交",
        "write :::fieldwork id=fw-… and never change it afterwards",
        "写成 :::fieldwork id=fw-…，之后不再改动",
    ),
    "C351": warning(
        "the field work has no rubric, so it is marked without points",
        "实践作业没有评分标准，批改时不计分",
        "add lines like ~ criterion (2)",
        "加上几行：~ 标准 (2)",
    ),
    "C352": warning(
        "a lesson ends with its field work, but it has none; reading will count instead",
        "完成方式是实践作业，但这一课没有；读完就算完成",
        "add a :::fieldwork id=fw-…, or set complete: read",
        "加一个 :::fieldwork id=fw-…，或改成 complete: read",
    ),
}
