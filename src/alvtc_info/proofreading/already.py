"""以 typed for 已, which sounds the same, and 已 for 以: 积水以排除, 所已要加强管理.

What 以 governs is a noun or a means that another verb follows (以更换阀门解决漏水); behind a bare subject, before what
is said to be done and nothing else, it is 已. 已 is wrong in the words and beside the numbers that have 以.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Confused(NamedTuple):
    """Where one of the two stands for the other, which is `right`; whether that is beyond doubt."""

    start: int
    right: str
    sure: bool


_HOW = "全部|全面|基本|陆续|先后|顺利|如期|按时|按期|按要求|按计划|圆满|相继|正式|初步|逐步|逐一|分别|均|再次|及时|立即|妥善|安全|成功|连夜|当场|当日|自行|大部分|整体|提前|统一"
_DONE = (
    "恢复|完成|结束|解决|排除|修复|修好|修缮|派人|派员|派车|到岗|到位|到校|到场|到达|到院|到账|抵达|返校|返回|返岗|返程|离校|离开|离岗|送医|送往|送至|送达|送到|转移|转入|转至|转院|拨付|印发|下发|上报|报送"
    "|报告|签订|签署|通过|批准|批复|启用|投用|投入使用|开工|开学|开放|开通|开始|开馆|开课|竣工|完工|验收|建成|安装|更换|拆除|清理|清除|清运|清空|关闭|关停|停止|停用|停课|停水|停电|停机|复课|复工|复学|复查|复电|复产|康复"
    "|出院|痊愈|入院|入库|入学|入住|达到|超过|收到|发放|发送|发出|发布|公布|公示|公开|公告|制定|制订|成立|召开|落实|整改|纳入|列入|录入|录取|登记|归还|缴纳|缴清|联系|通知|告知|启动|核实|查明|查清|确认|明确|移交|反馈|消除|消毒|处置|处理"
    "|控制|稳定|平息|化解|获得|获批|获救|脱离|取得|提交|准备|备好|备齐|采购|购置|更新|调整|修订|下架|上线|升级|损坏|老化|破裂|过期|到期|失效|报废|毕业|就业|撤离|疏散|扑灭|熄灭|脱险|就位|部署|安排|进行|开展|具备|形成|建立|存档|归档|封存|张贴|冻结|解除|撤销|取消|暂停|请假|报到|报名|退还|下达|转发|传达|接种|隔离|办理|办结|结清|结项|立项|接到|封闭|点火|点燃|竣事|扣押|处罚|拘留|立案|结案|投产|落户|落地|揭牌|换发|补发|补齐|补办|凝固|融化|结冰|开裂|脱落|塌陷|倒塌|中断|短路|跳闸|漏水"
)
_FINISHED = "完毕|完成|到位|结束|完好|成功|就绪|妥当|齐全|正常|属实|清楚|毕|完|好|齐"
# 难以, 予以 and the like are words; so are 以此, 以来
_TYPED = Pattern(
    rf"(?<![难得予加可给足何所是借赖用据聊无致若有])以(?P<rest>(?:{_HOW}){{0,3}}(?P<done>{_DONE})(?P<more>[^，。；：！？、\n]{{0,14}}))(?=[，。；！\n]|$)"
)
_BEFORE = Pattern(r"[\u4e00-\u9fff\d]{2,12}$")
_MEANS = Pattern(
    r"[为促抵而]|作为|当作|带动|换取|先后|方式|形式|名义|名目|途径|手段|办法|契机|目标|标准|结论|结果|依据|基础|重点|主题|的$|导向|时间|日期|效率|数量|质量|情况|次数|进度|程度|比例|金额|[之者]"
)
_REACH, _NAME = 12, 3
_ACTS, _SUBJECTS = ("v", "p", "c", "d"), ("n", "r", "vn", "j", "b", "an", "q", "s", "m", "x", "f", "t")
_OBJECTS = ("n", "r", "m", "q", "a", "u", "j", "b", "x", "l", "s", "f", "t", "zg")

_OTHERWISE = Pattern(
    r"所(?P<a>已)(?=[要我本各学必需应在才这不没该教师请])(?<![\u4e00-\u9fff]所已)|(?<![许认宁尚适两不])可(?P<b>已)(?!经)(?=[\u4e00-\u9fff])"
    r"|(?<![\u4e00-\u9fff])(?P<c>已)(?=便(?![民捷利装])[\u4e00-\u9fff])|(?P<d>已)(?=及(?:其他|其它|各|相关|学生|教师|有关))"
    r"|(?<![困疑艰灾两为刁责非万繁危苦急避遇患发阻])难(?P<e>已)(?=置信|忘怀|为继|承受|按[期时]|估量|接受|割舍|满足|保证|想象|实现|适应|忍受|形容|避免|落实|维持|支撑|区分)"
    r"|(?<![不充满富])足(?P<f>已)(?=说明|证明|保证|支撑|满足|应对|看出|表明)|(?<![参增追添附])加(?P<g>已)(?=改正|整改|解决|制止|控制|防范|重视|纠正|完善|规范|落实|推广)"
    r"|(?:近(?:[\d一二三四五六七八九十几半两]{1,2}个?)?[年月周天]|长期|一直|开学|入[冬夏汛秋]|建校|成立)(?P<h>已)来(?=[，。；、]|的)"
    r"|\d(?:[人名元天日年月岁吨度个件米]|℃|%|小时|分钟|公里)?(?P<i>已)(?=[内外](?:[，。；、的]|$))"
    r"|(?<![\u4e00-\u9fff])(?P<j>已)(?=防(?:止|范|不测|万一|意外|发生|再次|出现)|免(?:影响|造成|发生|延误|耽误|引起|出现)|期(?:达到|取得|实现)|利于)"
)


def confused(text: str) -> Iterator[Confused]:
    """The places of a text where 以 stands for 已, or 已 for 以."""
    for match in _TYPED.finditer(text):
        start = match.start()
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if (
            before
            and not _MEANS.search(match["more"])
            and _says_what_is_done(before.group(), match["rest"], match["more"])
        ):
            more = match["more"]
            yield Confused(start, "已", not more or more.startswith(tuple(_FINISHED.split("|"))))
    for match in _OTHERWISE.finditer(text):
        yield Confused(match.start(match.lastgroup or ""), "以", sure=True)


def _says_what_is_done(before: str, rest: str, more: str) -> bool:
    """Whether what stands before is a subject and no more, and what follows is one verb with what it is done to."""
    words = cut(before + "以" + rest)
    number = next((number for number in range(len(words)) if sum(map(len, words[:number])) == len(before)), 0)
    subject = words[:number] if words[number][0] == "以" else ()  # 以上 is cut from 以上报
    last = max((place for place, word in enumerate(subject) if word == "的"), default=-1)
    if any(tag_of(word).startswith(_ACTS) and tag_of(word) != "vn" for word in subject[last + 1 :]) or any(
        tag_of(word) == "nr" and len(word) > _NAME
        for word in subject  # 采取措施, as the dictionary has it
    ):
        return False
    if not subject or not tag_of(subject[-1]).startswith(_SUBJECTS):
        return False
    objects = cut(more) if more else ()
    finished = _FINISHED.split("|")
    return all(
        word in finished
        or tag_of(word).startswith(_OBJECTS)
        or (tag_of(word) in ("v", "vn") and number == 0)  # 恢复供暖
        or (tag_of(word) == "vn" and number < len(objects) - 1)
        for number, word in enumerate(objects)
    )
