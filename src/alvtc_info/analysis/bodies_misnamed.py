"""Bodies whose name lacks a word, has that of another level, or ends as no body does.

What is told is closed: names of which no shorter form is in use, the three levels of brigades, names of two characters
before 局 and 委.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.segmentation import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


class MisnamedBody(NamedTuple):
    """A name of a body that is not as it should be: where it stands, what is said of it, and what it should be."""

    start: int
    end: int
    message: str
    right: str


# names by their words, of which none may be left out but those in brackets
_WHOLE = (
    "疾病 预防 控制 中心",
    "动物 疫病 预防 控制 中心",
    "市场 监督 管理 局",
    "市场 监督 管理 总局",
    "人力资源 和 社会 保障 局",
    "人力资源 和 社会 保障 厅",
    "住房 和 城乡 建设 局",
    "住房 和 城乡 建设 厅",
    "国有资产 监督 管理 委员会",
    "残疾人 联合 会",
    "卫生 健康 委员会",
    "新时代 文明 实践 中心",
    "特种 设备 检验 所",
    "粮食 和 物资 储备 局",
    "马克思 主义 学院",
    "教职工 代表 大会",
    "学生 资助 管理 中心",
    "社区 卫生 服务 中心",
    "道路 交通 安全 法",
    "应急 管理 综合 行政 执法 大队",
)
_IN_USE = frozenset(
    "市场监管局 市场管理局 学生资助中心 社区服务中心 卫生委员会 社会保障局 社会保障厅 学生管理中心 卫生服务中心 教职工大会 交通安全法 心理教育中心 设备检验所 城乡建设局 城乡建设厅 应急综合行政执法大队".split()
)
_OTHERS = {"动物疾病预防控制中心": "动物疫病预防控制中心", "疾病控制预防中心": "疾病预防控制中心"}


@cache
def _lacking() -> dict[str, str]:
    """What such a name is with one inner word left out, with the name."""
    found = dict(_OTHERS)
    for line in _WHOLE:
        parts = line.split()
        for at in range(1, len(parts) - 1):
            shorter = "".join((*parts[:at], *parts[at + 1 :]))
            if len(parts[at]) > 1 and shorter not in _IN_USE:
                found[shorter] = "".join(parts)
    return found


@cache
def _lacking_pattern() -> Pattern:
    return Pattern(words(_lacking()))


_LEVELS = {"旗": "大队", "县": "大队", "盟": "支队", "自治区": "总队", "省": "总队"}
_BRIGADE = Pattern(
    r"(?P<level>[旗县盟省]|自治区)(?P<whose>公安局)?(?P<name>消防救援|交警|交通警察|交管)(?P<what>[大支总]?队)(?![伍员长])"
)
# what a body ends with, mistaken for a word: 教育服务中信
_ENDS = Pattern(
    r"(?:教育|服务|管理|实训|技术|资助|控制|鉴定|培训|指导|活动|发展|研究)(?P<end>中信)(?!银行|集团|证券|建投|国安|公司)|(?<=[盟旗市])(?P<mongolian>蒙医院)|总(?P<union>公会)"
    r"|高新技术(?P<zone>产业园区|产业区|开发园区)"
)
_RIGHT = {"end": "中心", "mongolian": "蒙医医院", "union": "工会", "zone": "产业开发区"}
# bodies of two characters before 局 or 委, as they are called for short
_SHORT = {
    "局": frozenset(
        "公安 教体 财政 审计 司法 民政 统计 水务 水利 税务 信访 档案 气象 医保 应急 市监 住建 人社 文旅 农牧 科技 工信 商务 城管 林草 退役".split()
    ),
    "委": frozenset("卫健 发改 政法 国资 编办 工信 民宗".split()),
}
_BODY = Pattern(r"(?<=[盟旗])(?P<name>[\u4e00-\u9fff]{2})(?P<kind>[局委])(?![员部面托派])")


# an office of a school that is called a section, among others that are departments: 保卫处、后勤管理科
_SECTION = Pattern(r"(?<![处系部])(?P<name>后勤管理|后勤保障|学生工作|招生就业|组织人事)科(?![长员室])")
_DEPARTMENT = Pattern(r"(?:教务|保卫|学生工作|后勤管理|后勤|人事|财务|科研|招生就业|学工|学生|总务)处")


def misnamed_bodies(document: Document) -> Iterator[MisnamedBody]:
    """Every such name of a paper."""
    for match in document.finditer(_lacking_pattern(), CONTENT | FRAME):
        right = _lacking()[match.group()]
        yield MisnamedBody(*match.span(), f"“{match.group()}”像是“{right}”", right)
    for match in document.finditer(_BRIGADE, CONTENT | FRAME):
        right = _LEVELS[match["level"]]
        if match["what"] != right and (match["what"] != "队" or match["name"] == "消防救援"):
            start = match.start("name")
            message = f"{match['level']}一级是“{match['name']}{right}”"
            yield MisnamedBody(start, match.end(), message, f"{match['name']}{right}")
    for match in document.finditer(_SECTION, CONTENT | FRAME):
        if _DEPARTMENT.search(document.plain):
            yield MisnamedBody(*match.span(), "其他部门都是处，这里像是写错", f"{match['name']}处")
    for match in document.finditer(_ENDS, CONTENT | FRAME):
        right = _RIGHT[match.lastgroup or ""]
        yield MisnamedBody(*match.span(match.lastgroup or ""), f"像是“{right}”写错", right)
    for match in document.finditer(_BODY, CONTENT | FRAME):
        name, known = match["name"], _SHORT[match["kind"]]
        near = [each for each in known if _sounds_like(name, each)] if name not in known else []
        if len(near) == 1 and not is_word(name):
            right = f"{near[0]}{match['kind']}"
            yield MisnamedBody(*match.span(), f"“{match.group()}”像是“{right}”写错", right)


def _sounds_like(name: str, other: str) -> bool:
    """Whether one of two characters is mistaken for one of its sound."""
    wrong = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0][0] in homophones(wrong[0][1])
