"""Changing a .docx in place: its XML trees, the element behind each character, comments and tracked changes.

Import `WordFile` from `word_file` and `Trace` from `tracing`.
"""
