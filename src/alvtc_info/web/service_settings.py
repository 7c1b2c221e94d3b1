"""What the administrator tells the service."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from alvtc_info import CheckRequest, Limits, UsageError
from alvtc_info.web.trusted_header import is_loopback


@dataclass(frozen=True, kw_only=True)
class ServiceSettings:
    """The settings of a service; what the clients may not choose.

    host, port
        Where it listens.
    data
        The folder of accounts and of the audit trail; None is no accounts.
    cases
        The folder of the cases of emergencies; None is no cases.
    ledger
        The address of the ledger (a path or postgresql://…); None is no ledger.
    scoring
        The file of an approved scoring scheme, by which a year of the ledger has points; None is facts only.
    institution, config
        The pack and the settings that drafts are judged by, as for `CheckRequest`.
    limits
        Of reading; `limits.file_bytes` is also the size of a file that may be sent.
    workers, seconds, waiting
        Processes that work, of which one person keeps all but one busy at most; seconds that one piece of work may
        take; and how many requests may wait for a process.
    rate
        Requests of one person or address in a minute.
    proxies, sign_in_header
        Addresses (CIDR) whose forwarded address and sign-in header are believed, and the name of that header.
    hosts
        Names by which the service may be called, besides its own address; none: every name on loopback addresses only.
    frame_ancestors
        Origins whose pages may show the page in a frame, besides its own.
    idle_minutes
        Minutes without a request after which a person is signed out.

    Raises UsageError for values that cannot be.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    data: str | None = None
    cases: str | None = None
    ledger: str | None = field(default=None, repr=False)
    scoring: str | None = None
    institution: str | None = None
    config: str | None = None
    limits: Limits = field(default_factory=Limits)
    workers: int = 3
    seconds: float = 60
    waiting: int = 64
    rate: int = 600
    proxies: tuple[str, ...] = ()
    sign_in_header: str = ""
    hosts: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    idle_minutes: int = 30

    def __post_init__(self) -> None:
        for name, least, most in (
            ("port", 0, 65535),
            ("workers", 1, 256),
            ("seconds", 0.1, 3600),
            ("waiting", 1, 10_000),
            ("rate", 1, 1_000_000),
            ("idle_minutes", 1, 1440),
        ):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
                raise UsageError("bad-value", f"{name} 应在 {least:g} 到 {most:g} 之间")
        for name in ("data", "cases", "ledger", "scoring", "institution", "config"):
            place = getattr(self, name)
            if place is not None and "://" not in place:
                object.__setattr__(self, name, os.path.abspath(place))
        self.request()

    @classmethod
    def from_environment(cls) -> ServiceSettings:
        """The settings of an app that another server runs: cases, ledger and data folder from the environment
        (ALVTC_INFO_CASES, ALVTC_INFO_LEDGER, ALVTC_INFO_DATA).
        """
        found = {name: os.environ.get(f"ALVTC_INFO_{name.upper()}") or None for name in ("cases", "ledger", "data")}
        return cls(cases=found["cases"], ledger=found["ledger"], data=found["data"])

    @property
    def on_loopback(self) -> bool:
        """Whether only this computer reaches the service."""
        return self.host == "localhost" or is_loopback(self.host)

    def request(self) -> CheckRequest:
        """What holds for every check, whatever a client chooses."""
        return CheckRequest(institution=self.institution, config=self.config, limits=self.limits, people=False)
