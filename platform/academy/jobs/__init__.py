"""The clockwork: one queue of jobs for the installation.

Owns the huey instance to which the ``jobs.py`` of a domain adds its tasks, and where the queue
is kept. Uses settings.
"""

from academy.jobs.light_huey import crontab
from academy.jobs.queue import connect_queue, consume, queue

__all__ = ["connect_queue", "consume", "crontab", "queue"]
