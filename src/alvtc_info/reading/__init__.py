"""A draft becomes a `Document`: .docx, text, YAML, JSON, and by way of LibreOffice .doc, .wps, .odt, .pdf.

Import `read` from `drafts`, the table of suffixes from `formats`, bytes and decoding from `input`.
"""
