"""What an endpoint is: a value that says what it takes and gives, and the call that it answers.

The routes and the OpenAPI document are made of the table of these values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from starlette.concurrency import run_in_threadpool

from alvtc_info.web.audit_trail import NOTHING, About
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from alvtc_info.web.accounts import Accounts
    from alvtc_info.web.permissions import User
    from alvtc_info.web.service_settings import ServiceSettings
    from alvtc_info.web.sessions import Sessions
    from alvtc_info.web.tries import Tries
    from alvtc_info.web.worker_pool import WorkerPool

JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
PNG = "image/png"
TEXT, INTEGER, FLAG, NAMES, DATA = "text", "integer", "flag", "names", "data"  # the types of a field


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form, a JSON body or a query.

    `type` is TEXT, INTEGER, FLAG, NAMES (a list of texts) or DATA (a JSON value); `choices` are all that a text may be,
    `shape` is the JSON Schema of a JSON value.
    """

    name: str
    about: str
    type: str = TEXT
    needed: bool = False
    choices: tuple[str, ...] = ()
    shape: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True)
class Endpoint:
    """One endpoint: `summary` in Chinese, `answer` the work, `fields` what it takes.

    `file` is whether it takes a file (a draft, also as `text` or `report`); `gives` maps the media types of its answer
    to the JSON Schema of each (None for bytes); `access` is what one must be to call it.
    """

    method: str
    path: str
    summary: str
    answer: Callable[[ApiCall], Awaitable[Response]] = field(repr=False)
    fields: tuple[FormField, ...] = ()
    file: bool = False
    gives: Mapping[str, Mapping[str, Any] | None] = field(default_factory=lambda: {JSON: {"type": "object"}})
    access: Access = Access.CLERK


@dataclass(frozen=True)
class Form:
    """What was sent: values by the names of their fields, and the draft: `data` and `name`, or `report`."""

    values: Mapping[str, Any] = field(default_factory=dict)
    data: bytes | None = field(default=None, repr=False)
    name: str = ""
    report: Any = field(default=None, repr=False)
    typed: bool = False  # the draft came as text, and goes back as text


class Working(Protocol):
    """The service, as its endpoints see it."""

    settings: ServiceSettings
    pool: WorkerPool
    endpoints: tuple[Endpoint, ...]
    accounts: Accounts | None
    sessions: Sessions
    tries: Tries
    hashing: asyncio.Semaphore  # so many passwords are hashed at once: each takes much memory

    def line(self, call: ApiCall, action: str, about: About, outcome: str, who: str) -> Callable[[], object]:
        """What writes a line of the audit trail when it is called, in a thread."""


@dataclass(frozen=True)
class ApiCall:
    """One call of an endpoint: who asks, what was sent, and the service that works for it."""

    endpoint: Endpoint
    service: Working
    request: Request
    form: Form
    person: User
    noted: list[tuple[str, About]] = field(default_factory=list, repr=False)

    @property
    def path(self) -> Mapping[str, str]:
        """The parameters of the path."""
        return self.request.path_params

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field, as its type is; `default` where it was not sent."""
        return self.form.values.get(name, default)

    async def work(self, job: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What a module-level function gives for these arguments, computed in a process of the pool.

        Raises what it raises, ServiceError if it took too long or the process died twice.
        """
        return await self.service.pool.run(job, *arguments, **named)

    def audit(self, action: str, about: str | int | About = "") -> None:
        """Note what is done: it is written to the audit trail with its outcome before the answer goes out.

        `about` is the number of an item of the ledger, or the id of a thing, and quotes no draft; the file that was
        sent is noted by itself.
        """
        if isinstance(about, int):
            about = About(item=about)
        self.noted.append((action, about if isinstance(about, About) else About(thing=about)))

    async def record(self, action: str, about: About = NOTHING, outcome: str = "ok", who: str | None = None) -> None:
        """Write a line of the audit trail now. Raises OutputError if it cannot be written."""
        line = self.service.line(self, action, about, outcome, self.person.name if who is None else who)
        await run_in_threadpool(line)

    def line(self, action: str, about: About = NOTHING) -> Callable[[], object]:
        """What writes a line of the audit trail: for a change that must not be without it."""
        return self.service.line(self, action, about, "ok", self.person.name)
