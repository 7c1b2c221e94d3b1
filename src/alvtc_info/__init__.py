"""alvtc_info: write, read and check Chinese institutional information reports (政务信息、值班信息).

The names in `__all__` are the public interface; each is loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alvtc_info.analysis.event_elements import Elements, Said, extract
    from alvtc_info.batch.many import Outcome, check_many
    from alvtc_info.batch.partitions import Partition, check_partitions
    from alvtc_info.config.settings_file import Config, find_config, load_config
    from alvtc_info.emergency.flowchart import flowchart
    from alvtc_info.errors import (
        AlvtcInfoError,
        InputError,
        OutputError,
        ReportError,
        TemplateError,
        UsageError,
    )
    from alvtc_info.institution.colleges import Institution, load_institution
    from alvtc_info.layout.apply_layout import set_layout
    from alvtc_info.layout.check_layout import judge_layout
    from alvtc_info.linting.engine import Failure, Result, Unjudged, check, check_file
    from alvtc_info.model.document import Block, Document, Facts, Kind, Role, Stage
    from alvtc_info.model.finding import Basis, Finding, Fix, Severity
    from alvtc_info.reading.drafts import Limits, read
    from alvtc_info.rendering.render import render
    from alvtc_info.report.models import (
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
    from alvtc_info.report.parts import (
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
    from alvtc_info.version import __version__
    from alvtc_info.word.fix import Fixed, fix
    from alvtc_info.word.review import Reviewed, review
    from alvtc_info.word.sign_slip import slip
    from alvtc_info.word.submission import Received, Submission, open_submission, submit


_HOMES = {
    "version": ("__version__",),
    "config.settings_file": ("Config", "find_config", "load_config"),
    "model.document": ("Block", "Document", "Facts", "Kind", "Role", "Stage"),
    "emergency.flowchart": ("flowchart",),
    "errors": ("AlvtcInfoError", "InputError", "OutputError", "ReportError", "TemplateError", "UsageError"),
    "analysis.event_elements": ("Elements", "Said", "extract"),
    "model.finding": ("Basis", "Finding", "Fix", "Severity"),
    "institution.colleges": ("Institution", "load_institution"),
    "word.fix": ("Fixed", "fix"),
    "linting.engine": ("Failure", "Result", "Unjudged", "check", "check_file"),
    "batch.many": ("Outcome", "check_many"),
    "batch.partitions": ("Partition", "check_partitions"),
    "reading.drafts": ("Limits", "read"),
    "rendering.render": ("render",),
    "word.review": ("Reviewed", "review"),
    "word.sign_slip": ("slip",),
    "word.submission": ("Received", "Submission", "open_submission", "submit"),
    "layout.check_layout": ("judge_layout",),
    "layout.apply_layout": ("set_layout",),
    "report.parts": (
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
    "report.models": (
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
