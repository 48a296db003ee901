"""The known word that somebody most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches

CHINESE_NAMES = {
    "编号": "id",
    "标题": "title",
    "名称": "title",
    "时长": "minutes",
    "分钟": "minutes",
    "语言": "language",
    "简介": "summary",
    "摘要": "summary",
    "目录": "outline",
    "章节": "section",
    "课时": "lessons",
    "级别": "level",
    "岗位": "audience",
    "能力": "capabilities",
    "状态": "status",
    "标签": "tags",
    "天数": "length",
    "来源": "source",
    "日期": "as_of",
}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like *word*; empty when none is."""
    words = list(known)
    meant = CHINESE_NAMES.get(word, "")
    if meant in words:
        return meant
    found = get_close_matches(word[:80], words, n=1, cutoff=0.6)
    return found[0] if found else ""


def only_one(word: str, known: Iterable[str]) -> str:
    """Return the known word when no other can be meant, so that it may be put in by itself."""
    words = list(known)
    meant = CHINESE_NAMES.get(word, "")
    if meant in words:
        return meant
    near = get_close_matches(word[:80], words, n=2, cutoff=0.6)
    sure = get_close_matches(word[:80], words, n=2, cutoff=0.7)
    return sure[0] if len(near) == len(sure) == 1 else ""
