"""The ledger of the items that were sent, and the yearly assessment (考评) based on it.

Import `open_ledger` from `ledger`, its tables from `ledger_store`, the facts of a year from `year`, points from `scoring`.
"""
