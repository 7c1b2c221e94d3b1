"""What the page asks of Python, in the worker where it runs: one function a job, over those of the service (`alvtc_info.web.jobs`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from alvtc_info import AlvtcInfoError, CheckRequest
from alvtc_info.reading.formats import TEXT_SUFFIXES, suffix_of
from alvtc_info.web import jobs
from alvtc_info.web.jobs import Made, SentDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PASTED = "文字.txt"
NO_WORD = "这一页里写不了 Word 文件（浏览器里没有写 Word 用的程序），请照提示在 Word 里改，或在装了程序的电脑上做"
_ABSENT = frozenset({"lxml", "docx", "docxtpl", "jinja2"})
Given = dict[str, Any]


def answer(job: str, given: str, data: Any) -> tuple[str, bytes | None]:
    """The answer of a job as JSON, and the file it makes; an error as {code, message} like that of the service.

    `given` is JSON: {draft: {file: {name}, text, name, report}, choices, …}; `data` are the bytes of the draft's file.
    """
    try:
        values = json.loads(given)
        values["data"] = None if data is None else data.to_bytes()
        done = JOBS[job](values)
    except AlvtcInfoError as error:
        fields = [{"path": each.path, "message": each.message} for each in getattr(error, "fields", ())]
        done = {"error": {"code": error.code, "message": str(error), **({"fields": fields} if fields else {})}}
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _ABSENT:
            raise
        done = {"error": {"code": "no-word", "message": NO_WORD}}
    if isinstance(done, Made):
        return json.dumps({"name": done.name}), done.data
    return json.dumps(done), None


def sent(given: Given) -> SentDraft:
    """The draft as the service's jobs take it."""
    draft: Mapping[str, Any] = given["draft"]
    if draft.get("text") is not None:
        return SentDraft(draft["text"].encode("utf-8", "surrogatepass"), draft.get("name") or PASTED)
    if draft.get("file"):
        return SentDraft(given["data"], draft["file"]["name"])
    return SentDraft(None, "", draft.get("report"))


def asked(given: Given) -> CheckRequest:
    """The choices that were made, empty ones left out."""
    return CheckRequest(
        **{name: value for name, value in given.get("choices", {}).items() if value not in ("", None, False, [])}
    )


def check(given: Given) -> Given:
    """The result of a check, with the text."""
    draft = sent(given)
    data = jobs.check_draft(draft, asked(given), document=True)
    data["document"]["editable"] = (
        data["document"]["editable"] and suffix_of(draft.name) in TEXT_SUFFIXES and draft.data is not None
    )
    return data


def edit(given: Given) -> Given | Made:
    """The draft with words replaced: a text as text, a file as a file."""
    made = jobs.edit_draft(sent(given), asked(given), given["edits"])
    return made if given["data"] is not None else {"text": made.data.decode("utf-8", "surrogatepass")}


def correct(given: Given) -> Made:
    """The draft with its safe fixes."""
    return jobs.fix_draft(sent(given), asked(given))[0]


def warm(_: Given) -> Given:
    """Load what a check of a text takes, so that the first one is quick."""
    jobs.check_draft(
        SentDraft("关于校园网运行的情况\n目前运行平稳。\n".encode(), PASTED), CheckRequest(), document=True
    )
    return {}


JOBS: dict[str, Callable[[Given], Any]] = {
    "warm": warm,
    "check": check,
    "edit": edit,
    "correct": correct,
    "open": lambda given: jobs.report_data(sent(given), asked(given)),
    "extract": lambda given: jobs.extract_draft(sent(given), asked(given)),
    "yaml": lambda given: jobs.write_yaml(sent(given), asked(given)),
}
