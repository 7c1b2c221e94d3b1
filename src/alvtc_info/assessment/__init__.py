"""The ledger of the items that were sent, and the yearly assessment (考评) based on it.

Import `open_store` from `ledger`, the facts of a year from `year`, points from `scoring`.
"""
