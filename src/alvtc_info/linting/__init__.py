"""Choose rules, run them over a document, and locate, reconcile and mask what they find.

Import `run` from `engine`; `examples`, `reference`, `fingerprints` serve tests, pages and outputs.
"""
