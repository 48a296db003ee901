"""Field work: one piece of work for one's own shop, handed in and marked by a person.

Owns the tables field_work, field_work_file and field_work_mark, the pages under /field-work,
and what Today and the board of a person show of them.
Uses database, files, web, people, catalog and learning; a lesson is completed through
learning's store.
"""
