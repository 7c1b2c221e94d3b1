"""What speaks for and against a candidate: named traits of a clause that may tell an act, and of a figure.

A trait is a short name such as `head=issue` or `left=total & period=none`: a class of words and where it stands. No
trait names a verb, a noun or a number. `analysis.judgement` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.act_forms import DECIDED, is_done_by
from alvtc_info.analysis.carried_moods import is_carried
from alvtc_info.analysis.classes import CUE, NOUN, NOUN_BY_END, VERB
from alvtc_info.analysis.clause_words import ACT, COPULA, MODAL, PREPOSITION, all_cues
from alvtc_info.analysis.clauses import demands, is_modal, names_those_proposed
from alvtc_info.analysis.cue_words import ACTS, CONDITIONS, FINISHING
from alvtc_info.analysis.figure_forms import WHEN_SO_MANY, is_share_of_all
from alvtc_info.analysis.judgement import Traits
from alvtc_info.analysis.sentences import TIME
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.analysis.clause_words import Word
    from alvtc_info.analysis.clauses import Clause
    from alvtc_info.analysis.sentences import Figure, Sentence

_TAILS = frozenset({"时", "后", "前", "中", "上", "下", "期间", "以来", "之际", "的", "起"})
_ENDS = frozenset({"时", "后", "前", "中", "上", "下"})
_MANNERS = CUE.of(
    "done", "at_once", "smooth", "joint", "going", "neg", "many", "habit", "must", "future", "passive", "by"
)
_AFTER_CUES = CUE.of("must", "future", "habit", "say", "limit", "neg", "part")
_DIGITS = "0123456789"
_NUMERALS = _DIGITS + "一二三四五六七八九十两几多"
_LONGER = TIME.of("point here", "span here", "term here", "counted here", "plan end here")
_YEAR_HERE = TIME.of("year here")
_SINGLE_TIMES = TIME.of("year here", "month here", "span here", "term here", "open here")
_MONTH_HERE = TIME.of("month here")
_BY, _PARTICLE = CUE.of("by"), CUE.of("particle")
_HABIT, _FUTURE, _NEG, _MANY, _HAVE = (CUE.of(name) for name in ("habit", "future", "neg", "many", "have"))
_RATE, _EVIDENCE = CUE.of("rate"), CUE.of("evidence")
_HABIT_OR_FUTURE, _SAY = CUE.of("habit", "future"), CUE.of("say")
_BARRING = CUE.of("must", "future", "habit", "neg")
_DEMANDING = CUE.of("must", "future", "habit")
_BOUNDING = CUE.of("must", "future", "habit", "limit")


def _add_moods(found: Traits, clause: Clause) -> None:
    found.add_each("mood=", CUE, clause.moods)
    found.add_each("mood before=", CUE, clause.moods_before)
    found.add_each("mood after=", CUE, clause.moods_after)


_COUNT_OF_ACTS = Pattern(r"\d+(?:余|多)?(?:人?次|份|场|期)$")
_COUNTED = frozenset("次份场期")
# 代表队共获得20枚金牌: how many in all, of a period
_IN_ALL = Pattern(
    r"(?:共|累计|合计|总共)(?:获得?|开展|举办|完成|组织|查处|召开|承办|接待|办理|处理|培训)了?[^，。；]{0,12}\d"
)
# 5月召开的会议研究了防汛: what a meeting did that is told already
_MEETING_TOLD = Pattern(r"(?:召开|举行|举办)的[^，。；]{0,8}会(?:议)?(?![上中后前])")
# 已排查房屋1200栋: how many so far, by nobody that is named
_SO_FAR = Pattern(r"(?:均?已|共|累计)[^，。；的]{2,14}\d")
# 完成造林12万亩: how much, and not when
_AMOUNT_DONE = Pattern(r"完成[^了，\d]{0,8}\d[\d.]*[百千万亿]{0,2}[余多]?[^\d，]{1,4}$")
_DRAFTING = Pattern(r"研究(?:制定|出台|起草)(?!了)")
_GENERAL = frozenset({"开展", "组织", "进行"})
_SINGLE = Pattern(r"了|专项|集中|联合|全面|拉网|一次|首次|大检查|大排查|第[一二三四五六七八九十\d]")
_UNFINISHED = frozenset({"正在", "正", "仍在", "还在", "仍", "继续", "持续", "不断", "坚持"})
_NO_TELLING = Pattern(r"[A-Za-z]{2,}[./]|//|等(?:方式|形式|途径|渠道)|(?:会商|研判|值守|盯守|盯防|巡护)$")
# what is done more than once, or only asked for
_REPEATED = frozenset({"多次", "屡次", "数次", "历次", "反复", "要求"})
# 学院按方案要求增设了两个窗口: what was asked for is done
_BY_DEMAND = Pattern(r"(?:按照?|根据|依照|遵照|应)[^，。；]{0,12}要求")
_OWN_AGENTS = frozenset({"office", "person"})
# 官员在接受采访时说：; other than a noun (职称, 传说)
_SPEAKS = Pattern(r"(?:(?<![解小学传游评])说|(?<![名职俗简昵统堪号自])称|指出|透露|坦言|披露|测算|测评显示)$")
_STATES = frozenset({"正常", "良好", "平稳", "稳定", "有序"})
_IN_TIME = Pattern(r"(?:及时|足额|按期|按时|全部|如期|陆续|均已?)到位$")
_TAKING_PART = frozenset({"参加", "参与", "出席", "观看", "聆听", "到场"})
# who and what was sent to a scene: 派出3车19人, 投入扑火队员310人
_MEANS_SENT = frozenset({"派出", "出动", "调派", "增派", "调集"})
_SENT = Pattern(
    r"(?:派出?|出动|调派|调集|增派)了?[\d一两二三四五六七八九十]+[辆台部艘]?[^，。；\d]{0,4}[车艇泵机]"
    r"|(?:投入|出动)了?[^，。；\d]{0,8}\d[\d.]*万?[余多]?(?:人次|人|名|辆|台|架)"
)
# 取得了长足进步, 积累了经验: what came of much work, and no act of a day
_GAINED = Pattern(r"(?:取得|赢得|收到|积累|博得|获得|受到)了?[^，。；\d]{0,20}$")
_GAINS = frozenset(
    "进步 成效 成绩 进展 突破 好评 效果 实效 赞誉 肯定 经验 认可 欢迎 收效 联系 信任 掌声 谅解 主动 时间 支持 理解 尊重 关注".split()
)
_REPORTERS = ("记者", "笔者", "本报记者", "本台记者")
_CODES = ("流水号", "订单", "单号", "编号")  # 流水号20240520已核销
_OF_REPORTERS = ("会", "协", "站", "团", "节")
# 会议传达了《……》: what a meeting dealt with is part of the meeting
_MEETING = Pattern(
    r"(?:(?:[这本此]次|该)?[^，。；]{0,2}(?:会议|大会|全会|例会))(?:上|还|又|并|同时|随后|最后|首先|重点|集中|认真|逐[一项条]|专题|着重|深入){0,2}(?:传达|学习|听取|研究|审议|审定|明确|部署|布置|安排|通报|讨论|观看|宣读|总结|分析|制定|选举|表决|通过|决定|交流|回顾|解读|提出|作出|梳理|复盘)"
)
# 2014年10月至2015年3月，……开展了……: done from one month or day to another
_FROM_MONTH_TO = Pattern(
    r"(?<!（)(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?(?:至|到|[-—–~～]){1,2}(?:(?:19|20)\d\d ?年 ?)?\d{1,2} ?[月日](?!到期|期满)"
)
_AHEAD = ("下一步，", "接下来，", "下一阶段，", "今后，")
_ON_THAT_DAY = ("当天", "当日", "当晚", "同日", "次日", "翌日", "当夜")
# 对涉嫌犯罪的及时移交: a rule
_WHOEVER = Pattern(r"对[^，。；]{2,16}的，?(?:及时|依法|一律|立即|坚决|严肃|从严|予以|给予|责令)")
_ALL_WHO = Pattern(r"\s*凡(?!事)")
_ONCE_IT_IS = Pattern(
    r"[^，。；“]{1,16}(?:达到?|超过|低于|高于|不足|不到|降至|升至|大于|小于)\d[^，。；]{1,8}(?:时|的)，"
)
_IS_DONE = Pattern(r"了|已")
_WAS_DONE = Pattern(r"了|已|\d")
# 签订协议三年来: how long ago, and no act of now
# 一经发现即行上报, 标志着筹备工作启动
_NO_ACTS = ("一经", "标志着", "意味着")
_SINCE = Pattern(r"[年月天]来$")
# 有关专家建议，在湖心岛周边划出禁航区; 招生就业处认为，……
_URGED = Pattern(
    r"(?<![被据有按照该的此条项提见])(?:(?:建议|提议|打算|设想|申请|恳请)(?![的已\d书量数表人者]|材料|$)|(?:认为|觉得|担心|担忧|期待|期盼|盼望|希望|主张|(?<![起出份封了的])(?:呼吁|倡议|承诺)|提出)，)(?:[^。；：！？\n](?!建议|条|书))*$"
)
# 提出加装两盏高杆灯, 期待学院公布……: what somebody thinks or wishes in the clause itself
_WISHED = Pattern(r"(?:认为|觉得|担心|担忧|期待|期盼|盼望|希望|主张|呼吁|倡议)(?![的了并过书])[^，。；了]*$|提出$")
_OPINION = Pattern(
    r"(?:意见|要求|申请|方案|诉求|建议|请求|异议|抗议|倡议|报告|辞呈|名单|动议|议案|提案|公约|口号|[^为]目标)$"
)
_FROM_THEN_ON = Pattern(r"[从自][^，。；：]{2,14}起(?=，)")
_ANNOUNCED = frozenset({"通报", "公告", "通告", "通知", "发布", "消息"})
_PLAN_YEARS = Pattern(r"十[一二三四五]五”?(?:期间|时期)")
# what somebody tells in a speech: 校长讲解了……
# what people of a trade do each day: 维修人员拆除围墙
_WORKERS = Pattern(
    r"[^，。；\d]{0,6}?(?:(?:维修|工作|值班|安保|保洁|施工|抢修|巡查|现场|绿化|收费)人员|维修工|保洁员|保安|宿管员?|厨师|司机|电工(?!程|业|学)|值班员|校医|护士|门卫|工人|师傅|队员)(?![会院队室处长科中站部办公组局])"
)
_TALKS = frozenset("学习 讲解 盘点 梳理 回顾 解读 阐述 讲述 交代 介绍 点评 总结 分析".split())
_WISHES = frozenset({"提出", "呼吁", "倡议", "期待", "主张"})
_NO_NEWS = frozenset({"派员", "重申"})
_DUTIES = frozenset({"负责", "承担", "主管", "分管"})
_NUMBERED_TITLE = Pattern(r"》（[^（）]{0,16}〔(?:19|20)\d\d〕[^（）]{0,8}号）")
_BY_MEANS = frozenset({"通过", "采取", "采用", "以"})


_RESCUE = VERB.of("rescue")
# the classes of acts one by one only say what the verb is; what goes with it is weighed by their groups
_ACTS = VERB.of(*(name for classes in ACTS.values() for name in classes))
_GROUPS = VERB.all & ~_ACTS
# classes of verbs that tell what is, is said, or is done again and again
_STANDING = VERB.of("say", "state", "rule", "being", "effort", "go", "long")
_STATE, _GO = VERB.of("state"), VERB.of("go")
_ABSTRACT, _PEOPLE, _CAMPAIGN = (CUE.of(name) for name in ("abstract", "people", "campaign"))
_ONCE_DONE = CUE.of("at_once", "joint", "done", "smooth")


# 签订就业协议的毕业生有812人: who did it, and how many they are
_COUNTED_WHO = Pattern(
    r"[^，。；的\d]{0,14}的[^，。；\d的]{1,10}(?:共|已|现|仅|约|还|尚)?(?:有|达|占)(?:了|约|近|超过?|到)?(?:\d|[一二两三四五六七八九十]{1,4}[百千万])"
)


def is_who_are_counted(text: str, start: int, end: int) -> bool:
    """Whether what follows there only says of whom there are so many."""
    return "的" in text[start : start + 15] and _COUNTED_WHO.match(text, start, end) is not None


def is_barred(clause: Clause, *, with_cue: bool = False) -> bool:
    """Whether a clause tells no single act that was done.

    It tells a state, a plan, a duty, a habit, what was said or not done, a rescue, a means (通过举办讲座), or how often
    (先后召开会议3次). `with_cue` says that its verb is of `rules.work` and was looked at there: only demands and habits
    bar it still.
    """
    done = 0 <= clause.head < len(clause.words) - 1 and clause.words[clause.head + 1].text == "了"
    if (
        (clause.is_under_rule and not done)
        or any(word in clause.text for word in _NO_ACTS)
        or clause.roles & COPULA
        or (clause.cues & _RATE and not _is_about_a_rate(clause))
        or clause.words[-1].cues & _EVIDENCE
        or clause.text[0] == "据"
        or clause.words[0].text == "请"
        or (clause.text[0] == "经" and DECIDED.match(clause.text))
        or clause.text.endswith("为准")
        or (clause.words[0].text in CONDITIONS and clause.words[0].text != "当")
        or is_who_are_counted(clause.text, 0, len(clause.text))
    ):
        return True
    if clause.text[-2:] in _GAINS and _GAINED.search(clause.text, 0, len(clause.text) - 2):
        return True
    if clause.text.startswith(_REPORTERS) and not clause.text.startswith(_OF_REPORTERS, clause.text.index("者") + 1):
        return True
    if with_cue:
        return bool(clause.moods & _HABIT) or demands(clause)
    ahead = clause.words[: clause.head] if clause.head >= 0 else clause.words
    barring = before_phrase = 0
    for number, word in enumerate(ahead):
        if word.text == "的":
            barring = (
                before_phrase  # 对拟提任的干部: what is named tells nothing; 拟对新聘的教师: it is planned all the same
            )
        elif word.size > 1 or (number >= clause.subject_end and (not word.roles & MODAL or is_modal(clause, number))):
            # 不动产登记中心, 蒙能集团: a name tells nothing
            barring |= 0 if _only_names(clause, number) else word.cues
        if word.roles & PREPOSITION or word.text == "拟对":
            before_phrase = barring
    if any(
        word.text in _REPEATED and not (word.text == "要求" and done and number and _BY_DEMAND.search(clause.text))
        for number, word in enumerate(ahead)
    ):
        return True
    if clause.words[-1].text in _STATES or _lists(clause):
        return True
    if barring & _BARRING or clause.moods & _HABIT_OR_FUTURE or demands(clause):
        return True
    if clause.head >= 0 and (
        clause.verb == _RESCUE
        or (not clause.verb & ~_STANDING and not (done and clause.verb & _GO))
        or (ahead and ahead[-1].text in _BY_MEANS)
    ):
        return True
    told = ahead[clause.subject_end :]  # 继续教育学院: its name tells nothing
    named = max((number for number, word in enumerate(told) if word.text == "的"), default=-1)
    told = told[named + 1 :]  # 学院承担的项目: nor does what is named
    if clause.verb_text in _TAKING_PART and (
        (not done and not barring & _ONCE_DONE) or any(word.text[0] in _DIGITS for word in ahead)
    ):
        return True
    if (clause.verb_text in _TALKS and clause.agent.endswith("person")) or clause.verb_text in _NO_NEWS:
        return True
    if clause.head >= 0 and _is_wished(clause):
        return True
    if _WORKERS.match(clause.text) or clause.text.startswith(_CODES) or clause.verb_text in _MEANS_SENT:
        return True
    if clause.verb_text in _DUTIES or any(word.text in _DUTIES or word.text in _UNFINISHED for word in told):
        return True
    text = clause.text
    if not clause.head and [word.text in FINISHING for word in clause.words] == [False, True]:
        return True  # 检查完毕: a step of no office
    if _is_general(clause) or ("研究" in text and _DRAFTING.search(text)) or _NO_TELLING.search(text):
        return True
    if clause.verb_text == "完成" and _AMOUNT_DONE.search(text):
        return True
    if (text.endswith("到位") and _IN_TIME.search(text)) or _IN_ALL.search(text):
        return True
    if ("》（" in text and _NUMBERED_TITLE.search(text)) or _SO_FAR.match(text) or _MEETING_TOLD.search(text):
        return True
    return (text[-1] in _COUNTED and _COUNT_OF_ACTS.search(text) is not None) or (
        bool(barring & _MANY) and any(word.text[0] in _DIGITS for word in clause.words[clause.head + 1 :])
    )


# 退回三份不合格标书, 办妥不动产登记: what is denied there is no act
_NOT_WHAT = frozenset("合格 动产 锈钢 锈 良 法 符 明 达标 规范 安全 同 孕 文明 稳定 粘 可再生".split())


def _only_names(clause: Clause, number: int) -> bool:
    """Whether a word of plan or denial is but part of what a thing is called (拟录用人员, 不合格标书)."""
    text = clause.words[number].text
    if text == "拟":
        return names_those_proposed(clause.text)
    return text == "不" and number + 1 < len(clause.words) and clause.words[number + 1].text in _NOT_WHAT


_GOING_ON = frozenset("并还又对就")


def is_told_of_meeting(text: str, start: int, end: int) -> bool:
    """Whether the sentence that begins at `start` tells what a meeting dealt with, which is a part of the meeting."""
    return _MEETING.match(text, start, end) is not None


def is_about_whoever(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a rule on whoever does something (对涉嫌犯罪的及时移交), on all of a kind (凡申报的，须先登录), or for
    when something comes to pass (达到100毫米时，启动二级响应), and tells nothing that was done.
    """
    if _ALL_WHO.match(text, start, end) or _ONCE_IT_IS.match(text, start, end):
        return _IS_DONE.search(text, start, end) is None
    return _WHOEVER.search(text, start, end) is not None and _WAS_DONE.search(text, start, end) is None


