"""Learning: who takes which course, how far a lesson is read, quizzes, what is done.

Owns: enrolments, assignments, reading, completions, attempts, answers, ticks.
Uses: settings, errors, clock, database, web, audit, people, catalog.
"""
