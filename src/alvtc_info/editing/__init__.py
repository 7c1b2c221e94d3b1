"""Changing a .docx in place: its XML is opened, marked or corrected, and nothing else moves."""
