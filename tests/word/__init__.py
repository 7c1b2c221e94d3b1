"""Tests of drafts that are handed back as files."""
