"""The sentences of all problems, in English and Chinese, by code.

C1xx header and files · C2xx blocks · C3xx questions · C4xx links and
assets · C5xx translations · C6xx playbooks.
"""

from academy.catalog import (
    messages_blocks,
    messages_facts,
    messages_field_work,
    messages_files,
    messages_headers,
    messages_links,
    messages_playbooks,
    messages_questions,
    messages_releases,
    messages_shared,
    messages_site,
)
from academy.catalog.message import Message

MESSAGES: dict[str, Message] = {
    **messages_headers.MESSAGES,
    **messages_files.MESSAGES,
    **messages_blocks.MESSAGES,
    **messages_facts.MESSAGES,
    **messages_questions.MESSAGES,
    **messages_field_work.MESSAGES,
    **messages_links.MESSAGES,
    **messages_playbooks.MESSAGES,
    **messages_releases.MESSAGES,
    **messages_shared.MESSAGES,
    **messages_site.MESSAGES,
}


def message_of(code: str) -> Message:
    """Return the sentences of a code."""
    return MESSAGES[code]
