"""`python -m alvtc_info` is `alvtc-info`, without what Python would import from the working folder."""

import os
import sys


def _leave_working_folder() -> None:
    """Take the folder that `-m` puts first on the path off it, before anything else is imported.

    Where the package itself lies in it (a checkout without an installation) the folder is moved to the end.
    """
    if sys.flags.safe_path or not sys.path:
        return
    try:
        here = os.getcwd()
    except OSError:  # a folder that is gone
        here = ""
    if sys.path[0] in ("", here):
        first = sys.path.pop(0)
        if first and os.path.samefile(first, os.path.dirname(os.path.dirname(os.path.abspath(__file__)))):
            sys.path.append(first)


if __name__ == "__main__":
    _leave_working_folder()

    from alvtc_info.cli.main import ended, process

    raise SystemExit(ended(process(), globals()))
