"""What is left open in what is still to be done: 有新情况再说, 适当增加一些喷头, 希望各方都重视起来.

No day, no number, nobody who does it. Spans with what to write, and whether it is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.sections_ahead import advice, ahead
from alvtc_info.model.kinds import EMERGENCY_KINDS, HEADINGS, Role
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

    Open = tuple[int, int, str, bool]

_NEXT = r"(?:上报|说|讲|报(?!修|名|销|废|考|警|案|批)告?|汇报|(?:议|定|看|考虑)(?=吧?(?:[，。；]|$))|告知?|续报|研究|商量|处理)"
# the next report at no time: 有情况再报, 等有了结果再说, 以后再议
_LATER = Pattern(
    rf"(?:(?:如|若|一旦|待|等|一)*(?<![没所])(?:有|出)(?:了|新|什么|啥|其他|别的|进一步|最新|大)*的?(?:情况|进展|变化|消息|结果|结论|问题|动静|眉目|头绪|着落|说法|准信|下文)(?:了|后|以后|时)*，?(?:我[处系部院科]|[\u4e00-\u9fff]{{2,5}}[处系部院科])?再(?:行|另行|作|做|向[^，。；]{{2,10}})?{_NEXT}"
    rf"|(?:以后|回头|过后|到时候?|改日|改天|往后|等等|等一等|过几天|过些天|看看)，?再{_NEXT}(?:吧)?|(?<=[后了])再说(?=[，。；]|$)|什么时候[^，。；\d]{{1,8}}，?什么时候(?:再)?[报说办修]|慢慢(?:再)?(?:解决|处理|研究|商量|说|来)(?=[，。；]|$))"
)
_A_TERM = Pattern(
    r"\d|当[日天晚]|每[日天周月]|随时|立即|即时|明[日天]|今[日晚]|本周|[半一二三两]个?(?:小时|天|日|周|月)"
)
_REPORTED_BY = Pattern(r"(?:\d[时日分]|月底|当[日天晚])[之以]?前?(?:再|首次|书面|另行)?[续终]?报")
_SAID = Pattern(
    r"(?:表示|称|说|答复|回复|介绍|告知|反映|批示|指示|强调|要求|自述)(?:[，：]|[^，。；]{0,12}，)|家[长属]|警方|医院"
)
# a term that is none, or a condition that nobody can check
_OPEN_TERM = Pattern(
    r"(?<![重注轻藐])(?:视|看)(?:具体)?(?:情况|情形|形势|进展|天气|条件|资金|经费)(?:而定|变化|允许)?|(?:有空|得空|抽空|闲时|有时间|方便|条件(?:成熟|允许|具备)|有条件|资金(?:允许|到位)|经费(?:允许|宽裕))(?:时|的时候|的话|后|了)?(?=，|[\u4e00-\u9fff])(?!的)"
    r"|(?:近|这|过)(?:[几两]|些)天(?:[之以]?内)?|不日|(?P<can>能(?P<verb>[\u4e00-\u9fff])就(?P=verb))"
)
# how much is asked for in no number: 适当增加喷头, 多增加一些窗口
_MORE = "(?:增[加设配派添补]|添[置加]|配[备置]|提[高升前]|扩[大充建]|延[长后]|缩[短减]|放[宽开]|减[少免]|降低|压[减缩]|补[贴助充]|上调|下调|加[大派密强]|拓宽|调[高低整])"
_SOME_MORE = Pattern(
    rf"(?:适[当度时]地?|酌情|逐步|逐年|尽量|尽可能|合理|相应){{1,2}}(?:地|再|多)?{_MORE}(?:一些|一批|部分)?|(?:再|多){{1,2}}{_MORE}?(?:一些|一点|几[个台间名处])|{_MORE}(?:一些|一点|一批|若干|几[个台间名处])"
)
_A_NUMBER = Pattern(
    r"(?<![\d.])\d+(?:\.\d+)?(?![\d.、．年月日时号点层])|[一二两三四五六七八九十百]+(?:名|个(?!别|体|人)|台|间|处|倍|成|次|元|小时|分钟|天|周|所|项)"
)
# everybody is asked, and nobody: 希望各方都重视起来, 呼吁社会各界关注
_EVERYBODY = Pattern(
    r"(?:希望|呼吁|期[盼待望]|恳请|盼望?|请|倡[议导]|建议)(?:学院|全院)?(?:各方(?:面)?|大家|大伙|各界|社会各界|全社会|各有关方面|有关方面|各级(?:部门|领导)?|上上下下|上下|各位领导|领导|人人|全体师生|广大师生)(?:们)?[^，。；\d]{0,6}?(?:重视|关注|关心|支持|配合|想[^，。；]{0,3}办法|行动|努力|参与|理解|出力|帮助)(?:起来)?"
)
# nobody in particular must: 有关部门要加强巡查
_NOBODY_MUST = Pattern(
    r"(?<![^，。；：\n])(?:各?(?:有关|相关|各有关|各相关)(?:职能|责任)?(?:部门|单位|人员|方面|科室|处室)|各级|大家|人人)(?:今后|都|也|一定)*(?:要|应当?(?!急)|须|必须|需要?(?!求))(?:进一步|切实|不断|更加|高度|时刻|共同)*(?:加强|强化|提高|重视|注意|做好|落实|完善|负起|尽到|配合|巡查|检查|警惕|吸取|增强|抓好|压实|引以为戒|举一反三)"
)
# what can never happen again, in what is to be done: 杜绝一切事故, 确保万无一失
_NEVER = Pattern(
    r"(?:彻底|完全|坚决|根本)?(?:杜绝|避免|消灭|根除|防止|消除)(?:一切|所有|任何)[^，。；]{1,12}|(?:确保|保证|做到)[^，。；]{0,8}(?:万无一失|绝对安全|绝不(?:再)?(?:发生|出现|出)|零(?:事故|风险|隐患|差错)|不出(?:任何|一点)问题|永不|百分之百安全)(?:任何|类似)?(?:问题|事故|此类事件|发生)?"
)
_NUMBER_OR_DAY = Pattern(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.、．])")
_WHO_SAYS = 60  # code points before such words in which somebody else may say them


def open_ends(document: Document) -> Iterator[Open]:
    """What is left open: the next report in that of an event, terms and amounts in sections of what is to be done."""
    text = document.plain
    if document.kind in EMERGENCY_KINDS:
        for match in document.finditer(_LATER, {Role.BODY}):
            begin, stop = document.sentence_at(match.start())
            near = max(begin, match.start() - _WHO_SAYS)
            clause = start_behind(text, near, match.start(), "，")
            dated = _A_TERM.search(text, clause, stop) or _REPORTED_BY.search(text, near, match.start())
            if not (dated or _SAID.search(text, near, match.start())):
                yield *match.span(), f"“{match.group()}”没有时间，请写明几月几日几时前、由谁续报", True
    for pattern, instead in (
        (_OPEN_TERM, "没有时限，请写明哪天前、由谁完成"),
        (_SOME_MORE, "没有写多少，请写明数量、由谁、哪天前完成"),
        (_EVERYBODY, "没有写请谁做什么，请写明单位、事项和期限"),
        (_NOBODY_MUST, "没有写是谁，请写明单位、事项和期限"),
        (_NEVER, "说得绝对，请写由谁、哪天前、做什么"),
    ):
        for match in document.finditer(pattern, {Role.BODY, *HEADINGS}):
            begin, stop = _part(document, match.start())
            asked = pattern is _SOME_MORE or pattern is _EVERYBODY
            within = advice(document, begin) if asked else _is_ahead(document, begin)
            wanted = {_OPEN_TERM: _A_TERM, _SOME_MORE: _A_NUMBER}.get(pattern, _NUMBER_OR_DAY)
            told = pattern is not _NEVER and wanted.search(text, begin, stop)
            if within and not told and not _SAID.search(text, max(begin, match.start() - _WHO_SAYS), match.start()):
                yield *match.span(), f"“{match.group()}”{instead}", False


_SAYS_AHEAD = Pattern(r"下一?步|接下来|今后|后续")


def _is_ahead(document: Document, begin: int) -> bool:
    """Whether a sentence is of what is to be done, by its heading or its first words."""
    return ahead(document, begin) or _SAYS_AHEAD.match(document.plain, document.sentence_at(begin)[0]) is not None


def _part(document: Document, at: int) -> tuple[int, int]:
    """The part between semicolons of a sentence that holds this place."""
    begin, stop = document.sentence_at(at)
    last = document.plain.find("；", at, stop)
    return max(begin, document.plain.rfind("；", begin, at) + 1), stop if last < 0 else last
