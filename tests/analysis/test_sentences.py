"""A sentence taken apart: its clauses, their agents, verbs and moods, its figures, and what tells its time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info import Block, Document, Role, check, read
from alvtc_info.analysis.classes import CUE, VERB, Classes
from alvtc_info.analysis.clauses import Clause
from alvtc_info.analysis.sentences import _NUMBERED, _OPEN, LONGEST_SENTENCE, TIME, Sentence, sentences
from alvtc_info.analysis.traits import is_barred, is_no_telling
from alvtc_info.rules.work import act_candidates, act_sentences
from alvtc_info.text.user_pattern import steps


def one(text: str) -> Document:
    return Document([Block("1", text, Role.BODY, "")])


def first(text: str) -> Sentence:
    return sentences(one(text)).at(0)


def clause(text: str) -> Clause:
    return first(text).clauses[0]


@pytest.mark.parametrize(
    ("text", "agent", "head", "verb"),
    [
        ("后勤处更换阀门", "office", "更换", "hold"),
        ("消防救援局已制定方案", "office", "制定", "issue"),
        ("院长走访企业", "person", "走访", "visit"),
        ("新平台上线", "none", "上线", "hold"),
        ("保卫处向派出所制发函件", "office", "制发", "issue"),
        ("工程招标完成", "none", "招标", "hold"),
        ("学院位于巴彦浩特", "office", "位于", "state"),
        ("天气晴朗", "none", "", "none"),
        ("学院召开的会议明确任务", "office", "明确", "issue"),
        ("有关单位赴现场", "office", "赴", "visit"),
        ("沿湖一线水位高", "none", "", "none"),
        ("旗博物馆开馆", "office", "开馆", "open"),
        ("走访用工企业", "none", "走访", "tour"),
        ("机电系遴选出12名学生", "office", "遴选", "staff"),
        ("电梯已通过旗检验所年检", "none", "通过", "approve"),
        ("项目通过终期验收", "none", "通过", "approve"),
        ("学院通过举办讲座宣传", "office", "举办", "meet"),
        ("后勤处将供水时段延长至23时", "office", "延长", "stop"),
        ("林草局就护送牧民一事回函", "office", "回函", "send"),
        ("学院在技能竞赛中夺得金牌", "office", "夺得", "win"),
        ("教务处予以通报批评", "office", "通报批评", "punish"),
        ("培训中心立项", "office", "立项", "approve"),
        ("此次会议的召开", "none", "召开", "meet"),
    ],
)
def test_agent_and_main_verb(text: str, agent: str, head: str, verb: str) -> None:
    found = clause(text)
    assert found.agent == agent
    assert found.verb_text == head
    assert verb in VERB.named(found.verb)
    if head:
        assert text[slice(*found.verb_span())] == head


def test_the_agent_is_carried_over_commas() -> None:
    found = first("通知发出后，后勤处巡查，更换阀门，队员值守，清点物资")
    assert [each.agent for each in found.clauses] == [
        "none", "office", "carried office", "person", "carried person",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mood", "holds"),
    [
        ("学院将召开会议", "future", True),
        ("后勤处将在南门增设岗亭", "future", True),
        ("学院将档案寄出", "future", False),
        ("学院将供水时段延长", "future", False),
        ("学院将共同开发教材", "future", True),
        ("运动会将于操场举行", "future", True),
        ("学院将陆续派出教师", "future", True),
        ("该企业计划栽树", "future", True),
        ("学院计划新建公寓", "future", True),
        ("营养改善计划覆盖全旗", "future", False),
        ("计划新建公寓", "future", True),
        ("各系每周检查一次", "habit", True),
        ("院务会原则上两周一次", "habit", True),
        ("各系应当检查", "must", True),
        ("学院没有召开会议", "neg", True),
        ("学院召开会议", "must", False),
        ("科技处撤并三个长期空转的研究所", "habit", False),
        ("科技处撤并长期空转的三个研究所", "habit", True),
    ],
)
def test_moods(text: str, mood: str, *, holds: bool) -> None:
    assert (mood in CUE.named(clause(text).moods)) is holds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("馆藏图书38.6万册", [("38.6万册", "thing", 6)]),
        ("教师312人，占61%", [("312人", "person", 3), ("61%", "share", 2)]),
        ("硬化道路28公里", [("28公里", "measure", 2)]),
        ("占百分之九十五", [("百分之九十五", "share", 0)]),
        ("接待4000余人次", [("4000余人次", "person", 4)]),
        ("养羊320羽", [("320羽", "thing", 3)]),
        ("约三成学生", [("三成", "share", 0)]),
        ("投入0.8亿元", [("0.8亿元", "money", 9)]),
        ("十二名学生", [("十二名", "person", 0)]),
        ("积分9860分", [("9860分", "share", 4)]),
        ("8时30分", []),
        ("满意度为96.4分", [("96.4分", "share", 2)]),
        ("师生比1:27，钢琴少", [("1:27", "share", 2)]),
        ("专任教师与学生之比为1∶20", [("1∶20", "share", 2)]),
        ("13:27开会", []),
        ("目前仅开放三间，预约要抢", [("三间", "thing", 0)]),
        ("至今只有两所", [("两所", "thing", 0)]),
        ("建三间教室", []),
        ("5月20日8时，第3次", []),
        ("2024年，一个方面", []),
    ],
)
def test_figures(text: str, found: list[tuple[str, str, int]]) -> None:
    sentence = first(text)
    figures = list(sentence.figures())
    assert [(text[f.start : f.end], f.unit, f.digits) for f in figures] == found
    assert sentence.has_number or not found


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024年5月20日，学院开会", "date here"),
        ("截至昨晚，共有3人", "cut-off here"),
        ("2023年学院招生1700人", "cut-off here"),
        ("比2023年增加3人", "none"),
        ("目前有3人", "now here"),
        ("近日有3人", "vague here"),
        ("开学以来有3人", "open here"),
        ("上午有3人", "clock here"),
        ("昨日有3人", "period here"),
        ("3日晚有3人", "relative here"),
        ("学院有3人", "none"),
    ],
)
def test_what_governs_a_sentence(text: str, time: str) -> None:
    assert first(text).time == time


def test_what_stands_before_governs_too() -> None:
    document = one("2023年学院招生1700人。新生报到率高。学院（院发〔2024〕7号）印发办法。")
    known = sentences(document)
    later = known.at(20)
    assert later is known.at(21)
    assert (later.time, later.is_first) == ("cut-off before", False)
    assert "year before" in TIME.named(later.times)
    assert "numbered here" in TIME.named(known.at(len(document.text) - 3).times)


@pytest.mark.medium
@given(st.text("后勤处更换阀门3个，已将于每周的了。；制发〔2024〕号%“”百分之五十 A1\n", max_size=60))
def test_clauses_and_words_cover_the_sentence(text: str) -> None:
    document = one(text)
    at = 0
    while at < len(document.text):
        sentence = sentences(document).at(at)
        end = sentence.start
        for each in sentence.clauses:
            assert end <= each.start < each.end <= sentence.end
            assert "".join(word.text for word in each.words) == document.plain[each.start : each.end]
            assert [b - a for a, b in pairwise(each.starts)] == [len(word.text) for word in each.words]
            assert (each.starts[0], each.starts[-1]) == (0, each.end - each.start)
            assert -1 <= each.head < len(each.words)
            end = each.end
        for figure in sentence.figures():
            assert figure.clause_start <= figure.start < figure.end <= figure.clause_end
            assert sentence.clauses[figure.place].start == figure.clause_start
        at = document.sentence_at(at)[1]


def test_the_clauses_of_a_sentence_stand_between_its_edges() -> None:
    for text in ("，后勤处修好阀门；；教务处公布课表，", "后勤处修好阀门"):
        sentence = first(text + "。")
        assert [text[start:end] for start, end in sentence.spans] == text.replace("；", "，").strip("，").split("，，")
        assert sentence.alone().spans is sentence.spans


def test_classes_are_bits() -> None:
    known = Classes(["a", "b", "c"])
    assert known.of("a", "c") == 0b101
    assert known.named(0b110) == ("b", "c")
    assert known.named(0b110) is known.named(0b110)
    assert known.named(0) == ()


def test_what_nobody_writes_as_one_sentence_is_not_taken_apart() -> None:
    text = "阀门3个" * 20_000
    sentence = first(text)
    assert sentence.clauses == []
    assert list(sentence.figures()) == []
    assert first(text[:LONGEST_SENTENCE]).clauses != []


def test_a_long_run_of_digits_takes_no_longer_than_its_length() -> None:
    for pattern in (_OPEN, _NUMBERED):
        assert steps(pattern.source) < 1000


def test_a_gate_of_the_school_counts_nobody_there() -> None:
    assert {rule for rule, _ in _told("保卫处很细心，在校门口劝返了2辆未登记的外卖车。")} == {"undated-work"}
    assert {rule for rule, _ in _told("信息工程系在校320人。")} == {"data-without-cutoff"}


def _told(text: str) -> set[tuple[str, str]]:
    document = read(text.encode(), name="a.txt")
    found = check(document, select=["data-without-cutoff", "undated-work"])
    return {(each.rule, text[each.start : each.end]) for each in found}


@pytest.mark.parametrize(
    ("text", "open_figure"),
    [
        ("9月7日，学院新闻发言人表示，新生报到率为94.7%，军训将如期开始。", True),
        ("9月7日，学院新闻发言人表示，截至9月6日新生报到率为94.7%。", False),
        ("2025年，全市新登记经营主体6120户。市场监管系统现有食品快检车49辆。", True),
        ("6月16日，县发改局召开调度会。今年以来，全县新开工项目58个。", True),
        ("据教育部《2025年全国教育事业发展统计公报》，全国共有高职学校1562所。", False),
    ],
)
def test_what_dates_a_figure_reaches_so_far(text: str, open_figure: bool) -> None:
    assert any(rule == "data-without-cutoff" for rule, _ in _told(text)) is open_figure


@pytest.mark.parametrize(
    "text",
    [
        "体育馆拟于寒假后上线场地预约小程序。",
        "可与旗医院签订夜班托管协议。",
        "学院多次召开会议。",
        "召开会议、制定方案、组织实施。",
        "市场部有12名员工参加了培训。",
        "会议要求，各系开展自查。",
        "学院供暖正常。",
    ],
)
def test_what_is_planned_asked_repeated_or_listed_is_no_act(text: str) -> None:
    assert not any(rule == "undated-work" for rule, _ in _told(text))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("赛场已铺好新胶垫。", "铺好"),
        ("西区管道已焊通。", "焊通"),
        ("书目已送。", "送"),
        ("退休教师捐出手稿。", "捐出"),
        ("指挥部将应急响应由四级提升至三级。", "提升"),
        ("学院承担的提质培优项目通过终期验收。", "通过"),
        ("监管局收到举报后迅即查封仓库。", "查封"),
        ("接受采访时说明缘由。", "说明"),
        ("检查后。", "检查"),
        ("项目已在采购网公开招标。", "公开招标"),
        ("资产处把电脑捐赠给嘎查。", "捐赠"),
        ("出差在外的院长走访企业。", "走访"),
        ("出差来旗的院长走访企业。", "走访"),
    ],
)
def test_the_verb_that_tells_what_was_done(text: str, verb: str) -> None:
    document = read(text.encode(), name="a.txt")
    assert [each.verb_text for each in sentences(document).at(0).clauses] == [verb]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("审计处审结了2025年度的食堂账目。", True),
        ("教务处召开2024年冬季管理员培训会。", True),
        ("指挥部将应急响应由四级提升至三级。", True),
        ("9月20日，信息中心检修机房。此前，该中心委托外省公司测试门户网站。", True),
        ("9月20日，信息中心检修机房。该中心委托外省公司测试门户网站。", False),
        ("学院应邀请疾控中心医师授课。", False),
        ("学院能签下订单班协议。", False),
        ("全市完成造林12万亩。", False),
        ("据有关部门披露，半数事故发生在租住房。", False),
        ("指挥部将提升响应等级。", False),
    ],
)
def test_what_dates_or_bars_an_act(text: str, found: bool) -> None:
    told = check(read(text.encode(), name="a.txt"), select=["undated-work", "undated-document"])
    assert bool(told.findings) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抽样检查显示，68%的学生每晚看短视频。", True),
        ("灾户应在入冬前搬入新居，我旗尚有未封顶房屋41栋。", True),
        ("决口后转移的14户中，已返家9户。", True),
        ("每班每天领取牛奶68盒。", False),
    ],
)
def test_figures_of_a_part_and_figures_that_are_told(text: str, found: bool) -> None:
    told = check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"])
    assert bool(told.findings) is found


def test_an_invitation_is_no_demand() -> None:
    text = "应护理系邀请，学院派员授课。"
    found = [clause.verb_text for each in act_sentences(one(text)) for clause, _ in act_candidates(each)]
    assert found == ["邀请", "授课"]


@pytest.mark.parametrize(
    ("text", "head", "agent"),
    [
        ("青年志愿者协会换了新旗", "换", "office"),
        ("我校评上盟级先进", "评上", "office"),
        ("保卫处在校园西门启用系统", "启用", "office"),
        ("企业处在困难中", "处在", "office"),
        ("学院统一身份认证平台由信息中心开发", "开发", "office"),
        ("消防救援局印发通知", "印发", "office"),
        ("微专业通过备案论证", "通过", "none"),
        ("镇政府撤销三个服务点", "撤销", "office"),
        ("保卫处联系收容站", "", "office"),
        ("救援", "救援", "none"),
        ("我园添置滑梯", "添置", "office"),
        ("该站修复机井", "修复", "office"),
        ("该处铺设草垫", "铺设", "none"),
        ("台阶处铺设草垫", "铺设", "none"),
        ("基建处铺设草垫", "铺设", "office"),
        ("学工处以案说法", "说法", "office"),
        ("盟局对其处以罚款", "罚款", "office"),
    ],
)
def test_who_does_what(text: str, head: str, agent: str) -> None:
    found = clause(text)
    assert (found.verb_text, found.agent) == (head, agent)


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("组织部对拟提任的干部进行了任前谈话", False), ("拟于月内开工", True), ("旗人大常委会审议校车安全的满意度", False),
        ("学院承担的培优项目通过验收", False), ("学院承担了项目", True), ("后勤处做了一次普测", False), ("请各系报送清单", True),
        ("各系将为新生开设讲座", True), ("满意度票决完成", True), ("信息中心关停了三个长期闲置的网站", False),
        ("信息中心长期关停网站", True), ("后勤处更换了三台定期要修的热水器", False), ("信息中心关停了网站要报备", True),
        ("学院与蒙能集团签订协议", False), ("宣传部将分批逐村开展演出", True), ("弱口令账号一经查出即冻结", True),
        ("此举标志着筹备工作启动", True), ("产教相融、校企共建、工学并举", True),
        ("联盟设立课程共建、师资互聘两个小组", False), ("联盟下辖课程共建、师资互聘两个小组", True),
        ("保卫处提出加装高杆灯", True), ("保卫处提出整改意见", False), ("园林科呼吁少踩草坪", True), ("校友期待学院公布校庆日程", True),
        ("人事处拟对新聘的教师开展培训", True), ("经职代会表决通过", True), ("机电工程系斩获一等奖", False),
    ],
)  # fmt: skip
def test_what_bars_an_act(text: str, *, barred: bool) -> None:
    assert is_barred(clause(text)) is barred


@pytest.mark.parametrize(
    ("text", "number", "silent"),
    [
        ("签订协议三年来，学生互访", 0, True), ("双方往来", 0, False), ("疾控中心通报：检出水痘", 0, True), ("疾控中心通报，检出水痘", 0, False), ("教体局反馈，专业正在论证", 0, True),
        ("教体局反馈意见", 0, False), ("开放时间另行公布", 0, True),
        ("“十四五”期间，学院新建宿舍12栋", 1, True), ("“十四五”期间，学院新建宿舍", 1, False), ("消防站派出3辆水罐车", 0, True),
        ("学院派出科技特派员", 0, False), ("专家建议，由学院加装电梯", 1, True), ("按照建议，学院加装电梯", 1, False),
        ("自5月1日起，学院停办夜校", 1, True), ("学院发起倡议，停办夜校", 1, False), ("系主任认为，实训室启用偏晚", 1, True),
    ],
)  # fmt: skip
def test_what_about_a_clause_makes_it_tell_nothing(text: str, number: int, *, silent: bool) -> None:
    sentence = first(text)
    assert is_no_telling(sentence, sentence.clauses[number]) is silent


@pytest.mark.parametrize(
    ("text", "open_figure"),
    [
        ("图书馆18时至22时开放，藏书26万册。", True),
        ("5月20日，门口拥堵。18时至22时，客流共2600人。", False),
        ("昨日8时至12时，共有客流2600人。", False),
        ("10月公安局查处酒驾48起、超员31起。", False),
        ("自10月公安局查处酒驾48起、超员31起。", True),
        ("在校生5310人（2023年10月15日统计）。教职工331人。", False),
        ("锅炉房24小时供应热水。", False),
    ],
)
def test_how_far_hours_months_and_counts_reach(text: str, *, open_figure: bool) -> None:
    assert any(rule == "data-without-cutoff" for rule, _ in _told(text)) is open_figure


def test_a_bare_month_is_over_unless_it_is_that_of_the_report() -> None:
    text = "10月公安局查处酒驾48起、超员31起。"
    told = [
        bool(check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"], report_date=day).findings)
        for day in (date(2026, 10, 20), date(2026, 11, 2), date(2026, 1, 5))
    ]
    assert told == [True, False, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("双方签订共建协议五年来，互访不断。", False),
        ("此次签约标志着校企合作启动预案。", False),
        ("双方签订共建协议。", True),
    ],
)
def test_how_long_ago_and_what_stands_for_it_are_no_acts(text: str, *, found: bool) -> None:
    assert any(rule == "undated-work" for rule, _ in _told(text)) is found
