"""Chinese text by itself: expressions and their prefilters, numerals, clock times, words, what is masked.

Knows no document. May be imported from everywhere; imports errors only.
"""