def is_no_telling(sentence: Sentence, clause: Clause) -> bool:
    """Whether what stands before a clause or behind it makes it tell no single act of a day that is missing.

    Somebody urges it, it holds from a day on (从5月起，), it is counted in a plan's years (“十四五”期间，新建公路468公里), it
    is how long ago something was (签订协议三年来), who was sent to a scene, or what begins a report (盟疾控中心通报：).
    """
    text = sentence.document.plain
    if clause.text[-1] == "来" and _SINCE.search(clause.text):
        return True
    last = clause.words[-1].text[-2:]
    if (last in _ANNOUNCED and text.startswith("：", clause.end)) or (
        last == "反馈" and clause.verb_text == last and text.startswith(("，", "："), clause.end)
    ):
        return True
    if any(map(str.isdigit, clause.text)) and _PLAN_YEARS.search(sentence.document.text, sentence.start, clause.end):
        return True
    if _SENT.search(clause.text):
        return True
    if is_carried(sentence, clause):
        return True
    if text.startswith(_ON_THAT_DAY, sentence.start) or (clause.index and text.startswith(_AHEAD, sentence.start)):
        return True
    if _SPEAKS.search(clause.text) and text.startswith(("，", "："), clause.end):
        return True
    goes_on = clause.agent not in _OWN_AGENTS or clause.text[0] in _GOING_ON
    if goes_on and is_told_of_meeting(text, sentence.start, clause.end):
        return True
    verb = clause.verb_span()[0] if clause.head >= 0 else clause.end
    if "月" in text[sentence.start : verb] and _FROM_MONTH_TO.search(text, sentence.start, verb):
        return True
    if is_about_whoever(text, sentence.start, sentence.end):
        return True
    if not clause.index:
        return False
    ahead = text[sentence.start : clause.start]
    return bool(("起，" in ahead and _FROM_THEN_ON.search(ahead)) or _URGED.search(ahead, max(0, len(ahead) - 60)))


