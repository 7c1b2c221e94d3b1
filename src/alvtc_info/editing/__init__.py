"""A .docx changed in place: its trees, the element behind each character, comments and tracked changes.

Import `WordFile` from `word_file` and `Trace` from `tracing`.
"""
