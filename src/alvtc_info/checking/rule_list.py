"""The rules as a list, for programs that show or choose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model import arguments
from alvtc_info.rules import RULES

if TYPE_CHECKING:
    import os

    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config


def list_rules(*, config: Config | str | os.PathLike[str] | None = None) -> tuple[Rule, ...]:
    """Return every rule, those of a configuration last.

    Of a rule there are its `name`, `title`, `clause`, `basis`, `severity`, `kinds`, `options` with their `defaults`,
    `needs`, whether it is a `preview`, examples (`bad`, `good`), and its `page`, the explanation. Raises InputError if
    the configuration cannot be read.
    """
    if config is None:
        return RULES
    from alvtc_info.model.settings import Config

    if not isinstance(config, Config):
        from alvtc_info.config.settings_file import load_config

        config = load_config(arguments.path(config, "config", "Config，或配置文件的路径"), people=False)
    return (*RULES, *config.rules)
