"""Tools for assistants over the Model Context Protocol: check, review, render, extract, rules.

They stand on the public names of the library alone. Import `serve` from `tool_server`, `Workplace` from `workplace`.
"""
