"""Many drafts: the pool that distributes them, the cache between runs, the comparison within one run.

Import `check_many` and `check_partitions` from the modules of their names.
"""
