"""Managers' boards: a team today, its people, two weeks of check-ins.

Owns no table: it reads those of people, learning, checkins and reports through their store
functions. Uses all domains below it.
"""
