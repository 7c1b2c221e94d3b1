"""Render a report as a formatted .docx or a YAML form by the template of 附件2 and GB/T 9704.

Import `render` from `render`, sizes and line breaks from `line_breaking`.
"""
