"""Slips of the pen: lists of wrong forms as data, and finding what they hold in a text.

Import from `proofread`, `listed_forms`, `word_lists`.
"""
