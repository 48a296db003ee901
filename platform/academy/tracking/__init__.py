"""Managers' boards: a team today, its people, two weeks of check-ins, and what is planned for it.

Owns no table: it reads those of people, learning, checkins, reports and camps through their store
functions. Uses all domains below it.
"""