def _is_about_a_rate(clause: Clause) -> bool:
    """Whether a rate is only what an act is about (票决办理的满意度), and no figure is told."""
    ahead = clause.words[: clause.head] if clause.head >= 0 else clause.words
    return bool(clause.verb & _ACTS) and not all_cues(ahead) & _RATE and not any(map(str.isdigit, clause.text))


# 专业共建、师资互聘两个委员会: what something is made up of
_LISTED_AS_PARTS = Pattern(
    r"(?:[\u4e00-\u9fff]{4}、){1,8}[\u4e00-\u9fff]{4}(?:等|这)?[\d两二三四五六七八九十]{1,2}[个大项类种方]"
)


def _lists(clause: Clause) -> bool:
    """Whether a clause only lists what is done (召开会议、制定方案、组织实施), is a slogan (产教融合、校企共建、工学并举) or
    takes its verb from the names of parts (下设专业共建、师资互聘两个委员会).
    """
    if "、" not in clause.text:
        return False
    parts = _LISTED_AS_PARTS.search(clause.text)
    if parts and clause.head >= 0 and parts.start() <= clause.starts[clause.head]:
        return True
    if clause.text.count("、") < 2:
        return False
    if all(len(each) == 4 for each in clause.text.split("、")):
        return True
    return sum(word.text == "、" and bool(after.roles & ACT) for word, after in pairwise(clause.words)) > 1


def _is_general(clause: Clause) -> bool:
    """Whether a verb that fits anything (开展, 组织) has an object that is no single event: 开展隐患排查, 组织学生."""
    if clause.verb_text not in _GENERAL:
        return False
    rest = clause.words[clause.head + 1 :]
    if any(word.text in _GENERAL for word in rest) and not _SINGLE.search(clause.text):
        return True  # 组织志愿者开展清扫活动
    cues = rest[-1].cues if rest else 0
    if cues & _ABSTRACT or (len(rest) <= 2 and cues & _PEOPLE) or (rest and rest[-1].verbs & _STATE):
        return True
    return (
        bool(cues & _CAMPAIGN)
        and not all_cues(clause.words[: clause.head]) & _ONCE_DONE
        and not _SINGLE.search(clause.text)
        and not any(word.text[0] in _DIGITS for word in rest)
    )


def _is_wished(clause: Clause) -> bool:
    """Whether a clause only tells what somebody thinks, wishes or proposes: 提出加装高杆灯, 期待学院公布条件."""
    if _WISHED.search(clause.text, 0, clause.starts[clause.head]):
        return True
    following = clause.words[clause.head + 1 : clause.head + 2]
    return (
        clause.verb_text in _WISHES
        and bool(following)
        and following[0].text not in {"了", "并"}
        and not (clause.verb_text == "提出" and (not following[0].is_verb_of or _OPINION.search(clause.text)))
    )


def _is_habit(clause: Clause) -> bool:
    return bool(clause.moods & _HABIT and not clause.cues & _HABIT)


def act_traits(sentence: Sentence, clause: Clause) -> Traits:
    """The traits of a clause that may tell an act."""
    times, governor = sentence.told_before(clause.verb_span()[0] if clause.head >= 0 else clause.end)
    time = _time_of_act(times, governor)
    found = Traits(
        f"time={time}",
        f"agent={clause.agent}",
        f"clause={min(clause.index, 2)}",
        f"length={min(5, len(clause.text) // 5)}",
        f"behind={sentence.document.plain[clause.end : clause.end + 1]}",
        f"last={clause.words[-1].tag[:1]}",
    )
    found.add_each("", TIME, times)
    _add_moods(found, clause)
    found.add_each("holds=", CUE, clause.cues)
    _add_neighbours_of_clause(found, sentence, clause)
    if time in _PERIODS and any(word.text[0] in _DIGITS for word in clause.words[1:]):
        found.add("counted in a period")
    if time in _PERIODS:
        found.add(f"{time} & {'counts' if next(sentence.figures(), None) else 'no count'}")
    bars = _bars(sentence, clause)
    found.add(*bars)
    with_verb = Traits(f"time={time}", f"agent={clause.agent}", *bars)
    with_verb.add_each("mood=", CUE, clause.moods)
    with_verb.add_each("", TIME, times & _SINGLE_TIMES)
    place = "first" if sentence.is_first else "later"
    with_verb.add(place)
    found.add(f"{place} & agent={clause.agent}", f"{place} & clause={min(clause.index, 2)}")
    text = clause.text
    if ("前" in text or "曾" in text or "先" in text) and any(word in text for word in _EARLIER_WORDS):
        found.add("told as earlier")
        with_verb.add("told as earlier")
    if clause.head >= 0:
        _add_what_is_about_the_verb(found, with_verb, clause)
    _add_form_of_clause(found, with_verb, clause)
    _add_rest_of_sentence(found, sentence, clause)
    found.add_each("told beside=", TIME, sentence.named(clause.start, clause.end))
    if clause.words[-1].text in _TAILS:
        found.add("tail of time")
    elif clause.words[-1].text in FINISHING:
        found.add("ends done", f"ends done & agent={clause.agent}", f"ends done & time={time}")
    verbs = clause.verb
    found.add_each("head=", VERB, verbs)
    for verb in VERB.named(verbs & _GROUPS):
        found.add_under(f"head={verb} & ", with_verb)
    return found


