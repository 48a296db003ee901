"""Merchant Academy: courses, check-ins, learning reports and group playbooks for merchants."""

__version__ = "0.1.0"
