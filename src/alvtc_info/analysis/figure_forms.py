"""Forms about a figure that make it a statistic, whatever its words weigh: 六成学生来自牧区, 粉丝数涨到3.8万, 师生比1∶18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.classes import CUE
from alvtc_info.analysis.clause_words import MODAL
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.analysis.sentences import Figure, Sentence

# 八成以上的教室装了…, 六成学生来自牧区: a share of a kind, at the head of its clause
_SHARE_OF = Pattern(
    r"(?:以上|左右|以下|多)?的?[\u4e00-\u9fff]{0,5}(?:学生|新生|毕业生|教师|职工|师生|学员|宿舍|教室|实训室|课程|企业|家庭|居民|牧民|农户|用户|设备|班级|岗位|家长|嘎查|公寓|党员|干部|系部)(?!成绩|分|时)"
)
_STORED = Pattern(
    r"(?:存有?|储有?|储备|积存|堆放|堆有|存放|库存|尚余|剩余|内存|存量|存粮)(?:着|了)?[^，。；\d定]{0,6}$"
)
# what the share is of, told before it: 公寓三分之二的床位, 毕业生中三成
_WHOSE = Pattern(
    r"(?P<kind>[\u4e00-\u9fff]{0,6}(?:学生|毕业生|新生|教师|职工|党员|师生|干部|家长|居民|住户|受访者|牧户|农户)(?:中|里|当中)，?)?(?P<place>[\u4e00-\u9fff]{0,6}(?:[院校系楼班区盟旗县市村镇馆乡园]|公寓|嘎查|食堂)(?:[内里]|现|已)?)?(?:有|约|近|超过?|过|已有|至少)?$"
)
_OF_WHAT = Pattern(r"(?:以上|左右|以下|多)?的[\u4e00-\u9fff]{2,12}")
# who of them is not to count: 三成以上反对的，重新表决
WHEN_SO_MANY = Pattern(r"[^，。；]{0,16}(?:的|时)，|(?:以上|多)?的?[^，。；]{0,4}(?:同意|到会|出席|赞成|反对)(?!了)")
# 共有9趟班车停运
_STANDS_IDLE = Pattern(
    r"[\u4e00-\u9fff]{2,6}?(?:停[运课水电业工产机诊]|晚点|延误|受阻|封闭|关闭|中断|滞留|取消|空置|闲置|[待未没])"
)
# 亩产380斤; 用电量逐月走低，降幅一成多
_YIELDS = Pattern(r"(?:[亩单总年]产量?|[人户生]均[^，。；\d]{0,6})(?:达到?|为|约|近|超过?)?$")
_CHANGES_BY = Pattern(
    r"(?:[率量数额值费]|收入|成本|支出|客流|能耗|成绩)[^。；]{0,16}(?:[降增涨跌]幅|降低|增长|下降|上升|下滑|减少|回落)了?(?:达到?|为|约|近|超过?)?$"
)
# 补考及格的不足半数
_OF_THOSE = Pattern(r"[^，。；]{2,12}[的者](?:不足|不到|超过|近|约|已?过)$")
# 粉丝数涨到3.8万, 分布在61家企业: what has come to so many, and over how many it is spread
_COME_TO = Pattern(
    r"(?:(?<![指系参倍读度分岁次天基函常])数|总量|总额|(?<![功频心速税利汇斜概效])率|粉丝|用户|关注者)(?:已经?|现|也|还)?(?:达到?|涨到|升到|升至|增[至到]|增加到|突破|超过|[逾过]|降到|降至|跌到)了?(?:约|近|至)?$"
    r"|(?:分布|分散|散布)[在于][^，。；\d]{0,8}$"
)
_OF_PEOPLE = Pattern(
    r"(?:师生|生师|男女|学生|教师|专职|辅导员|医护|招录|报录|报考|录取|竞争|职工|人数)[^，。；\d]{0,14}$"
)
_NO_TIME, _RATIO_TIMES = frozenset({"none"}), frozenset({"none", "clock here"})  # 0.9:1 looks like a clock
_BARS_A_FIGURE = CUE.of("must", "habit", "future", "limit")


def is_figure_by_form(sentence: Sentence, figure: Figure) -> bool:
    """Whether the form about a figure alone makes it a statistic, in a sentence without time."""
    clause, text = sentence.clauses[figure.place], sentence.document.plain
    is_ratio = figure.unit == "share" and any(mark in text[figure.start : figure.end] for mark in ":∶：")
    if sentence.time not in (_RATIO_TIMES if is_ratio else _NO_TIME) or sentence.last_rule >= 0:
        return False
    if (clause.moods | clause.moods_before) & _BARS_A_FIGURE or clause.roles & MODAL:
        return False
    near = max(figure.clause_start, figure.start - 20)
    if is_ratio:
        return _OF_PEOPLE.search(text, near, figure.start) is not None
    if figure.unit == "share":
        return (
            is_share_of_all(sentence, figure)
            or _CHANGES_BY.search(text, sentence.start, figure.start) is not None
            or (figure.end == figure.clause_end and _OF_THOSE.search(text, near, figure.start) is not None)
        )
    if _COME_TO.search(text, near, figure.start):
        return True
    if _STANDS_IDLE.match(text, figure.end, sentence.end) and text.endswith("有", 0, figure.start):
        return True
    return figure.unit == "measure" and (
        _STORED.search(text, near, figure.start) is not None or _YIELDS.search(text, near, figure.start) is not None
    )


def is_share_of_all(sentence: Sentence, figure: Figure) -> bool:
    """Whether a share at the head of its sentence, behind no more than what it is of, tells of how many of a kind."""
    text = sentence.document.plain
    if figure.unit != "share":
        return False
    whose = _WHOSE.match(text, sentence.start, figure.start)
    if whose is None or whose.end() != figure.start or WHEN_SO_MANY.match(text, figure.end, sentence.end):
        return False
    if whose["kind"]:
        return True
    return (_OF_WHAT if whose["place"] else _SHARE_OF).match(text, figure.end, sentence.end) is not None
