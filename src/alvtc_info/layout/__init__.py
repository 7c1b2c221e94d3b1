"""How a .docx looks: what Word shows, what departs from the house style, putting it right, page numbers.

Import `judge_layout` from `check_layout` and `set_layout` from `apply_layout`.
"""
