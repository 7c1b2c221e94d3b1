"""What careful papers say that looks like a fault, beside what is one: whole papers, by the rule that is asked."""

from __future__ import annotations

import pytest

from alvtc_info import check, read_text
from alvtc_info.model.finding import Severity
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed

TITLE = "学生公寓5号楼冒烟"
ROW = "保卫处　　2026年10月12日"


def told(rule: str, text: str, kind: Kind | None = None) -> list[tuple[str, Severity]]:
    """What a rule says of a text: the words it points at, and how sure it is."""
    document = read_text(text, kind=kind)
    found = check(document, select=[rule])
    assert found.errors == ()
    return [(each.quote, each.severity) for each in found]


def paper(*body: str, title: str = TITLE, row: str = ROW) -> str:
    return framed(title, *body, department="保卫处", row=row)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # parts that add up to a total with its day
        (
            (
                "截至10月9日，各系共上交旧书640册。",
                "从各系看，医护系累计上交260册，机电系累计上交220册，旅游系累计上交160册。",
            ),
            [],
        ),
        (
            (
                "截至10月9日，各系共上交旧书640册。",
                "从各系看，医护系累计上交260册，机电系累计上交220册，旅游系累计上交130册。",
            ),
            [("260册", Severity.INFO)],
        ),
        (("从各系看，医护系累计上交260册，机电系累计上交220册，旅游系累计上交160册。",), [("260册", Severity.ERROR)]),
        # a figure far from a dated one may have its day; what goes on or stands has not
        (
            ("10月8日，清点结束。", "据值班记录，截至10月8日共修桌椅420套。", "阅览室利用率62%，借阅率31%。"),
            [("62%", Severity.INFO)],
        ),
        (("截至10月9日，共修桌椅420套。", "学院现有教职工318人。"), [("318人", Severity.ERROR)]),
        (("参训学生均系2026级新生。",), []),
    ],
)
def test_figures_of_daily_information(body: tuple[str, ...], found: list[tuple[str, Severity]]) -> None:
    assert told("data-without-cutoff", paper(*body), Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("楼内另有4个小组52人，由组长带到篮球场。", True),
        ("该公寓住学生386人，已全部撤出。", True),
        ("两处合计141人，宿管员9时20分清点完毕。", True),
        ("全院现有住校生3120人。", False),
    ],
)
def test_people_at_the_scene(sentence: str, silent: bool) -> None:
    text = paper(f"2026年10月12日9时，学生公寓5号楼2层冒烟。{sentence}")
    assert (told("data-without-cutoff", text, Kind.FIRST) == []) == silent


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("违规车辆的车牌暂扣5日。", []),
        ("名单公示7日。", []),
        ("校医14日16时复查一次，16日起心理中心受理预约。", ["14日", "16日"]),
        ("周三下午借书的学生多，窗口增设1个。", []),
        ("周三下午，图书馆清点桌椅。", ["周三"]),
    ],
)
def test_days(sentence: str, found: list[str]) -> None:
    assert [words for words, _ in told("relative-time", sentence)] == found


def test_a_later_day_of_an_event_needs_no_month_behind_one_that_is_known() -> None:
    first = "2026年10月14日9时，学生公寓5号楼2层冒烟，无人受伤。"
    silent = paper(first, "校医14日16时复查一次；16日起心理中心受理预约。", row="保卫处　　2026年10月14日")
    assert told("relative-time", silent, Kind.FIRST) == []
    unknown = paper(first, "校医15日复查一次；16日起心理中心受理预约。", row="保卫处　　2026年10月14日")
    assert [words for words, _ in told("relative-time", unknown, Kind.FIRST)] == ["15日", "16日"]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("通报10月12日15时前审定后发布，临时停车点10月13日8时启用。", None),
        ("10月13日8时，各班召开主题班会。", Severity.INFO),
        ("10月13日8时25分，各班召开主题班会。", Severity.WARNING),
        ("10月13日8时30分，各班召开主题班会。", Severity.INFO),
        ("10月13日8时35分，各班召开主题班会。", Severity.WARNING),
        ("善后安排：10月13日8时开挖，更换电缆62米。", None),
        ("水泵10月13日12时前到货，10月14日9时抽检。", None),
        ("水泵10月13日12时前到货，10月14日9时20分抽检。", Severity.WARNING),
        ("10月13日8时，学生公寓5号楼漏水。", Severity.ERROR),
    ],
)
def test_days_to_come(sentence: str, severity: Severity | None) -> None:
    text = paper("2026年10月12日9时，学生公寓5号楼2层冒烟，无人受伤。", sentence)
    assert [each for _, each in told("invalid-date", text, Kind.FOLLOW_UP)] == ([severity] if severity else [])


