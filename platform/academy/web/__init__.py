"""The browser's side without a domain word: guard, forms, errors, templates, assets.

Owns the Visitor, the guard, tickets, headers, error pages and the frame of all pages.
Uses settings, errors, clock and files.
"""
