"""What is put into the gaps of a post before it is sent: own facts, region and interest."""

import re
from collections.abc import Callable, Mapping

from academy.catalog.fact_signs import OWN_FACT

REGION_AND_INTEREST = re.compile(r"【＿+( ?)×\1＿+(?=[·】 ])")


def post_text(
    text: str,
    region: str,
    interest: str,
    facts: Mapping[str, str],
    asked: Callable[[str], str],
) -> str:
    """Return the text of a post with all that is known put in; every other gap stays.

    Args:
        text: as the playbook has it.
        region: of the group; empty when it has none.
        interest: of the group; empty when it has none.
        facts: what the group's shop has written of itself, by name.
        asked: gives the words that stand where nothing is written yet, by name.

    Source:
        Rule R157 "gaps of a post" in docs/rules.md.
    """
    if region and interest:
        text = REGION_AND_INTEREST.sub(lambda at: f"【{region}{at[1]}×{at[1]}{interest}", text)
    return OWN_FACT.sub(lambda at: facts.get(at[1]) or f"【{asked(at[1])}】", text)


def has_facts(text: str) -> bool:
    """Tell whether a post speaks of own facts."""
    return OWN_FACT.search(text) is not None
