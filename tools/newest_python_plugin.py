"""For pytest where packages and much of an operating system are not there: what ends for want of them is left out, and said."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

ABSENT = re.compile(
    r"No module named '(?P<package>lxml|docx|docxtpl|rensa|resvg_py|psycopg|distributed|importlinter|coverage)\b"
    r"|module 'os' has no attribute '(?P<call>mkfifo|link|geteuid|fork|killpg)'"
    r"|emscripten does not support (?P<processes>processes)|can't start new (?P<threads>thread)"
    r"|lacks multiprocessing\.(?P<semaphores>synchronize)"
)
# what is not there shows only in what a test compares
CONSEQUENCES = {
    "test_each_expression_is_what_this_python_compiles": "a table of compiled expressions",
    "test_of_what_papers_do_not_ask_for_only_the_prefilter_is_kept": "a table of compiled expressions",
    "test_the_ledger_s_import_takes_the_drafts_that_a_check_takes": "rensa",
    "test_a_conversion_that_leaves_no_file_is_refused": "processes",
    "test_a_folder_of_pictures": "docx",
    "test_a_working_folder_that_was_removed": "removing the working folder",
}
left_out: Counter[tuple[str, str]] = Counter()


def cause(text: str) -> str | None:
    """What a traceback names as absent."""
    found = ABSENT.search(text)
    return next(filter(None, found.groups())) if found else None


def chain(error: BaseException | None) -> str:
    """An error and all that it came of, as text."""
    told: list[str] = []
    while error is not None and len(told) < 20:
        told.append(str(error))
        error = error.__cause__ or error.__context__
    return "\n".join(told)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and call.excinfo:
        why = cause(chain(call.excinfo.value)) or CONSEQUENCES.get(item.name.partition("[")[0])
        if why:
            report.outcome = "skipped"
            report.longrepr = (str(item.path), 0, why)
            left_out[item.nodeid.partition("::")[0], why] += 1
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.failed and (why := cause(str(report.longrepr))):
        report.outcome = "passed"
        report.result = []
        left_out[report.nodeid, why] += 0
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("left out, for want of")
    for (path, why), count in sorted(left_out.items()):
        terminalreporter.write_line(f"{path}: {why}, {f'{count} tests' if count else 'the whole file'}")
