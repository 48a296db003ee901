"""Faults that the tests must notice: `make mutate` plants them."""
