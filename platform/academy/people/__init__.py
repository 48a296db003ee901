"""Who is who: merchants, teams, persons, rights, and the sign-in.

Owns merchants, nested teams with their closure, persons, memberships, grants, sign-in
sessions, limits of attempts and the link for the first admin. Uses database, web and audit.
"""
