"""One file a command: its options and its run.

Only `cli.main` imports from here, and only the command that was named.
"""
