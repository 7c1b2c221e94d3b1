"""Tests of how a .docx looks."""
