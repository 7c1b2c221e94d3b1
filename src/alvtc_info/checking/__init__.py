"""Checking one draft by one request: reading, settings, rules, layout, pages and ledger, combined into a result.

Import `check`, `check_file` and `Checker` from `check`.
"""
