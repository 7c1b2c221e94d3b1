"""What this library tells a program's log: `logging.getLogger("alvtc_info")`, silent unless the program listens.

A line names a file, a rule, a code or a number, never a draft's text. A program that has not imported `logging` cannot
listen: nothing is loaded for it.
"""

from __future__ import annotations

import sys

from alvtc_info.errors import one_line, without_passwords

NAME = "alvtc_info"


def debug(message: str, *values: object) -> None:
    """Tell what is done, for those who look closely."""
    _tell(10, message, values)


def warn(message: str, *values: object) -> None:
    """Tell what went wrong and did not stop the run."""
    _tell(30, message, values)


def _tell(level: int, message: str, values: tuple[object, ...]) -> None:
    logging = sys.modules.get("logging")
    if logging is None:
        return
    logger = logging.getLogger(NAME)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    if logger.isEnabledFor(level):
        told = one_line(without_passwords(message % values))
        logger.log(level, "%s", told.encode("utf-8", "backslashreplace").decode("utf-8"))  # a name may be no text
