"""Groups and their seven-day camps: the playbook by the clock.

Owns groups, their members, camps and the tasks that were done in them.
Uses audit, catalog (playbooks), people (teams) and the clock.
"""
