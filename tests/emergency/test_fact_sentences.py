"""Facts as sentences: every example of the pack, and what is made of times, places and measures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from alvtc_info.emergency.fact_sentences import as_written, state, state_act, state_event, with_written_clocks
from alvtc_info.errors import UsageError
from alvtc_info.institution.values import SentenceForm
from alvtc_info.text import user_pattern
from tests.emergency.cases import COLLEGE

FORMS = [
    (fact, form)
    for fact, forms in COLLEGE.sentences.items()
    for form in forms
    if fact not in ("wording", "spoken", "fragment")
]


@pytest.mark.parametrize(("fact", "form"), FORMS, ids=[f"{fact}-{number}" for number, (fact, _) in enumerate(FORMS)])
def test_every_form_says_its_examples(fact: str, form: SentenceForm) -> None:
    assert form.examples
    for noted, said in form.examples:
        assert state(fact, noted, COLLEGE, department="后勤处") == said
        first = next(each for each in COLLEGE.sentences[fact] if re.search(each.when, as_written(noted, COLLEGE)))
        assert first == form, f"“{noted}”用的不是这一句"


def test_what_is_known_of_time_and_department_is_said() -> None:
    assert (
        state("source", "宿管员赵某。", COLLEGE, known="14时35分", department="后勤处")
        == "14时35分，后勤处接到宿管员赵某报告。"
    )
    assert state("source", "宿管员赵某", COLLEGE) == "{几时}，{部门}接到宿管员赵某报告。"


def test_a_pack_of_its_own_says_it_in_its_own_way() -> None:
    own = replace(COLLEGE, sentences={"losses": (SentenceForm("直接损失$words。", "元"),)})
    assert state("losses", "300元", own) == "直接损失300元。"
    assert state("losses", "课桌2张毁坏", own) == "课桌2张毁坏。"
    assert state("cause", "线路老化", own) == "初步判断原因为线路老化，正在核实。"


@pytest.mark.medium
def test_an_expression_of_its_own_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = (SentenceForm("$words报告。", "^(?P<words>.+)[来打].*$"), SentenceForm("$words报告。", r"^(?:\d+|\d)+员$"))
    own = replace(COLLEGE, sentences={"source": forms})
    assert state("source", "宿管员来电话", own) == "宿管员报告。"
    assert state("source", "300员", own) == "300员报告。"
    monkeypatch.setattr(user_pattern, "SECONDS", 0.3)
    with pytest.raises(UsageError, match=r"sentences\.toml") as caught:
        state("source", "3" * 60 + "元", own)
    assert caught.value.code == "pattern-slow"


@pytest.mark.parametrize(
    ("place", "what", "said"),
    [
        ("实训楼3层", "配电箱冒烟", "14时，实训楼3层配电箱冒烟。"),
        ("在实训楼3层", "火灾", "14时，实训楼3层发生火灾。"),
        ("实训楼", "实训楼3层冒烟", "14时，实训楼3层冒烟。"),
        ("", "", "14时，{地点}{发生了什么}。"),
        ("食堂", "", "14时，食堂{发生了什么}。"),
        ("食堂，", "12名学生呕吐。", "14时，食堂12名学生呕吐。"),
    ],
)
def test_the_event_is_one_sentence(place: str, what: str, said: str) -> None:
    assert state_event("14时", place, what, COLLEGE) == said


@pytest.mark.parametrize(
    ("when", "noted", "undated", "dated"),
    [
        (None, "切断电源", "已切断电源。", "{几时}，切断电源。"),
        ("14时41分", "切断电源", "14时41分，切断电源。", "14时41分，切断电源。"),
        (None, "14时40分切断电源", "14时40分切断电源。", "14时40分切断电源。"),
        (None, "随即疏散师生", "随即疏散师生。", "随即疏散师生。"),
        (
            "14时41分",
            "灭火器",
            "14时41分，{措施：案卷记“灭火器”，做完的写成完整的一句，还没有做的不写}。",
            "14时41分，{措施：案卷记“灭火器”，做完的写成完整的一句，还没有做的不写}。",
        ),
    ],
)
def test_a_time_is_said_only_where_somebody_gave_it(when: str | None, noted: str, undated: str, dated: str) -> None:
    assert state_act(when, noted, COLLEGE, dated=False) == undated
    assert state_act(when, noted, COLLEGE, dated=True) == dated


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("23:30保安关闭总阀", "23时30分保安关闭总阀"),
        ("晚上11点半送医，4点40返校", "23时30分送医，4时40分返校"),
        ("下午三点左右断电", "15时左右断电"),
        ("14时30分断电", "14时30分断电"),
        ("今早7点发现", "今早7点发现"),
        ("比分3:02，25:10", "比分3:02，25:10"),
    ],
)
def test_hours_are_written_as_documents_write_them(typed: str, written: str) -> None:
    assert with_written_clocks(typed) == written
    assert written[:4] in state_act(None, typed, COLLEGE, dated=False)


@pytest.mark.parametrize(
    ("place", "what", "said"),
    [
        ("", "体育馆大风把屋顶铁皮掀了一块", "14时，体育馆屋顶铁皮被大风掀掉一块。"),
        ("体育馆", "体育馆大风把屋顶铁皮掀了一块", "14时，体育馆屋顶铁皮被大风掀掉一块。"),
        ("校区东侧", "车棚大雪压塌了2间", "14时，校区东侧车棚大雪压塌2间。"),
        ("", "3号宿舍楼2楼水房漏水了", "14时，3号宿舍楼2楼水房漏水。"),
        ("", "图书馆管理员晕倒", "14时，{地点}图书馆管理员晕倒。"),
        ("图书馆", "图书馆管理员晕倒", "14时，图书馆管理员晕倒。"),
        (
            "4号宿舍楼2楼",
            "3号宿舍楼2楼水房漏水了",
            "14时，{地点：“3号宿舍楼2楼”，后来记“4号宿舍楼2楼”，核实后写}水房漏水。",
        ),
    ],
)
def test_a_place_that_is_glued_to_what_happened_stays_in_front_of_it(place: str, what: str, said: str) -> None:
    assert state_event("14时", place, what, COLLEGE) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("锅炉房全部安装报警器", "锅炉房全部安装报警器（责任部门：{哪个部门}，完成时限：{年月日}）。"),
        ("每晚11点查寝，12月5号前", "每日23时查寝，12月5日前（责任部门：{哪个部门}）。"),
    ],
)
def test_what_is_to_be_done_keeps_its_habit_and_asks_for_its_department(noted: str, said: str) -> None:
    assert state("rectification", noted, COLLEGE) == said


@pytest.mark.parametrize("noted", ["派出所民警到了，将人员带离", "检查组封存账册", "维修工关闭阀门"])
def test_nothing_is_put_before_one_who_acts(noted: str) -> None:
    assert not state("measures", noted, COLLEGE).startswith("已")


@pytest.mark.parametrize(
    ("fact", "noted"),
    [
        ("measures", "被褥湿的学生先挤一挤"),
        ("measures", "断指用冰袋装着一起送走"),
        ("measures", "120拉走一个"),
        ("measures", "另一个自己开车去的医院"),
        ("measures", "查监控最后看见是在东门"),
        ("measures", "家长晚上能到，系里派人去接站"),
        ("lessons", "请假没人跟"),
        ("opinion", "家长群里在传，辅导员在解释"),
        ("aftermath", "学生回宿舍养着"),
    ],
)
def test_speech_that_nobody_can_reword_is_asked_about(fact: str, noted: str) -> None:
    said = state(fact, noted, COLLEGE)
    assert said.startswith("{")
    assert f"“{noted}”" in said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("5号锅炉停炉检修", "14时45分，5号锅炉停炉检修。"),
        ("2号电梯停止使用", "14时45分，2号电梯停止使用。"),
        ("6号上午恢复供水", "6号上午恢复供水。"),
        ("班子成员第一时间赶赴现场", "14时45分，班子成员第一时间赶赴现场。"),
    ],
)
def test_the_number_of_a_building_is_no_day(noted: str, said: str) -> None:
    assert state_act("14时45分", noted, COLLEGE, dated=True) == said
