"""One draft by one request: read, settings, rules, layout, pages, what the ledger knows, into a result.

Import `check`, `check_file` and `Checker` from `check`.
"""
