"""The findings of a check as one .html page: the text with the findings marked in place, filters, a print layout.

The page loads nothing; without scripts everything is shown.
"""

from __future__ import annotations

import itertools
from html import escape
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity, Urgency
from alvtc_info.model.kinds import Role
from alvtc_info.model.masked import shown_text
from alvtc_info.model.wording import OVER_RECORDS, compared, ground, level_of, place_of, summary, unjudged
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Result
    from alvtc_info.reporters.style import Shown, Style

_RECORD = str(Urgency.RECORD)
_STYLE = """
body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;color:#222;line-height:1.7}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #ccc;padding:.5rem 1rem;z-index:1}header label{margin-right:1rem;white-space:nowrap}
main{max-width:72rem;margin:0 auto;padding:0 1rem}h1{font-size:1.2rem;margin:.2rem 0}h2{font-size:1.05rem;margin:1.6rem 0 .3rem;border-bottom:2px solid #c00}
.sum,.note{color:#555;font-size:.9rem;margin:.2rem 0}.file{display:grid;grid-template-columns:3fr 2fr;gap:1.5rem}
.text p{margin:.35rem 0;white-space:pre-wrap}.text .title{font-weight:bold;text-align:center}.text .faint{color:#777}
mark{padding:0 .1em;border-radius:.2em;color:inherit}mark.error{background:#ffd0d0;border-bottom:2px solid #c00}mark.warning{background:#ffe9c7;border-bottom:2px solid #d80}
mark.info{background:#e2ecfb;border-bottom:2px solid #47a}mark.record{background:#eee;border-bottom:2px dotted #777}mark.off{background:none;border:0}
ol{padding-left:1.6rem;margin:.3rem 0}li{margin:.5rem 0;font-size:.92rem}li:target{outline:2px solid #47a}.error>b{color:#c00}.warning>b{color:#b60}.info>b{color:#357}.record>b{color:#555}.times h3{font-size:.95rem;font-weight:normal;color:#555;border-top:1px solid #ccc;margin:1rem 0 .3rem;padding-top:.4rem}
.fix{color:#060}.why{color:#777;font-size:.85rem}.fail{color:#c00}sup a{text-decoration:none;font-size:.7em}
@media(max-width:50rem){.file{grid-template-columns:1fr}}
@media print{header{display:none}.file{grid-template-columns:3fr 2fr}body{font-size:10pt}li{break-inside:avoid}@page{size:A4;margin:15mm}}
"""
_SCRIPT = """
const boxes=[...document.querySelectorAll('header input')],rule=document.querySelector('header select');
function show(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.value));
for(const e of document.querySelectorAll('li[data-rule]'))e.hidden=!(on.has(e.dataset.severity)&&(!rule.value||rule.value===e.dataset.rule));
for(const e of document.querySelectorAll('mark'))e.classList.toggle('off',!e.dataset.by.split(' ').some(i=>!document.getElementById(i).hidden));
for(const e of document.querySelectorAll('sup a'))e.hidden=document.getElementById(e.hash.slice(1)).hidden}
for(const e of [...boxes,rule])e.addEventListener('change',show);
"""


