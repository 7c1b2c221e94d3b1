"""The rule book as text: the output of `rule NAME` and the generated pages of docs/rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.linting.select import speaks_of
from alvtc_info.model.finding import Basis, Severity, Urgency
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import example
from alvtc_info.text.masking import mask_all

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.rule import Example, Rule
    from alvtc_info.model.settings import Config

OLD = 366  # days after which a list may be out of date
_HEADINGS = {
    "what": "内容",
    "source": "来源",
    "as_of": "截至",
    "made": "怎样做的",
    "add": "怎样增补",
    "tested": "怎样测试",
}
_NEEDS = {
    "approvals": "审核记录",
    "secrecy_review": "保密审核记录",
    "written_at": "报送时刻",
    "clock_start": "发生或获知时刻",
    "contacts": "报告记录",
    "same_event": "同一事件的其他报告",
    "others": "其他报告",
}


def ground(rule: Rule, institution: Institution) -> str:
    """The basis of the rule in Chinese: the clause, the standard, or 惯例."""
    if rule.basis is Basis.REGULATION:
        return f"依据：{institution.regulation}{institution.clause(rule.clause)}"
    return f"标准：{rule.standard}" if rule.basis is Basis.STANDARD else "惯例"


def rule_index(institution: Institution, config: Config | None = None) -> str:
    """All rules, a line each, the user's own last."""
    from alvtc_info.rules import RULES

    rules = (*RULES, *config.rules) if config else RULES
    lines = [f"{_level(rule)}　{rule.name:<32}{rule.title}（{ground(rule, institution)}）" for rule in rules]
    return "\n".join([*lines, f"共 {len(rules)} 条。用 alvtc-info rule 规则名 查看说明。"]) + "\n"


def rule_page(name: str, institution: Institution, config: Config | None = None) -> str:
    """One rule explained, for a terminal. Raises UsageError for an unknown name."""
    from alvtc_info.linting.select import rules_named

    (rule,) = rules_named([name], config=config)
    lines = [
        f"{rule.title}（{rule.name}）",
        f"{_level(rule)}　{ground(rule, institution)}",
        "",
        _page(rule, institution),
        "",
        *_scope(rule),
        "",
    ]
    lines.append("会提示：")
    for item in rule.bad:
        lines += [f"  {_shown(example(item))}", *_reasons(rule, example(item))]
    lines += ["不提示："] + [f"  {_shown(example(item))}" for item in rule.good]
    return "\n".join(lines) + "\n"


# the lists of a pack that rules go by, and how the office adds to them
_OF_PACK = {
    "set-phrase": (
        "set_phrases",
        "固定提法",
        "alvtc-info institution import-phrases 提法表 --write --institution 目录",
    ),
    "former-name": ("former_names", "本地单位的旧名", "在 lexicon.toml 里加一条“旧名 → 今名”"),
    "misspelt-name": ("administrative", "本地的行政区划和山水", "在 lexicon.toml 里加名称"),
    "typo-confusable": ("typos", "本地名称的错写", "在 lexicon.toml 里加一条“错 → 对”"),
}


def rule_sources(name: str, today: date, config: Config | None = None, institution: Institution | None = None) -> str:
    """The lists that a rule stands on: what each holds, where from, as of when, how made, how to add, how tested.

    A list that is older than a year says so; that of the institution's pack is named with its entries, if it has few.
    Raises UsageError for an unknown name.
    """
    from alvtc_info.linting.select import rules_named
    from alvtc_info.proofreading.word_lists import word_list

    (rule,) = rules_named([name], config=config)
    of_pack = _OF_PACK.get(rule.name)
    lines = [f"{rule.title}（{rule.name}）"] + ([] if rule.lists or of_pack else ["这条规则不用词表。"])
    for each in map(word_list, rule.lists):
        lines += ["", f"{each.head['title']}（{each.name}.tsv，{len(each.entries)} 行）"]
        lines += [f"  {label}：{each.head[key]}" for key, label in _HEADINGS.items()]
        if (today - date.fromisoformat(each.head["as_of"])).days > OLD:
            lines.append("  这份词表已经一年没有更新，可能过时，请核对。")
    if of_pack:
        from alvtc_info.institution.values import default_institution

        key, title, how = of_pack
        pack = institution or default_institution()
        entries = pack.lexicon.get(key, ())
        lines += ["", f"{title}（机构包 lexicon.toml 的 {key}，{len(entries)} 条）"]
        lines += [f"  来源：{pack.name}的机构包，由本单位自定", f"  增补：{how}"]
        lines += [f"  {each}" for each in entries[:_SHOWN]]
        lines += [f"  ……共 {len(entries)} 条"] if len(entries) > _SHOWN else []
    return "\n".join(lines) + "\n"


_SHOWN = 50  # entries of a pack that are shown


def _page(rule: Rule, institution: Institution) -> str:
    """The rule's page, its clauses as this institution cites them: {1.4c} → 一（四）."""
    return re.sub(r"\{([0-9A-Z][0-9a-z.]*)\}", lambda m: institution.clause(m[1]), rule.page)


