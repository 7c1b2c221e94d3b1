"""Reports of one event against each other: how far apart may what they say be, and what explains a difference."""

from __future__ import annotations

import pytest

from alvtc_info import Config, Document, Facts, Kind, check, read
from alvtc_info.model.rule import framed
from alvtc_info.rules.consistency import predecessors

FIRST = "2024年5月20日14时30分许，实训楼3层配电箱起火冒烟，3名学生受伤，送往盟中心医院，经济损失约2万元，是否有学生被困正在核查。截至5月20日15时，明火扑灭。"


def paper(kind: Kind, mark: str, day: int, body: str) -> Document:
    text = framed(f"实训楼冒烟{mark}", body, issue=f"第{day}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind)


def later(body: str, rule: str, kind: Kind = Kind.FOLLOW_UP, first: str = FIRST, **options: int) -> list[str]:
    """The words that a later report is found to say otherwise than the first."""
    one = paper(Kind.FIRST, "（首报）", 20, first)
    two = paper(kind, "（续报）" if kind is Kind.FOLLOW_UP else "（终报）", 21, body)
    config = Config(options={rule: options}) if options else None
    result = check(two.given(facts=Facts(same_event=(one,), others=(one,))), select=[rule], config=config)
    assert result.errors == ()
    assert all(finding.related[0].path == one.name for finding in result)
    return [finding.quote or finding.message.partition("，")[0] for finding in result]


@pytest.mark.parametrize(
    ("clock", "found"),
    [("14时30分", False), ("14时35分", False), ("14时36分", True), ("14时25分", False), ("14时24分", True), ("14时", False), ("15时", True), ("下午2时30分", False)],
)  # fmt: skip
def test_how_far_a_time_may_be_from_a_rough_one(clock: str, found: bool) -> None:
    body = f"2024年5月20日{clock}，实训楼3层配电箱起火冒烟。"
    assert bool(later(body, "time-contradiction")) is found
    corrected = f"更正：2024年5月20日{clock}，实训楼3层配电箱起火冒烟。"
    assert later(corrected, "time-contradiction") == []


def test_times_that_are_exact_must_be_the_same() -> None:
    exact = FIRST.replace("30分许", "30分")
    body = "2024年5月20日14时31分，实训楼3层配电箱起火冒烟。"
    assert later(body, "time-contradiction", first=exact) != []
    assert later(body, "time-contradiction") == []
    assert later(body, "time-contradiction", slack=0) != []
    assert later("2024年5月20日14时31分，学生全部返校上课学习。", "time-contradiction", first=exact) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("伤者送往盟中心医院救治。", []),
        ("伤者送往旗人民医院救治。", ["旗人民医院"]),
        ("伤者转送往旗人民医院救治。", []),
        ("经核实，伤者送往旗人民医院救治。", []),
        ("伤者送往盟中心医院、送往旗人民医院救治。", []),
    ],
)
def test_the_injured_are_in_the_same_hospital_unless_they_were_moved(body: str, found: list[str]) -> None:
    assert later(body, "place-contradiction") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("3名学生受伤。", []),
        ("2名学生受伤。", ["2名学生受伤"]),
        ("核减为2名学生受伤。", []),
        ("4名学生受伤。", ["4名学生受伤"]),
        ("截至5月21日8时，4名学生受伤。", []),
        ("较首报新增1人，4名学生受伤。", []),
        ("截至5月21日8时，2名学生受伤。", ["2名学生受伤"]),
        ("无人员伤亡。", ["无人员伤亡"]),
        ("经济损失约2.2万元。", []),
        ("经济损失约2.3万元。", ["经济损失约2.3万元"]),
        ("经核定，经济损失2.3万元。", []),
    ],
)
def test_counts_rise_with_a_reason_and_fall_with_another(body: str, found: list[str]) -> None:
    assert later(body, "count-contradiction") == found


@pytest.mark.parametrize(
    ("cut", "found"), [("20日15时", False), ("20日14时59分", True), ("20日15时01分", False), ("19日16时", True)]
)
def test_the_cut_off_goes_forward(cut: str, found: bool) -> None:
    assert bool(later(f"截至5月{cut}，供电恢复。", "cutoff-backwards")) is found


def test_what_was_being_looked_into_is_told_in_the_end() -> None:
    rule = "question-left-open"
    assert later("2024年5月20日，实训楼起火，已经扑灭。", rule, Kind.FINAL) == ["首报写“是否有学生被困正在核查”"]
    assert later("经核查，没有学生被困。", rule, Kind.FINAL) == []
    counting = FIRST.replace("经济损失约2万元", "经济损失正在统计")
    assert "首报写“经济损失正在统计”" in later("没有学生被困。", rule, Kind.FINAL, counting)
    assert later("没有学生被困，损失3万元。", rule, Kind.FINAL, counting) == []


def test_only_earlier_reports_are_predecessors() -> None:
    first, one, two = (
        paper(Kind.FIRST, "（首报）", 20, FIRST),
        paper(Kind.FOLLOW_UP, "（续报）", 21, "供电恢复。"),
        paper(Kind.FOLLOW_UP, "（续报二）", 22, "学生返校。"),
    )
    known = Facts(same_event=(two, first, one))
    assert predecessors(two.given(facts=known)) == [one, first]
    assert predecessors(one.given(facts=known)) == [first]
    assert predecessors(first.given(facts=known)) == []
    assert predecessors(first) == []


HEADS = ("一、事故基本情况", "二、领导批示落实情况", "三、网络舆情及善后处置情况")


