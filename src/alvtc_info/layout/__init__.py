"""The layout of a .docx: the formatting that Word shows, departures from the house style, correcting it, page numbers.

Import `judge_layout` from `check_layout` and `set_layout` from `apply_layout`.
"""
