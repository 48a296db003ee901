"""Who did what: one table, one function.

Owns the audit entries of privileged actions. Uses database.
"""
