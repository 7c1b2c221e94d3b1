"""What a check came to, or why there is no result."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from alvtc_info.errors import AlvtcInfoError
from alvtc_info.model.editions import EDITIONS
from alvtc_info.text.masking import mask_all
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import field, frozen
from alvtc_info.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from alvtc_info.model.finding import Finding
    from alvtc_info.model.kinds import Kind, Stage

RULESET = EDITIONS[-1]


T = TypeVar("T")


@frozen
class Unjudged:
    """A rule that could not be judged, and why, in Chinese."""

    rule: str
    title: str
    reason: str


@frozen
class Failure:
    """A file that could not be read or run: a stable code and one Chinese line. `trace` is for `--debug`."""

    path: str
    code: str
    message: str = field(repr=False)
    trace: str = field(default="", repr=False)


@frozen
class Result:
    """What a check came to. Iterating gives the findings; `suppressed` are those set aside by hand, with reasons.

    `changed` are findings that are no more: `review` made them tracked changes or corrected them.
    """

    findings: tuple[Finding, ...]
    unjudged: tuple[Unjudged, ...]
    errors: tuple[Failure, ...]
    kind: Kind | None
    stage: Stage
    path: str = ""
    sha256: str = field(default="", repr=False)
    encoding: str = ""
    warnings: tuple[str, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    ruleset: str = RULESET
    suppressed: tuple[Suppressed, ...] = ()
    changed: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data: the object of `check --format json` for this one draft (docs/json.md)."""
        return results_data((self,), self.errors)


def results_data(
    results: Iterable[Result], failures: Iterable[Failure], left_out: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Several results as one object; `failures` are what could not be read or run, `left_out` what was not checked."""
    data = results_stream(list(results), failures, left_out)
    return {**data, "findings": list(data["findings"])}


def results_stream(
    checked: Sequence[Result], failures: Iterable[Failure], left_out: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The same, but its `findings` come one after another: there may be more than should be held in memory."""
    changed = [finding.to_dict() for result in checked for finding in result.changed]
    return {
        "version": __version__,
        "ruleset": RULESET,
        "findings": (finding.to_dict() for result in checked for finding in result.findings),
        "suppressed": [each.to_dict() for result in checked for each in result.suppressed],
        "unjudged": [{"path": r.path, "rule": u.rule, "reason": u.reason} for r in checked for u in r.unjudged],
        "errors": [{"path": f.path, "code": f.code, "message": f.message} for f in failures],
        "warnings": [{"path": r.path, "message": note} for r in checked for note in r.warnings],
        "notes": [
            *({"path": r.path, "message": note} for r in checked for note in r.notes),
            *({"path": path, "message": message} for path, message in left_out),
        ],
        "files": [
            {
                "path": r.path,
                "kind": r.kind and str(r.kind),
                "stage": str(r.stage),
                "sha256": r.sha256,
                "encoding": r.encoding,
            }
            for r in checked
        ],
        **({"changed": changed} if changed else {}),
    }


def attempt(path: str, work: Callable[[], T]) -> T | Failure:
    """The result of the work on one file, or a Failure for any exception that it raises."""
    try:
        return work()
    except AlvtcInfoError as error:
        return Failure(path, error.code, mask_all(error.message))
    except (MemoryError, RecursionError):
        return Failure(path, "too-large", "文件太大或太复杂，处理不了，请拆分后再检查")
    except Exception as error:
        import traceback

        trace = mask_all("".join(traceback.format_exception(error)))
        message = f"检查时程序出错（{type(error).__name__}），请用 --debug 重试并把输出交给维护人员"
        return Failure(path, "internal", message, trace)


class Suppressed(NamedTuple):
    """A suppressed finding, the reason, and where that is written: `note` (in the draft) or `settings`."""

    finding: Finding
    reason: str
    by: str

    def __repr__(self) -> str:
        return f"Suppressed(finding={self.finding!r}, by={self.by!r})"

    def to_dict(self) -> dict[str, Any]:
        """The suppressed finding as plain data: the keys of the finding, `reason` and `by`."""
        return {**self.finding.to_dict(), "reason": self.reason, "by": self.by}
