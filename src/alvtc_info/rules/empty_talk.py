"""Empty talk, counted: what says nothing by itself and stands in every paper."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import PROSE
from alvtc_info.model.rule import Example, Rule, reported
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


# what may stand between the parts of an empty phrase and adds nothing: 压实了各方责任, 取得了十分显著的成效
_BETWEEN = (
    r"(?:[了着过出]|一个|一定|各级|各方|各单位|各部门|各系|各岗位|各环节|全体|全员|全院|全校|师生|干部|党员|教师|学生|群众|广大|思想|政治|工作|安全|主体|监管|领导|岗位|属地|管理|"
    r"十分|非常|较为|尤为|更加|更为|更|进一步|良好|社会|现实|历史|学习|校园|文化|育人|责任|的|地){0,4}"
)
_NOT_EMPTY = r"(?![人书状制单田清者区])"  # 压实责任人, 落实责任书 name something
_MOST_RELATED = 10


class _Talk(NamedTuple):
    """What finds empty phrases: a group for each class, which is named by what to write in place of such phrases."""

    pattern: Pattern
    advice: tuple[tuple[str, str], ...]


@cache
def _talk() -> _Talk:
    groups, advice = [], []
    for line in word_list("empty_talk").entries:
        sort, fixed, built, instead = line.split("\t")
        structures = (
            _BETWEEN.join(f"(?:{words(part.split('/'))})" for part in each.split("+")) for each in built.split("、")
        )
        groups.append(f"({'|'.join((*structures, words(fixed.split('、'))))})")
        advice.append((sort, instead))
    return _Talk(Pattern(f"(?:{'|'.join(groups)}){_NOT_EMPTY}"), tuple(advice))


def empty_talk(document: Document, *, least: int = 3) -> Iterator[Hit]:
    """空话套话多：一篇里有 3 处以上“圆满成功、受益匪浅、取得了显著成效、压实各方责任”。

    {1.2}：防止报送“粗、平、浅”信息。一篇只提示一次，说明有几处、各在哪里、该写什么（数字、姓名、日期、结果）。动词和宾语之间的
    “了、各方、工作、十分”一类的词不影响；引号、书名号里的原文不算。试行，点名才查；逐处提示的是 cliche。
    """
    pattern, advice = _talk()
    found = list(document.finditer(pattern, PROSE))
    if len(found) < least:
        return
    counted = Counter(match.group() for match in found)
    named = "、".join(f"{phrase}{f'（{count}处）' if count > 1 else ''}" for phrase, count in counted.items())
    sorts = dict.fromkeys(match.lastindex for match in found)
    why = tuple("：".join(advice[number - 1]) for number in sorts if number)
    others = tuple((document, *match.span()) for match in found[1 : _MOST_RELATED + 1])
    message = f"全文有 {len(found)} 处空话：{named}。换成数字、姓名、日期、结果"
    yield Hit(*found[0].span(), message, why=why, related=others)


def _talking(*body: str) -> Example:
    return reported("后勤处检查供水管线", *body)


RULES = (
    Rule(
        check=empty_talk,
        family="proofreading",
        options={"least": "一篇里有几处空话才提示"},
        title="空话套话",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        preview=True,
        lists=("empty_talk",),
        bad=(
            _talking("2024年5月20日，学院⟦高度重视⟧管网检修，层层压实责任，取得显著成效。"),
            _talking("2024年5月20日，演练⟦圆满成功⟧，师生受益匪浅。", "活动为今后工作奠定了坚实基础。"),
            _talking("2024年5月20日，讲座⟦反响热烈⟧，师生深受启发，纷纷表示收获满满。"),
            "2024年5月20日，检修⟦有序推进⟧，责任落细落实，成效显著。",
            "2024年5月20日，会议要求⟦提高政治站位⟧、凝聚共识、抓细抓实。",
            "2024年5月20日，比赛⟦赛出了水平⟧，丰富了校园生活，在师生掌声中落下帷幕。",
            "2024年5月20日，会议⟦统一了思想认识⟧，压紧压实各级工作责任，检修成效十分明显。",
        ),
        good=(
            _talking("2024年5月20日，后勤处更换阀门6个，当日恢复供水。"),
            _talking("2024年5月20日，学院高度重视管网检修，更换阀门6个。"),
            _talking("2024年5月20日，师生120人参加演练，用时2分10秒。"),
            "2024年5月20日，横幅写着“圆满成功”“反响热烈”“受益匪浅”。",
            "2024年5月20日，检修有序推进，更换阀门6个。",
            "2024年5月20日，后勤处夯实路基120米，签责任书36份，落实责任人12名，学员普遍反映食堂菜少。",
        ),
    ),
)
