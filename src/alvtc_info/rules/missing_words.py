"""A measure word, a word at the end of a clause, or what a preposition or an adverb governs, that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.candidates import known_words
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_DONE_BY_PEOPLE = "参加|参与|出席|到场|到会|赶赴|前往|奔赴|受伤|死亡|遇难|被困|获救|报名|返校|就业|获奖|观看|聆听|受益|签名|列席|就餐|投票|投入"
_PEOPLE = "学生|师生|教师|教职工|职工|群众|民警|交警|消防员|医护人员|辅导员|党员|团员|家长|志愿者|居民|牧民|干部|工作人员|技术人员|救援人员"
_LACKING = Pattern(
    rf"(?<=\d)[余多](?=(?:{_DONE_BY_PEOPLE}|{_PEOPLE}))"
    rf"|(?:共|共有|共计|合计|组织|抽调|出动|派出|安排|选派|调集|转移|疏散|安置|现场|造成|导致|其中|和|及|[员兵生警师部众民])(?P<number>\d{{1,4}})(?=(?:{_DONE_BY_PEOPLE})(?![人者率的证费书表]))"
    rf"|(?<![\d.A-Za-z级届年第（(—～、-])(?P<bare>[1-9]\d{{1,3}})(?=(?:{_PEOPLE})(?:[，。；、]|参加|参与|和|到|在|被|受|参|返|就))(?<!(?:19|20)\d\d)"
)
# 一 with nothing behind it; what else ends with it: 之一, 统一, 周一, 初一, 二选一, 万一, 三七二十一
_ONE = Pattern(
    r"(?<=[\u4e00-\u9fff])(?<![之不唯惟统第万周期初高大单专如合归划其同逐星拜元丁零〇十百千第级班系部楼层组号年月卷篇章册附表图说道非始守定于选比分为是“对当初长独刘王李张陈点报期二三四五六七八九纯均共齐成])一(?=[，。；！])"
)


def lacking_measure(document: Document) -> Iterator[Hit]:
    """数字后面漏了量词，或者“一”后面漏了字：企业负责人120余参加、民警26赶赴现场、每两小时巡逻一。

    人数后面直接跟“参加、赶赴、受伤”或“学生、群众”的，漏了“人、名”；“之一、统一、周一”一类不算。表格、题目里的数不算。
    """
    for match in document.finditer(_LACKING, CONTENT):
        start, end = match.span("number" if match["number"] else "bare" if match["bare"] else 0)
        yield Hit(start, end, "数字后面像是漏了量词，如“人”“名”", Severity.INFO)
    for match in document.finditer(_ONE, CONTENT):
        yield Hit(*match.span(), "“一”后面像是漏了字", Severity.INFO)


# words that govern or describe what comes next: no clause ends with one (一 is told above)
_UNFINISHED = Pattern(
    r"(?<=[\u4e00-\u9fff]{2})[虽如仍从而曾且但因皆向另将未每仅较随与以经凡再又按各使其尚更若均凭已渐常](?=[，。；！])"
)
# 逐一进行检，: what such a verb does has two characters
_DONE_TO = Pattern(
    r"(?:(?<=[\u4e00-\u9fff])进行|予以|加以)(?P<half>(?![了过着中时到得完曲的者后前])[\u4e00-\u9fff])(?=[，。；、！])"
)
_HAN_TAIL = Pattern(r"[^\u4e00-\u9fff]")
_TAIL = 12  # code points of the end of a clause that are cut into words


def broken_off(document: Document) -> Iterator[Hit]:
    """一句话停在不能收尾的字上，后面像是漏了字：3号楼暂停使，原定课程调整；未见常，已返校。

    介词、连词、副词（使、将、与、按、已、仍……）后面一定还有话。按词典切分，是别的词的末一个字的（行使、名将、家常）、人名不提示。
    “进行、予以、加以”后面只有一个字的（逐一进行检，）也提示。
    """
    text = document.plain
    for match in document.finditer(_UNFINISHED, CONTENT):
        at = match.start()
        tail = _HAN_TAIL.split(text[max(0, at - _TAIL) : at + 1])[-1]
        known = any(tail[-size:] in known_words() for size in (2, 3, 4))
        named = not FREQUENT_SURNAMES.isdisjoint(tail[-3:-1])
        if cut(tail)[-1] == match.group() and not known and not named:
            yield Hit(at, at + 1, f"“{match.group()}”后面像是漏了字", Severity.INFO)
    for match in document.finditer(_DONE_TO, CONTENT):
        yield Hit(*match.span("half"), f"“{match['half']}”后面像是漏了字", Severity.INFO)


RULES = (
    proofreading_rule(
        lacking_measure,
        "漏了量词",
        (
            "5月20日，师生代表和企业负责人120⟦余⟧参加签约。",
            "5月20日，医护人员和民兵⟦26⟧赶赴现场。",
            "5月20日，保卫处要求每两小时巡逻⟦一⟧。",
            "5月20日，教务处组织⟦36⟧参加技能比赛。",
            "5月20日，讲座吸引300⟦多⟧学生到场。",
            "5月20日，学院组织⟦120⟧学生参加演练。",
        ),
        (
            "5月20日，师生代表和企业负责人120余人参加签约。",
            "5月20日，该项目是十项任务之一，由教务处统一办理。",
            "2024年5月20日，2024级学生参加演练，5月21参加的另计。",
            "5月20日，两个班的名次并列第一，值班时间定在周一。",
            "5月20日，会议室门牌号为201，现场教师到会。",
            "截至2024年5月20日，甲型占八成一，乙型占一成九。",
        ),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        broken_off,
        "话没说完",
        (
            "5月20日，3号实训楼暂停⟦使⟧，课程调整到2号楼。",
            "5月20日，学生未见⟦常⟧，已返校。",
            "5月20日，后勤处维修人员⟦将⟧，水泵已关。",
            "5月20日，学生病情⟦较⟧，已送医。",
            "5月20日，管网压力⟦仍⟧。",
            "5月20日，保卫处对灭火器逐一进行⟦检⟧，登记位置。",
            "5月20日，后勤处采取加装水箱的办法予以⟦决⟧。",
        ),
        (
            "5月20日，3号实训楼暂停使用，课程调整到2号楼。",
            "5月20日，监督权由工会行使，学生话家常。",
            "5月20日，教师王小常，班主任李未，到场。",
            "5月20日，方案已抄送各系，由系部接续。",
            "5月20日，物资由大使馆转交，经手人签字。",
            "5月20日，保卫处逐一进行检查，会议正在进行中，余款予以核减。",
        ),
        severity=Severity.INFO,
    ),
)
