"""Activities, check-ins with their pictures, streaks and make-ups.

Owns the tables activity, check_in and check_in_picture. Uses files, web, audit and people.
"""
