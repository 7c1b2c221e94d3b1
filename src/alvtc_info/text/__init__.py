"""Chinese text by itself: expressions and their prefilters, numerals, clock times, words, what is masked.

Knows no document. Below all that has values, and so the home of how frozen classes are made (`value_classes`), too. May be imported from everywhere; imports errors only.
"""
