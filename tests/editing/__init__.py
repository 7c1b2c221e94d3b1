"""Tests of a .docx that is changed in place."""
