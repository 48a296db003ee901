"""Short and long names of content, made of the content itself."""

import hashlib


def digest_of(*parts: str | bytes) -> str:
    """Name a sequence of parts; the border between two parts counts."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def short_key(text: str) -> str:
    """Name a line of text for a form; spacing does not count."""
    return digest_of(" ".join(text.split()))[:10]
