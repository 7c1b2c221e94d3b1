"""Tests of the text by itself: expressions, numerals, words, what is masked."""
