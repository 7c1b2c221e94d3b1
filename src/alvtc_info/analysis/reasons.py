"""Traits in words: why a finding was made, as a clerk would say it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alvtc_info.analysis.judgement import Scale, Traits

_CUES = {
    "done": "“已、均”一类词", "at_once": "“立即、当场”一类词", "smooth": "“顺利、正式”一类词", "joint": "“联合、会同”一类词",
    "going": "“正在、持续”一类词", "future": "“拟、计划”一类词", "disposal": "“将、把”一类词", "must": "“应、须”一类词",
    "habit": "“每、定期”一类词", "many": "“先后、多次”一类词", "neg": "“不、未”一类词", "since": "“以来、近年”一类词",
    "point": "“后、期间”一类词", "link": "介词", "at": "“在、从”一类词", "say": "“表示、指出”一类词", "evidence": "“统计、显示”一类词",
    "be": "“是、位于”一类词", "have": "“有、现有”一类词", "total": "“累计、共”一类词", "reach": "“达到、增长”一类词",
    "base": "“比、同比”一类词", "rate": "比率", "work": "办事的词", "hurt": "伤亡受灾的词", "scene": "现场的词",
    "part": "“参加、出席”一类词", "limit": "“不少于、标准”一类词", "spec": "尺寸规格的词", "part_of": "“其中、其余”一类词",
    "people": "人", "meeting": "会议活动", "doc": "文件", "prize": "奖项认定", "org": "机构", "campaign": "检查整治一类事",
    "thing": "设施设备", "abstract": "情况、能力一类词", "at_meeting": "“会上”一类词", "passive": "“被”一类词", "by": "“由、经”一类词", "particle": "“了”",
}  # fmt: skip
_VERBS = {
    "publish": "印发公布一类", "draft": "编制修订一类", "approve": "审批认定一类", "punish": "处分查封一类", "staff": "任免选派一类",
    "send": "报送移交一类", "sign": "签约议定一类", "win": "获奖表彰一类", "meet": "召开开幕一类", "tour": "走访慰问一类", "open": "设立启用一类", "build": "建造更换一类",
    "pay": "拨付采购一类", "stop": "停止调整一类", "inspect": "检查核验一类", "enforce": "查办审理一类", "train": "培训比赛一类",
    "try": "部署推行一类",
    "issue": "印发、签订、任免一类", "hold": "召开、启用、建成一类", "visit": "调研、检查、实施一类", "rescue": "救援抢修一类",
    "rule": "负责、适用一类", "state": "表示状态一类", "say": "表示、指出一类", "go": "日常动作一类", "two": "办一次性公务的词",
    "end": "表示办完的词", "half": "办事的词", "being": "表示状态的词", "effort": "表示长期工作的词", "other": "其他动词",
    "one": "单字动词", "long": "长的动词", "none": "看不出动词",
}  # fmt: skip
_TIMES = {
    "date": "月日", "cut-off": "截至时间", "period": "一段时间", "now": "“目前”一类词", "vague": "“近日”一类词",
    "relative": "“昨日、12日”一类说法", "open": "“以来、近年”一类词", "clock": "钟点", "point": "截止的时刻", "year": "年份", "month": "月份",
    "span": "起止月份", "plan end": "规划期末", "plan": "规划期", "term": "学期季节", "year end": "年末", "counted": "“统计”一类词",
    "until now": "“以来、至今”一类词", "numbered": "文号",
}  # fmt: skip
_DATINGS = {
    "ahead": "前面有一段时间", "behind": "后面有一段时间", "now": "只有“目前”一类词", "date": "同句有月日", "vague": "只有含糊的时间", "relative": "只有“昨日、12日”一类说法",
    "open": "时间没有收尾（以来、近年）", "clock": "只有钟点", "earlier": "前文有截至时间", "event": "前文有月日", "none": "本句和前文没有时间",
}  # fmt: skip
_UNITS = {
    "person": "数的是人", "case": "数的是件次", "thing": "数的是物", "share": "是百分比", "money": "是金额", "measure": "是度量",
    "time": "是时长", "open": "数的是别的",
}  # fmt: skip
_AGENTS = {
    "office": "有单位作主语", "person": "有人作主语", "carried office": "主语承前文的单位", "carried person": "主语承前文的人",
    "none": "看不出由谁办",
}  # fmt: skip
_BARS = {
    "ahead": "前面有计划、要求的话", "not": "前面有否定", "before": "前文是要求或惯例", "behind": "后文是要求或规定", "number": "句中有文号",
}  # fmt: skip
_FIXED = {
    "cue": "写法是通常要注明时间的", "governed": "前文的时间管得到它", "open": "没有时间管得到它", "known group": "说的是已知的一群人",
    "joining": "是参加的人数", "size": "是规格或设计数", "bound": "是限额", "in care": "是在治的人", "this": "是已说过的数", "final": "是最后的伤亡数",
    "in brackets": "在括号里", "year ahead": "前面有年份", "decimal": "带小数", "whole": "是整数", "in Chinese": "用汉字写的数",
    "thousands": "以千、万计", "rough": "是约数", "title": "带书名号或引号", "ends done": "以“完成、完毕”一类词收尾", "this time": "说的是这一次", "opened again": "说的是还没有收尾的一段时间",
    "behind event": "前文的月日说的是别的事", "behind period": "前文的时间说的是别的数", "phrase ahead": "动词前有介词短语",
    "by without 了": "说由谁办而没有“了”", "told as earlier": "说的是此前的事", "head behind 的": "动词前有“的”",
    "counted in a period": "是一段时间里的计数", "counts": "句中有数", "no count": "句中没有数", "out of a group": "是一群里的几个", "rest holds 的": "后面有“的”", "rest holds number": "后面有数", "tail of time": "以“后、时”收尾", "theme": "主语说的是事情或东西", "theme and end": "说东西办成了", "thing of agent": "主语说的是单位的东西", "from to": "从一个数改到另一个数", "behind report": "是转述别人的话",
    "rest holds phrase": "后面还有介词短语", "noun and verb behind": "后面还有名词和动词", "finishes": "说的是办完了", "handles": "是“把”字句", "level first": "句首是旗县一类名称", "first": "在段首一句", "later": "不在段首一句",
    "lists": "用顿号列举", "indefinite": "宾语是“一批、两家”一类说法", "particle ahead": "前文有“了”", "particle behind": "后文有“了”",
    "already ahead": "前文有“已”", "already behind": "后文有“已”", "no aspect": "全句没有“了、已”", "denied behind": "后文有“不、没、无”",
    "no act behind": "后文没有说办事", "same agent behind": "后文没有换主语", "other agent behind": "后文另有主语", "agent ahead": "前文有主语",
}  # fmt: skip
_PLACES = {
    "holds": "分句里有", "manner": "动词前有", "object": "宾语落在", "next": "动词后是",
    "after": "后面有", "ahead": "数前有", "behind": "数后有", "left": "紧挨数前是", "second left": "数前隔一词是", "right": "紧挨数后是",
    "further": "后面还有", "mood": "分句里有", "mood before": "前文有", "mood after": "后文有", "head": "动词属", "before head": "前一分句的动词属",
    "after head": "后一分句的动词属", "object kind": "宾语像", "subject kind": "主语像", "first kind": "句首像", "theme": "主语像",
    "told before": "前面的分句有", "told beside": "同一分句有",
}  # fmt: skip
_NOUNS = {
    "paper": "文件", "event": "会议活动", "site": "场所", "device": "设备", "money": "款项", "person": "人", "body": "机构",
    "stuff": "物资", "quality": "性状", "matter": "事项",
}  # fmt: skip
_NEXT = {"了": "“了”", "number": "数"}
# classes that tell a reader nothing: how a verb is built, where nothing else is known
_DUMB = frozenset({"none", "long", "other", "one", "half", "being", "effort", "end", "two"})


@cache
def in_words(name: str) -> str:
    """A trait in Chinese; empty for one that says nothing to a reader (how long a clause is)."""
    parts = [_one(part) for part in name.split(" & ")]
    return "，且".join(parts) if all(parts) else ""


def _one(name: str) -> str:
    if name in _FIXED:
        return _FIXED[name]
    if name.startswith("bar "):
        return _BARS[name.removeprefix("bar ")]
    kind, _, value = name.partition("=")
    if not value:
        for where, said in ((" here", "同句有"), (" before", "前文有")):
            if name.endswith(where) and name.removesuffix(where) in _TIMES:
                return said + _TIMES[name.removesuffix(where)]
        return ""
    tables = {"agent": _AGENTS, "dating": _DATINGS, "unit": _UNITS}
    if kind in tables:
        return tables[kind][value]
    if kind == "time":
        return "本句和前文没有日期" if value == "none" else _one(value)
    place = _PLACES.get(kind, "")
    if kind in {"told before", "told beside"}:
        return place + _TIMES[value.removesuffix(" here")]
    if kind in {"head", "before head", "after head"}:
        return "" if value in _DUMB else place + _VERBS[value]
    meant = _meaning(kind, value)
    return place + meant if place and meant else ""


def _meaning(kind: str, value: str) -> str:
    if kind == "next" and value in _NEXT:
        return _NEXT[value]
    if kind.endswith(" kind") or kind == "theme":
        return _NOUNS[value]
    verb = value.removeprefix("v ")
    if verb != value or kind == "further":
        return "" if verb in _DUMB else _VERBS[verb] + "动词"
    return _CUES.get(value, "")


def reasons(scale: Scale, traits: Traits) -> tuple[str, ...]:
    """Why a candidate was found: the three traits that weigh most for it and the one that weighs most against it."""
    known = traits.weighed(scale.weights)
    found: list[str] = []
    for _, name in sorted([(-value, name) for value, name in known if value > 0]):
        if len(found) == 3:
            break
        said = in_words(name)
        if said and not any(said in each or each in said for each in found):
            found.append(said)
    for _, name in sorted([(-value, name) for value, name in known if value < 0], reverse=True):
        said = in_words(name)
        if said and not any(part in each for part in said.split("，且") for each in found):
            found.append(f"相反的：{said}")
            break
    return tuple(found)
