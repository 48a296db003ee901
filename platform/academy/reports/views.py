"""All pages of learning reports: the desk on which they are written, reading and replying."""

from academy.reports import views_desk, views_replies

blueprint = views_desk.blueprint
PAGES = (views_desk, views_replies)
"""Each module puts its pages on the one blueprint when it is imported."""
