"""What is left of filling in: prompts of the forms, and the yellow of gaps that have been filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.blank_forms import EDITOR_NAMES, HEAD_NAMES, asked_in_frame
from alvtc_info.model.finding import Basis, Hit, Severity, whole
from alvtc_info.model.form_prompts import FIELDS, LEFT_OVER, LONG, SLOT
from alvtc_info.model.kinds import CONTENT, FRAME, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Block, Document

_LOOKED_AT = CONTENT | FRAME
_MARK = 4  # code points of what a form prints beside a prompt: （首报）, 一、
_SHOWN = 14  # code points of a prompt that a message quotes
_NO_TITLE = Pattern(r"[（【]?(?:标 ?题|题 ?目|标题内容|文件标题|信息标题)[）】]?(?:（[^）]{2,4}）)?$")
_FRAME_ONLY = Pattern(rf"(?:{words([FIELDS[name] for name in FIELDS if name != 'title' and FIELDS[name].strip()])})+$")


def leftover_prompt(document: Document) -> Iterator[Hit]:
    """空表里的填写提示留在稿件里：没有填、没有删，或者在它后面接着写了。

    标题、正文的内容控件还显示着提示的，每处提示一条：提示会照着印出来。版头、文末的由缺什么的规则提示；整份都没有填的只提示一条。
    """
    starts = {passage.block: passage.start for passage in document.passages}
    framed = document.once(asked_in_frame)
    for place, names in (("版头", HEAD_NAMES), ("文末", EDITOR_NAMES)):
        if framed.intersection(names):
            absent = "、".join(label for name, label in names.items() if name in framed or not document.value(name))
            yield whole(f"{place}还没有填写{absent}，空表的提示会照着印出来，请填写")
    if _NO_TITLE.match(document.value("title") or ""):
        yield Hit(*document.span("title"), "标题还没有写，请写明地点、事件、伤亡或进展")
    for index, block in enumerate(document.blocks):
        asked = block.prompt.strip()
        if asked and (block.role in CONTENT or (block.role is Role.PROMPT and not _FRAME_ONLY.match(asked))):
            # beside text, at its end: nothing else that is told of the text is covered
            size = len(block.text)
            span = document.span_of(index, 0 if size <= _MARK else size - 1, size)
            at = starts.get(index, 0)
            shown = asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}…"
            message = f"这里还没有填写，空表的提示“{shown}”会照着印出来，请填写"
            yield Hit(*(span if span[0] >= 0 else (at, at)), message)
        if block.role in _LOOKED_AT and len(block.text) >= len(LONG[-1]):
            for first, last in _in_a_row(block.text):
                yield Hit(*document.span_of(index, first, last), "这是空表的填写提示，写好以后删去")


def _in_a_row(text: str) -> list[tuple[int, int]]:
    """The spans of the prompts in a text, those of clauses that follow one another as one, without those in a slot."""
    spans: list[tuple[int, int]] = []
    for match in LEFT_OVER.finditer(text):
        if text.endswith("{", 0, match.start()):
            continue  # {标题：地点、事件、伤亡或进展} is told of as the gap that it is, braces and all
        begin = spans.pop()[0] if spans and spans[-1][1] == match.start() else match.start()
        spans.append((begin, match.end()))
    return spans


def gap_mark_left(document: Document) -> Iterator[Hit]:
    """填好的字还带着待填的黄色底纹：核对以后去掉底色，没有核对的先不要去。

    花括号 {…} 里还没有填的不在这里提示。全文只提示一次，写明共有几处；format 排版时一并去掉。
    """
    found = [
        span
        for index, block in enumerate(document.blocks)
        if block.yellow and block.role in _LOOKED_AT
        for first, last in _filled(block)
        if (span := document.span_of(index, first, last))[0] >= 0
    ]
    if found:
        start, end = found[0]
        count = f"等{len(found)}处" if len(found) > 1 else ""
        yield Hit(start, end, f"“{document.text[start:end]}”{count}还带着黄色底纹，核对无误后去掉底色")


def _filled(block: Block) -> Iterator[tuple[int, int]]:
    """The spans of a block on yellow that hold words and are no slot; those without a gap between them as one."""
    slots = [match.span() for match in SLOT.finditer(block.text)]
    joined: list[tuple[int, int]] = []
    for start, end in block.yellow:
        if any(a < end and start < b for a, b in slots):
            continue
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return ((a, b) for a, b in joined if any(char.isalnum() for char in block.text[a:b]))


def _marked(text: str, *yellow: str) -> Example:
    return Example(text, Kind.DAILY, yellow=yellow)


RULES = (
    Rule(
        check=leftover_prompt,
        family="structure",
        title="填写提示未删",
        clause="A2a",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        harm=True,
        covers=True,
        bad=(
            *(Example(f"⟦{prompt}⟧", Kind.DAILY) for prompt in LONG[:3]),
            Example(f"⟦{LONG[0]}⟧2024年5月20日14时30分，学生公寓2号楼漏水。", Kind.FIRST),
            Example(f"目前水已止住。⟦{LONG[-1]}⟧", Kind.FOLLOW_UP),
            Example("2024年5月20日14时30分，公寓漏水。⟦谁作了什么批示，落实到哪一步；⟧", Kind.FOLLOW_UP),
            Example(
                framed("更换公寓阀门", "2024年5月20日更换。", department="部门"),
                Kind.DAILY,
                says=("版头还没有填写部门",),
            ),
            Example(
                framed("更换公寓阀门", "2024年5月20日更换。", tail="编辑：姓名　电话：0483-　签发：李某"),
                Kind.DAILY,
                says=("文末还没有填写编辑、电话",),
            ),
        ),
        good=(
            Example("某年某月某日写成具体日期。", Kind.DAILY),
            Example("会议通报了措施、责任部门和完成时限。", Kind.DAILY),
            Example("标题写明地点、事件、伤亡。", Kind.DAILY),
            Example("报告暴露出三个问题。", Kind.DAILY),
            Example("各系逐条写明整改措施。", Kind.DAILY),
            Example("要求各系说明采取了哪些措施，结果怎样。", Kind.DAILY),
        ),
    ),
    Rule(
        check=gap_mark_left,
        family="structure",
        title="待填标记未去",
        clause="A2a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            _marked("⟦2024年5月20日14时30分⟧，2号楼漏水。", "2024年5月20日14时30分"),
            _marked("后勤处⟦关闭总阀⟧。", "关闭总阀"),
            _marked("后勤处⟦关闭总阀⟧，转移18人。", "关闭总阀", "18"),
            _marked("⟦无人员伤亡⟧，{原因：写明}。", "无人员伤亡", "{原因：写明}"),
            _marked("接⟦宿管员报告⟧。", "宿管员", "报告"),
            _marked("后勤处关闭总阀。\n转移⟦18⟧人。", "18"),
        ),
        good=(
            _marked("2024年5月20日14时30分，2号楼漏水。"),
            _marked("{几时}，后勤处关闭总阀。", "{几时}"),
            _marked("{原因：没有查明的写“正在调查”}。", "没有查明的写"),
            _marked("后勤处关闭总阀，转移18人。", "，"),
            _marked("后勤处关闭总阀。"),
        ),
    ),
)
