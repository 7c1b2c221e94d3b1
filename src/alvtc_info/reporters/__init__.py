"""The output formats of `check`: one module for each format, one signature, one table of formats.

Import `FORMATS` from `registry`; texts that other packages show too are in `model.wording`.
"""
