"""Tests of many drafts at once."""
