"""Forms of a clause that tell a finished act, whatever its words weigh: 老水塔已拆除, 快递由收发室收走, 增补高某为委员."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.classes import CUE, VERB
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.analysis.clauses import Clause
    from alvtc_info.analysis.sentences import Sentence

# 经党委会研究，任命……
DECIDED = Pattern(
    r"经(?!常|费|济|营|过[^，]{0,4}努力)[^，。；]{0,14}?(?:研究|讨论|审议|同意|批准|磋商|竞争|评审|投票|选举|协商|票决|表决|公示|推荐|考[核察]|评议|比选|招标|谈判)"
)
_RESCUE = VERB.of("rescue")
# 两台铣床由设备科签收, 转来的投诉由后勤处办结: what is known, handled by somebody, by a verb that ends it
_DONE_BY = Pattern(
    r"(?:[\d一二两三四五六七八九十余多]{1,6}[名个台套间辆份件枚把本处户只张块箱批栋架座册项起宗家扇盏条所笔]|全部|这[批些]|该[批台]|新购|[回来出下到]的|[旧老原废])[^，。；]{0,24}(?:已|均|都|全部)?由(?!家[属长]|亲[属友]|父母|监护|其)[^，。；]{2,18}$"
    r"|(?:已|均已?|现已|都已)[^，。；]{0,6}由(?!家[属长]|亲[属友]|父母|监护|其)[^，。；]{2,18}$"
)
_ENDING = frozenset("存结收缴毁销封走回清除管接取领好完毕齐妥掉净换补交付")


def is_done_by(text: str, clause: int, start: int, end: int) -> bool:
    """Whether the verb there brings to its end what the clause says is done to a known thing by somebody (由……签收)."""
    return text[end - 1] in _ENDING and _DONE_BY.search(text, clause, start) is not None


# what is told of a thing without who did it: 老水塔已拆除, 违建彩钢棚被拆除
_THING_DONE = Pattern(r"[\u4e00-\u9fff]{2,14}(?:已(?:经|全部)?|被(?!迫)|均已|现已|由[\u4e00-\u9fff]{2,14})$")
_OF_A_DAY = VERB.of("issue", "hold")
_OF_A_DAY_OR_MADE = _OF_A_DAY | VERB.of("visit", "two", "end")
_NO_DAYS_ACT = frozenset(
    "更换 维修 修复 修缮 供水 供电 供暖 供热 供气 通电 通水 通气 结冰 开课 开学 上岗 到岗 毕业 返校 登记 报告 上报 汇报 封闭 关闭 切断 报警 求助 通知 告知 取样 采样 "
    "恢复 停止 领取 列入 纳入 列为 带走 返回 反馈 归档 备案 录入 配备 安装 开放 审核 审批 汇总 管制 封控 退学 休学 停课 入库 确认 认定 确定 明确 收集 采集 采购 分配 发放 调整".split()
)
_STAFF = VERB.of("staff")
# 增补高某、那某为委员; 免去周某的系副主任职务
_TO_POST = Pattern(r"了?[^，。；\d]{2,24}(?:为(?!了|期|由|主)[\u4e00-\u9fff]{2,14}|[\u4e00-\u9fff]{2,8}职务)$")
# 李娜调任图书馆馆长
_TAKES_POST = Pattern(
    r"[\u4e00-\u9fff·]{2,12}(?<![可应须若如凡的])(?:接任|调任|升任|出任|转任|改任|继任|接替|当选为?|获任|受聘[为任]?|续任|连任|荣任)了?(?!的|后|者|以来)[^，。；]{0,18}"
    r"(?:书记|[院校处科系馆站所部组局县市旗盟司]长|主任|委员|成员|代表|主席|教授|导师|干事|秘书|负责人|顾问|组长|会长|队长|班长|经理|理事)$"
)
# 专利获授权, 办法经教代会表决通过
_GRANTED = Pattern(
    r"[^，。；]{2,40}(?:(?:喜|荣|已)?获准?(?:得)?(?:立项|授权|批准|批复|通过|认定|准入|表彰|受理|采纳|登记|推荐|资助|备案|批|准)"
    r"|经(?!常|费|济|营)[^，。；]{0,14}(?:会|厅|局|委|组|专家|部|政府|代表|机构|公司)[^，。；]{0,4}(?:审议|表决|投票|研究|评审|讨论|审定|审核|验收|鉴定|认证|评议)?(?:全票|一致|集体)?(?:通过|批准|同意|核准|审定))$"
)
# 新一期校刊付印, 牧草加工地方标准获批: what came about, told of a known thing by a verb without object
_COME_ABOUT = VERB.of("publish", "draft", "approve", "sign", "win", "open", "pay", "meet")
_BY_RULE = frozenset("按 按照 依 依照 凭 以 根据 逐".split())  # 合同按含量分三档定价
_KNOWN_THING = Pattern(
    r"(?:新一?[期届版批轮部任]|第[一二三四五六七八九十\d]|首[批期届部个次家]|[^，。；]{2,24}的[^，。；]{2,12}|[^，。；]{2,12}第[一二三四五六七八九十\d]{1,3}[卷期辑批届])"
)
# 后勤处装了防鸟网: a verb of one character, for what is made, got or done away with once
_MADE = frozenset("装换修建盖挖砌铺拆添购买租撤封砍栽立改聘捐赠罚奖并迁")
_MADE_THING = Pattern(r"了(?!两?[次回口下眼]|一[次回口下眼])[\u4e00-\u9fff“]{2}")
# 女生宿舍评上“文明寝室”, 护理专业拿到了考点资质
_GOT = Pattern(
    r"[^，。；]{2,20}(?:[评当选考]上|[拿争考领]到|争取到|申请到|拿下|考取)了?[^，。；]{0,16}(?:资质|称号|资格|牌照|证书|许可证?|名额|等奖|单位|立项|专利|认证|”)$"
)
_AT_ONCE = CUE.of("at_once")
_TAKEN_UP = VERB.of("enforce", "punish", "staff", "publish")
# 后勤处把伙食补助上调为每生200元: what was so before
_SHIFTED = Pattern(r"[^，。；]{2,14}[将把](?!要|会|来)[^，。；]{2,20}$")
_INTO = frozenset("到至为成")
_BARS_A_FORM = CUE.of("must", "habit", "future", "neg", "many", "going", "limit")
_LIMIT = CUE.of("limit")
_OPEN_TIMES = frozenset({"none", "date before"})


def is_act_by_form(sentence: Sentence, clause: Clause) -> bool:
    """Whether the form of a clause alone tells a finished act, whatever its words weigh.

    The thing with 已 or 被 and a verb of one act that ends the clause (老水塔已拆除), a known thing handled by somebody to
    its end (快递由……收走), an act behind what decided on it (经党委会审议，任命……), somebody put into a post or taking one
    (增补高某、那某为委员, 李某调任馆长), what was granted or came about (专利获授权, 新一期校刊付印), a thing made into another
    (把补助上调为200元), a case taken up at once (随即立案).
    """
    if clause.head < 0 or sentence.time not in _OPEN_TIMES:
        return False
    if _is_made_or_got(sentence, clause):
        return True
    if not clause.verb & _OF_A_DAY_OR_MADE or clause.verb & _RESCUE:
        return False
    start, end = clause.starts[clause.head], clause.starts[clause.head + 1]
    text = clause.text
    moods = (clause.moods | clause.moods_before | clause.moods_after) & _BARS_A_FORM
    if not moods & ~_LIMIT and _is_shifted(sentence, clause, start, end):
        return True
    if moods & ~_LIMIT or sentence.last_rule >= 0:
        return False
    decided = bool(clause.index) and DECIDED.match(sentence.clauses[clause.index - 1].text) is not None
    if end == len(text) and _GRANTED.match(text) and (decided or not clause.index):
        return True
    if _has_come_about(clause, start, end):
        return True
    if moods:
        return False
    by_a_body = clause.agent.endswith("office") or text[:start].endswith("会")
    if clause.verb & _STAFF and by_a_body and _TO_POST.match(text, end):
        return True
    if clause.verb & _STAFF and _TAKES_POST.match(text) and text.index(clause.verb_text) == start:
        return True
    if not start:
        return decided
    if is_done_by(text, 0, start, end):
        return True
    before = clause.words[clause.head - 1]
    if before.cues & _AT_ONCE and clause.agent == "office" and clause.verb & _TAKEN_UP:
        return True
    if not clause.verb & _OF_A_DAY or clause.verb_text in _NO_DAYS_ACT:
        return False
    if clause.index or text[0] in "该这此其" or end < len(text) or "由" in text:
        return False
    return _THING_DONE.match(text, 0, start) is not None


def _is_shifted(sentence: Sentence, clause: Clause, start: int, end: int) -> bool:
    """Whether an office makes something into what it was not; 每月 in what it became is no rule."""
    return (
        clause.agent == "office"
        and bool(clause.verb & _OF_A_DAY)
        and clause.text[end : end + 1] in _INTO
        and (sentence.last_rule < 0 or clause.start + end < sentence.last_rule < clause.end)
        and _SHIFTED.match(clause.text, 0, start) is not None
    )


def _has_come_about(clause: Clause, start: int, end: int) -> bool:
    """Whether the verb ends the first clause, behind a thing that the clause makes known (新一期校刊付印)."""
    text = clause.text
    if not start or clause.index or end < len(text) or not clause.verb & _COME_ABOUT or text[0] in "该这此其":
        return False
    if clause.verb_text in _NO_DAYS_ACT or text.rfind("由") > text.rfind("的"):
        return False
    if any(word.text in _BY_RULE for word in clause.words[: clause.head]):
        return False
    return clause.words[clause.head - 1].tag[:1] in {"n", "q", "m"} and _KNOWN_THING.match(text, 0, start) is not None


def _is_made_or_got(sentence: Sentence, clause: Clause) -> bool:
    """Whether an office made or got something (装了防鸟网, 评上“文明寝室”), in a sentence without rule, plan or denial."""
    if sentence.last_rule >= 0 or (clause.moods | clause.moods_before) & _BARS_A_FORM:
        return False
    if _GOT.match(clause.text) and clause.agent != "person":
        return True
    return (
        clause.agent == "office"
        and clause.verb_text in _MADE
        and clause.head == clause.subject_end
        and _MADE_THING.match(clause.text, clause.starts[clause.head + 1]) is not None
    )
