"""Faults in the counting of days in a row."""

from mutations.faults import faults_in

STREAK = faults_in(
    "checkins/streak.py",
    "checkins/test_streak.py",
    ("if day > today:", "if day >= today:"),
    ("if day > today:", "if False:"),
    ("run += 1", "run += 2"),
    ("run += 1", "run = 1"),
    ("longest = max(longest, run)", "longest = run"),
    ("elif day != today:", "else:"),
    ("            run = 0\n", "            run -= 1\n"),
    ("elif day != today:", "elif day == today:"),
    ("return Streak(run, longest)", "return Streak(longest, longest)"),
    ("streak(planned, {*done, missed}, today)", "streak(planned, done, today)"),
)
