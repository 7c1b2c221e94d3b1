"""Chinese text by itself: expressions and their prefilters, numerals, clock times, words, what is masked.

Knows no document. As the lowest floor also the home of how frozen classes are made (`value_classes`). May be imported
from everywhere; imports errors only.
"""
