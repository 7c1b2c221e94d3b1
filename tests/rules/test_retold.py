"""What is told of one event twice: in which kinds it is asked, what is said, when nothing is."""

from __future__ import annotations

import pytest

from alvtc_info import Finding, Kind, check, read
from alvtc_info.analysis import numbers_retold
from alvtc_info.model.rule import framed


def told(*body: str, kind: Kind = Kind.FOLLOW_UP, title: str = "宿舍起火") -> list[Finding]:
    result = check(read(framed(title, *body).encode(), name="a.txt", kind=kind))
    assert result.errors == ()
    return [finding for finding in result if finding.rule == "retold-otherwise"]


MOMENTS = "5月20日8时20分，宿舍起火。", "5月20日9时05分火灾发生后，值班员报警。"
ROOMS = "4号学生公寓312室冒烟。", "消防员进入3号学生公寓312室。"


@pytest.mark.parametrize("kind", list(Kind))
def test_it_is_asked_of_reports_of_an_emergency(kind: Kind) -> None:
    found = [finding.quote for finding in told(*MOMENTS, kind=kind)]
    assert found == (["5月20日9时05分"] if kind in {Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL} else [])


LIFTS = "2号电梯停运，3人被困。", "维保人员打开1号电梯，被困人员离开。"


@pytest.mark.parametrize(
    ("body", "quote", "message", "severity"),
    [
        (MOMENTS, "5月20日9时05分", "前面写事发在“5月20日8时20分”，这里写“5月20日9时05分”，请核实", "warning"),
        (ROOMS, "3号学生公寓312室", "前面写的是4号学生公寓312室，这里写“3号学生公寓312室”，请核实", "warning"),
        (LIFTS, "1号电梯", "前面写的是2号电梯，这里写“1号电梯”，请核实", "info"),
        (
            ("1名保安被撞，腿部骨折。", "该保安为皮外擦伤。"),
            "为皮外擦伤",
            "前面写“骨折”，这里写“为皮外擦伤”，请核实",
            "info",
        ),
    ],
)
def test_both_tellings_are_named(body: tuple[str, ...], quote: str, message: str, severity: str) -> None:
    assert [(each.quote, each.message, str(each.severity)) for each in told(*body)] == [(quote, message, severity)]


def test_before_a_first_report_goes_it_is_changed_first() -> None:
    assert [str(each.severity) for each in told(*MOMENTS, kind=Kind.FIRST)] == ["error"]


def test_moment_room_and_number_are_told_each() -> None:
    assert len(told(*MOMENTS, *ROOMS, *LIFTS)) == 3


def test_the_title_tells_of_the_event_too() -> None:
    found = told("5月20日8时，2号电梯停运，3人被困。", title="1号电梯困人")
    assert [finding.quote for finding in found] == ["2号电梯"]


@pytest.mark.parametrize("word", ["更正：", "上次报送有误，", "时刻应为9时05分，"])
def test_a_report_that_corrects_is_left_alone(word: str) -> None:
    assert told(*MOMENTS, *ROOMS)
    assert told(*MOMENTS, *ROOMS, f"{word}其他情况不变。") == []


@pytest.mark.parametrize(("minute", "count"), [("30", 0), ("31", 1)])
def test_what_is_noticed_a_little_later_is_not_told(minute: str, count: int) -> None:
    assert len(told(MOMENTS[0], f"5月20日8时{minute}分火灾发生后，值班员报警。")) == count


