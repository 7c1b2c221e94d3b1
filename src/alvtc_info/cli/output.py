"""What the commands share: the institution, settings and facts that their arguments name, and the way to the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from alvtc_info.checking.drafts import Settings
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Facts
    from alvtc_info.model.result import Failure


def institution_of(arguments: argparse.Namespace) -> Institution:
    """The institution whose pack `--institution` names; the college's own without it."""
    from alvtc_info.institution.colleges import default_institution, load_institution

    return load_institution(arguments.institution) if arguments.institution else default_institution()


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings that hold for a draft, by `--profile`, `--config` and `--isolated`."""
    from alvtc_info.checking.drafts import Settings

    return Settings(arguments.profile, arguments.config, isolated=arguments.isolated)


def facts_of(path: str, college: Institution) -> Facts:
    """What is known beside the paper, from the file that `--meta` names: facts, or a case."""
    from alvtc_info.emergency.case_file import is_case, parse_case
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.data import load
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import decode, slurp
    from alvtc_info.report.models import load_facts

    text, _ = decode(slurp(path, path, Limits()), path)
    if suffix_of(path) != ".json" and is_case(text):
        return parse_case(text, path).facts(college.flow)
    return load_facts(load(text, suffix_of(path), path), path)


def as_bytes(text: str) -> bytes:
    r"""UTF-8; what a file name holds that is no character stays readable, in JSON as an escape that leads back to the name (\udcff)."""
    return text.encode("utf-8", "backslashreplace")


def write_utf8(text: str) -> None:
    """Write to standard output as UTF-8, whatever the console's own encoding is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(as_bytes(text))
        buffer.flush()


def say_failure(failure: Failure) -> None:
    """One line on standard error: the file, what is wrong, what to do."""
    from alvtc_info.text.display import visible

    print(f"{visible(failure.path)}：{visible(failure.message)}", file=sys.stderr)
