"""Tests of an event from its first minute to the final report."""
