"""The .docx templates, built from a pack's layout by `builder` and committed."""
