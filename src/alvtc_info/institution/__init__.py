"""Who the reports are from: the values of an institution, and the packs of data that they are read from.

Import `Institution`, `default_institution`, `load_institution` from `values`.
"""
