"""alvtc_info: write, read and check Chinese institutional information reports (政务信息、值班信息).

The names in `__all__` are the public interface; each is loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alvtc_info.config import Config, find_config, load_config
    from alvtc_info.document import Block, Document, Facts, Kind, Role, Stage
    from alvtc_info.emergency.flowchart import flowchart
    from alvtc_info.errors import (
        AlvtcInfoError,
        InputError,
        OutputError,
        ReportError,
        TemplateError,
        UsageError,
    )
    from alvtc_info.extraction import Elements, Said, extract
    from alvtc_info.finding import Basis, Finding, Fix, Severity
    from alvtc_info.fixing import Fixed, fix
    from alvtc_info.institution import Institution, load_institution
    from alvtc_info.linting import Failure, Result, Unjudged, check, check_file
    from alvtc_info.many import Outcome, check_many
    from alvtc_info.partitions import Partition, check_partitions
    from alvtc_info.parts import (
        Approval,
        Casualties,
        Event,
        Heading,
        LeadAuthor,
        Picture,
        Review,
        Reviews,
        SecrecyReview,
        SignOff,
        Table,
    )
    from alvtc_info.reading import Limits, read
    from alvtc_info.rendering import render
    from alvtc_info.report import (
        CompositeReport,
        DailyReport,
        ExpertAdvice,
        FinalReport,
        FirstReport,
        FollowUpReport,
        Report,
        load_facts,
        load_report,
        report_schema,
    )
    from alvtc_info.reviewing import Reviewed, review
    from alvtc_info.slips import slip
    from alvtc_info.submission import Received, Submission, open_submission, submit
    from alvtc_info.typesetting.judging import judge_layout
    from alvtc_info.typesetting.setting import set_layout

__version__ = "0.1.0"

_HOMES = {
    "config": ("Config", "find_config", "load_config"),
    "document": ("Block", "Document", "Facts", "Kind", "Role", "Stage"),
    "emergency.flowchart": ("flowchart",),
    "errors": ("AlvtcInfoError", "InputError", "OutputError", "ReportError", "TemplateError", "UsageError"),
    "extraction": ("Elements", "Said", "extract"),
    "finding": ("Basis", "Finding", "Fix", "Severity"),
    "institution": ("Institution", "load_institution"),
    "fixing": ("Fixed", "fix"),
    "linting": ("Failure", "Result", "Unjudged", "check", "check_file"),
    "many": ("Outcome", "check_many"),
    "partitions": ("Partition", "check_partitions"),
    "reading": ("Limits", "read"),
    "rendering": ("render",),
    "reviewing": ("Reviewed", "review"),
    "slips": ("slip",),
    "submission": ("Received", "Submission", "open_submission", "submit"),
    "typesetting.judging": ("judge_layout",),
    "typesetting.setting": ("set_layout",),
    "parts": (
        "Approval",
        "Casualties",
        "Event",
        "Heading",
        "LeadAuthor",
        "Picture",
        "Review",
        "Reviews",
        "SecrecyReview",
        "SignOff",
        "Table",
    ),
    "report": (
        "CompositeReport",
        "DailyReport",
        "ExpertAdvice",
        "FinalReport",
        "FirstReport",
        "FollowUpReport",
        "Report",
        "load_facts",
        "load_report",
        "report_schema",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AlvtcInfoError",
    "Approval",
    "Basis",
    "Block",
    "Casualties",
    "CompositeReport",
    "Config",
    "DailyReport",
    "Document",
    "Elements",
    "Event",
    "ExpertAdvice",
    "Facts",
    "Failure",
    "FinalReport",
    "Finding",
    "FirstReport",
    "Fix",
    "Fixed",
    "FollowUpReport",
    "Heading",
    "InputError",
    "Institution",
    "Kind",
    "LeadAuthor",
    "Limits",
    "Outcome",
    "OutputError",
    "Partition",
    "Picture",
    "Received",
    "Report",
    "ReportError",
    "Result",
    "Review",
    "Reviewed",
    "Reviews",
    "Role",
    "Said",
    "SecrecyReview",
    "Severity",
    "SignOff",
    "Stage",
    "Submission",
    "Table",
    "TemplateError",
    "Unjudged",
    "UsageError",
    "__version__",
    "check",
    "check_file",
    "check_many",
    "check_partitions",
    "extract",
    "find_config",
    "fix",
    "flowchart",
    "judge_layout",
    "load_config",
    "load_facts",
    "load_institution",
    "load_report",
    "open_submission",
    "read",
    "render",
    "report_schema",
    "review",
    "set_layout",
    "slip",
    "submit",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
