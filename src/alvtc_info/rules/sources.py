"""Who says so: statistics, studies and statements that a reader could not trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.document import CONTENT, Kind, Role
from alvtc_info.finding import Basis, Hit, Severity, whole
from alvtc_info.lexicon import Pattern
from alvtc_info.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.document import Document

_CITATION = Pattern(
    r"据(?:不完全|初步|相关|有关)?(?:统计|测算|估算|监测|报道|介绍|反映|分析|披露|了解|通报|调查(?!组|队|处|局))(?!局|部门|公报|年鉴|处|中心|站)|据[悉称传]"
    r"|据(?:外媒|媒体|网络|有关|相关)[^，。；]{0,10}?(?:报道|资料|消息|统计|数据)|据[一-龥]{2,5}媒体[^，。；]{0,6}报道|(?:报道|文章|网文)(?:引用|援引)[^，。；]{0,12}(?:材料|资料|消息|说法)(?:说|称|显示|指出)?|有(?:媒体|报道|消息)(?:报道|称|指出)"
    r"|(?:有关|相关)?(?:统计|数据|监测|调查|资料|研究|测算)(?:结果|数据|资料)?(?:显示(?!器|屏)|表明|指出|发现|认为|证明|证实)"
    r"|(?:有关|相关|业内)?(?:专家|学者|业内人士|专业人士)(?:认为|指出|表示|建议|分析|称|介绍)|实践(?:表明|证明)"
    r"|《[^》\n]{2,40}(?:报告|白皮书|蓝皮书|皮书|年鉴|公报|统计|调查|研究|期刊|学报|杂志)[^》\n]{0,6}》(?:指出|显示|认为|表明|提出|披露|称)",
    "据",
    "显示",
    "表明",
    "指出",
    "发现",
    "认为",
    "证明",
    "证实",
    "专家",
    "学者",
    "人士",
    "报道",
    "消息称",
    "》",
)
_NAMED = Pattern(
    r"(?:局|厅|部|委|办|院|校|处|系|科|中心|公司|集团|社|网|台|所|大学|协会|学会|医院|组织|平台|系统|大队|支队|总队|政府|法院|检察院|警方|校方|交警|公安|党委|团委|党校|工会|街道|使馆|研究院)[^，。；]{0,12}$"
    r"|[一-龥]{2,4}(?:教授|研究员|主任|院长|工程师|医生|博士|院士|局长|处长)$|(?:来源|出处)"
)
_TAIL_SOURCE = Pattern(r"（(?:数据|资料)?(?:来源|出处|引自|摘自)[：:]|来源：")
_PRESS = Pattern(r"（[^）]*(?:(?:19|20)\d\d|第\d+期|〔)[^）]*）|(?:19|20)\d\d年")
_ISSUER = Pattern(r"(?:局|厅|部|委|办|院|社|会|中心|大学)(?:发布|公布|编制|出版|编写|主办)?的?$|(?:发布|公布|编制|出版)的$")


def _traceable(document: Document, start: int, end: int, word: str) -> bool:
    text = document.text
    begin, stop = document.sentence_at(start)
    passage = document.passage_at(start)
    if _TAIL_SOURCE.search(text, start, passage.end):
        return True
    clause = max(text.rfind(c, begin, start) for c in "，；：。\n") + 1 or begin
    if word.startswith("《"):
        return bool(_PRESS.search(text, clause, min(stop, end)) or _ISSUER.search(text, clause, start))
    if word.startswith("据"):
        return False
    return bool(_NAMED.search(text, clause, start) or "》" in text[clause:start] or "据" in text[clause:start])


def citation_without_source(document: Document) -> Iterator[Hit]:
    """引了统计、研究、报道或者专家的话，却没说是谁的、哪里的。

    制度一（四）：引用的文献需注明出处。写明发布单位、文献名和时间就行：据国家统计局2024年1月17日公布的数据。
    点名的单位、有职务的人算出处；据有关部门、据知情人士不算。学习贯彻《……》不是引用，不提示。
    """
    for match in document.finditer(_CITATION, mentions=True):
        word = match.group()
        start, end = match.start(), match.end()
        if document.plain[start] == "□" or word.startswith("据初步调查") or text_before(document, start) in {"根", "证", "依", "数", "收", "占", "论"}:
            continue
        if _traceable(document, start, end, word):
            continue
        yield Hit(start, end, f"“{word}”没有注明出处，请写明发布单位、文献名称和时间", fix=None)


def text_before(document: Document, offset: int) -> str:
    """The character before an offset, empty at the start."""
    return document.text[max(0, offset - 1) : offset]


_ANONYMOUS = Pattern(
    r"(?:(?:据|从)(?:[一-龥]{0,4})?|有)?(?:知情(?:人士?|者)|有关人士|相关人士|业内人士|有关(?:方面|部门|官员|负责人)|相关(?:方面|部门|官员|负责人)|目击者|现场群众|网民|网友)(?:处|那里|方面)?(?:介绍|透露|获悉|称|表示|反映|爆料|报料|指出|说|了解到|证实)",
    "知情",
    "人士",
    "有关方面",
    "有关部门",
    "有关官员",
    "有关负责人",
    "相关",
    "目击者",
    "群众",
    "网民",
    "网友",
)
_OPINION = Pattern(r"舆情|网信|平台|监测")


def anonymous_source(document: Document) -> Iterator[Hit]:
    """消息来源没有名字：知情人士透露、有关部门表示、网友爆料。

    读者无法核实。写明是哪个单位、什么岗位的人说的。续报“网络舆情”一节里说网民、网友不提示。
    """
    opinion = _opinion_sections(document)
    for match in document.finditer(_ANONYMOUS):
        start, end = match.start(), match.end()
        word = match.group()
        if ("网友" in word or "网民" in word) and any(a <= start < b for a, b in opinion):
            continue
        clause = max(document.text.rfind(c, max(0, start - 60), start) for c in "，；：。\n") + 1
        if _NAMED.search(document.text, clause, start):
            continue
        yield Hit(start, end, f"“{word}”没有说明是谁，请写明单位、岗位或文件名称", fix=None)


def _opinion_sections(document: Document) -> list[tuple[int, int]]:
    sections = []
    begun = -1
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            if begun >= 0:
                sections.append((begun, passage.start))
            begun = passage.start if "舆情" in document.words(passage) else -1
    if begun >= 0:
        sections.append((begun, len(document.text)))
    return sections


RULES = (
    Rule(
        check=citation_without_source,
        title="引用未注明出处",
        clause="1.4e",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
    ),
    Rule(
        check=anonymous_source, title="匿名消息来源", clause="1.4e", basis=Basis.REGULATION, severity=Severity.WARNING
    ),
)
