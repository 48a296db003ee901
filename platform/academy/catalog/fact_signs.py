"""The signs that stand around the name of an own fact where Markdown must leave it alone."""

import re

FACT_OPEN, FACT_CLOSE = "\ue000", "\ue001"
FACT_SIGNS = str.maketrans("", "", FACT_OPEN + FACT_CLOSE)
OWN_FACT = re.compile(r"\{\{[ \t]*([\w.]{1,60})[ \t]*\}\}")


def with_fact_signs(text: str) -> str:
    """Put signs that Markdown leaves alone around the facts that a shop fills in."""
    return OWN_FACT.sub(rf"{FACT_OPEN}\1{FACT_CLOSE}", text.translate(FACT_SIGNS))
