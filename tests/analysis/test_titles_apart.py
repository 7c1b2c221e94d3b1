"""What a title says and its text does not: counts, points, places, days, marks, plans."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.titles_apart import titles_apart
from alvtc_info.model.rule import framed


def told(title: str, *body: str, kind: Kind = Kind.DAILY, department: str = "后勤处") -> list[tuple[str, bool]]:
    document = read(framed(title, *body, department=department).encode(), name="a.txt", kind=kind)
    return [(document.text[start:end], sure) for start, end, _, sure in titles_apart(document)]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("3名学生食物中毒情况", ("5月20日12时，5名学生在第一食堂用餐后食物中毒。",), [("3名学生", True)]),
        ("3名学生中暑情况", ("5月20日，体能训练，救护车到场，中暑2人。", "5月21日返校。"), [("3名学生", True)]),
        ("3名学生中暑情况", ("5月20日，体能训练，中暑2人，5月21日，另有1人中暑。",), []),
        ("3名学生中暑情况", ("5月20日，2名学生中暑，后又有学生中暑。",), []),
        ("3名学生中暑情况", ("5月20日，辅导员送学生就医。",), []),
        ("3名学生参赛获奖情况", ("5月20日，学院选派6名学生参赛，团体获奖。",), []),
        ("2名学生摔伤情况", ("5月20日，1名学生摔伤。5月21日，1名学生来校看望。",), []),
        ("4个食堂燃气检查情况", ("5月20日，4个食堂完成燃气检查，其中3个食堂无隐患。",), []),
        ("7名教师赴外培训情况", ("5月20日，护理系3名教师、汽修系2名教师、财经系2名教师参加培训。",), []),
        ("6名学生受伤情况", ("5月20日，客车侧滑，4名男生、2名女生受伤。",), []),
        ("2辆客车相撞情况", ("5月20日8时，3辆客车在东门相撞。",), [("2辆客车", True)]),
        ("9台交换机停用", ("5月20日8时，机房停电。", "备用交换机共7台，未停用。"), []),
        ("9台交换机停用", ("5月20日8时，机房停电。", "停用交换机共7台。"), [("9台交换机停用", False)]),
        # one that tells only who helped
        ("2名学生受伤情况", ("2024年5月20日8时，操场施工。", "9时，5名学生帮忙抬桌。"), []),
        # the first count of the sentence that tells the event
        ("2名学生腹痛情况", ("2024年5月20日8时，4名学生在操场跌落受伤，腹部疼。",), [("2名学生", True)]),
    ],
)
def test_counts(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("图书馆四条措施保安静", ("一、主要做法", "（一）定人。5月20日起轮值。", "（二）定时。"), [("四条措施", True)]),
        ("图书馆两条措施保安静", ("一、主要做法", "（一）定人。5月20日起轮值。", "（二）定时。"), []),
        ("图书馆四条措施保安静", ("5月20日起，馆员轮值。",), []),
        ("图书馆整改4个问题", ("一、主要问题", "一是书旧。5月20日发现问题4个，二是灯暗。"), []),
        ("图书馆整改24个问题", ("一、主要问题", "一是书旧。二是灯暗。"), []),
        ("图书馆四条措施保安静", ("一、主要做法", "5月20日起，馆员轮值。"), []),
        (
            "图书馆四个问题和建议",
            ("一、存在的问题", "一是人少。二是座少。", "二、其他问题", "一是书旧。二是灯暗。三是窗漏。"),
            [("四个问题", False)],
        ),
        # points within a point
        ("图书馆三项措施", ("一、措施", "（一）定人。一是馆员。二是学生。", "（二）定时。", "（三）定点。"), []),
        # a count that begins anew, and 一是 that is none
        ("图书馆三项措施", ("一、措施", "一是定人。三是定点。二是定时。"), [("三项措施", True)]),
        # as many sections as points
        ("图书馆两项措施", ("一、措施之一", "一是定人。二是定时。三是定点。", "二、措施之二", "定点。"), []),
        ("“三个强化”保开学", ("一、强化组织", "5月20日开会。", "二、强化保障", "5月21日备料。"), [("三个强化", False)]),
        ("“两个强化”保开学", ("一、强化组织", "5月20日开会。", "二、强化保障", "5月21日备料。"), []),
        ("“三个强化”保开学", ("5月20日开会，强化组织、强化保障。",), []),
        ("“三个强化”保开学", ("一、强化组织", "5月20日开会。", "二、保障", "5月21日备料。"), []),
        ("“三个到位”保开学", ("一是人员到位。5月20日开会。", "二是物资到位。"), [("三个到位", False)]),
    ],
)
def test_points(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("2号学生公寓起火情况", ("5月20日8时，3号学生公寓三层起火。",), [("2号学生", True)]),
        ("2号学生公寓起火情况", ("5月20日8时，3号教学楼三层起火。",), [("学生公寓", True)]),
        ("2号学生公寓起火情况", ("5月20日8时，3号教学楼三层起火，公寓停电。",), []),
        ("教学楼二层起火情况", ("5月20日8时，教学楼3楼起火。",), [("二层", True)]),
        ("教学楼二层起火情况", ("5月20日8时，教学楼2楼起火，烟气到3楼。",), []),
        ("体育馆起火情况", ("5月20日8时，礼堂后台起火。",), [("体育馆", True)]),
        ("A区供热管网漏水情况", ("5月20日8时，B座供热管网漏水。",), []),
        ("体育馆起火情况", ("5月20日8时，礼堂后台起火，体育馆停用。",), []),
        ("公寓起火情况", ("5月20日8时，宿舍楼起火。",), []),
        ("体育馆起火情况", ("5月20日8时，后台起火。",), []),
    ],
)
def test_places(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


def test_the_building_that_a_department_is_named_for_is_no_place() -> None:
    body = "5月20日8时，礼堂后台起火，馆员到场。"
    assert told("图书馆处置起火情况", body, department="图书馆") == []
    assert told("图书馆处置起火情况", body) == [("图书馆", True)]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("5月8日停水情况的报告", ("5月9日8时，公寓停水。",), [("5月8日", True)]),
        ("5月8日停水情况的报告", ("5月8日8时，公寓停水，5月9日恢复。",), []),
        ("5月8日停水情况的报告", ("5月9日，后勤处开会。",), []),
        ("5月8日晚停水情况的报告", ("5月6日，后勤处开会。5月9日8时，公寓停水。",), [("5月8日", True)]),
        (
            "院长5月8日批示办理情况",
            ("5月6日开会，5月9日，院长在专报（5月7日报送）上批示。",),
            [("5月8日", True)],
        ),
        ("“5·8”沙尘天气应对情况", ("5月9日8时，沙尘到校。",), [("“5·8”", False)]),
        ("“5·8”沙尘天气应对情况", ("5月8日8时，沙尘到校。",), []),
        ("“5·8”沙尘天气应对情况", ("沙尘到校，后勤处清扫。",), []),
    ],
)
def test_days(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "kind", "found"),
    [
        ("停水情况（终报）", ("现将5月20日的情况续报如下。",), Kind.FINAL, [("（终报）", True)]),
        ("停水情况（续报）", ("现续报如下：", "5月20日恢复供水。"), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("5月22日8时停水，电话报告处长。",), Kind.FOLLOW_UP, [("（续报）", False)]),
        ("停水情况（续报）", ("5月22日8时停水，首报已于9时报送，电话报告处长。",), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("5月20日8时停水，电话报告处长。",), Kind.FOLLOW_UP, []),  # of another day
        ("停水情况（续报）", ("5月22日8时停水。",), Kind.FOLLOW_UP, []),
        ("停水情况（续报）", ("8时停水，电话报告处长。",), Kind.FOLLOW_UP, []),
        ("停水情况（首报）", ("现将5月20日的情况续报如下。",), Kind.DAILY, []),
        ("停水情况", ("现将5月20日的情况续报如下。",), Kind.FIRST, []),
        ("停水情况（首报）", ("5月20日8时停水，电话报告处长。",), Kind.FIRST, []),
    ],
)
def test_marks(title: str, body: tuple[str, ...], kind: Kind, found: list[tuple[str, bool]]) -> None:
    assert told(title, *body, kind=kind) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("学院超额完成培训任务", ("5月20日统计，全年计划培训800人，实际完成760人。",), [("超额", True)]),
        ("学院超额完成培训任务", ("全年计划培训800人，截至5月20日，实际完成860人。",), []),
        ("学院超额完成培训任务", ("截至5月20日，培训860人。",), []),
        ("学院完成培训任务", ("5月20日统计，全年计划培训800人，实际完成760人。",), []),
    ],
)
def test_plans(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，尚未整改4处。",), [("全部整改", False)]),
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，还有4处隐患待整改。",), [("全部整改", False)]),
        ("后勤处隐患整改全部完成", ("5月20日统计，整改20处，尚未恢复4处，尚未整改2处。",), [("整改全部完成", False)]),
        ("后勤处隐患全部整改", ("5月10日，尚未整改4处，5月20日全部整改。",), []),
        ("后勤处隐患全部整改", ("5月20日统计，整改20处，尚未恢复供水4处。",), []),
        ("后勤处整改隐患", ("5月20日统计，整改20处，尚未整改4处。",), []),
    ],
)
def test_all_and_not_all(title: str, body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(title, *body) == found


@pytest.mark.parametrize(
    ("title", "body", "kind", "found"),
    [
        ("公寓停水情况", "5月20日8时，公寓配电室跳闸，全楼停电。", Kind.FIRST, [("停水", False)]),
        ("公寓停水情况", "5月20日8时，公寓配电室跳闸，全楼停电。", Kind.DAILY, []),
        ("公寓停水情况", "5月20日8时，公寓停电，水泵不转，无水。", Kind.FIRST, []),
        ("公寓停水停电情况", "5月20日8时，公寓停电。", Kind.FIRST, []),
        ("公寓停水情况", "5月20日8时，公寓有学生晕倒。", Kind.FIRST, []),
        ("公寓停水情况", "5月20日8时，值班员登记。", Kind.FIRST, []),
        ("公寓有关情况", "5月20日8时，公寓停电。", Kind.FIRST, []),
    ],
)
def test_another_sort_of_event(title: str, body: str, kind: Kind, found: list[tuple[str, bool]]) -> None:
    assert told(title, body, kind=kind) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("学生处举办3场讲座", "5月20日，学生处举办2场讲座。", [("3场讲座", True)]),
        ("学生处举办3场讲座", "5月20日，学生处举办2场讲座、4场培训。", [("3场讲座", False)]),
        ("学生处举办3场讲座", "5月20日，学生处举办2场讲座、1场培训。", []),
        ("学生处举办3场讲座", "5月20日，学生处举办2场讲座，共3场培训。", []),
        ("学生处举办3场讲座", "5月20日，学生处举办2场讲座，5月21日，又举办讲座。", []),
        ("学生处举办3场讲座", "5月20日，学生处举办讲座。", []),
        ("学生处9月安全检查情况", "5月20日，学生处检查宿舍。", [("9月", False)]),
        ("学生处9月安全检查情况", "5月20日，学生处部署9月安全检查。", []),
        ("学生处5月安全检查情况", "5月20日，学生处检查宿舍。", []),
        ("学生处第三季度安全检查情况", "5月20日，学生处检查宿舍。", [("第三季度", False)]),
        ("学生处第二季度安全检查情况", "5月20日，学生处检查宿舍。", []),
        ("学生处9月安全检查情况", "学生处检查宿舍。", []),
    ],
)
def test_times_and_months(title: str, body: str, found: list[tuple[str, bool]]) -> None:
    assert told(title, body) == found


def test_a_report_that_corrects_is_left_alone() -> None:
    assert told("学院超额完成培训任务", "更正：5月20日前计划培训800人，实际完成760人。") == []


def test_without_a_title_nothing_is_told() -> None:
    document = read("5月20日8时，公寓停水。".encode(), name="a.txt", kind=Kind.FIRST)
    assert list(titles_apart(document)) == []


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("后勤处排查安全隐患", "5月20日，后勤处检查，待整改隐患3处。", []),
        ("保卫处开展安全检查", "5月20日，未检查3处。", []),
        ("实训中心开展安全培训", "5月20日，未培训3人。", []),
        ("安全员培训", "5月20日，未培训3人。", []),
        ("学生安全返校", "5月20日，未返校3人。", []),
        ("学生平均成绩提高", "5月20日，没有成绩3人。", []),
        ("健全制度情况", "5月20日，没有制度3处。", []),
        ("学生全返校", "5月20日，未返校3人。", [("全返校", False)]),
        ("宿舍安全大检查全部完成整改", "5月20日，未完成的8项已列表。", [("检查全部完成", False)]),
        ("宿舍检查全部完成", "5月20日，未检查8间。", [("检查全部完成", False)]),
        ("隐患全部整改", "5月20日，未整改3处。", [("全部整改", False)]),
        ("隐患均已整改", "5月20日，待整改3处。", [("均已整改", False)]),
        ("教师均参训", "5月20日，未参训3人。", [("均参训", False)]),
    ],
)
def test_all_and_words_that_only_end_as_it(title: str, body: str, found: list[tuple[str, bool]]) -> None:
    assert told(title, body) == found
