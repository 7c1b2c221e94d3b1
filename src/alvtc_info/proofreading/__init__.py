"""Slips of the pen: lists of wrong forms and of facts as data, and finding what they hold in a text.

Import from `word_lists`.
"""
