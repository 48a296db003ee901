"""One message in both languages of the product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Templates for ``str.format``; an empty fix means there is no general one."""

    severity: str
    english: str
    chinese: str
    fix_english: str = ""
    fix_chinese: str = ""

    def sentence(self, language: str) -> str:
        """Return the template of the sentence."""
        return self.chinese if language.startswith("zh") else self.english

    def fix(self, language: str) -> str:
        """Return the template of the fix."""
        return self.fix_chinese if language.startswith("zh") else self.fix_english


def error(english: str, chinese: str, fix_english: str = "", fix_chinese: str = "") -> Message:
    """Make a message that blocks a release."""
    return Message("error", english, chinese, fix_english, fix_chinese)


def notice(english: str, chinese: str, fix_english: str = "", fix_chinese: str = "") -> Message:
    """Make a message that is no problem: it is shown to those who ask for it."""
    return Message("notice", english, chinese, fix_english, fix_chinese)


def warning(english: str, chinese: str, fix_english: str = "", fix_chinese: str = "") -> Message:
    """Make a message that does not."""
    return Message("warning", english, chinese, fix_english, fix_chinese)