# what is told for the first time: 关停一家, 收缴一批, 约谈5家
_INDEFINITE = Pattern(
    r"(?:一[则期组幅面]|[一两三四五六七八九十\d][余多]?[批起名间轮次场份套项座条台支处家个部块位封架辆])"
)
_PARTICLE_LE, _ALREADY, _DENIED = Pattern(r"了(?!解|然)"), Pattern(r"已(?!知|然)"), Pattern(r"[不没无]")


def _add_rest_of_sentence(found: Traits, sentence: Sentence, clause: Clause) -> None:
    """What its words tell of how it was done and to what, and whether other clauses tell that and who acts there."""
    text, agent = sentence.document.plain, clause.agent
    listed = clause.text.count("、")
    if listed:
        found.add("lists", f"lists={min(3, listed)}")
    if clause.head >= 0:
        found.add(f"verb length={min(3, clause.words[clause.head].size)}")
        if clause.head > clause.subject_end:
            found.add(f"adverb={clause.words[clause.head - 1].tag[:1]}")
    if _INDEFINITE.search(clause.text, clause.starts[clause.head + 1] if clause.head >= 0 else 0):
        found.add("indefinite", f"indefinite & agent={agent}")
    aspect = False
    for name, pattern in (("particle", _PARTICLE_LE), ("already", _ALREADY)):
        for place, start, end in (("ahead", sentence.start, clause.start), ("behind", clause.end, sentence.end)):
            if pattern.search(text, start, end):
                found.add(f"{name} {place}")
                aspect = True
        aspect = aspect or pattern.search(clause.text) is not None
    if not aspect:
        found.add("no aspect", f"no aspect & agent={agent}")
    if _DENIED.search(text, clause.end, sentence.end):
        found.add("denied behind")
    behind = sentence.clauses[clause.index + 1 :]
    if behind:
        if not any(each.roles & ACT for each in behind):
            found.add("no act behind")
        found.add("other agent behind" if any(each.agent in _OWN_AGENTS for each in behind) else "same agent behind")
    if any(each.agent in _OWN_AGENTS for each in sentence.clauses[: clause.index]):
        found.add("agent ahead")


# the levels of government that an office's name begins with: 旗|水务局
_LEVELS = frozenset(
    {"国家", "自治区", "省", "盟", "市", "州", "旗", "县", "区", "镇", "乡", "苏木", "街道", "嘎查", "村"}
)


def _add_form_of_clause(found: Traits, with_verb: Traits, clause: Clause) -> None:
    """Whether a level of government begins it, it handles a thing (把), or its verb ends another act (完成)."""
    if clause.words[0].text in _LEVELS:
        found.add(f"level first & agent={clause.agent}")
    if "把" in clause.text and any(word.text == "把" for word in clause.words):
        found.add("handles")
        with_verb.add("handles")
    if clause.verb_text in FINISHING:
        found.add("finishes", f"finishes & agent={clause.agent}")


_EARLIER_WORDS = ("此前", "先前", "早前", "曾", "事先")
_CLOSED = frozenset({"period here", "cut-off here"})
_PERIODS = _CLOSED | {"month here", "year here"}


def _time_of_act(times: int, governor: str) -> str:
    """What governs the sentence; a month or a year alone closes a period for figures and is no date for an act."""
    if governor in _CLOSED and not times & _LONGER:
        if times & _MONTH_HERE:
            return "month here"
        if times & _YEAR_HERE:
            return "year here"
    return governor


def _bars(sentence: Sentence, clause: Clause) -> list[str]:
    """What bars a clause from telling an act: in it, before it, behind it."""
    ahead = all_cues(clause.words[: clause.head]) if clause.head >= 0 else 0
    found = []
    if ahead & _DEMANDING or _is_habit(clause):
        found.append("bar ahead")
    if ahead & _NEG:
        found.append("bar not")
    if clause.moods_before & _MUST_OR_HABIT:
        found.append("bar before")
    if sentence.last_rule >= clause.end:
        found.append("bar behind")
    if sentence.has_document_number:
        found.append("bar number")
    return found


_MUST_OR_HABIT = CUE.of("must", "habit")


def _add_neighbours_of_clause(found: Traits, sentence: Sentence, clause: Clause) -> None:
    """What stands in the clause before and in the one behind it."""
    if clause.index:
        earlier = sentence.clauses[clause.index - 1]
        if sentence.clauses[0].text[0] == "据" or sentence.clauses[0].text[-1] in "称说传":
            found.add("behind report")
        found.add_each("before head=", VERB, earlier.verb)
        if clause.agent not in _OWN_AGENTS and DECIDED.match(earlier.text):
            found.add("decided before")
        if earlier.words[0].roles & PREPOSITION:
            found.add("before=phrase")
        if earlier.words[-1].text in _ENDS:
            found.add(f"before ends={earlier.words[-1].text}")
    if clause.index + 1 < len(sentence.clauses):
        later = sentence.clauses[clause.index + 1]
        found.add_each("after head=", VERB, later.verb)
        found.add_each("after=", CUE, later.cues & _AFTER_CUES)


# 由四级提升至三级, 由九点半延长到十点半
_FROM_TO = Pattern(r"由[^，]{1,10}[至到为]")


def _add_what_is_about_the_verb(found: Traits, with_verb: Traits, clause: Clause) -> None:
    """The traits of what stands about the main verb; what goes with its class is added to `with_verb` too."""
    words, head = clause.words, clause.head
    ahead, rest = words[clause.subject_end : head], words[head + 1 :]
    manner = all_cues(ahead)
    found.add_each("manner=", CUE, manner)
    with_verb.add_each("manner=", CUE, manner & _MANNERS)
    found.add(f"distance={min(3, len(ahead))}")
    if clause.governed:
        found.add("phrase ahead")
    # the classes of acts one by one: whose act it is, and how the verb ends
    with_act = Traits(f"agent={clause.agent}")
    if not rest or rest[0].text == "了":
        ending = "next=了" if rest else "next=end"
        for each in (found, with_verb, with_act):
            each.add(ending)
    else:
        found.add("next=number" if rest[0].text[0] in _NUMERALS else f"next={rest[0].tag[:1]}")
    if rest:
        found.add_each("next=", CUE, rest[0].cues)
    ends = words[-1].cues
    found.add_each("object=", CUE, ends)
    with_verb.add_each("object=", CUE, ends)
    if not ends:
        with_verb.add("object=?")
    if rest:
        kind = NOUN_BY_END.get(rest[-1].text[-1], 0)
        found.add_each("object kind=", NOUN, kind)
        with_verb.add_each("object kind=", NOUN, kind)
    if head:
        last = words[(clause.subject_end or head) - 1]
        found.add_each("subject kind=", NOUN, NOUN_BY_END.get(last.text[-1], 0))
    found.add_each("first kind=", NOUN, NOUN_BY_END.get(words[0].text[-1], 0))
    further = roles = 0
    numbered = of = False
    for word in rest:
        further |= word.verbs
        roles |= word.roles
        numbered = numbered or word.text[0] in _DIGITS
        of = of or word.text == "的"
    found.add_each("further=", VERB, further)
    if of:
        found.add("rest holds 的")
    if roles & PREPOSITION:
        found.add("rest holds phrase")
        with_verb.add("rest holds phrase")
    if rest and rest[0].tag[:1] == "n" and rest[-1].is_verb_of and not rest[-1].roles & ACT:
        found.add("noun and verb behind")
        with_verb.add("noun and verb behind")
    if clause.agent not in {"office", "person"} and ahead and not clause.governed:
        theme = NOUN_BY_END.get(ahead[-1].text[-1], 0)
        found.add("theme")
        with_verb.add("theme")
        with_verb.add_each("theme=", NOUN, theme)
        with_act.add("theme")
        if not rest:
            found.add("theme and end")
            with_act.add("theme and end")
            with_verb.add("theme and end")
    elif ahead and not clause.governed and ahead[-1].tag[:1] == "n":
        found.add("thing of agent")
        with_verb.add("thing of agent")
    if numbered:
        found.add("rest holds number")
    for act in VERB.named(clause.verb & _ACTS):
        found.add_under(f"head={act} & ", with_act)
    if "《" in clause.text or "□" in clause.text:
        found.add("title")
        with_verb.add("title")
    if head and words[head - 1].text == "的":
        found.add("head behind 的")
    if manner & _BY and _FROM_TO.search(clause.text):
        found.add("from to")
        with_verb.add("from to")
    elif manner & _BY and is_done_by(clause.text, 0, clause.starts[head], clause.starts[head + 1]):
        found.add("by ended")
        with_verb.add("by ended")
    elif manner & _BY and not clause.cues & _PARTICLE:
        found.add("by without 了")
        with_verb.add("by without 了")


