"""Faults in who may see and do what."""

from mutations.faults import faults_in

PERMISSIONS = [
    *faults_in(
        "people/permissions.py",
        "people/test_permissions.py",
        (
            "return visitor.admin or bool(visitor.managed_teams & team.above)",
            "return visitor.admin",
        ),
        ("return visitor.admin or bool(visitor.managed_teams & team.above)", "return True"),
        ("    if person.merchant_id != visitor.merchant_id:\n", "    if False:\n"),
        ("visitor.managed_teams & person.above", "visitor.staff_teams & person.above"),
        ('if kind not in {"trainer", "admin"}:', "if not kind:"),
        (
            "if merchant_id is None or merchant_id != visitor.merchant_id:",
            "if merchant_id is None:",
        ),
        (
            "    if standing.person_id == visitor.person_id:\n        return False\n",
            "",
        ),
        (
            "if standing.merchant_id != visitor.merchant_id or standing.everywhere:",
            "if standing.merchant_id != visitor.merchant_id:",
        ),
        ("may_look_after(visitor, standing) and may_grant(", "may_grant("),
        (" and may_grant(visitor, kind, merchant_id)", ""),
        ("not standing.leads and not standing.rights", "not standing.rights"),
        ("not standing.leads and not standing.rights", "not standing.leads"),
        ("(visitor.admin and team.merchant_id == visitor.merchant_id)", "visitor.admin"),
    ),
    *faults_in(
        "checkins/permissions.py",
        "checkins/test_permissions.py",
        ("return own or not visitor", "return own and not visitor"),
        ("visitor.managed_teams.isdisjoint", "visitor.staff_teams.isdisjoint"),
        (" or found.place.team_id in visitor.staff_teams", ""),
    ),
    *faults_in(
        "reports/permissions.py",
        "reports/test_permissions.py",
        ("report.handed_in_at is None or report", "report"),
        (" or report.merchant_id != visitor.merchant_id:", ":"),
        ("return visitor.trainer or visitor.admin or bool", "return visitor.trainer or bool"),
        ("asked.report.person_id != visitor.person_id and may_read", "may_read"),
    ),
]