def format_html(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return the text of the page."""
    findings = [finding for result, _ in shown.checked for finding in result.findings]
    rules = sorted({(finding.title, finding.rule) for finding in findings})
    shown_as = [_class_of(finding) for finding in findings]
    kinds = [(str(severity), severity.label) for severity in Severity]
    kinds += [(_RECORD, Urgency.RECORD.label)] if _RECORD in shown_as else []
    boxes = "".join(
        f'<label><input type="checkbox" value="{kind}" checked> {label} {shown_as.count(kind)}</label>'
        for kind, label in kinds
    )
    options = "".join(f'<option value="{escape(name)}">{escape(title)}</option>' for title, name in rules)
    head = f'<header><h1>信息稿件检查</h1>{boxes}<label>规则 <select><option value="">全部</option>{options}</select></label></header>'
    wrong = "".join(f'<p class="fail">{escape(f.path)}：{escape(f.message)}</p>' for f in shown.failures)
    wrong += "".join(f'<p class="note">{escape(path)}：{escape(message)}</p>' for path, message in shown.left_out)
    files = "".join(
        _file(number, result, document, institution) for number, (result, document) in enumerate(shown.checked, 1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>信息稿件检查</title><style>{_STYLE}</style></head><body>\n{head}\n<main>{wrong}{files}</main>\n<script>{_SCRIPT}</script></body></html>\n"
    )


def _file(number: int, result: Result, document: Document, institution: Institution) -> str:
    """The section of one file: its text beside its findings."""
    names = {id(finding): f"f{number}-{at}" for at, finding in enumerate(result.findings, 1)}
    texts = {block.id: shown_text(document, block, result.findings) for block in document.blocks}
    lines = [_block(block, texts[block.id], result.findings, names) for block in document.blocks]
    found, times = (
        "".join(
            _finding(finding, names[id(finding)], texts.get(finding.block, ""), institution)
            for finding in result.findings
            if (finding.urgency is Urgency.RECORD) is recorded
        )
        for recorded in (False, True)
    )
    notes = "".join(
        f'<p class="note">{escape(line)}</p>' for line in (*result.warnings, *result.notes, *unjudged(result))
    )
    items = f"<ol>{found}</ol>" if found else '<p class="note">没有发现问题</p>'
    if times:
        start = sum(finding.urgency is not Urgency.RECORD for finding in result.findings) + 1
        items += f'<section class="times"><h3>{OVER_RECORDS}</h3><ol start="{start}">{times}</ol></section>'
    return (
        f'\n<section><h2>{escape(result.path) or "（标准输入）"}</h2><p class="sum">{escape(summary(result))}</p>'
        f'<div class="file"><div class="text">{"".join(lines)}</div><div>{items}{notes}</div></div></section>'
    )


def _block(block: Block, text: str, findings: Sequence[Finding], names: dict[int, str]) -> str:
    """A paragraph with its findings marked, each followed by a link with its number; `text` is shown of it."""
    here = [f for f in findings if f.block == block.id and not (f.start == f.end == 0)]
    spans = [(f.start + block.shift, max(f.end + block.shift, f.start + block.shift + 1), f) for f in here]
    edges = sorted({0, len(text), *(min(at, len(text)) for start, end, _ in spans for at in (start, end))})
    parts = []
    ending: dict[int, list[Finding]] = {}
    for _, end, finding in spans:
        ending.setdefault(min(end, len(text)), []).append(finding)
    order = sorted(range(len(spans)), key=lambda at: spans[at][0])
    begun = 0
    open_spans: list[int] = []
    for left, right in itertools.pairwise(edges):
        while begun < len(order) and spans[order[begun]][0] <= left:
            open_spans.append(order[begun])
            begun += 1
        open_spans = [at for at in open_spans if right <= spans[at][1]]
        over = [spans[at][2] for at in sorted(open_spans)]
        words = escape(text[left:right])
        if over:
            gravest = min(over, key=lambda finding: (finding.urgency is Urgency.RECORD, finding.severity.rank))
            words = (
                f'<mark class="{_class_of(gravest)}" data-by="{" ".join(names[id(f)] for f in over)}">{words}</mark>'
            )
        ends = ending.get(right, ())
        parts.append(
            words + "".join(f'<sup><a href="#{names[id(f)]}">{names[id(f)].partition("-")[2]}</a></sup>' for f in ends)
        )
    label = escape(block.label)
    shown = {Role.TITLE: " class=title", Role.HEADER: " class=faint", Role.FOOTER: " class=faint"}.get(block.role, "")
    return f"<p{shown}>{label}{''.join(parts)}</p>"


def _class_of(finding: Finding) -> str:
    """The class of a finding on the page: how grave it is, or that it is a record of times."""
    return _RECORD if finding.urgency is Urgency.RECORD else str(finding.severity)


def _finding(finding: Finding, name: str, text: str, institution: Institution) -> str:
    fix = ""
    if finding.fix and finding.fix.safe:
        fix = f'<br><span class="fix">{"改为：" + escape(finding.fix.replacement) if finding.fix.replacement else "改法：删去"}</span>'
    beside = "".join(
        f'<br><span class="why">{escape("：".join(compared(finding, site)))}　“{escape(site.quote)}”</span>'
        for site in finding.related
    )
    return (
        f'<li id="{name}" class="{_class_of(finding)}" data-severity="{_class_of(finding)}" data-rule="{escape(finding.rule)}"><b>{level_of(finding)}</b>　'
        f"{escape(place_of(finding, text))}　{escape(finding.title)}<br>{escape(finding.message)}{fix}{beside}<br>"
        f'<span class="why">{escape(ground(finding, institution.regulation))}</span></li>'
    )