KNOWN_GROUP = Pattern(
    r"[^，。；]{0,8}(?:患者|学生|伤员|伤者|病人|人员|工地|部门|系部)[^，。；]{0,6}(?:病情|症状|情绪|均|都|生命体征|同时|各|正在|平稳|稳定|脱离|已脱离|已转)"
)
JOINING = Pattern(r"[^，。；、]{0,6}(?:参加|参赛|到场|出席|参会|参与)")
_YEAR_AHEAD = Pattern(r"(?:19|20)\d\d年(?=[^\W\d_a-zA-Z])(?!以来|起|至|到|初)[^，。；\d]{0,20}$")
# a number that is a name: 省道212线, 拨打12345
_NAMED = Pattern(r"(?:[省国县乡]道|拨打|分机|编号|热线|电话)$")
_CALLED = Pattern(r"(?:1(?:10|19|20|22)|12\d{3})$")
_MEASURES = tuple("人名个件起次户家台套只头亩吨米元份条辆件间万多余例株篇")
_LENGTHS = ("公里", "千米", "里路", "米")
_AWAY = Pattern(r"(?<![隔偏脱分远背])(?:距离?|离(?![校职任退岗休开婚]))[^，。；\d]{0,18}$|相[距隔][^，。；\d]{0,3}$")
_PROPOSED = Pattern(
    r"(?<![被据有按照该的此条项提见])(?:建议|约定|提议|打算|设想|申请(?![量数表人者]|材料)|请求|恳请|(?:按照?|根据)[^，。；]{0,6}(?:协议|方案|计划|规划|合同|细则|预案)，|(?:细则|方案|办法|制度|条例|规程|规范)[里中]，)(?![的已\d]|$)：?(?:(?!现有|目前|已[^经]|截至|累计|共有|仅有|至今|现已|尚有|不足|超过)[^。；：！？\n])*$"
)
_HOW_OFTEN = Pattern(
    r"(?:[一每半两][日天周月年晚季夜]|每(?:分钟?|小时|秒钟?))(?:至少|不少于|超过?|约|近|达到?|为|高达|低于|高于){0,2}$"
)
# 离大赛还有二十六天; 相对湿度高达89%
_DAYS_TO_GO = Pattern(
    r"(?:距离?|离(?![校职任退岗休开婚]))[^，。；\d]{1,24}(?:还|仅|只|仍|尚)?[有剩余](?:下|不到|不足|约|近)?$"
)
# 每间住6人, 功率为75千瓦, 罚款200元: what one of them holds or has, what one thing costs
_OF_EACH = Pattern(
    r"每一?(?:间|室|个|台|辆|栋|幢|座|层|处|床|柜|箱|车|班)[^，。；\d均]{0,12}(?:\d{1,4}[^，。；\d、]{1,4}[、和][^，。；\d、]{1,10}){0,4}$"
)
# 设计在校生规模8000人; 从教学楼到西区宿舍有650米: what is laid out, how far it is
_LAID_OUT = Pattern(
    r"(?:设计|规划|核定|额定)[^，。；\d已]{0,10}(?:规模|容量|容纳|能力|床位|人数)[^，。；\d已]{0,6}$|(?:设计|规划|额定)(?:可)?容纳[^，。；\d]{0,6}$"
)
# 如报名人数超过40人，另开一班; 要求到课率达到95%; 心率超过150应停下: a condition, what is asked for, a bound
_IF_SO_MANY = Pattern(
    r"(?<![\u4e00-\u9fff])(?:如果|若是?(?!干)|倘若|假如|一旦|凡是?(?!事)|只要|除非|如(?![期下实数上此今愿约同何是常图表皋]))[^，。；\d了已]{1,20}$"
    r"|要求[^，。；\d已了的]{1,16}(?:达到?|不低于|保持在|不少于|控制在)[^，。；\d]{0,3}$"
)
_AT_SO_MANY = Pattern(r"(?:超过|达到?|低于|高于|不足)$")
_IS_TO_BE = Pattern(r"[^，。；\d了]{0,3}(?:应(?!届|急|邀)|须|必须|即可|即为|方可)")
_FROM_PLACE_TO = Pattern(
    r"(?:从|由|自)[^，。；\d]{1,16}[到至][^，。；\d修铺建硬改换埋架挖已的]{1,12}(?:只?有|约|近|仅|不足|大约|长|远){0,2}$"
)
_WEIGHTS_TOLD = Pattern(
    r"(?:成绩|测试|考核|检查|操作|笔试|面试|分值)占[^，。；]{1,8}[，、]"
)  # 操作成绩占七成，安全文明占三成
_POWERS = ("千瓦", "兆瓦", "伏安", "瓦", "伏", "安")
_POWER = Pattern(r"(?:功率|电压|电流|容量|负荷|转速|扬程)[^，。；\d]{0,6}$")
_RATED = Pattern(r"(?:(?<![计共月年])罚款|工本费|押金|单价|票价|年?利率|[首尾]付)(?:为|是|达|各)?$")
# 报销比例为七成: what a rule lets somebody have
_SET_SHARE = Pattern(
    r"(?:(?:报销|补助|赔付|理赔|提成|计提|提取|缴存|缴费|补贴|贴息|优惠|扣缴|分成|减免|征收|折旧|违约金|滞纳金|首付|预付款?|质保金)(?:金)?(?:比例|率)?|税率)(?:为|是|按|各|均|达到?|不超过|[约最]高?){0,3}$"
)
_AND_SO = Pattern(
    r"(?:报销|赔付|补贴|分成|缴存)比例[^，。；\d]{0,3}\d[\d.]{0,5}[%％成]?[，、][^。；]{0,20}$|(?:封顶|起付|起征|起步)[线价点](?:为|是)?$"
)
_SPANS = ("天", "日", "周", "月", "小时", "年")
_READING = Pattern(
    r"(?:湿度|坡度|浓度|纯度|含水[率量]|含氧量|饱和度|透光率|电量|噪声|噪音)(?:均|都|约|已|为|达到?|高达|低至|仅|超过?|降至|升至|保持在|在){0,3}$"
)
# the weight of a part in a marking scheme: 测评占10%, 理论测试占总分的20%
_WEIGHT = Pattern(
    r"(?:测评|考核|评分|成绩|测试|考试|总评|权重|作业|出勤|绩效|精神面貌|检查|探伤|[笔面]试|答辩|[实理操笔][操论作]|技能|知识|论文|报告|表现|[得计]分|分值)各?占(?:比|到)?(?:总(?:分|成绩|评)的?)?(?:为)?(?=$)"
)
# who was in the car, how far off; how large a district is
_HERE_AND_NOW = Pattern(r"[车船机舱梯][上内里厢](?:共|还|搭|乘|载)?有$|以[东南西北]{1,2}(?:约|近)?$|为中心的?$")
_AREA = Pattern(r"面积(?:为|约|达)*$")
# 每日消毒2次
_EACH_TIME = Pattern(r"每[日天晚周月季年班][^，。；\d]{0,12}$")
# 24小时供应: how, and not how long
_ROUND_THE_CLOCK = Pattern(r"不间断|[^\W\d_a-zA-Z以之后前的为是，。；、]{2}")
_TIMES = ("次", "遍", "轮")
_STRICT = frozenset({"须", "应", "应当", "必须", "不得", "务必"})
_COMPARING = frozenset({"高于", "低于", "少于", "多于", "大于", "小于", "满", "不满"})
_SEATS = Pattern(r"车厢|座位|席位")
# who is at a place: 操场上有120人
_AT_A_PLACE = Pattern(r"[上下里内外旁边前后场]有|(?<![生人员者师工户众民])中有")
# who was in a vehicle, what a project costs in all, how many take part this time, how many groups were set up
_IN_A_VEHICLE = Pattern(r"(?:司乘人员|驾乘人员|乘员|乘客|机组人员|同[车船机](?:人员|乘客)?)(?:共|共有|有|合计)?$")
_COST_IN_ALL = Pattern(
    r"(?:(?<![占成])总投资(?:额)?|合同(?:总价|总?金额|价款|额)|预算(?:总额|金额|总价|价)|概算(?:总额|金额)?|(?:中标|成交|控制|招标|拦标|报)价|(?:项目|工程|设计|采购)(?:总价|概算|预算))(?:约|为|达|近|超过|共|是|人民币){0,2}$"
)
# what a contract or a paper sets, who is dealt with by what follows
_SET_BY_PAPER = Pattern(
    r"(?:合同|协议|方案|文件|办法|大纲|标书|章程|计划书)(?:中|里|书)?(?:约定|规定|确定|要求|明确|列明|所列|载明)的[^，。；\d]{0,12}$"
)
# 今年计划招收单招考生420人, other than by the name of a plan (营养改善计划覆盖)
_PLANNED = Pattern(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[年院校系处部局室区旗盟市县办期月我])|(?<=我们|今后|学期|季度))计划(?!已|的|外|内|完成|执行|落实|达成|兑现|覆盖|惠及|资助|进展|总数)[\u4e00-\u9fff][^，。；：\d已]{0,24}$"
)
_TAKES_PART = Pattern(
    r"[本此这][次期届][^，。；\d]{0,12}(?:班|培训|会议|活动|比赛|大赛|竞赛|演练|研修|论坛|招聘会|讲座|考试|夏令营)[^，。；\d已]{0,4}$"
    r"|(?:参加|旁听|列席|出席|到场|在场|同行|随行|参会|参赛|参训)的(?:还|另|共)?有$"
    r"|(?:参加|参与|出席|列席|参赛|参训|参会|参演|与会|到会|到场|应到|实到)[^，。；\d]{0,12}(?:的[^，。；\d]{1,8}|代表|人员|师生|教师|学生|职工|选手|学员)(?:共|合计|一共|总共)$"
    r"|(?:参加|出席|参会|参训|到会)[^，。；]{0,16}\d[^，。；\d]{0,3}(?:部门|单位|系|班级?|学校|院校)的?(?:共|合计)$"
    r"|(?:点名|应到|实到)[^。；\d]{0,10}$"
)
# 全文约3000字, 材料共36页, 缝合3针: how long something is
_COUNTED_UP = Pattern(r"清点[^。；\d]{0,10}$")
_LENGTH = Pattern(
    r"(?:全文|正文|讲话稿|发言稿|文稿|稿件|报告|材料|论文|教案|全书|手册|台账|讲义|字数|总计|缝合?了?)[^，。；\d]{0,4}(?:共|约|为|达|计){0,2}$"
)
_OF_LENGTH = Pattern(r"万?[余多]?(?:字|页|针)")
# 共造成直接经济损失约80万元: the final toll
_LOST_IN_ALL = Pattern(r"(?:共|事故)造成[^，。；\d已]{0,12}损失(?:约|近|为|达|超过|计|共|人民币){0,2}$")
_SET_UP = Pattern(r"(?:成立|组建|组成|分成|分为|编成|设立)了?[^，。；\d]{0,4}$")
_GROUPS_SET_UP = Pattern(r"[^，。；\d]{0,4}(?:组|专班|分队|小队|班子)(?![织长])")
_ALL_OF_THEM = Pattern(r"(?:均|都)(?:为|是|系|属)")  # 未整改的4处均为屋面渗漏
_FOR_EXAMPLE = Pattern(r"[^，。；]{1,14}为例")
_TAKEN = Pattern(r"以[^，。；\d]{0,14}$")
_LISTED = Pattern(
    r"(?:清单|目录|名册|名单|单子|考勤表|登记[表簿]|签到[表簿])[上中里]?(?:列|载|记|写|登)(?:有|明|了)[^，。；]{0,12}$"
)
# 受害面积超过100公顷、造成3人以上死亡的火灾，由……指挥: the conditions of a rule
_REACHES = Pattern(r"(?:超过|达到|造成|不足|低于|高于|不满|已满|多于|少于|大于|小于)[^，。；\d]{0,6}$")
_WHAT_IS_RULED = Pattern(
    r"[^。；]{0,40}?(?:以上|以下)[^。；，]{0,20}的[^，。；]{0,8}，(?:由|应|须|按|报|一律|立即|启动|必须)"
)
_KEPT_WITHIN = Pattern(r"(?:今后|未来|下一步|到20\d\d年|明年|“?十[五六]五”?)[^。；]{0,40}控制在[^，。；\d]{0,4}$")
# one of a group, and the group that the sentence is about: 26个试点单位之一, 39名学生中，已有3人
GROUP_OF = Pattern(r"[^，。；、\d]{0,14}(?:之一|中，|[中里]的?[一1][所家个名项座支例员位])")
# so few that it is a description, not data: 学院有3个校区
HANDFUL = Pattern(r"[1-5](?:个|条|座|支|家|处|栋|所)$")
# what is still to be done is data, however few: 尚未加固的楼有4栋
_LEFT_OVER = Pattern(r"[尚还仍][未没有余剩缺]|[剩余]下?[^，。；]{0,6}$|只剩|仅剩")
_SIZE = Pattern(r"设计|规划|核定|编制|额定|装机|容量|寿命|建筑面积|占地|总面积|全长|注册资本|分[^，]{0,4}$")
_BOUND = Pattern(r"[^，。；]{0,6}(?:以上|以下|以内|之内|者)")
_IN_CARE = Pattern(r"[^，。；]{0,10}(?:正在|在[^，。；]{2,10}(?:治疗|救治|观察|住院))")
_THIS_TIME = Pattern(r"[本此这]次")
_THIS_EVENT = Pattern(r"[本此这]次活动")
_ONE = Pattern(r"一[支个家所座辆]$")
# 14户中，已返家9户; 12名学生中8名
_OUT_OF = Pattern(r"\d[^，。；\d]{1,14}[中里内]，?(?:其中|目前)?[^，。；\d中里内]{0,10}$")
_FINAL = Pattern(r"(?:共造成|事故造成|致)$")
_LATER = CUE.of(
    "hurt", "scene", "part", "part_of", "evidence", "say", "work", "have", "total", "limit", "spec", "must", "future",
    "rate", "reach", "base", "done",
)  # fmt: skip
_DATINGS = tuple(
    (TIME.of(name), short)
    for short, name in (
        ("behind", "period here"),
        ("now", "now here"),
        ("date", "date here"),
        ("vague", "vague here"),
        ("relative", "relative here"),
    )
)
_CLOCK = TIME.of("clock here")
_PERIOD_BEFORE = TIME.of("period before", "cut-off before")
_DATE_BEFORE = TIME.of("date before")
_NOW_HERE = TIME.of("now here")
_PERIOD_HERE, _OPEN_HERE = TIME.of("period here"), TIME.of("open here")