def test_lessons_are_no_work() -> None:
    lesson = "值班室通知了公寓，没有通知体育馆。"
    head = "2026年10月10日9时，学生公寓5号楼2层冒烟。"
    assert told("undated-work", paper(head, "四、经验教训", lesson), Kind.FINAL) == []
    assert told("undated-work", paper(head, "四、工作情况", "保卫处召开安全例会。"), Kind.FINAL) != []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("保卫处值班信息\n第3期\n保卫处\n2026年10月12日10时58分\n", []),
        ("保卫处值班信息\n第3期\n保卫处\n报送时间：2026年10月12日10：58\n", []),
        ("保卫处信息\n（工作动态）\n2026年第3期\n报送单位：保卫处\n2026年10月12日\n", []),
    ],
)
def test_mastheads(head: str, found: list[str]) -> None:
    tail = "编辑：刘某　电话：0483-8000000　签发：李某\n"
    text = head + f"{TITLE}\n学院党政办公室：\n2026年10月12日9时，学生公寓5号楼2层冒烟，无人受伤。\n" + tail
    document = read_text(text, kind=Kind.DAILY)
    assert document.value("title") == TITLE
    assert document.value("dated") == "2026年10月12日"
    assert document.value("issue_number") == "3"
    assert [words for words, _ in told("header-elements", text, Kind.DAILY)] == found


def test_a_masthead_that_names_its_department_lacks_at_most_the_unit_below() -> None:
    text = f"保卫处信息\n第3期\n2026年10月12日\n{TITLE}\n学院党政办公室：\n2026年10月12日9时，保卫处检查公寓。\n"
    assert [severity for _, severity in told("header-elements", text, Kind.DAILY)] == [Severity.INFO]
    assert {severity for _, severity in told("header-elements", text, Kind.FIRST)} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("10月12日9时许，田径场西侧有学生晕倒。", True),
        ("时间、地点：10月12日9时，学院训练区。3名学生头晕。", True),
        ("10月12日9时，3名学生头晕。", False),
    ],
)
def test_places_of_an_event(place: str, found: bool) -> None:
    text = paper(place, title="学生晕倒（首报）")
    document = read_text(text, kind=Kind.FIRST)
    messages = [each.message for each in check(document, select=["first-report-elements"])]
    assert any("缺少发生地点" in each for each in messages) != found


@pytest.mark.parametrize(
    ("sentence", "lacks"),
    [
        ("拱门被大风吹倒，1名学生擦伤，已处置完毕。", False),
        ("双方责任待派出所调查后确定，1名学生擦伤，已处置完毕。", False),
        ("公安局以涉嫌诈骗立案，1名学生擦伤，已处置完毕。", False),
        ("1名学生擦伤，已处置完毕。", True),
    ],
)
def test_causes_and_natures_of_a_follow_up(sentence: str, lacks: bool) -> None:
    text = paper("2026年10月12日9时已首报。" + sentence, title="学生擦伤（续报）")
    document = read_text(text, kind=Kind.FOLLOW_UP)
    messages = [each.message for each in check(document, select=["followup-elements"])]
    assert any("没有写到原因" in each for each in messages) == lacks


