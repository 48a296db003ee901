"""The demo: two invented merchants with three weeks of life, from a fixed seed.

Owns no table. Uses the store functions of all domains, as the pages do.
"""