@pytest.mark.parametrize(
    ("body", "quote", "severity"),
    [
        (("302实训室冒烟。", "320实训室停课。"), "320实训室", "info"),
        (("302实训室冒烟。", "320实训室停课，320实训室断电。"), None, ""),
        (("302实训室冒烟。", "203实训室停课。"), None, ""),
        (("302实训室冒烟。", "320教室停课。"), None, ""),
        (("302实训室、320实训室冒烟。", "320实训室停课。"), None, ""),
        (("302实训室冒烟。", "隔壁320实训室停课。"), None, ""),
        (("更正：冒烟的是302实训室。", "320实训室停课。"), None, ""),
        (("张某被骗15000元。", "民警冻结51000元。"), None, ""),
        (("张某被骗12000元。", "民警冻结21000元。"), None, ""),
        (("张某被骗15300元。", "民警冻结51300元。"), "51300元", "warning"),
        (("停电影响1126名学生。", "1162名学生返回。"), "1162名学生", "warning"),
    ],
)
def test_two_digits_that_changed_places(body: tuple[str, ...], quote: str | None, severity: str) -> None:
    found = [(finding.quote, str(finding.severity)) for finding in told(*body)]
    assert found == ([(quote, severity)] if quote else [])


CRASH = "客车在S314线追尾。"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ((CRASH, "S312线事故现场清理完毕。"), ["S312线"]),
        ((CRASH, "S312线路段恢复通行。", "S316线路段恢复通行。"), ["S312线"]),
        ((CRASH, "S314线事故现场清理完毕。"), []),
        ((CRASH, "S312线车流正常。"), []),
        ((CRASH, "G312线路段恢复通行。"), []),
        ((CRASH, "车辆绕行S312线路段。"), []),
        ((CRASH, "S312线路段另有施工。"), []),
        (("客车在307国道追尾。", "317国道事故现场清理完毕。"), ["317国道"]),
        (("5月20日途经S310线。", CRASH, "S312线事故现场清理完毕。"), ["S312线"]),
    ],
)
def test_the_scene_is_on_the_road_of_the_event(body: tuple[str, ...], found: list[str]) -> None:
    assert [finding.quote for finding in told(*body)] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("第一食堂二楼6名学生呕吐。", "保卫处封闭第一食堂三楼。"), ["第一食堂三楼"]),
        (("第一食堂二楼6名学生呕吐。", "保卫处封闭第一食堂三楼，清点人数。"), ["第一食堂三楼"]),
        (("第一食堂二楼6名学生呕吐。", "保卫处在第一食堂三楼事发现场消毒。"), ["三楼"]),  # one thing is told once
        (("第一食堂二楼6名学生呕吐。", "保卫处封闭第一食堂二楼。"), []),
        (("第一食堂二楼6名学生呕吐。", "保卫处封闭第二食堂三楼。"), []),
        (("第一食堂二楼6名学生呕吐。", "保卫处在第一食堂三楼登记。"), []),
        (("第一食堂二楼6名学生呕吐。", "保卫处封闭第一食堂三楼。第一食堂三楼停供。"), []),
        (("第一食堂一楼供餐。", "第一食堂二楼6名学生呕吐。", "保卫处封闭第一食堂三楼。"), ["第一食堂三楼"]),
        (("第一食堂二楼6名学生呕吐。", "学生转移到第一食堂三楼，消毒餐具。"), []),
    ],
)
def test_the_storey_that_is_dealt_with_is_that_of_the_event(body: tuple[str, ...], found: list[str]) -> None:
    assert [finding.quote for finding in told(*body)] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("停电涉及服务器12台。", "技术人员逐台检查14台服务器。"), ["14台服务器"]),
        (("停电涉及服务设备12台。", "技术人员逐台检查14台服务器。"), ["14台服务"]),
        (("停电影响12台机床。", "上述10台机床恢复运行。"), ["10台机床"]),
        (("停电涉及服务器12台。", "技术人员逐台检查12台服务器。"), []),
        (("停电涉及服务器12台。", "技术人员逐间检查14台服务器。"), []),
        (("停电涉及交换机12台。", "技术人员逐台检查14台服务器。"), []),
        (("技术人员逐台检查14台服务器。", "停电涉及服务器12台。"), []),
        (("停电涉及服务器12台。", "另逐台检查14台服务器。"), []),
    ],
)
def test_all_of_the_things_are_as_many_as_were_touched(body: tuple[str, ...], found: list[str]) -> None:
    assert [finding.quote for finding in told(*body)] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("张某被骗，转账1.2万元。", "派出所追查被骗的15600元。"), ["被骗的15600元"]),
        (("张某被骗，转账1.2万元。", "派出所追查被骗的1.2万元。"), []),
        (("张某被骗，转账1.2万元。", "派出所追查被骗的0.8万元。"), []),
        (("张某被骗，先后转账1.2万元。", "派出所追查被骗的1.5万元。"), []),
        (("张某被骗，转账1.2万元。", "派出所累计追查被骗的1.5万元。"), []),
        (("张某被骗，转账1.2万元。", "李某转账0.3万元。", "派出所追查被骗的1.5万元。"), []),
        (("派出所追查被骗的1.5万元。", "张某转账1.2万元。"), []),
    ],
)
def test_no_more_was_lost_than_was_paid(body: tuple[str, ...], found: list[str]) -> None:
    assert [finding.quote for finding in told(*body)] == found


