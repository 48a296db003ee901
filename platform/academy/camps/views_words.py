"""What the pages of groups call roles and evidence."""

from flask_babel import gettext as _


def role_words() -> dict[str, str]:
    """Return role → what the page calls it."""
    return {
        "leader": _("group leader"),
        "editor": _("content editor"),
        "tracker": _("progress tracker"),
        "expert": _("answering expert"),
        "host": _("live host"),
        "core": _("core member"),
        "operators": _("all operators"),
        "member": _("each member"),
        "manager": _("manager"),
    }


def evidence_words() -> dict[str, str]:
    """Return kind of evidence → what the page calls it."""
    return {
        "text": _("a text"),
        "image": _("a picture"),
        "link": _("a link"),
        "numbers": _("numbers"),
        "report": _("a learning report"),
    }
