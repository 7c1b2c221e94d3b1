"""The settings that apply to a file, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alvtc_info.model.settings import Config


def format_settings(config: Config | None) -> str:
    """The settings as text for a reader: the file, then each setting and whether it is the default."""
    from alvtc_info.model.profiles import PROFILES
    from alvtc_info.model.settings import Config

    default = Config()
    settings = config or default
    lines = [f"配置文件：{settings.path or '没有，都用默认'}"]

    def say(name: str, value: str, *, own: bool) -> None:
        lines.append(f"{name}：{value or '无'}　{'（配置文件）' if own else '（默认）'}")

    say(
        "文体 profile",
        f"{settings.profile}（{PROFILES[settings.profile].title}）",
        own=settings.profile != default.profile,
    )
    say("规则集 ruleset", settings.ruleset or "当前版", own=bool(settings.ruleset))
    say(
        "只用 select",
        "全部" if settings.select is None else "、".join(settings.select),
        own=settings.select is not None,
    )
    say("不用 ignore", "、".join(settings.ignore), own=bool(settings.ignore))
    say("打开试行的 enable", "、".join(settings.enable), own=bool(settings.enable))
    shown = "、".join(f"{name}={severity}" for name, severity in sorted(settings.severities.items()))
    say("级别 severity", shown, own=bool(settings.severities))
    options = [
        f"{name}.{key}={str(value).lower()}"
        for name, table in sorted(settings.options.items())
        for key, value in table.items()
    ]
    say("选项 options", "、".join(options), own=bool(settings.options))
    words = [_words(name, overlay) for name, overlay in sorted(settings.words.items())]
    words += [
        f"{unit}：{_words(name, overlay)}"
        for unit, table in sorted(settings.departments.items())
        for name, overlay in sorted(table.items())
    ]
    say("加词去词 words", "；".join(words), own=bool(words))
    shown = "；".join(
        f"{'、'.join(e.files)} 不查 {'、'.join(e.rules)}（{e.reason or '没有理由，不起作用'}）"
        for e in settings.suppress
    )
    say("不检查 suppress", shown, own=bool(settings.suppress))
    say("不看的文件 exclude", "、".join(settings.exclude), own=bool(settings.exclude))
    say("自己的规则 rules", "、".join(rule.name for rule in settings.rules), own=bool(settings.rules))
    shown = _people(settings.people_file, len(settings.people)) if settings.people_file else ""
    say("人员名单 names", shown, own=bool(settings.people_file))
    waiting = sum(not each.is_confirmed for each in settings.corrections)
    shown = f"{settings.corrections_file}，确认的 {len(settings.corrections) - waiting} 条，等着确认的 {waiting} 条"
    say("本院常改 corrections", shown if settings.corrections_file else "", own=bool(settings.corrections_file))
    return "\n".join(lines) + "\n"


def _people(place: str, number: int) -> str:
    from alvtc_info.config.people_list import is_exposed

    return f"{place}，{number} 人{'；别人也读得到，请改成只有自己能读' if is_exposed(place) else ''}"


def _words(name: str, overlay: Any) -> str:
    parts = [f"加{'、'.join(overlay.add)}"] if overlay.add else []
    parts += [f"去{'、'.join(sorted(overlay.drop))}"] if overlay.drop else []
    return f"{name} {' '.join(parts)}"