@pytest.mark.parametrize(
    "body",
    [
        ("302实训室酒精燃烧。", "保卫处检查203实训室、320实训室，未见隐患。"),
        ("302实训室酒精燃烧。", "320实训室学生恢复上课。"),
        ("2号楼301寝室漏水。", "310寝室6名学生帮助搬运被褥。"),
        ("201教室灯架掉落。", "后勤处排查210教室等12间教室。"),
        ("1203室漏水。", "1230室学生报告地面潮湿。"),
        ("张某转账18600元。", "民警追回16800元。"),
        ("设备损坏，损失12350元。", "保险公司赔付12530元，含施救费180元。"),
        ("3号公寓停电，影响1126名学生。", "4号公寓1162名学生用电正常。"),
        ("张某被骗，转账1.2万元。", "民警查明，同一团伙骗走的36万元已冻结。"),
        ("张某支付500元。", "民警追查其贷款被骗的2万元。"),
        ("张某充值100元后获返利。", "民警追查被骗走的3200元。"),
        ("张某充值100元。", "民警追查该生刷单被骗的3200元。"),
        ("停电影响8台机床。", "上述5台机床先行恢复，3台待检。"),
        ("停电影响8台机床。", "受损的3台机床送修。"),
        ("停电涉及服务器12台。", "技术人员逐台检查8台服务器的硬盘。"),
        ("2号楼3层漏水。", "后勤处消毒2号楼1层。"),
        ("教学楼三层起火。", "教学楼四层卫生间水管修复。"),
        (CRASH, "S312线路段积雪，救护车改道。"),
    ],
)
def test_what_is_another_one_or_a_part_is_not_told(body: tuple[str, ...]) -> None:
    assert told(*body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("3号公寓停电，影响1126名学生。", "3号公寓1162名学生返回。"), ["1162名学生"]),
        (("302实训室冒烟，有人报告。", "320实训室由值班员报告后断电。"), ["320实训室"]),
        (("教学楼三层卫生间漏水。", "教学楼四层卫生间水管修复。"), ["教学楼四层"]),
        (("停电影响12台机床。", "上述14台机床先行恢复。"), ["14台机床"]),
    ],
)
def test_what_both_tellings_name_is_the_same(body: tuple[str, ...], found: list[str]) -> None:
    assert [finding.quote for finding in told(*body)] == found


@pytest.mark.parametrize("word", ["S314线", "第一食堂二楼"])
def test_a_sentence_is_asked_once_for_an_incident(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, ...]] = []

    class Counting:
        def search(self, _text: str, *span: int) -> None:
            asked.append(span)

    monkeypatch.setattr(numbers_retold, "WHAT", Counting())
    document = read(framed("情况", f"{word}" * 50 + "。", f"{word}。").encode(), name="a.txt", kind=Kind.FIRST)
    assert list(numbers_retold.numbers_retold(document)) == []
    assert len(asked) == len(set(asked)) == 2
