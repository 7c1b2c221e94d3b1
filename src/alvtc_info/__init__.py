"""alvtc_info: write, read and check Chinese institutional information reports (政务信息、值班信息).

The names in `__all__` are the public interface; each is imported on first use, so that importing the package is cheap.
"""

from importlib import import_module

TYPE_CHECKING = False  # `python -m alvtc_info` runs this before the working folder is off the path: import nothing more
if TYPE_CHECKING:
    from alvtc_info.analysis.event_elements import Elements as Elements
    from alvtc_info.analysis.event_elements import Said as Said
    from alvtc_info.analysis.event_elements import extract as extract
    from alvtc_info.assessment.ledger import Ledger as Ledger
    from alvtc_info.assessment.ledger import open_ledger as open_ledger
    from alvtc_info.assessment.ledger_values import Intake as Intake
    from alvtc_info.assessment.ledger_values import LedgerEntry as LedgerEntry
    from alvtc_info.assessment.ledger_values import LedgerRepeat as LedgerRepeat
    from alvtc_info.assessment.ledger_values import OpenMatter as OpenMatter
    from alvtc_info.assessment.ledger_values import YearNotice as YearNotice
    from alvtc_info.batch.many import Outcome as Outcome
    from alvtc_info.batch.many import check_many as check_many
    from alvtc_info.batch.partitions import Partition as Partition
    from alvtc_info.batch.partitions import check_partitions as check_partitions
    from alvtc_info.checking.check import Examined as Examined
    from alvtc_info.checking.check import check as check
    from alvtc_info.checking.check import check_file as check_file
    from alvtc_info.checking.check import examine as examine
    from alvtc_info.checking.rule_list import list_rules as list_rules
    from alvtc_info.config.settings_file import find_config as find_config
    from alvtc_info.config.settings_file import load_config as load_config
    from alvtc_info.emergency.case_seals import CaseVerified as CaseVerified
    from alvtc_info.emergency.case_status import CaseCall as CaseCall
    from alvtc_info.emergency.case_status import CaseEntry as CaseEntry
    from alvtc_info.emergency.case_status import CaseOutline as CaseOutline
    from alvtc_info.emergency.case_status import CaseStatus as CaseStatus
    from alvtc_info.emergency.case_status import CaseStep as CaseStep
    from alvtc_info.emergency.event_case import CaseHandover as CaseHandover
    from alvtc_info.emergency.event_case import EventCase as EventCase
    from alvtc_info.emergency.event_case import load_case as load_case
    from alvtc_info.emergency.event_case import open_case as open_case
    from alvtc_info.emergency.event_case import receive_case as receive_case
    from alvtc_info.emergency.flowchart import flowchart as flowchart
    from alvtc_info.emergency.script import CaseScript as CaseScript
    from alvtc_info.errors import AlvtcInfoError as AlvtcInfoError
    from alvtc_info.errors import InputError as InputError
    from alvtc_info.errors import OutputError as OutputError
    from alvtc_info.errors import ReportError as ReportError
    from alvtc_info.errors import TemplateError as TemplateError
    from alvtc_info.errors import UsageError as UsageError
    from alvtc_info.files import file_lock as file_lock
    from alvtc_info.institution.values import Institution as Institution
    from alvtc_info.institution.values import load_institution as load_institution
    from alvtc_info.layout.apply_layout import set_layout as set_layout
    from alvtc_info.layout.check_layout import judge_layout as judge_layout
    from alvtc_info.model.document import Block as Block
    from alvtc_info.model.document import Document as Document
    from alvtc_info.model.document import Facts as Facts
    from alvtc_info.model.edits import Edit as Edit
    from alvtc_info.model.finding import Basis as Basis
    from alvtc_info.model.finding import Finding as Finding
    from alvtc_info.model.finding import Fix as Fix
    from alvtc_info.model.finding import Severity as Severity
    from alvtc_info.model.json_schema import result_schema as result_schema
    from alvtc_info.model.kinds import Kind as Kind
    from alvtc_info.model.kinds import Role as Role
    from alvtc_info.model.kinds import Stage as Stage
    from alvtc_info.model.layout_names import list_layouts as list_layouts
    from alvtc_info.model.limits import Limits as Limits
    from alvtc_info.model.request import CheckRequest as CheckRequest
    from alvtc_info.model.result import Failure as Failure
    from alvtc_info.model.result import Result as Result
    from alvtc_info.model.result import Suppressed as Suppressed
    from alvtc_info.model.result import Unjudged as Unjudged
    from alvtc_info.model.rule import Rule as Rule
    from alvtc_info.model.settings import Config as Config
    from alvtc_info.reading.drafts import open_report as open_report
    from alvtc_info.reading.drafts import read as read
    from alvtc_info.reading.drafts import read_text as read_text
    from alvtc_info.reading.formats import DraftFormat as DraftFormat
    from alvtc_info.reading.formats import list_formats as list_formats
    from alvtc_info.rendering.render import render as render
    from alvtc_info.report.models import CompositeReport as CompositeReport
    from alvtc_info.report.models import DailyReport as DailyReport
    from alvtc_info.report.models import ExpertAdvice as ExpertAdvice
    from alvtc_info.report.models import FinalReport as FinalReport
    from alvtc_info.report.models import FirstReport as FirstReport
    from alvtc_info.report.models import FollowUpReport as FollowUpReport
    from alvtc_info.report.models import Report as Report
    from alvtc_info.report.models import load_facts as load_facts
    from alvtc_info.report.models import load_report as load_report
    from alvtc_info.report.models import report_schema as report_schema
    from alvtc_info.report.parts import Approval as Approval
    from alvtc_info.report.parts import Casualties as Casualties
    from alvtc_info.report.parts import Event as Event
    from alvtc_info.report.parts import Heading as Heading
    from alvtc_info.report.parts import LeadAuthor as LeadAuthor
    from alvtc_info.report.parts import Picture as Picture
    from alvtc_info.report.parts import Review as Review
    from alvtc_info.report.parts import Reviews as Reviews
    from alvtc_info.report.parts import SecrecyReview as SecrecyReview
    from alvtc_info.report.parts import SignOff as SignOff
    from alvtc_info.report.parts import Table as Table
    from alvtc_info.version import __version__ as __version__
    from alvtc_info.word.edit import edit as edit
    from alvtc_info.word.fix import Fixed as Fixed
    from alvtc_info.word.fix import fix as fix
    from alvtc_info.word.print_pdf import print_pdf as print_pdf
    from alvtc_info.word.review import Reviewed as Reviewed
    from alvtc_info.word.review import review as review
    from alvtc_info.word.sign_slip import slip as slip
    from alvtc_info.word.submission import Received as Received
    from alvtc_info.word.submission import Submission as Submission
    from alvtc_info.word.submission import open_submission as open_submission
    from alvtc_info.word.submission import submit as submit

