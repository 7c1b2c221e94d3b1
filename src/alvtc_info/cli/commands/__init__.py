"""The commands, one module for each: its options and its `run`.

Only `cli.main` imports from here, and only the command that was named.
"""
