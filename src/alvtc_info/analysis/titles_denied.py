"""What a title says and its text denies: 零损失……支出6.9万元, 触电昏迷……意识始终清楚, 骨折……未见骨折.

Spans in the title with what is wrong. What the text says as well, in any words, is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# what may be denied in so many words, with what else would say that it was so
_EVENTS = (
    ("骨折", r"骨裂|断裂"),
    ("爆炸", r"爆裂|炸"),
    ("起火|着火|火灾|失火", r"明火|扑灭|过火|燃烧|火势|火苗"),
    ("失联|走失|失踪", r"找到|下落|联系不上|寻找|查找"),
    ("死亡|身亡|遇难", r"去世|抢救无效|死者|遗体"),
    ("中毒", r"毒素|毒物"),
    ("坍塌|倒塌|垮塌", r"塌|倒"),
    ("泄漏|泄露|外泄", r"漏"),
    ("被困", r"困"),
    ("触电", r"电击"),
    ("溺水|落水", r"水中|捞"),
    ("被盗|失窃|盗窃", r"偷|窃|丢失|盗走"),
    ("停电|断电", r"跳闸|无电"),
    ("停水|断水", r"无水"),
    ("受伤", r"伤"),
)
_DENIED = r"(?:并?未(?:见|发现|发生|造成|出现|构成)?|没有(?:发生|出现|发现|造成)?|并?无|排除(?:了)?|不是|并非|不属于?|不构成|不存在)(?:明显|任何|人员|师生|学生|一人?|人)?"
_OF_OTHERS = r"其[余他]|另|周边|隔壁|相邻|同[行车屋室学桌]|未再|此前|之后|后续|随后|二次|次生|扩大"
# what the title says, what the text says against it, and what makes both true
_AGAINST = tuple(
    (Pattern(said), Pattern(told), Pattern(both))
    for said, told, both in (
        (
            r"零损失|无(?:财产|经济)?损失|(?:未造成|没有)(?:任何|丝毫|半点)?(?:财产|经济)?损失|无一受损|毫发无损|完好无损",
            r"(?:损失|报损|亏损|支出|赔付|赔偿|修复费|维修费|更换费|花费)[^，。；\d无零]{0,10}\d[\d.]*[万千百]?元|(?:烧毁|损坏|损毁|报废|浸湿|砸坏|压坏|刮坏|受损|烧坏|泡坏)[^，。；\d]{0,8}\d{1,5}[件台张套个扇块间册辆把盏米部根]|\d{1,5}[件台张套个扇块间册辆把盏部根][^，。；\d]{0,6}(?:烧毁|损坏|损毁|报废|浸湿|受损|烧坏)",
            r"追回|挽回|演练|模拟|避免|节约",
        ),
        (
            r"零伤亡|无(?:人员)?伤亡|无人(?:受伤|员伤亡)|未造成人员伤亡|(?:师生|人员)(?:均)?(?:安全|平安)",
            r"(?<![未没无有])(?:[手脚腿臂头脸面背胸腰颈膝额肘踝肩]部?[^，。；未无没]{0,3}|轻微|不同程度)?(?:擦伤|划伤|烫伤|扭伤|摔伤|砸伤|烧伤|挫伤|灼伤|割伤|撞伤|骨折|受伤)(?!情况|风险|的可能|事故|鉴定)",
            r"演练|模拟|无人受伤|没有人?受伤|未受伤|未造成|排除|如有|其中",
        ),
        (
            r"昏迷|昏倒|晕倒|不省人事|失去意识|休克|昏厥",
            r"(?:意识|神志)(?:始终|一直|均|全程)?(?:清[楚醒晰]|清)",
            r"昏迷|昏倒|昏厥|晕倒|晕厥|休克|失去意识|意识(?:丧失|不清|模糊|恢复)|恢复(?:了)?意识|苏醒|醒来|呼之不应|不省人事|倒地",
        ),
        (
            r"死亡|身亡|遇难",
            r"脱离(?:了)?(?:生命)?危险|无生命危险|生命体征(?:平稳|稳定)|伤情(?:稳定|平稳)",
            r"死亡|身亡|遇难|去世|抢救无效|死者|遗体|另[^，。；]{0,8}伤",
        ),
    )
)
_NOT_SURE = Pattern(
    r"疑似|网传|误报|不实|谣言|虚惊|演练|传言|辟谣|更正|模拟|风险|隐患|防[范止控火汛]|预防|整治|排查|处置演"
)


def titles_denied(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What titles say that their texts deny."""
    for title in document.roles(Role.TITLE):
        text = document.plain
        if _NOT_SURE.search(text, title.start, title.end):
            continue
        body = document.joined(PROSE)
        for said, told, both in _AGAINST:
            match = said.search(text, title.start, title.end)
            found = match and next((each for each in told.finditer(body) if not _is_negated(body, each.start())), None)
            if match and found and not both.search(body):
                yield *match.span(), f"标题写“{match.group()}”，正文写“{found.group()}”，请核实", True
        yield from _denied(document, title.start, title.end, body)


_NEGATED = Pattern(r"[未无没非免]|不(?!同)|防止|预防|谨防|提醒|警惕|\d[只头条匹峰羽]")
_NOBODY = Pattern(r"[均都]|人|一|任何|造成")
_NEAR = 4
_CLAUSE = 10  # code points before what is told in which its negation stands


def _is_negated(body: str, at: int) -> bool:
    """Whether what is told at this place is denied there: 没有人员受伤."""
    begin = max(at - _CLAUSE, *(body.rfind(mark, 0, at) + 1 for mark in "，。；\n"))
    return _NEGATED.search(body, begin, at) is not None


def _denied(document: Document, start: int, end: int, body: str) -> Iterator[tuple[int, int, str, bool]]:
    title = document.plain[start:end]
    for words, more in _EVENTS:
        if not any(word in title for word in words.split("|")):
            continue
        match = re.compile(words).search(document.plain, start, end)
        if match is None or _NEGATED.search(document.plain, max(start, match.start() - _NEAR), match.start()):
            continue  # 无人受伤
        denial = re.search(rf"(?<![，。；]){_DENIED}(?:{words})|(?<=[，。；\n]){_DENIED}(?:{words})", body)
        if denial is None:
            continue
        if words == "受伤" and not _NOBODY.search(body, max(0, denial.start() - _NEAR), denial.end()):
            continue  # 驾驶员未受伤
        clause = body[max(0, denial.start() - 12) : denial.start()]
        left = body[: denial.start()] + body[denial.end() :]
        others = re.search(_OF_OTHERS, clause)
        if not others and not re.search(rf"(?:{words}|{more})", re.sub(rf"{_DENIED}(?:{words})", "", left)):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{denial.group()}”，请核实", True