_HOMES = {
    "analysis.event_elements": (
        "Elements",
        "Said",
        "extract",
    ),
    "assessment.ledger": (
        "Ledger",
        "open_ledger",
    ),
    "assessment.ledger_values": (
        "Intake",
        "LedgerEntry",
        "LedgerRepeat",
        "OpenMatter",
        "YearNotice",
    ),
    "batch.many": (
        "Outcome",
        "check_many",
    ),
    "batch.partitions": (
        "Partition",
        "check_partitions",
    ),
    "checking.check": (
        "Examined",
        "check",
        "check_file",
        "examine",
    ),
    "checking.rule_list": ("list_rules",),
    "config.settings_file": (
        "find_config",
        "load_config",
    ),
    "emergency.case_seals": ("CaseVerified",),
    "emergency.case_status": (
        "CaseCall",
        "CaseEntry",
        "CaseOutline",
        "CaseStatus",
        "CaseStep",
    ),
    "emergency.event_case": (
        "CaseHandover",
        "EventCase",
        "load_case",
        "open_case",
        "receive_case",
    ),
    "emergency.flowchart": ("flowchart",),
    "emergency.script": ("CaseScript",),
    "errors": (
        "AlvtcInfoError",
        "InputError",
        "OutputError",
        "ReportError",
        "TemplateError",
        "UsageError",
    ),
    "files": ("file_lock",),
    "institution.values": (
        "Institution",
        "load_institution",
    ),
    "layout.apply_layout": ("set_layout",),
    "layout.check_layout": ("judge_layout",),
    "model.document": (
        "Block",
        "Document",
        "Facts",
    ),
    "model.edits": ("Edit",),
    "model.finding": (
        "Basis",
        "Finding",
        "Fix",
        "Severity",
    ),
    "model.json_schema": ("result_schema",),
    "model.kinds": (
        "Kind",
        "Role",
        "Stage",
    ),
    "model.result": (
        "Failure",
        "Result",
        "Suppressed",
        "Unjudged",
    ),
    "model.rule": ("Rule",),
    "model.settings": ("Config",),
    "model.layout_names": ("list_layouts",),
    "model.limits": ("Limits",),
    "model.request": ("CheckRequest",),
    "reading.drafts": (
        "open_report",
        "read",
        "read_text",
    ),
    "reading.formats": (
        "DraftFormat",
        "list_formats",
    ),
    "rendering.render": ("render",),
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
    "version": ("__version__",),
    "word.edit": ("edit",),
    "word.fix": (
        "Fixed",
        "fix",
    ),
    "word.print_pdf": ("print_pdf",),
    "word.review": (
        "Reviewed",
        "review",
    ),
    "word.sign_slip": ("slip",),
    "word.submission": (
        "Received",
        "Submission",
        "open_submission",
        "submit",
    ),
}
_HOME = dict(sorted((name, home) for home, names in _HOMES.items() for name in names))
__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    """Import a public name from its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    if hasattr(value, "takes_request"):
        from alvtc_info.model.request import show_choices

        show_choices(value)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
