"""The command line: a table of commands, their shared options, the way to the screen.

Import `main` from `main`; programs use the library and not this room.
"""
