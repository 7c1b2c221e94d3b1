"""Slips of the pen: lists of wrong forms as data, and finding what they hold in a text.

Import from `word_lists`, `wrong_forms`, `homophones`.
"""
