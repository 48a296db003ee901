"""Courses and playbooks: read from Markdown, checked, rendered, released, looked up.

Owns: the course format and its problems, HTML made of Markdown, marks of
answers, releases, activations and the snapshot that pages read.
Uses: settings, errors, clock, database, jobs, files, web, people.
"""
