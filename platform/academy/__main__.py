"""Lets ``python -m academy`` do what the ``academy`` command does."""

from academy.cli import main

if __name__ == "__main__":
    main()
