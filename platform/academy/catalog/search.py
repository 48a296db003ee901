"""What is compared when somebody searches: folded text and its tokens.

Every place of a run of letters gives one token: the next three characters in Chinese, the next
twelve elsewhere, where words are longer and fewer. A query is looked up as a beginning of
tokens, so one, two and three characters are found wherever they stand; the tokens of a longer
query only narrow the search, and its own letters are compared afterwards.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

VERSION = 2
"""Grows when ``fold``, ``tokens_of`` or the entries change: the index is then made anew."""

LONGEST_QUERY = 200
SIGNS = "\ue010\ue011\ue012"
"""Put before the tokens of titles, of headings, and of scripts and cases: no text keeps these."""
HAN_LENGTH, WORD_LENGTH = 3, 12
HAN = "々〆〇ぁ-ゖァ-ヺㄅ-ㄯ㐀-䶿一-鿿가-힣豈-﫿\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
WORD = re.compile(r"[^\W_]+")
RUN = re.compile(rf"(?P<han>[{HAN}]+)|[^\W_{HAN}]+")


class Folding(dict[int, str]):
    """Each character without its case and width, worked out once."""

    def __missing__(self, code: int) -> str:
        """Fold one character by itself, so that its place in the text stays known."""
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = folded
        return folded


FOLDING = Folding()


@dataclass(frozen=True, slots=True)
class Token:
    """What is looked up in the index; ``whole`` or as a beginning."""

    text: str
    whole: bool


def fold(text: str) -> str:
    """Return *text* without case and width: ``ＡＢ券`` and ``ab券`` are the same."""
    return unicodedata.normalize("NFC", text).translate(FOLDING)


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of a query, each once; signs between them say nothing."""
    return tuple(dict.fromkeys(WORD.findall(fold(query))))


def tokens_of(folded: str) -> list[str]:
    """Return the tokens of a folded text, each once, in order."""
    return sorted({token for run in RUN.finditer(folded) for token in windows(run, 1)})


def windows(run: re.Match[str], shortest: int) -> Iterator[str]:
    """Walk through the tokens of one run; those at its end are shorter, down to *shortest*."""
    text = run[0]
    length = HAN_LENGTH if run["han"] else WORD_LENGTH
    last = max(len(text) - max(shortest, 1), 0)
    for start in range(last + 1):
        yield text[start : start + length]


def looked_up(word: str) -> list[Token]:
    """Return the tokens that a text must hold to hold *word*."""
    found: dict[str, Token] = {}
    for run in RUN.finditer(word):
        length = HAN_LENGTH if run["han"] else WORD_LENGTH
        for text in windows(run, min(length, len(run[0]))):
            found[text] = Token(text, len(text) == length)
    return list(found.values())


def needs_comparing(word: str) -> bool:
    """Tell whether a text may hold all tokens of *word* and not the word."""
    return [token.text for token in looked_up(word)] != [word]


def all_tokens(words: str, *places: str) -> list[str]:
    """Return the tokens of *words*, and once more with its sign those of each better place."""
    found = tokens_of(words)
    for sign, text in zip(SIGNS, places, strict=True):
        found += [sign + token for token in tokens_of(text)]
    return found
