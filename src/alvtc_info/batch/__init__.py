"""Many drafts: the pool that shares them out, what is kept between runs, what is compared within one.

Import `check_many` and `check_partitions` from the modules of their names.
"""
