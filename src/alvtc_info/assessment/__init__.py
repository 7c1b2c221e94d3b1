"""The ledger of what was sent, and the yearly assessment (考评) by it.

Import `open_ledger` from `ledger`, the year from `year`, points from `scoring`.
"""
