"""All pages of field work: handing in, files, marking."""

from academy.fieldwork import views_files, views_mark, views_work

blueprint = views_work.blueprint
PAGES = (views_files, views_mark, views_work)
"""Each module puts its pages on the one blueprint when it is imported."""
