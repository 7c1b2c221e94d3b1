"""What a template leaves to be filled in, and whether a draft is nothing but a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.form_prompts import FIELDS
from alvtc_info.model.kinds import CONTENT, FRAME, HEADINGS, KINDS, PROSE, Role
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

# what is counted in a report, as it stands behind a number
_COUNTED = r"(?:[人名个台起件间户辆处次天日时分月年元万层栋项]|号[楼线门层]?)"
# the same where nothing but a number can stand before it
_COUNTED_ALONE = (
    r"(?:[人件起次天间台辆户项](?=[，。；、）\n]|$|受伤|死亡|轻伤|重伤|送医|被困|失联|参加|到场|余)"
    r"|[名个](?=学生|教师|师生|人员|职工|群众|工人|伤者|同学|保安|班级|部门|宿舍|房间|教室|小时)|万?元(?=[，。；、）\n]|$)|万?平方米|公里|小时|分钟)"
)
_LABEL = (
    r"[（【〔＜〈<［\[](?:具体|发生|报告人?|联系人|填写?)?(?:时间|日期|地点|地址|部门|单位|姓名|名字|人名|职务|(?:联系)?电话|联系方式"
    r"|人数|数字|数量|金额|事件|事故|事情|原因|措施|结果|学号|班级)(?:名称)?[）】〕＞〉>］\]]"
)
LEFT_BEHIND = Pattern(
    r"第[XxＸ×]{1,3}期|(?:20)?[XxＸ×]{2,4}(?=年)|(?<=年)[XxＸ×]{1,2}(?=月)|(?<=月)[XxＸ×]{1,2}(?=日)|[XＸ]{2,}|×{2,}|【 *】|〔 *〕|（ *）|\{[^{}\n]*(?:[\u4e00-\u9fff]|YYYY)[^{}\n]*\}"
    r"|（?(?:待补(?:充|(?![发交缴办考齐录休助偿贴种植修]))|待定(?:稿|(?![岗编级点损]))|待填写?|此处填写|请填写|TODO)）?|（略）"
    # what stands for a number: ×人, ___人, ？人, 　　人
    rf"|(?<![\dA-Za-z])[XxＸ×✕✖](?={_COUNTED})|(?<![\dA-Za-z_＿])[_＿﹍]{{3,}}(?![A-Za-z])|(?<![\dA-Za-z_＿])[_＿]{{1,2}}(?=[年月日时分]|{_COUNTED_ALONE})"
    rf"|(?<=[\u3400-\u9fff])(?:(?<![吗呢么何少谁的了因样着办好])[?？]{{1,3}}(?!小时工)|[○◯]{{1,3}}|[ \u3000]{{2,8}})(?={_COUNTED_ALONE})"
    rf"|(?<=[及成共约有移散失亡伤生师员])(?:…{{1,2}}|[.·]{{3,6}}|[—-]{{2,4}})(?={_COUNTED_ALONE})"
    rf"|(?<![\dA-Za-z])[Nn](?={_COUNTED_ALONE})|(?<=[\u3400-\u9fff，])□{{1,3}}(?={_COUNTED_ALONE})|(?<![\dA-Za-z*])\*{{1,3}}(?=[年月日时]\*|[日时分][，。许]|{_COUNTED_ALONE})|[?？]{{1,2}}(?=[月日时分][?？，。、许])"
    r"|[Yy]{2,4}(?=年)|(?<=年)[Mm]{1,2}(?=月)|(?<=月)[Dd]{1,2}(?=日)|(?<=[日，。])[Hh]{1,2}(?=时)|(?<=时)[Mm]{1,2}(?=分)"
    # a date or an hour that nobody has given: 2026年　月　日, 几时几分, 某月某日
    r"|(?<=年)[ \u3000]{1,8}(?=月(?![均度底初末份内]))|(?<=月)[ \u3000]{1,8}(?=日(?![常均程前后]))|(?<=[日时])[ \u3000]{1,8}(?=[时分][，。、许 \u3000])"
    r"|几[年月日时点](?:几[月日时点分]){1,4}许?|(?:(?<=时)几分|(?<=日)几时)(?=[，。、许])|某时(?=[，许])|某地(?=发生|，)|(?:某年某月|某月某日|某[日时]某[时分])(?:某[月日时分]){0,4}许?"
    # the name of what is to be written in its place: （姓名）向后勤处报告, 造成（人数）人受伤
    rf"|(?:(?<=[由接据在为是于到向经被从往至及和、，。；：\n])|\A){_LABEL}(?=[向于在报接到组立对负带将发反称说，许前后、])"
    rf"|(?<=，){_LABEL}(?![另待见详略为是：、])(?=[\u3400-\u9fff，。])|(?<![\u3400-\u9fff])(?:谁|\*{{2,4}})(?=向[^，。；]{{1,12}}报告)"
    r"|(?<=[师生员工人长安卫医士])[（【〔＜〈](?:姓名|名字|人名)[）】〕＞〉](?=[向于在报接到将发反称说])"
    rf"|(?<=[成有共约及失亡伤散移生取]){_LABEL}(?=[人名元个件起，。；、])"
)
# the words of the regulation's templates and of our own forms
_PRINTED = (
    "标题 正文 部门 报送单位 报送日期 日期 单位 值班信息 期号 编辑 电话 签发 主笔人 联系方式 联系人 内容 此处 填写 年 月 日 时 分 "
    "首报 续报 终报 日常信息 综合信息 专家咨询建议"
).split()
_SECTIONS = sorted({title for facts in KINDS.values() for title in facts.sections.values()})
_TEMPLATE = Pattern(
    rf"{words(_PRINTED)}|[XxＸ×]+|第 *期|[一二三四五六七八九十\d]{{1,3}}[、.）]|（[一二三四五六七八九十\d]*）"
)
_FIXED = Pattern(words(_SECTIONS))
_ASKS_WHEN = Pattern(r"\{[^{}]{0,12}(?:[几某][年月日时]|YYYY|M月)[^{}]{0,12}\}[^。；]{0,60}$")
_SENTENCE = Pattern(r"[^。！？；\n]+")
# sentences of a template that hold for any event
_STOCK = Pattern(r"正在(?:调查|核实|核查|处置|认定|统计|了解|进一步)|续报|暂无|暂未|尚未|未发现|特此报告")
_TEXT = Pattern(r"[\u3400-\u9fffA-Za-z0-9]")
HEAD_NAMES = {
    "department": "部门（XX值班信息）",
    "issue_number": "期号（第XX期）",
    "reporting_unit": "报送单位",
    "dated": "报送日期",
}
EDITOR_NAMES = {"editor": "编辑", "phone": "电话", "signed_off_by": "签发"}
_ELEMENTS = {
    "department": "部门",
    "issue_number": "期号",
    "reporting_unit": "报送单位",
    "dated": "日期",
    "title": "标题",
    "body": "正文",
    **EDITOR_NAMES,
}


_ASKED = {FIELDS[name]: name for name in ("department", "reporting_unit", "dated", "editor", "phone")}
_FRAME_PROMPT = Pattern(words(_ASKED))
_DATED = (Role.DATE, Role.REPORTING_ROW)
_NO_NUMBER = Pattern(r"[_＿]{1,2}$|[NnMm]{1,2}$|[几某]$")
_NO_DATE = Pattern(r"年[ \u3000]+月|月[ \u3000]+日")
# the name of what is to be written, and nothing else
_NAMED = Pattern(
    r"[（(【〔＜<]?(?:某|请?填写?|输入)?(?:部门|(?:报送)?单位|(?:报送)?日期|期号|编辑|签发|主笔人?|联系人|姓名|名字|签名"
    r"|(?:联系|办公|值班)?电话|手机号?|号码|0483-|某年某月某日|年月日)(?:人|名称|姓名|号码)?[）)】〕＞>]?$"
)


def _bare(text: str) -> str:
    """A text without what a template prints and leaves open."""
    return "".join(_TEXT.findall(_TEMPLATE.sub("", LEFT_BEHIND.sub("", text))))


def asked_in_frame(document: Document) -> frozenset[str]:
    """The elements of the masthead and the editor row in whose place a prompt stands, of a form or as text (姓名)."""
    controls = {
        _ASKED[match.group()]
        for block in document.blocks
        if block.prompt and block.role not in CONTENT and block.role is not Role.LEAD_AUTHOR
        for match in _FRAME_PROMPT.finditer(block.prompt)
        if not _FRAME_PROMPT.sub("", block.prompt).strip()
    }
    named = (name for name in _ELEMENTS if name != "title" and _NAMED.match(document.value(name) or ""))
    number = _NO_NUMBER.match(document.value("issue_number") or "")
    undated = any(_NO_DATE.search(document.words(passage)) for passage in document.roles(*_DATED))
    return frozenset({*controls, *named, *(["dated"] if undated else []), *(["issue_number"] if number else [])})


def asks_when(document: Document, start: int) -> bool:
    """Whether a gap in the sentence before `start` (code points) asks for its time: {几月几日}，学院召开会议."""
    begin = max(document.sentence_at(start)[0], start - 100)
    return "{" in document.text[begin:start] and bool(_ASKS_WHEN.search(document.text, begin, start))


def still_empty(document: Document) -> list[str]:
    """What is still to be filled in, in Chinese, where a draft is nothing but a template; empty for any other."""
    headings = _FIXED.sub("", document.joined(HEADINGS).replace(" ", ""))
    written = document.joined({Role.TITLE, Role.CAPTION, *PROSE}).replace(" ", "")
    framed = any(True for _ in document.roles(*FRAME))
    if document.kind is None or not framed or (_bare(headings + written) and not _all_open(document)):
        return []
    return [label for name, label in _ELEMENTS.items() if _open(document.value(name) or "")]


def _all_open(document: Document) -> bool:
    """Whether the date, the title and each sentence of a draft wait for somebody to fill them in."""
    date, title = document.value("dated") or "", document.value("title") or ""
    return (
        LEFT_BEHIND.search(title) is not None
        and _open(date)
        and all(
            LEFT_BEHIND.search(sentence) or _STOCK.search(sentence)
            for sentence in _SENTENCE.findall(document.joined(PROSE))
            if _TEXT.search(sentence)
        )
    )


def _open(value: str) -> bool:
    return LEFT_BEHIND.search(value) is not None or not _bare(value.replace(" ", ""))
