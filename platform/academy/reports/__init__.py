"""Learning reports in four boxes, and the replies to them.

Owns the tables report and report_reply, the pages under /reports, and what Today and the
boards show of them.
Uses database, web and people; people's tables are read in joins and never written.
"""
