"""Stored bytes: pictures decoded, turned upright and encoded anew, kept under their digest.

Owns the table of stored files and the folder ``files`` under the data folder. What shows a
file claims it in the transaction of its own row. Uses database and clock.
"""
