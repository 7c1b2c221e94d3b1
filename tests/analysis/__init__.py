"""Tests of what a text says: dates, events, likeness."""
