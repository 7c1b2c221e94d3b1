"""The HTTP service for an OA, and its page for clerks: the extra `web`.

It stands on the public names of the library only. Import from `service` (`create_app`), `service_settings`
(`ServiceSettings`), or take `app` from here: the service on its default settings, made when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.applications import Starlette

    app: Starlette


def __getattr__(name: str) -> Any:
    if name == "app":
        from alvtc_info.web.service import create_app
        from alvtc_info.web.service_settings import ServiceSettings

        globals()["app"] = made = create_app(ServiceSettings.from_environment())
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
