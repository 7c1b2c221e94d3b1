"""Tests of the values that every room speaks of."""