def _dating(sentence: Sentence, at: int) -> str:
    """What tells as of when a figure at this offset holds, by where it stands."""
    times = sentence.times
    if times & _PERIOD_HERE and sentence.names("period", sentence.start, at):
        return "ahead"
    for bit, short in _DATINGS:
        if times & bit:
            return short
    if times & _OPEN_HERE and sentence.names("open", sentence.start, at):
        return "open"
    if times & _CLOCK:
        return "clock"
    if times & _PERIOD_BEFORE:
        return "earlier"
    return "event" if times & _DATE_BEFORE else "none"


def figure_traits(sentence: Sentence, figure: Figure, *, governed: bool) -> Traits:
    """The traits of a figure; `governed` says that a cut-off or a period reaches it (`periods.governed`)."""
    clause, unit = sentence.clauses[figure.place], figure.unit
    dating = f"dating={_dating(sentence, figure.start)}"
    with_unit = f" & unit={unit}"
    reached = "governed" if governed else "open"
    ahead, behind = words_about(clause, figure)
    found = Traits(
        f"time={sentence.time}",
        f"unit={unit}",
        f"agent={clause.agent}",
        f"clause={min(clause.index, 2)}",
        f"order={min(figure.order, 2)}",
        dating,
        reached,
        f"{dating}{with_unit}",
        f"{dating} & agent={clause.agent}",
        f"{dating} & {'first' if sentence.is_first else 'later'}",
    )
    found.add_each("", TIME, sentence.times)
    _add_moods(found, clause)
    _add_amount(found, figure)
    cues, verbs = _classes_of(ahead)
    _add_form(found, sentence, figure, cues)
    for front in ("ahead=", f"{dating} & ahead="):
        found.add_each(front, CUE, cues)
    found.add_each("ahead=v ", VERB, verbs)
    cues, verbs = _classes_of(behind)
    found.add_each("behind=", CUE, cues)
    found.add_each("behind=", CUE, cues, f"unit={unit} & ")
    found.add_each("behind=v ", VERB, verbs)
    _add_neighbours(found, ahead, behind, with_unit, dating)
    found.add_each("head=", VERB, clause.verb)
    found.add_each("head=", VERB, clause.verb, f"{dating} & ")
    found.add_each("after=", CUE, clause.cues_after & _LATER)
    if clause.index:
        earlier = sentence.clauses[clause.index - 1]
        if earlier.words[-1].text in _ENDS:
            found.add(f"before ends={earlier.words[-1].text}", f"before ends={earlier.words[-1].text}{with_unit}")
        found.add_each("told before=", TIME, sentence.named(sentence.start, clause.start))
    found.add_each("told beside=", TIME, sentence.named(clause.start, figure.start))
    return found