def between(before: str, after: str, title: str = "配电箱冒烟（续报）") -> list[tuple[str, str]]:
    """What is told of a follow-up that says `after`, beside a first report that says `before`."""
    first = framed("配电箱冒烟（首报）", before, row="后勤处　　2026年11月28日")
    body = (HEADS[0], after, HEADS[1], "暂无领导批示。", HEADS[2], "未发现相关舆情。")
    later = framed(title, *body, issue="第13期", row="后勤处　　2026年11月28日")
    one = read(first.encode(), name="首报.txt", kind=Kind.FIRST)
    other = read(later.encode(), name="续报.txt", kind=Kind.FOLLOW_UP).given(facts=Facts(same_event=(one,)))
    found = check(other, select=["place-contradiction", "count-contradiction"])
    assert found.errors == ()
    return [(finding.rule.partition("-")[0], finding.quote) for finding in found]


AT = "2026年11月28日10时20分许，{}配电箱冒烟，无人员伤亡。"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("实训楼3层", "实训楼2层", "2层"),
        ("实训楼三层", "实训楼二楼", "二楼"),
        ("教学楼一楼", "教学楼二楼", "二楼"),
        ("实训楼负一层", "实训楼一层", "一层"),
        ("校园北门", "校园西门", "西门"),
        ("东校区大门", "西校区大门", "西校区"),
        ("图书馆东侧", "图书馆西侧", "西侧"),
        ("实训楼", "教学楼", "教学楼"),
        ("逸夫楼", "综合楼", "综合楼"),
        ("学生公寓2号楼", "学生公寓3号楼", "3号楼"),
        ("学生公寓2号楼306室", "学生公寓2号楼308室", "308室"),
        ("1号教学楼", "2号教学楼", "2号"),
        ("第一食堂", "第二食堂", "第二"),
        ("公寓2单元", "公寓3单元", "3单元"),
        ("A座", "B座", "B座"),
    ],
)
def test_another_place_is_told_unless_it_is_corrected(before: str, after: str, told: str) -> None:
    cut = "截至2026年11月28日18时，供电恢复。"
    assert between(AT.format(before), cut + AT.format(after)) == [("place", told)]
    assert between(AT.format(before), f"{cut}起火点位于{after}。") == [("place", told)]
    for word in ("更正：", "经核实，", "与首报不同，"):
        assert between(AT.format(before), f"{cut}{word}{AT.format(after)}") == []
    assert between(AT.format(before), f"{cut}{AT.format(after)}更正：首报地点有误，应为{after}。") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("实训楼3层", "实训楼三楼"),
        ("实训楼3层", "实训楼"),
        ("实训楼", "实训楼3层"),
        ("实训楼3层", "实训楼3层东侧"),
        ("宿舍楼", "学生公寓"),
        ("食堂", "餐厅"),
    ],
)
def test_the_same_place_in_other_words_is_no_contradiction(before: str, after: str) -> None:
    assert between(AT.format(before), "截至2026年11月28日18时，供电恢复。" + AT.format(after)) == []


@pytest.mark.parametrize(
    "more",
    """
受影响学生转移到教学楼2层。
保卫处同步检查教学楼、图书馆，未发现冒烟。
专班在办公楼4层会议室开会。
消防车从西门进入校园。
烟气波及4层。
另有图书馆5块玻璃开裂。
实训楼4层学生撤离。
同类线路位于教学楼，已排查。
""".split(),
)
def test_other_places_of_the_work_are_no_contradiction(more: str) -> None:
    cut = "截至2026年11月28日18时，供电恢复。"
    for after in (cut + more, cut + AT.format("实训楼3层") + more):
        assert between(AT.format("实训楼3层"), after) == []


def test_the_title_tells_the_place_too() -> None:
    cut = "截至2026年11月28日18时，供电恢复，无人员伤亡。"
    assert between(AT.format("实训楼3层"), cut, "实训楼2层配电箱冒烟（续报）") == [("place", "2层")]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("无人员伤亡", "1人死亡2人受伤", ["1人死亡", "2人受伤"]),
        ("未造成人员伤亡", "1名学生受轻伤", ["1名学生受轻伤"]),
        ("未有人员伤亡", "造成1死2伤", ["1死2伤"]),
        ("人员均安全", "2人擦伤", ["2人擦伤"]),
        ("无人伤亡", "1人重伤", ["1人重伤"]),
        ("2名学生受轻伤", "无人员伤亡", ["无人员伤亡"]),
        ("损失3000元", "损失5000元", ["损失5000元"]),
        ("损失约3000余元", "直接经济损失达到5000元", ["经济损失达到5000元"]),
        ("初步估计损失三千元", "损失五千元", ["损失五千元"]),
        ("财产损失0.3万元", "财产损失0.5万元", ["财产损失0.5万元"]),
        ("无财产损失", "财产损失5000元", ["财产损失5000元"]),
        ("过火面积2平方米", "过火面积5平方米", ["过火面积5平方米"]),
        ("损失0.3万元", "损失3000元", []),
        ("损失约3000元", "损失3200元", []),
        ("人员安全教育正在开展", "2人受伤", []),
    ],
)
def test_hurt_and_lost_are_told_unless_they_are_corrected(before: str, after: str, told: list[str]) -> None:
    one = f"2026年11月28日10时20分许，实训楼3层配电箱冒烟，{before}。"
    cut = "截至2026年11月28日18时，"
    assert between(one, f"{cut}{after}。") == [("count", words) for words in told]
    for word in ("更正：", "经核实，", "较首报有变化，"):
        assert between(one, f"{cut}{word}{after}。") == []
    assert between(one, f"{cut}{after}。更正：首报所写“{before}”不准确。") == []