def test_run_in_headings_that_begin_with_a_word_of_experience() -> None:
    sections = ("一、事件概况。9时冒烟。", "二、性质认定。消防大队认定为意外。", "三、处置情况。9时20分排除。")
    lessons = "四、经验教训。检查只看楼道，没有进到室内。"
    text = paper(*sections, lessons, "五、整改措施。11月5日前装好烟感。", title="公寓冒烟（终报）")
    messages = [each.message for each in check(read_text(text, kind=Kind.FINAL), select=["final-report-elements"])]
    assert not any("经验教训" in each for each in messages)


def test_words_of_one_character_at_the_edge_of_a_wrong_form() -> None:
    assert told("typo-confusable", "医疗费截至2026年10月12日计7430元。") == []
    assert told("left-out-character", "2026年10月12日，拱门倒塌。现处置工作已结束。") == []
    assert told("left-out-character", "2026年10月12日，现处置工作由保卫处牵头，消防到现处置。") != []


def test_elements_that_are_labelled_without_a_number() -> None:
    body = (
        "事件概况：9时冒烟，9时20分排除。",
        "性质认定：消防大队认定为意外。",
        "处置情况：关闭电闸，通风。",
        "经验教训：检查只看楼道。",
        "整改措施：11月5日前装好烟感。",
    )
    found = check(read_text(paper(*body, title="公寓冒烟（终报）"), kind=Kind.FINAL), select=["final-report-elements"])
    assert [each.message for each in found] == []
    found = check(
        read_text(paper(*body[1:], title="公寓冒烟（终报）"), kind=Kind.FINAL), select=["final-report-elements"]
    )
    assert [each.message for each in found] == ["终报缺少事件概况"]


@pytest.mark.parametrize(
    ("first", "told_of"),
    [("1名学生额部磕碰、2名学生手腕扭伤，3人均能行走。", False), ("2名学生手腕扭伤。", True)],
)
def test_as_many_hurt_as_were_told(first: str, told_of: bool) -> None:
    text = paper(f"2026年10月12日9时，学生公寓5号楼2层冒烟。{first}", "救护车载3名伤者前往医院。")
    assert bool(told("casualty-consistency", text, Kind.FIRST)) == told_of


@pytest.mark.parametrize(("hour", "found"), [("13日8时", []), ("10月12日8时", ["8时"])])
def test_what_is_done_after_an_order(hour: str, found: list[str]) -> None:
    text = paper(
        "2026年10月12日9时已首报，无人受伤。",
        "二、领导批示落实情况",
        f"10月12日10时，院长批示：查清原因。{hour}，保卫处查看另外4间宿舍。",
        title="公寓冒烟（续报）",
        row="保卫处　　2026年10月13日",
    )
    assert [words for words, _ in told("invalid-date", text, Kind.FOLLOW_UP)] == found


def test_so_many_of_each_of_two_groups() -> None:
    right = paper("2026年10月12日9时，车间内有师生34人，其中学生32人、指导教师和管理员各1人。")
    assert told("data-arithmetic", right, Kind.FIRST) == []
    assert told("data-arithmetic", right.replace("学生32人", "学生31人"), Kind.FIRST) != []


def test_what_reaches_and_what_is_counted_by_the_clock() -> None:
    assert told("typing-slip", "2026年10月12日，水渗至楼下103室。") == []
    assert told("typo-confusable", "2026年10月12日，发言由综合科计时。") == []


def test_that_evening_as_a_habit() -> None:
    assert told("relative-time", "18时以后来电6件，当晚答复的只有2件。") == []


def test_two_words_that_meet_in_one_character() -> None:
    assert told("doubled-character", "2026年10月12日，混水阀阀芯卡死。") == []
    assert told("doubled-character", "2026年10月12日，会议要求检检查线路。") != []


def test_what_netizens_say_in_a_section_on_public_opinion() -> None:
    said = "有网友称食堂停电。"
    head = ("三、网络舆情及善后处置情况", "（一）网络舆情")
    assert told("anonymous-source", paper("2026年10月12日9时已首报。", *head, said), Kind.FOLLOW_UP) == []
    assert told("anonymous-source", paper("2026年10月12日9时已首报。", said, *head), Kind.FOLLOW_UP) != []
