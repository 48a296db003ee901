"""Own facts in rendered HTML: which are named, and what is put in at the end.

In the HTML that is kept an own fact is only its name between two signs, inside a ``<mark>``:
``<mark>⟨shop.hero⟩</mark>``. What the shop wrote is filled in when a page is sent, so it is
never part of what is kept for everybody.
"""

import html
import re
from collections.abc import Callable, Iterable

from academy.catalog.fact_signs import FACT_CLOSE, FACT_OPEN
from academy.catalog.parts import ChecklistPart, HtmlPart, Part

MARKED = re.compile(f"(<mark>)?{FACT_OPEN}([^{FACT_OPEN}{FACT_CLOSE}]*){FACT_CLOSE}")
SIGNS = re.compile(f"{FACT_OPEN}([^{FACT_OPEN}{FACT_CLOSE}]*){FACT_CLOSE}")


def without_stray_signs(made: str) -> str:
    """Show a place that Markdown took for code or for an attribute as it was written."""
    if FACT_OPEN not in made:
        return made
    return MARKED.sub(lambda at: at[0] if at[1] else "{{" + at[2] + "}}", made)


def facts_in(parts: Iterable[Part]) -> frozenset[str]:
    """Return the names of the own facts that a lesson's text speaks of."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, HtmlPart):
            texts.append(part.html)
        elif isinstance(part, ChecklistPart):
            texts += [item.html for item in part.items]
    return frozenset(name for text in texts if FACT_OPEN in text for name in SIGNS.findall(text))


def filled(made: str, fill: Callable[[str], str]) -> str:
    """Put HTML at each own fact of *made*; *fill* is given a name and returns safe HTML."""
    return SIGNS.sub(lambda at: fill(at[1]), made) if FACT_OPEN in made else made


def placed(made: str, fill: Callable[[str], str]) -> str:
    """Do what ``filled`` does, and name each place, so that a script finds it again."""

    def at_place(at: re.Match[str]) -> str:
        opening = f'<mark data-fact="{html.escape(at[2])}">' if at[1] else ""
        return opening + fill(at[2])

    return MARKED.sub(at_place, made) if FACT_OPEN in made else made


def named(name: str) -> str:
    """Return what stands for an own fact where nobody's shop is known: its name in brackets."""
    return f"【{html.escape(name)}】"


def gap(label: str, address: str) -> str:
    """Return what stands for an own fact that is not written yet: what is asked, and where.

    Source:
        Rule R155 "a gap says where it is filled" in docs/rules.md.
    """
    words = named(label)
    return f'<a href="{html.escape(address)}">{words}</a>' if address else words
