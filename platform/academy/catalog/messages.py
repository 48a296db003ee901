"""The sentences of all problems, in English and Chinese, by code.

C1xx header and files · C2xx blocks · C3xx questions · C4xx links and
assets · C5xx translations · C6xx playbooks.
"""

from academy.catalog import (
    messages_blocks,
    messages_files,
    messages_headers,
    messages_links,
    messages_playbooks,
    messages_questions,
)
from academy.catalog.message import Message

MESSAGES: dict[str, Message] = {
    **messages_headers.MESSAGES,
    **messages_files.MESSAGES,
    **messages_blocks.MESSAGES,
    **messages_questions.MESSAGES,
    **messages_links.MESSAGES,
    **messages_playbooks.MESSAGES,
}


def message_of(code: str) -> Message:
    """Return the sentences of a code."""
    return MESSAGES[code]