def words_about(clause: Clause, figure: Figure) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of its clause that end before a figure, and those that begin behind it."""
    first = bisect_right(clause.starts, figure.start - clause.start) - 1
    return clause.words[:first], clause.words[bisect_left(clause.starts, figure.end - clause.start) :]


def _classes_of(words: tuple[Word, ...]) -> tuple[int, int]:
    """The cue classes and the verb classes of these words."""
    cues = verbs = 0
    for word in words:
        cues |= word.cues
        verbs |= word.verbs
    return cues, verbs


def is_no_count(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a number in the sentence that begins at `begin` counts nothing.

    It is a name (省道212线, 由120送往), how far a place lies (离卫生室有七十公里), how often in a day or a week (一日两次), a
    condition or a bound (如人数超过40人).
    """
    near = max(begin, start - 24)
    if _NAMED.search(text, near, start) or _HOW_OFTEN.search(text, near, start):
        return True
    if (text.startswith(("%", "％", "成"), end - 1) and _SET_SHARE.search(text, near, start)) or _AND_SO.search(
        text, max(begin, start - 40), start
    ):
        return True
    if text.startswith("占", start - 1) and _WEIGHTS_TOLD.search(text, begin, start):
        return True
    if _OF_EACH.search(text, max(begin, start - 60), start) or _RATED.search(text, near, start):
        return True
    if _LAID_OUT.search(text, near, start) or _IF_SO_MANY.search(text, near, start):
        return True
    if _AT_SO_MANY.search(text, near, start) and _IS_TO_BE.match(text, end):
        return True
    if text.startswith(_POWERS, end - 2) and _POWER.search(text, near, start):
        return True
    if text.startswith(_SPANS, end - 1) and _DAYS_TO_GO.search(text, near, start):
        return True
    if text.startswith(("%", "％", "成"), end - 1) and _READING.search(text, near, start):
        return True
    if text.startswith(_TIMES, end - 1) and _EACH_TIME.search(text, near, start):
        return True
    if text.startswith("24小时", start) and _ROUND_THE_CLOCK.match(text, start + 4):
        return True
    if _CALLED.match(text, start, end):
        return not text.startswith(_MEASURES, end)
    if (
        _WEIGHT.search(text, near, start)
        or _HERE_AND_NOW.search(text, near, start)
        or (text.startswith("平方公里", end - 4) and _AREA.search(text, near, start))
    ):
        return True
    if not text.endswith(_LENGTHS, start, end) or text.endswith("方米", start, end):
        return False
    return (_AWAY.search(text, near, start) or _FROM_PLACE_TO.search(text, max(begin, start - 36), start)) is not None


# 会议强调，……年内实现持证上岗率100%: what is to be reached
_TO_BE_REACHED = Pattern(
    r"(?:要求|强调|提出|明确|部署)，[^。]{0,100}?(?:(?<![主重只需首纲简概摘])要(?!求|点|素|闻|害|不|是)|确保|务必|力争|争取|用[^，。；\d]{1,3}年时间|[年月]内|年底前|必须)(?:[^。；已了](?!目前|现有|至今)){0,50}$"
)
_REACHED = Pattern(r"(?:实现|达到?|提[高升]到|提到|升到|降到|降至|压到|不低于|不少于|不超过|[率度比])[^，。；\d]{0,8}$")


def is_proposed(text: str, begin: int, start: int) -> bool:
    """Whether a number stands in what somebody proposes or agrees to do (建议分两年更新，首年更换200台) or wants reached."""
    if _PROPOSED.search(text, max(begin, start - 120), start):
        return True
    near = max(begin, start - 160)
    return _REACHED.search(text, near, start) is not None and _TO_BE_REACHED.search(text, near, start) is not None


