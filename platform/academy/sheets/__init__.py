"""Tables of rows as files: CSV and XLSX, with cells that no spreadsheet takes for a formula.

Owns: what a cell may be, how rows become CSV and XLSX, how CSV becomes rows again.
Uses: nothing.
"""
