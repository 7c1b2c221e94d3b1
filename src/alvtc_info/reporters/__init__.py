"""Findings for a reader: one module a format, one signature, one table of formats.

Import `FORMATS` from `registry`; words that others show too are in `model.wording`.
"""
