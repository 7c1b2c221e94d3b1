"""What is told of a site and of who was hurt twice, and not alike."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.sites_retold import sites_retold
from alvtc_info.model.rule import framed


def told(*body: str) -> list[tuple[str, bool]]:
    document = read(framed("学院有关情况", *body).encode(), name="a.txt", kind=Kind.FIRST)
    return [(document.text[start:end], sure) for start, end, _, sure in sites_retold(document)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，三楼电子阅览室起火。", "9时，保卫处在四楼电子阅览室设警戒线。"), [("四楼电子阅览室", True)]),
        (("5月20日8时，三楼电子阅览室起火。", "9时，保卫处在3层电子阅览室设警戒线。"), []),
        (("5月20日8时，三楼电子阅览室起火。", "9时，图书馆封闭四楼电子阅览室。"), [("四楼电子阅览室", False)]),
        (("5月20日8时，三楼电子阅览室起火。", "9时，读者到四楼电子阅览室看书。"), []),
        (("5月20日8时，三楼电子阅览室起火。", "9时，图书馆巡查四楼电子阅览室，设警戒线。"), []),
        (("5月20日8时，三楼电子阅览室起火，四楼电子阅览室封闭。",), []),
        (("5月20日，三楼电子阅览室开放。", "5月21日，四楼电子阅览室停用。"), []),
        (
            ("5月20日8时，三楼电子阅览室起火。", "9时，四楼电子阅览室停用。", "5月21日，四楼电子阅览室开放。"),
            [],
        ),
        (("5月20日8时，东侧楼梯间起火。", "9时，保卫处封闭西侧楼梯间。"), []),
    ],
)
def test_a_thing_on_another_side(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，学生在201教室坠落。", "8时05分，校医到达210教室，为该生止血。"), [("210教室", False)]),
        (("5月20日8时，学生在201教室坠落。", "8时05分，校医到达201教室，为该生止血。"), []),
        (("5月20日8时，学生在201教室坠落。", "8时05分，该生被送到210教室。"), []),
        (("5月20日8时，学生在201教室坠落。", "8时05分，校医到达210教室。"), []),
        (("5月20日8时，学生在201教室坠落。", "8时05分，另1名校医到达210教室，为该生止血。"), []),
        (("5月20日，学生在201教室上课。",), []),
        (("5月20日8时，学生在201教室、210教室坠落。", "8时05分，校医到达210教室，为该生止血。"), []),
    ],
)
def test_another_room(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日，东区18间宿舍停电，西区7间宿舍正常。", "9时，西区18间宿舍恢复。"), [("西区18间宿舍", True)]),
        (("5月20日，东区18间宿舍停电，西区7间宿舍正常。", "9时，西区9间宿舍检修。"), []),
        (("5月20日，东区18间宿舍停电，西区7间宿舍正常。", "9时，另西区18间宿舍检修。"), []),
        (("5月20日，东区18间宿舍停电，西区7间宿舍正常，西区18间宿舍检修。",), []),
    ],
)
def test_the_number_of_another_part(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，赵某左膝擦伤，钱某右膝擦伤。", "9时，校医为赵某右膝消毒。"), [("赵某右膝", True)]),
        (("5月20日8时，赵某左膝擦伤，钱某右膝擦伤。", "9时，校医为赵某双膝消毒，赵某右膝包扎。"), []),
        (("5月20日8时，赵某左膝擦伤，钱某右膝擦伤。", "9时，赵某右膝也有擦伤。"), []),
        (("5月20日8时，赵某左膝擦伤，钱某右膝擦伤。", "9时，赵某右手签名。", "9时，赵某左手开门。"), []),
        (("5月20日8时，赵某左膝、赵某右膝擦伤。",), []),
    ],
)
def test_the_other_side_of_one_person(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日，泵房漏水。", "5月23日漏水当天，后勤处换阀。"), [("5月23日漏水当天", True)]),
        (("5月20日，泵房漏水。", "5月20日漏水当天，后勤处换阀。"), []),
        (("5月20日，泵房漏水，5月23日又漏水。", "5月23日漏水当天，后勤处换阀。"), []),
        (("5月20日，泵房漏水，5月21日再次漏水。", "5月23日漏水当天，后勤处换阀。"), []),
        (("5月23日开学当天，后勤处换阀。",), []),
    ],
)
def test_another_day(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            ("5月20日8时，灶台起火，未造成人员伤亡。", "9时，2名厨师手臂轻微烫伤，已包扎。"),
            [("2名厨师手臂轻微烫伤", True)],
        ),
        (
            ("5月20日8时，灶台起火，未造成人员伤亡。", "疏散中1名学生脚踝扭伤。"),
            [("1名学生脚踝扭伤", False)],
        ),
        (("5月20日8时，灶台起火，除厨师外未造成人员伤亡。", "9时，2名厨师手臂轻微烫伤。"), []),
        (("5月20日8时，灶台起火，未造成人员伤亡。", "2019年9月，2名厨师手臂轻微烫伤。"), []),
        (("5月20日8时，灶台起火，未造成人员伤亡。", "2024年9月，2名厨师手臂烫伤。"), [("2名厨师手臂烫伤", True)]),
        (("5月20日8时，灶台起火，未造成人员伤亡。", "9时，2名厨师未被烫伤。"), []),
        (("5月20日8时，灶台起火，未造成人员伤亡，2名厨师手臂轻微烫伤。",), []),
        (("5月20日8时，灶台起火。", "2名厨师手臂轻微烫伤。"), []),
    ],
)
def test_somebody_hurt_after_all(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，公寓停暖。供暖已全面恢复。", "公寓供暖至今未恢复。"), [("供暖至今未恢复", False)]),
        (("5月20日8时，公寓停暖。供暖已全面恢复。", "公寓供电至今未恢复。"), []),
        (("5月20日8时，公寓停暖。供暖已全面恢复。", "9时，供暖至今未恢复。"), []),
        (("5月20日8时，公寓停暖。部分宿舍供暖已恢复。", "公寓供暖至今未恢复。"), []),
        (("5月20日8时，库房起火。明火已扑灭。", "消防人员正在组织扑救。"), [("正在组织扑救", False)]),
        (("5月20日8时，库房起火。消防人员正在组织扑救。", "明火已扑灭。"), []),
    ],
)
def test_what_works_and_does_not(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，3号公寓东侧起火。", "9时，保卫处封闭5号公寓现场。"), [("5号公寓", False)]),
        (("5月20日8时，3号公寓东侧起火。", "9时，保卫处巡查5号公寓现场。"), []),
        (("5月20日8时，3号公寓东侧起火。", "9时，保卫处封闭5号公寓现场。", "5号公寓停电。"), []),
        (("5月20日8时，3号公寓东侧起火，保卫处封闭5号公寓现场。",), []),
        (("5月20日8时，3号公寓东侧起火。", "9时，5号公寓学生上课。"), []),
        (("5月20日8时，3号公寓东侧起火。", "9时，保卫处封闭5号教学楼现场。"), []),
    ],
)
def test_another_house(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            ("5月20日8时，2023级护理2班1名学生坠落。", "9时，2023级护理3班某生由救护车送医。"),
            [("2023级护理3班", False)],
        ),
        (("5月20日8时，2023级护理2班1名学生坠落。", "9时，2023级护理2班某生由救护车送医。"), []),
        (("5月20日8时，2023级护理2班1名学生坠落。", "9时，2023级护理3班在操场上课。"), []),
        (("5月20日8时，2023级护理2班1名学生坠落。", "9时，另有2023级护理3班某生送医。"), []),
        (("5月20日8时，2023级护理2班1名学生坠落。", "9时，2023级康复3班某生送医。"), []),
    ],
)
def test_another_class(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，学生坠落，送到盟中心医院。", "9时，该生在盟蒙医医院缝合。"), [("蒙医医院", False)]),
        (("5月20日8时，学生坠落，送到盟中心医院。", "9时，该生转到盟蒙医医院缝合。"), []),
        (("5月20日8时，学生坠落，送到盟中心医院。", "9时，该生在盟中心医院缝合。"), []),
        (("5月20日8时，学生坠落，送到盟中心医院。", "家长正在赶往医院。"), []),
        (("5月20日8时，学生坠落，送到盟中心医院。", "盟蒙医医院值班。"), []),
        (("5月20日8时，学生坠落，医院值班。",), []),
    ],
)
def test_another_hospital(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，1名教师被撞伤。", "8时20分，受伤学生由救护车送医。"), [("受伤学生", False)]),
        (("5月20日8时，1名教师被撞伤。", "8时20分，受伤教师由救护车送医。"), []),
        (("5月20日8时，1名教师被撞伤，2名学生跌倒。", "8时20分，受伤学生由校医包扎。"), []),
        (("5月20日8时，教师被撞伤。", "8时20分，受伤学生由救护车送医。"), []),
    ],
)
def test_another_sort_of_person(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日8时，实训楼A座停电。", "9时，电工在实训楼B座配电间抢修。"), [("B座配电", False)]),
        (("5月20日8时，东侧楼梯坍塌。", "9时，保卫处在西侧楼梯设警戒线。"), []),
        (("5月20日8时，2号公寓停电，2号公寓9时供电已恢复。", "2号公寓仍未恢复供电。"), [("仍未恢复供电", False)]),
        (("5月20日8时，2号公寓停电，2号公寓9时供电已恢复。", "3号公寓仍未恢复供电。"), []),
    ],
)
def test_parts_of_one_house(body: tuple[str, ...], found: list[tuple[str, bool]]) -> None:
    assert told(*body) == found


def test_a_report_that_corrects_is_left_alone() -> None:
    assert told("更正：5月20日，泵房漏水。", "5月23日漏水当天，后勤处换阀。") == []