def rule_help(name: str, institution: Institution) -> str:
    """The page of a rule of the book; empty for any other name."""
    from alvtc_info.rules import RULES

    return next((_page(rule, institution) for rule in RULES if rule.name == name), "")


def _level(rule: Rule) -> str:
    if rule.record:
        return Urgency.RECORD.label
    return "试行" if rule.preview else rule.severity.label


def _urgent(rule: Rule) -> str:
    """How the rule judges a first report that has not gone yet; empty where that is nothing of its own."""
    if rule.record or rule.severity is Severity.INFO or not speaks_of(rule, Kind.FIRST):
        return ""
    if rule.harm:
        return f"首报还没有报出去时：{Severity.ERROR.label}"
    return f"首报还没有报出去时：{Severity.WARNING.label}，{Urgency.LATER.label}"


def _scope(rule: Rule) -> list[str]:
    kinds = "、".join(k.label for k in Kind if rule.kinds and k in rule.kinds)
    lines = [f"适用：{kinds}" if kinds else "适用：各文种" + ("（只有片段时不检查）" if rule.structural else "")]
    lines += [urgent] if (urgent := _urgent(rule)) else []
    if rule.preview:
        lines.append(f"试行：默认不检查，用 --select {rule.name} 点名才检查")
    for name, default in rule.defaults.items():
        shown = str(default).lower() if isinstance(default, bool) else default
        lines.append(f"选项 {name}：{rule.options[name]}（默认 {shown}）")
    if rule.lists:
        lines.append(f"词表：{'、'.join(rule.lists)}（用 alvtc-info rule {rule.name} --sources 查看来源）")
    if rule.needs:
        lines.append(
            f"需要：{'、'.join(_NEEDS[n] for n in rule.needs)}（稿面上没有，由 YAML 或 --meta 提供；没有时列为未检查）"
        )
    return lines


def _shown(item: Example) -> str:
    text = re.sub(r"⟦([^⟧]*)⟧", r"【\1】", item.text)
    messages = f"　→ {'；'.join(item.says)}" if item.says else ""
    return mask_all(text).strip().replace("\n", " ↵ ") + messages


def _reasons(rule: Rule, item: Example) -> list[str]:
    """Why a rule that judges by the whole sentence points at its example."""
    from alvtc_info.linting.examples import found

    return [f"    为何提示：{'；'.join(finding.why)}" for finding in found(rule, item) if finding.why]


def reference_pages(institution: Institution) -> dict[str, str]:
    """The pages of docs/rules by file name: an index and one page a rule, in Markdown."""
    from alvtc_info.rules import RULES

    head = "<!-- 由 tools/generate.py 生成，请勿手改 -->\n\n"
    rows = [f"| [{r.title}]({r.name}.md) | `{r.name}` | {_level(r)} | {ground(r, institution)} |" for r in RULES]
    pages = {
        "README.md": head + "# 规则一览\n\n| 规则 | 名称 | 级别 | 依据 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    }
    pages.update({f"{rule.name}.md": head + reference_page(rule, institution) for rule in RULES})
    return pages


def reference_page(rule: Rule, institution: Institution) -> str:
    """One rule's page of docs/rules: what, why, scope, options, and the messages on each of its examples."""
    parts = [
        f"# {rule.title}\n",
        f"`{rule.name}` · {_level(rule)} · {ground(rule, institution)}\n",
        _page(rule, institution) + "\n",
        "\n".join(f"- {line}" for line in _scope(rule)) + "\n",
        "## 会提示\n",
        *(_block(example(item)) + _messages(rule, example(item)) for item in rule.bad),
        "## 不提示\n",
        *(_block(example(item)) for item in rule.good),
    ]
    return "\n".join(parts)


def _messages(rule: Rule, item: Example) -> str:
    """The messages of the rule on an example, and its fixes.

    A fix that can change no fact is marked as automatic, as `fix` applies it.
    """
    from alvtc_info.linting.examples import found

    lines = []
    for finding in found(rule, item):
        line = f"- {finding.severity.label}：{finding.message}"
        if finding.fix and finding.quote:
            how = "自动" if finding.fix.safe else "供参考"
            instead = f"改为“{finding.fix.replacement}”" if finding.fix.replacement else "删去"
            line += f"（{how}：“{finding.quote}”{instead}）"
        lines.append(line + "\n")
    return "\n" + "".join(lines)


def _block(item: Example) -> str:
    text = mask_all(re.sub(r"⟦([^⟧]*)⟧", r"【\1】", item.text)).strip("\n")
    notes = []
    if item.kind:
        notes.append(f"文种：{item.kind.label}")
    if item.meta:
        notes.append("稿面以外：" + _facts(item.meta))
    if item.beside:
        titles = [other.bare.split("\n")[3] for other in item.beside]
        notes.append(f"一起检查的还有：{'、'.join(titles)}")
    return f"```text\n{text}\n```\n" + (f"{'；'.join(notes)}\n" if notes else "")


def _facts(value: object) -> str:
    """Facts beside the paper on one line, as a YAML flow mapping."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_facts(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_facts, value)) + "]"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