def is_plain(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only describes.

    It tells a handful of things, seats, who is at a place, a group of which one is spoken of, a plan.
    """
    text = sentence.document.plain
    if (
        (text.startswith(("以上的", "以下的", "以内的"), figure.end) and not _is_share_of_people(sentence, figure))
        or _SEATS.match(text, figure.end)
        or GROUP_OF.match(text, figure.end, figure.end + 24)
    ):
        return True
    if is_proposed(text, sentence.start, figure.start) or is_no_statistic(
        text, sentence.start, figure.start, figure.end, sentence.end
    ):
        return True
    near = max(sentence.start, figure.start - 3)
    if is_no_count(text, sentence.start, figure.start, figure.end) or _ONE.search(text, near, figure.start):
        return True
    if figure.unit == "person" and _AT_A_PLACE.match(text, figure.start - 2, figure.start):
        return True
    clause = sentence.clauses[figure.place]
    now = sentence.times & _NOW_HERE and sentence.names("now", clause.start, figure.start)
    if (clause.moods if now else clause.moods | clause.moods_before) & _FUTURE:
        return True
    ahead, behind = words_about(clause, figure)
    if clause.roles_before & MODAL and not now and not all_cues(ahead) & _HAVE:
        return True
    if (clause.roles & MODAL or text.startswith("的", figure.end)) and _is_bound(clause, figure):
        return not is_share_of_all(sentence, figure)
    if figure.unit == "share" and (
        WHEN_SO_MANY.match(text, figure.end, sentence.end)
        or text.startswith(("请", "让", "由", "拿出", "留出"), figure.clause_start)
    ):
        return True
    if _THIS_EVENT.search(text, clause.start, figure.start):
        return True
    if figure.unit != "share" and any(word.cues & _HABIT for word in behind[:3]):
        return True  # 68%的学生每晚…… tells of many
    if now or not HANDFUL.match(text, figure.start, figure.end) or _LEFT_OVER.search(text, clause.start, figure.start):
        return False
    return bool(ahead and ahead[-1].cues & _HAVE)


# 七成以上的毕业生留在本地: a share at the head of its clause, and no condition
_PEOPLE_BEHIND = Pattern(
    r"以上的(?![^。；]{0,40}(?:给予|予以|应|须|可以?[^能行]|不得|方可|才能|认定|视为|评为|授予|奖励|处以|属|为合格|为优))[\u4e00-\u9fff]"
)


def _is_share_of_people(sentence: Sentence, figure: Figure) -> bool:
    text = sentence.document.plain
    return (
        figure.unit == "share"
        and not figure.start - figure.clause_start
        and _PEOPLE_BEHIND.match(text, figure.end, sentence.end) is not None
    )


def is_no_statistic(text: str, begin: int, start: int, end: int, stop: int) -> bool:
    """Whether a number in the sentence from `begin` to `stop` is of those in a vehicle or in a course, the price of a
    project, a group set up, all of those spoken of, a rule's bound.
    """
    near = max(begin, start - 30)
    if text[end - 1] in "人名位" and _COUNTED_UP.search(text, near, start):
        return True
    if _IN_A_VEHICLE.search(text, near, start) or _TAKES_PART.search(text, near, start):
        return True
    unit = end - 1 if text[end - 1] in "字页针" else end
    if _OF_LENGTH.match(text, unit) and _LENGTH.search(text, near, start):
        return True
    if _SET_UP.search(text, near, start) and _GROUPS_SET_UP.match(text, end):
        return True
    if (
        _LISTED.search(text, near, start)
        or _SET_BY_PAPER.search(text, near, start)
        or _PLANNED.search(text, near, start)
        or _COST_IN_ALL.search(text, near, start)
        or _LOST_IN_ALL.search(text, near, start)
        or _ALL_OF_THEM.match(text, end)
    ):
        return True
    if _REACHES.search(text, near, start) and _WHAT_IS_RULED.match(text, end, stop):
        return True
    if _KEPT_WITHIN.search(text, max(begin, start - 60), start):
        return True
    return _FOR_EXAMPLE.match(text, end) is not None and _TAKEN.search(text, near, start) is not None


_NO_STOCK = CUE.of("hurt", "scene", "part", "work", "limit", "spec", "must", "point", "base")
_TOLD_OF_STOCK = CUE.of("have", "rate", "total", "be")
_STOCK = CUE.of("have", "rate")
_HURT = CUE.of("hurt", "scene", "part")
_NO_COUNT = frozenset({"measure", "time", "money"})
# 受影响的学生有46人: whom and what the event that is told before struck
_OF_THE_EVENT = Pattern(
    r"(?:受(?:影响|波及|困|损|灾|阻|惊)|被[困淹砸烧埋堵]|涉[事及]|进水|停[水电暖气运]|过[火水]|[倒垮坍]塌|漏[水电雨]|断[电网水]|遇险|在场|同[行车]|当时)的?[^，。；\d]{0,8}$"
)


def is_stock(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what an office has or reaches, with no act told beside it: 全县存栏肉羊87.3万只.

    The date of an event before it does not date it.
    """
    clause = sentence.clauses[figure.place]
    if figure.order or figure.unit in _NO_COUNT:
        return False
    if figure.place and not _only_reports(sentence.clauses[: figure.place]):
        return False
    if sentence.is_behind_event and _OF_THE_EVENT.search(sentence.document.plain, figure.clause_start, figure.start):
        return False
    ahead, behind = words_about(clause, figure)
    if ahead and all_cues(ahead) & _STOCK and not clause.cues & _HURT:
        return True
    if clause.agent != "office" and clause.text[0] != "该" and (behind or figure.unit != "thing"):
        return False
    if clause.cues & _NO_STOCK or clause.roles & ACT:
        return False
    return bool(ahead) and not any(word.is_verb_of and not word.cues & _TOLD_OF_STOCK for word in ahead)


def _only_reports(ahead: Sequence[Clause]) -> bool:
    """Whether the clauses before a figure only say who tells it (会议通报，)."""
    return all(clause.words[-1].cues & _SAY or clause.words[-1].text[-2:] in _ANNOUNCED for clause in ahead)


def _is_bound(clause: Clause, figure: Figure) -> bool:
    """Whether a figure is what somebody must reach (须达到99%), or a condition (超过1000人的学校)."""
    ahead, behind = words_about(clause, figure)
    # 需关停的尚有286眼: what is named by it is not bound
    named = max((number for number, word in enumerate(ahead) if word.text == "的"), default=-1) + 1
    if any(
        (word.text in _STRICT or (word.roles & MODAL and word.text[0] in "应须需要")) and is_modal(clause, number)
        for number, word in enumerate(ahead[named:], named)
    ):
        return True
    if not (behind and behind[0].text == "的" and ahead):
        return False
    return bool(ahead[-1].cues & _REACH) or ahead[-1].text in _COMPARING


def _add_amount(found: Traits, figure: Figure) -> None:
    if figure.digits:
        digits = f"digits={min(4, figure.digits)}"
        found.add("decimal" if figure.decimal else "whole", digits, f"{digits} & unit={figure.unit}")
    else:
        found.add("in Chinese")
    if figure.thousands:
        found.add("thousands")
    if figure.rough:
        found.add("rough")


def _add_neighbours(
    found: Traits, ahead: tuple[Word, ...], behind: tuple[Word, ...], with_unit: str, dating: str
) -> None:
    if not ahead:
        found.add("left=edge")
    else:
        _add_beside(found, "left=", ahead[-1])
        _add_beside(found, "left=", ahead[-1], front=f"{dating} & ")
    if len(ahead) > 1:
        _add_beside(found, "second left=", ahead[-2])
    if not behind:
        found.add("right=edge")
    else:
        _add_beside(found, "right=", behind[0])
        _add_beside(found, "right=", behind[0], behind=with_unit)
        if behind[0].text == "的":
            found.add("right=的")


def _add_beside(found: Traits, name: str, word: Word, *, front: str = "", behind: str = "") -> None:
    """The classes of a neighbour: its own, those of a verb, else its part of speech."""
    if not word.cues and not word.is_verb_of:
        found.add(f"{front}{name}part {word.tag[:1]}{behind}")
    else:
        found.add_each(name, CUE, word.cues, front, behind)
        found.add_each(f"{name}v ", VERB, word.is_verb_of, front, behind)


def _add_form(found: Traits, sentence: Sentence, figure: Figure, ahead: int) -> None:
    """Fixed forms of words about a figure that is no statistic, or a running one; `ahead` are the cues before it."""
    text, start, end = sentence.document.plain, figure.start, figure.end
    clause = sentence.clauses[figure.place]
    if KNOWN_GROUP.match(text, end, end + 24):
        found.add("known group")
    if JOINING.match(text, end):
        found.add("joining")
    if _YEAR_AHEAD.search(text, max(sentence.start, start - 26), start):
        found.add("year ahead")
    if ahead & _BOUNDING or _is_habit(clause):
        found.add("bar ahead", f"bar ahead & unit={figure.unit}")
    if clause.moods_before & _LIMITING:
        found.add("bar before")
    if sentence.last_rule >= clause.end:
        found.add("bar behind")
    if _SIZE.search(text, clause.start, start):
        found.add("size")
    if _BOUND.match(text, end, end + 10):
        found.add("bound")
    if _IN_CARE.match(text, end, end + 24):
        found.add("in care")
    if text[start - 1 : start] in {"这", "该", "此"}:
        found.add("this")
    if _THIS_TIME.search(text, clause.start, start):
        found.add("this time")
    if figure.order and _OUT_OF.search(text, max(sentence.start, start - 30), start):
        found.add("out of a group", f"out of a group & unit={figure.unit}")
    if _FINAL.search(text, max(clause.start, start - 4), start):
        found.add("final")
    if sentence.has_document_number:
        found.add("bar number")
    near = text[max(clause.start, start - 12) : start]
    if "（" in near and "）" not in near:
        found.add("in brackets")


_LIMITING, _REACH = CUE.of("must", "habit", "limit"), CUE.of("reach")
