"""Exams: questions drawn from a pool, answered within a time, marked at the end.

Owns the drawing, the clock and the pages of exams, and no table: a try and its answers are
learning's. Uses catalog for content (as the release has it with which a try was begun),
learning for records, and people for whom to ask.
"""
