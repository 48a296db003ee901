"""Today: what is left to do, in the order of the clock; it empties itself.

Owns no table. Uses learning, checkins, reports and camps.
"""
