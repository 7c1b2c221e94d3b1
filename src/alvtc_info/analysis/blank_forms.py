"""What a template leaves to be filled in, and whether a draft is nothing but a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import FRAME, HEADINGS, KINDS, PROSE, Role
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

LEFT_BEHIND = Pattern(
    r"第[XxＸ×]{1,3}期|(?:20)?[XxＸ×]{2,4}(?=年)|(?<=年)[XxＸ×]{1,2}(?=月)|(?<=月)[XxＸ×]{1,2}(?=日)|[XＸ]{2,}|×{2,}|【 *】|〔 *〕|（ *）|\{[^{}\n]*(?:[\u4e00-\u9fff]|YYYY)[^{}\n]*\}"
    r"|（?(?:待补(?:充|(?![发交缴办考齐录休助偿贴种植修]))|待定(?:稿|(?![岗编级点损]))|待填写?|此处填写|请填写|TODO)）?|（略）"
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
_TEXT = Pattern(r"[\u3400-\u9fffA-Za-z0-9]")
_ELEMENTS = {
    "department": "部门",
    "issue_number": "期号",
    "reporting_unit": "报送单位",
    "dated": "日期",
    "title": "标题",
    "body": "正文",
    "editor": "编辑",
    "phone": "电话",
    "signed_off_by": "签发",
}


def _bare(text: str) -> str:
    """A text without what a template prints and leaves open."""
    return "".join(_TEXT.findall(_TEMPLATE.sub("", LEFT_BEHIND.sub("", text))))


def asks_when(document: Document, start: int) -> bool:
    """Whether a gap in the sentence before `start` (code points) asks for its time: {几月几日}，学院召开会议."""
    begin = max(document.sentence_at(start)[0], start - 100)
    return "{" in document.text[begin:start] and bool(_ASKS_WHEN.search(document.text, begin, start))


def still_empty(document: Document) -> list[str]:
    """What is still to be filled in, in Chinese, where a draft is nothing but a template; empty for any other."""
    headings = _FIXED.sub("", document.joined(HEADINGS).replace(" ", ""))
    written = document.joined({Role.TITLE, Role.CAPTION, *PROSE}).replace(" ", "")
    framed = any(True for _ in document.roles(*FRAME))
    if document.kind is None or not framed or _bare(headings + written):
        return []
    return [label for name, label in _ELEMENTS.items() if _open(document.value(name) or "")]


def _open(value: str) -> bool:
    return LEFT_BEHIND.search(value) is not None or not _bare(value.replace(" ", ""))
