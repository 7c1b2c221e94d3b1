"""What the single-file program runs."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()  # a worker of ours is this program again
    from alvtc_info.sandbox import CONFINED

    if sys.argv[1:2] == [CONFINED]:
        from alvtc_info.sandbox import main as confined

        confined()
    else:
        from alvtc_info.cli.drag_and_drop import main

        sys.exit(main(sys.argv[1:]))
