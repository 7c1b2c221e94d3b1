"""The command line: a table of commands, their shared options, and output to the screen.

Import `main` from `main`; programs use the library and not this package.
"""
