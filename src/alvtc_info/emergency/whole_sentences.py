"""Whether what was made of a note is a sentence, and whether it still says what the note says.

Both are asked of every fact that goes into a report: what fails stands in a slot that quotes the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.form_prompts import SLOT
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE = Pattern(r"[^，。；：！？\n]+")
_BESIDE = Pattern(
    r"（[^）]*）|“[^”]*”|《[^》]*》|(?:\d+年)?\d+月\d+日(?:早上|早晨|晚|夜间)?(?:之?前|以前|起|后)?|(?:\d+月|年)?底前|\d+时(?:\d+分)?(?:许|左右)?(?:前(?!往))?"
)  # no part of a predicate
# deeds of an office, each a noun as well: with one who does it, or something that it is done to
_DEEDS = frozenset(
    "报 换 电话 报告 联系 检查 核实 核查 调查 设置 通知 登记 记录 救援 救护 安抚 清场 清查 巡查 巡视 排查 检修 维修 抢修 维护 更换 修复 管理 处理 处置 控制 监测 监控 检测 "
    "培训 演练 指挥 值守 看守 看护 陪护 陪同 护送 慰问 采访 取证 勘查 勘验 消毒 消杀 冲洗 清洗 清理 清运 清点 转移 疏散 疏导 劝导 警戒 封闭 隔离 整改 加固 改造 "
    "协调 配合 支援 增援 救治 治疗 抢救 诊断 观察 留观 复查 手术 询问 讯问 反映 反馈 汇报 请示 通报 回复 答复 解释 说明 公告 提醒 发布 澄清 补偿 赔偿 理赔 承诺 安置 供应 补课 家访 测温 处分 问责 追责 约谈 跟进 报送 采购 赔付".split()
)
_NUMERAL = Pattern(r"[\d.０-９一二两三四五六七八九十百千万几半]+$")
# behind these comes what is done or left undone, whatever the dictionary takes it for
_ADVERBS = frozenset(
    "已 已经 正 正在 未 不 没 没有 尚未 仍 仍在 均 全部 将 需 须 应 应当 可 能 能够 可以 无法 不能 再 又 也 还 先 立即 立刻 随即 迅速 紧急 "
    "马上 及时 先后 分别 陆续 同时 一并 继续 突然 自行 暂 暂时 被 并 就 即 随后 现已 临时 当场 就地 连夜 逐步 重新 统一 分头 予以 全面 反复 多次".split()
)
_VERBS = frozenset(("v", "vd", "vi", "vq", "vg"))
_CIRCUMSTANCES = ("d", "t", "r", "m", "c", "ad")
_FROM = frozenset("向 对 与 给 由 被 将 用".split())  # 向后勤处报告
_COPULAS = frozenset("为 是 系 属 属于 称".split())
_SUFFIXES = frozenset("室房站厂所间场库亭车泵机器箱柜灯栓阀管线网卡牌量率度性费额品物剂款书点区")  # 变电室, 转发量
_THINGS = frozenset("围挡 开关 会 树 外卖 传销 雷击".split())  # verbs for the dictionary
_WHOLE = 4  # characters of a word that says a whole thing: 经验不足
_FILMED = frozenset("监控 监测 检测 升降".split())  # 监控探头4个
_FOR_NOW = frozenset("临时 备用 应急 专用".split())
_UNKNOWN = frozenset("不明 可疑 未知 有毒 有害 易燃 易爆 疑似".split())  # 不明气体
_WANTING = frozenset("有 无 是 为 系 属 被 使 让 令".split())  # nothing is said without what comes behind
_IMPERSONAL = Pattern(r"停[课水电气暖餐网工]|断[水电网气]|限电|延误|延后|推迟|拥堵|交通拥堵")  # nobody need be named
# words of a deed or of what happens that the dictionary takes for nouns, places or adverbs
_HAPPENS = Pattern(
    r"(?:[积渗溢喷漏停断供结起着冒触溺失泄救灭报送到离通进退返入出开关闭跳坠塌倒裂坏受烧烫冻摔骨化复排抽限撤封拉拆翻追侧碰相被熏]"
    r"(?:水|电|气|暖|餐|冰|警|场|火|烟|医|课|工|业|网|闸|雨|油|毒|校|院|岗|联|踪|窃|盗|骗|楼|车|炸|裂|断|落|伤|折|离|效|塌|毁|尾|撞|黑|窗|门|阀|闸))$"
    r"|(?:.{0,4}(?:中毒|开裂|脱落|损坏|破裂|骨折|[扭擦烧烫划割挫拉撞砸咬]伤)|..不(?:足|够|当|力|良|严|清|明|到位)|变质|过期|发霉|腐败|作弊|罢[课餐工]|聚集|围堵|异响|误报|持刀|伤人|灯不亮|情绪稳定|恢复正常|延后|推迟|顺延|取得联系|暴露出|稳定|运行|放学|放假|下课|就餐|就医|住院|转院|休学|复学|退学|转学|来校|停业|停业整顿|脱险|苏醒|获救|身亡|遇难|痊愈|前往|安抚|照常|拥堵|交通拥堵|暂停|中断|"
    r"被困|过火|受灾|闭馆|轻生|跳楼|殴打|头晕|恶心|胸闷|劝返|下线|取样|采样|留样|立案|备案|垫付|赔偿|道歉|和解|结案|到位|缺水|缺电|欠费|着凉|发热|发烧|过敏|中暑|昏倒|昏迷|休克|感染|超载|超速|逆行|侧翻|抛锚|爆胎|"
    r"过载|过热|短路|松动|脱落|老化|锈蚀|堵塞|失灵|失控|断裂|宕机|瘫痪|死机|闪退|卡顿|滞留|结束|完毕|完成|(?:经济|财产)?损失)$"
)
# verbs in front of a noun of one who does it or of what is used for it: 值班人员, 救援车辆
_OF_STAFF = Pattern(
    r"(?:值班|巡逻|巡查|救援|抢修|维修|施工|急救|救护|抢险|应急|备用|值守|执勤|带班|监考|带队|增援|随车|管理|服务|工作|技术|施救|安保|保卫|保洁|装卸|检测|检修|消防|消毒|照明|"
    r"报警|灭火|通风|排水|排烟|防护|防汛|防滑|警戒|警示|隔离|移动|分管|转运|逃生|操作|驾驶|试验|实习|实训|运输|清洁|监控|录像|报名|举报|投诉|报案)$"
)
_STAFF = Pattern(r"(?:人员|员|者|队|队伍|组|力量|师傅|工|民警|保安|教师|医生|护士|司机|院长|处长|科长|领导|厕所)$")
# and of one who suffers or is somewhere: 受伤学生
_OF_OTHERS = Pattern(
    r"(?:住校|参训|参赛|当班|留守|受伤|被困|遇难|死亡|失联|失踪|受灾|受困|伤病|住院|肇事|过往|走失|涉事|遇险|患病|发热|在场|在岗|到场|老化|破损|损坏|废弃|闲置)$"
)
_DOER_ENDS = r"人员|人|者|员|[学师医考新男女]生|教师|同学|校医|医生|保洁|电工|[民户主]|[民职员技焊电水木瓦修洁暖炉]工|保安|民警|交警|护士|司机|家长|家属|群众|师傅|主任|处长|科长|院长|校长|书记|老师|队|组|处|系|部|科|办|局|所|室|公司|学院|中心|某"
_TOOL_ENDS = r"车|车辆|设备|器|器材|物资|物品|工具|用品|机|泵|灯|电源|电话|力量|制度|记录|站|线|带|牌|标志|设施|装置|系统|服|品|阀|栓|通道|线路|管道|管线|门窗|墙体"
_DOER = Pattern(rf"(?:{_DOER_ENDS})$")
_TOOL = Pattern(rf"(?:{_TOOL_ENDS})$")
_SOMEBODY = Pattern(rf"(?:{_DOER_ENDS}|{_TOOL_ENDS})(?:约?[\d一二两三四五六七八九十百几多]*余?[人名个位辆台只条])?$")
_PEOPLE = Pattern(
    r"[名位例人员某者]|[学师男女]生|师生|教师|老师|同学|孩子|保[安洁]|[校医]医|医生|护士|民警|司机|家[长属]|师傅|主任|[处科院校队班组]长|书记|[一二两三四五六七八九十\d]死"
)
_ABSTRACT = Pattern(
    r"(?:情况|问题|工作|意识|制度|漏洞|隐患|现象|机制|预案|责任心?|措施|方案|事项|事宜|能力|程度|协议|协议书|公告|证明|记录|名单|清单|演练|环节|流程|费用|秩序)$"
)
_STATES = Pattern(
    r"(?:正常|良好|平稳|有序|畅通|完好|安全|平安|一致|不便|不适|异常|严重|不足|不够|有限|可控|轻微|缺位|薄弱|淡薄|滞后|松懈|老旧|陈旧|无恙|无碍|清楚|及时|齐全|紧张)$"
)
_TAKES_ANY = Pattern(
    r"(?:[存实]在|缺|缺少|缺乏|没有|有|无|发现|暴露|暴露出|出现|核实|了解|掌握|反映|排查|消除|整改|解决|说明|通报|报告|开展|做好|加强|完善|健全|落实|制定|建立|启动|承担|支付|影响|签订|签署|达成|发布|印发|起草|修订|下发|张贴|报送|填写|出具|提交|组织|进行|举办|完成|参加|留下|调取|查看|查阅|上报|公布)$"
)


class _Words:
    """A clause as its likeliest words, with what the dictionary says of each."""

    def __init__(self, clause: str) -> None:
        self.words = cut(clause)
        self.tags = [part_of_speech(word) or "" for word in self.words]

    def told(self, at: int) -> bool:
        """Whether the word at this place is a predicate of the clause."""
        word, tag, behind = self.words[at], self.tags[at], self.words[at + 1 :]
        before = self.words[at - 1] if at else ""
        if (before and _NUMERAL.match(before) and len(word) == 1) or (not behind and word in _WANTING):
            return False
        if behind and self._describes(word, behind):
            return False
        if _STATES.match(word) or _DOER.match(word) or _TOOL.match(word) or word in _THINGS:
            return self._done(at)
        phrase = tag == "i" and part_of_speech(word[:2]) == "v" and word[:2] not in _DEEDS  # 赶赴现场, 停止使用
        deed = tag in _VERBS or phrase or bool(_HAPPENS.match(word)) or (bool(before) and word in _COPULAS)
        return deed or self._done(at)

    def tells(self) -> bool:
        """Whether one of the words is a predicate."""
        return not _CARRIERS.match("".join(self.words)) and any(self.told(at) for at in range(len(self.words)))

    def names(self) -> bool:
        """Whether one of the words is somebody or something."""
        return any(
            word == "影响"
            or _IMPERSONAL.match(word)
            or (
                self._named(at)
                and self.tags[at] != "v"
                and (
                    not _HAPPENS.match(word) or any(self.told(other) for other in range(len(self.words)) if other != at)
                )
            )
            for at, word in enumerate(self.words)
        )

    def counts(self, at: int) -> bool:
        """Whether the word at this place counts something."""
        return bool(_NUMERAL.match(self.words[at])) or self.tags[at][:1] in ("m", "q")

    def begins_with_a_noun(self) -> bool:
        """Whether the clause begins with one who does something or what is used for it: 送水车1辆, 排水泵3台."""
        first = self.words[0]
        if first not in _DEEDS and (_TOOL.search(first) or _DOER.search(first)) and self.tags[0][:1] in ("n", ""):
            return True
        if first in _FOR_NOW:
            return not _Words("".join(self.words[1:])).tells()
        if len(self.words) == 1:
            return False
        staffed = _OF_STAFF.match(first) and _STAFF.search(self.words[1])
        return bool(staffed or self._qualifies(0) or _CARRIER.match("".join(self.words)))

    def begins_with_a_deed(self) -> bool:
        """Whether the clause begins with what is done to something, or paid: 更换玻璃3块, 赔偿500元."""
        deed = self.tags[0] == "v" or self.words[0] in _DEEDS
        if self.words[0] in _FILMED:
            return False
        return deed and len(self.words) > 1 and (self.tags[1][:1] == "n" or self.words[0] in _PAYING)

    def goes_on(self) -> bool:
        """Whether something happens to what the clause begins with: 地板浸水约40平方米."""
        return any(self.named_before(at) and self.told(at) for at in range(1, len(self.words)))

    def named_before(self, at: int) -> bool:
        """Whether a noun stands right before this place, and no count."""
        return self._named(at - 1) and not self.counts(at - 1) and not self.counts(at)

    def names_a_deed(self, *, alone: bool) -> bool:
        """Whether the clause only gives a deed its name (心理疏导), or, if that is asked, is one word `alone`."""
        if len(self.words) == 1:
            return alone and len(self.words[0]) < _WHOLE
        first, last = self.words[0], self.words[-1]
        if len(self.words) > 2 or last not in _DEEDS or first in _ADVERBS:
            return "".join(self.words) in _TREATMENTS
        named = (self._named(0) and self.tags[0] != "v") or bool(_OF_STAFF.match(first))
        return named and (not _DOER.search(first) or last in _DONE_TO_THEM)

    def _describes(self, word: str, behind: Sequence[str]) -> bool:
        """Whether a word belongs to the noun behind it: 值班人员, 管理问题, 着火的房间."""
        if behind[0] == "的":
            return all((part_of_speech(each) or "n")[0] in "nrljmq" for each in behind[1:])
        at = len(self.words) - len(behind) - 1
        if self._qualifies(at):
            return True
        if word in _UNKNOWN:
            return all(self._named(at) for at in range(len(self.words) - len(behind), len(self.words)))
        if _OF_STAFF.match(word) and (_STAFF.search(behind[0]) or _TOOL.search(behind[0])):
            return True
        return bool(_OF_OTHERS.match(word) and (_DOER.search(behind[0]) or _TOOL.search(behind[0])))

    def _qualifies(self, at: int) -> bool:
        """Whether a word and the last noun behind it are the name of one thing: 隔离|点, 转发|量, 管理|漏洞."""
        word, noun = self.words[at], self.words[at + 1]
        if noun in _SUFFIXES:
            return len(word) > 1 and all(map(self.counts, range(at + 2, len(self.words))))
        return at + 2 == len(self.words) and bool(_ABSTRACT.search(noun)) and not _TAKES_ANY.match(word)

    def _done(self, at: int) -> bool:
        """Whether a word that the dictionary has as a noun or a state is said of somebody, or done by him."""
        word, tag = self.words[at], self.tags[at]
        ahead, last = self.words[:at], at == len(self.words) - 1
        state = word not in _DEEDS and (tag in ("a", "ad", "an", "z") or bool(_STATES.match(word)))
        if state:
            doer = any(_DOER.search(each) for each in ahead)
            return last and (doer or (tag != "an" and any(self._named(each) for each in range(at))))
        if ahead and (not _ADVERBS.isdisjoint(ahead) or not _FROM.isdisjoint(ahead[:-1])):
            return True
        if word == "影响" and not last:
            return True
        if tag != "vn" and word not in _DEEDS:
            return False
        if any(_DOER.search(each) for each in ahead):
            return True
        return (
            not last
            and (self._named(at + 1) or self.tags[at + 1] == "m" or self.words[at + 1] in ("约", "近"))
            and all(self.tags[each] in _CIRCUMSTANCES for each in range(at))
        )

    def _named(self, at: int) -> bool:
        return not self.tags[at] or self.tags[at][:1] in "nrljivs"


_UP_TO = Pattern(r"^截[至止][^，]*，")
_WORKED_ON = ("measures", "aftermath", "lessons", "rectification")
_TOLD_AT_LENGTH = ("lessons", "rectification")
_SUBJECTED = ("casualties", "impact", "aftermath", "opinion")  # what is said of these needs somebody or something
_UNCOUNTED = Pattern(
    r"\d$|\d(?:[受轻重骨烫烧擦摔]|死亡|被困|失联)|^有[^\d一二两三四五六七八九十]*$"
)  # 受伤2, 1轻伤, 有伤员
_CARRIER_WORDS = r"(?:临时|备用|应急)?(?:[送供抽排洒运加铲除扫发]|灭火|通风|照明|救援|消防|急救|抢修|维修)[水料油货气电烟餐雪冰]?(?:车|泵|机|管|箱|桶|站|灯|队|员)"
_CARRIER = Pattern(rf"{_CARRIER_WORDS}(?:\d|[一二两三四五六七八九十]|$)")  # 送水车1辆
_CARRIERS = Pattern(rf"{_CARRIER_WORDS}(?:约?[\d一二两三四五六七八九十]+余?[辆台个支队名])?$")
_GOING_ON = Pattern(r"损失(?:情况)?(?:正在|尚|仍|[未已待不无较很惨严轻]|约|在)")
_PAYING = frozenset("赔偿 赔付 花费 垫付 支付 退还 退回 需 需要 报价".split())
_DONE_TO_THEM = frozenset("安抚 慰问 救治 治疗 安置 赔偿 补偿 疏导 护送 看护 陪护".split())  # 家属安抚
_TREATMENTS = frozenset(
    "疏散通道 疏散演练 疏散路线 心肺复苏 人工呼吸 胸外按压 现场急救 住院观察 应急处置 现场处置".split()
)
_AHEAD = Pattern(
    r"预计|预期|[时点日底分](?:之|以)?前(?=[\u4e00-\u9fff])(?![往去来后台门面])|[明后]天|明[早晚日]|后日|下个?(?:周|星期|礼拜|月)|过[几两]天|[待等][^，。；]{1,8}(?:后|再)|(?:分钟|小时)[以之]?后(?:就|才|能|可|会)?(?:再)?[到来](?:达|场|校|电|水)?$"
)


def is_whole(said: str, fact: str) -> bool:
    """Whether what is said of a fact (a field of `Particulars`) is a sentence by itself."""
    bare = _UP_TO.sub("", _BESIDE.sub("", SLOT.sub("某人", said))).rstrip("。")
    if fact == "what" and bare.startswith("有") and _SOMEBODY.search(bare):
        bare = bare[1:]  # 有烟 tells something, 有学生 does not
    if fact == "measures" and bare.startswith("已") and not bare.startswith("已经"):
        bare = bare[1:]
        act = _Words(bare)
        if act.begins_with_a_noun():
            return False  # 已送水车1辆
        if len(act.words) == 1 or act.begins_with_a_deed():
            return True
    if fact == "losses" and bare.startswith("损失") and not _GOING_ON.match(bare):
        lost = _Words(bare[2:].partition("，")[0])
        return bool(lost.words) and not lost.begins_with_a_deed() and not lost.goes_on()  # 损失更换玻璃3块
    clauses = [_Words(clause.group()) for clause in _CLAUSE.finditer(bare)]
    if not any(clause.tells() for clause in clauses):
        return False
    alone = bare == said[: len(bare)] and (fact in _TOLD_AT_LENGTH or fact == "measures")
    if len(clauses) == 1 and fact in _WORKED_ON and clauses[0].names_a_deed(alone=alone):
        return False
    if fact == "casualties" and (_UNCOUNTED.search(bare) or not _PEOPLE.search(bare)):
        return False
    return fact not in _SUBJECTED or any(clause.names() for clause in clauses)


def is_ahead(noted: str) -> bool:
    """Whether a note tells of what is to be done on a later day, or may be still to come: 消防车20分钟后到."""
    return bool(_AHEAD.search(noted))


_NUMBER = Pattern(r"\d+(?:\.\d+)?(?P<unit>[\u4e00-\u9fff]?)")
_SERVICES = frozenset(("110", "119", "120", "122"))
# units that are written otherwise in documents
_UNITS = frozenset("个名 个人 块元 号日 多余 点时 元".split())
_RECKONED = Pattern(r"\d万\d|半个多")  # 1万2 becomes 1.2万元
_NEGATED = Pattern(r"[没未无不非勿]")
_OUT = Pattern(r"停[电水止]")  # 没水: 停水; 不卖饭: 停止供餐
_MODAL = (
    Pattern(r"可能|疑似|好像|似乎|也许|估计|恐怕|怕是|说不定|大概率"),
    Pattern(r"据说|听说|据称|传言|有人说"),
    Pattern(r"建议|希望|请求"),
    Pattern(r"打算|准备|计划|拟"),
    Pattern(r"[要需应]|必须"),
    Pattern(r"[被遭]"),
)


def keeps_meaning(noted: str, written: str) -> bool:
    """Whether words of documents have the numbers, units, negations and moods of what was noted."""
    if noted == written:
        return True
    bare = SLOT.sub("", written)
    denied = bool(_NEGATED.search(bare))
    if bool(_NEGATED.search(noted)) is not denied and (denied or not _OUT.search(bare)):
        return False
    if any(mood.search(noted) and not mood.search(bare) for mood in _MODAL):
        return False
    if _RECKONED.search(noted):
        return True
    before, after = _counted(noted), _counted(bare)
    if all(number != "1" for number, _ in before):
        after = [each for each in after if each[0] != "1"]  # 有个学生: 有1名学生
    return len(before) == len(after) and all(map(_same, before, after))


def _counted(text: str) -> list[tuple[str, str]]:
    """The numbers of a text in their order, each with the character behind it, without those of emergency services."""
    found = ((match.group().rstrip(match["unit"]), match["unit"]) for match in _NUMBER.finditer(text))
    return [each for each in found if each[0] not in _SERVICES]


def _same(before: tuple[str, str], after: tuple[str, str]) -> bool:
    units = before[1] + after[1]
    return before[0] == after[0] and (before[1] == after[1] or before[1] == "来" or units in _UNITS)


def tells(text: str) -> bool:
    """Whether a text has a predicate: a clause that says of somebody or something what happened, was done or is so."""
    return any(_Words(clause.group()).tells() for clause in _CLAUSE.finditer(_BESIDE.sub("", SLOT.sub("某人", text))))
