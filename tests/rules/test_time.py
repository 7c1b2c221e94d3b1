from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Kind, Severity, check, read
from alvtc_info.analysis.time_words import speaks_of_now
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config
from tests import TODAY
from tests.rules.drafts import BODY, messages, quotes


@pytest.mark.parametrize("word", "目前 当前 现阶段 现在 新近 截至目前 截止目前 到目前为止 至今 迄今".split())
def test_words_for_now(word: str) -> None:
    assert speaks_of_now(word)


@pytest.mark.parametrize("word", "近日 日前 最近 连日来 前不久 有一天".split())
def test_words_for_a_past_day(word: str) -> None:
    assert not speaks_of_now(word)


def test_a_title_may_be_judged_like_the_body() -> None:
    title = read(framed("近日检修", BODY).encode(), name="a.txt")
    assert [f.severity for f in check(title, select=["vague-time"])] == [Severity.WARNING]
    config = Config(options={"vague-time": {"soft_titles": False}})
    assert [f.severity for f in check(title, select=["vague-time"], config=config)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("昨日", "5月21日"), ("前天", "5月20日"), ("今早", "5月22日早"), ("明晚", "5月23日晚"), ("昨夜", "5月21日夜"), ("大前天", None),
        ("上周五", "5月17日"), ("本周三", "5月22日"), ("下周一", "5月27日"), ("上周日", "5月19日"), ("本周日", "5月26日"), ("本周天", "5月26日"), ("上周", None),
        ("本周末", None), ("上月", "4月"), ("上月底", "4月底"), ("本月初", "5月初"), ("下个月", "6月"), ("下月末", "6月末"),
        ("去年", "2023年"), ("今年春天", "2024年春天"), ("年底", None), ("3天前", None),
        ("22日", "5月22日"), ("23日", None), ("十日", "5月10日"), ("廿一日", "5月21日"),
    ],
)  # fmt: skip
def test_relative_times_become_dates(word: str, fix: str | None) -> None:
    (finding,) = check(
        read(f"{word}，学院检修。".encode(), name="a.txt"), select=["relative-time"], report_date=date(2024, 5, 22)
    )
    assert finding.fix is not None
    assert finding.fix.replacement == fix or (fix is None and "{" in finding.fix.replacement)


@pytest.mark.parametrize(
    ("title", "found"),
    [("后勤处5月检修情况", False), ("后勤处五月检修情况", False), ("后勤处检修情况", True), ("后勤处月度检修", True)],
)
def test_the_title_may_name_the_month(title: str, found: bool) -> None:
    assert bool(quotes(framed(title, "8日，后勤处更换阀门6个。", row="后勤处"), "relative-time")) is found


def test_without_a_report_date_an_example_is_given() -> None:
    told = {
        w: check(read(f"{w}，3人住院。".encode(), name="a.txt"), select=["vague-time"]).findings[0].message
        for w in ("近日", "目前")
    }
    year = TODAY.year
    assert told["近日"].endswith(f"如“{year}年5月20日”")
    assert f"如“截至{year}年5月20日17时”" in told["目前"]


def test_how_far_words_reach() -> None:
    assert quotes(f"截至5月20日17时，{'后勤处检修阀门，' * 8}目前3人住院。", "vague-time", None) == []
    assert quotes("过去" + "修" * 38 + "，现在3人住院。", "vague-time", None) == ["现在"]
    assert quotes("过去靠人工，现在3人住院。", "vague-time", None) == []
    assert quotes("现在3人住院，和过去不同。", "vague-time", None) == ["现在"]
    assert quotes("现在，" + "修" * 39 + "3人住院。", "vague-time", None) == []
    assert quotes("现在，" + "修" * 38 + "3人住院。", "vague-time", None) == ["现在"]


def test_words_that_depend_on_a_date_that_is_not_known_are_left_open() -> None:
    assert "应为" not in messages("12日晚，供水主管破裂。", "relative-time")[0]
    assert "应为" not in messages("昨日，供水主管破裂。", "relative-time")[0]
    assert f"{TODAY.year}年5月20日" in messages("近日，供水主管破裂。", "vague-time")[0]


def test_relative_times_over_the_turn_of_the_year() -> None:
    def fixed(word: str) -> str | None:
        result = check(
            read(f"{word}，供水主管破裂。".encode(), name="a.txt"),
            select=["relative-time"],
            report_date=date(2024, 1, 1),
        )
        fix = result.findings[0].fix
        return fix.replacement if fix else None

    assert [fixed(w) for w in ("昨晚", "上周日", "上月", "去年", "下月", "明日")] == [
        "2023年12月31日晚", "2023年12月31日", "2023年12月", "2023年", "2月", "1月2日"
    ]  # fmt: skip


def test_the_end_of_a_year_that_was_named_is_dated() -> None:
    text = "2021年学院招生1700人。年末教师312人。"
    assert [f.quote for f in check(read(text.encode(), name="a.txt"), select=["relative-time"])] == []
    assert [f.quote for f in check(read("年末教师312人。".encode(), name="a.txt"), select=["relative-time"])] == [
        "年末"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "当天气转冷时，后勤处及时供暖。", "当日常巡查发现隐患时，保卫处立即处理。", "当晚会结束后，学生有序离场。", "5月20日开会。当天，学院供暖。",
        "每月5日前汇总上月登记表。",
    ],
)  # fmt: skip
def test_what_is_no_word_for_a_day(text: str) -> None:
    assert quotes(text, "relative-time", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "将近期中测验，各系安排辅导。", "学生刚才艺汇演归来。", "今年初中部办班方案待批。", "今年初级班开班。", "门前日用品摆放整齐。", "本月饼盒可回收。",
        "朗诵曲目为明日之星。", "歌名为昨日重逢，由团委选定。", "明日歌被编入教材。", "读者给今日早报投稿。", "某日用品公司供货。", "第三个工作日前归还。",
    ],
)  # fmt: skip
def test_what_belongs_to_other_words_is_no_time(text: str) -> None:
    assert quotes(text, "vague-time", None) + quotes(text, "relative-time", None) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院近期中层干部调整较多。", "近期"), ("刚才能用的打印机坏了。", "刚才"), ("学院去年初中标。", "去年初"), ("今年初中央财政拨款。", "今年初"),
        ("去年初中毕业生增多。", "去年"), ("上月均已缴清。", "上月"), ("本月饼干过期。", "本月"), ("今日歌手大赛开幕。", "今日"), ("演出节目为今日排定的12个。", "今日"),
        ("学院近日用电量上升。", "近日"), ("迎新工作日前启动。", "日前"), ("学生日前往返两地。", "日前"), ("昨天中午停电。", "昨天"), ("本月底层取样。", "本月"),
    ],
)  # fmt: skip
def test_a_word_of_time_beside_characters_that_go_with_it(text: str, found: str) -> None:
    assert quotes(text, "vague-time", None) + quotes(text, "relative-time", None) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("当天，学院供暖。5月20日开学。", ["当天"]), ("保卫处检查每间宿舍，上周五通报结果。", ["上周五"]),
        ("2015年学院升格。学校年末清退个体户。", ["年末"]),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_does_not_excuse_it(text: str, found: list[str]) -> None:
    assert quotes(text, "relative-time", None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("值班室每天18时交接班，次日8时下班。", []),
        ("借阅方便，当天预约隔日取。", []),
        ("新生前天报到，人数比预计的少。", ["前天"]),
        ("老人生前天天来读报。", []),
        ("保安每晚20时上岗，次日8时交班。", []),
        ("值班时间为18时至次日8时。", []),
        ("夜班从22时到次日6时。", []),
        ("宿管员实行24小时值守，当日8时至次日8时为一班。", []),
        ("实行夜间值班制度，次日上午补休。", []),
        ("法定节假日值班的，次日安排补休。", []),
        ("凡夜间接报的，次日9时前补报书面材料。", []),
        ("如遇停电，次日补课。", []),
        ("值班人员应当于次日8时30分前交接。", []),
        ("次日，保卫处召开会议。", ["次日"]),
        ("值班人员赶到现场，次日修复。", ["次日"]),
        ("会议于次日召开。", ["次日"]),
        ("次日8时，供水恢复。", ["次日"]),
        ("图书馆22时闭馆，次日8时开馆。", []),
        ("宿舍楼23时断电，次日6时供电。", []),
        ("宿管员18时到岗，次日7时离岗。", []),
        ("晚归名单次日报各系。", []),
        ("巡查记录于次日9时前送学生工作处。", []),
        ("夜间巡查情况次日汇总上报。", []),
        ("浴室21时停水，翌日12时供水。", []),
        ("师生反映的问题次日答复。", []),
        ("后勤处完善用水管理办法。电价次日公示。", []),
        ("电价次日公示。", ["次日"]),
        ("20时停电，次日6时恢复供电。", ["次日"]),
        ("学院收到2起投诉，次日答复。", ["次日"]),
        ("保卫处发现3处隐患，次日上报。", ["次日"]),
        ("21时，工人到场，次日8时送水。", ["次日"]),
        ("赛项结束，次日公布了成绩。", ["次日"]),
        ("学院完善值守办法。学生王某21时离校，次日销假。", ["次日"]),
        ("23时锁门，次日完成检修。", ["次日"]),
    ],
)
def test_the_day_after_in_a_habit_or_a_rota_is_no_time_of_an_event(text: str, found: list[str]) -> None:
    assert quotes(text, "relative-time", None) == found


def test_an_afternoon_goes_on_from_one_paragraph_to_the_next() -> None:
    told = ("2024年5月20日下午2时30分许，2号楼漏水。", "2时35分，保安孙某报告。", "2时50分，后勤处关闭阀门。")
    document = read(framed("2号楼漏水（首报）", *told).encode(), name="a.txt", kind=Kind.FIRST)
    assert not list(check(document, select=["invalid-date", "hours-out-of-order"]))
    late = read(framed("2号楼漏水（首报）", told[0], "1时35分，保安孙某报告。").encode(), name="a.txt", kind=Kind.FIRST)
    assert [f.quote for f in check(late, select=["invalid-date"])] == ["1时35分"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("两周前，图书馆更换了门禁。", "两周前"),
        ("这个月，后勤处清洗了水箱。", "这个月"),
        ("前年，学院改造了操场。", "前年"),
        ("去冬，牧区遭遇白灾。", "去冬"),
        ("去冬今春，草场返青偏晚。", "去冬今春"),
        ("今年暑假，机房完成改造。", "今年暑假"),
        ("今年寒假，学生返乡宣讲。", "今年寒假"),
        ("上季度，保卫处处理失物招领42件。", "上季度"),
        ("上个学期，两个班参加了试点。", "上个学期"),
        ("这学期，选修课新开6门。", "这学期"),
        ("一个多月前，锅炉完成大修。", "一个多月前"),
        ("约三个月前，项目组提交了报告。", "约三个月前"),
        ("昨早，东门水管破裂。", "昨早"),
        ("相关企业上月均已整改。", "上月"),
        ("上学年，奖学金发放两次。", "上学年"),
        ("前年冬天，水管冻裂两次。", "前年"),
        ("大前年，学院启用新校区。", "大前年"),
        ("去夏，牧草减产。", "去夏"),
        ("本月均未发生事故。", "本月"),
        ("上周末，宿舍停电。", "上周末"),
        ("下季度，将更换锅炉。", "下季度"),
        ("几小时前，楼内冒烟。", "几小时前"),
        ("半个月前，学生处约谈了房东。", "半个月前"),
        ("6月1日开馆的图书馆有座位420个。昨晚，馆里办了故事会。", "昨晚"),
        ("7月2日夜至3日晨，旗里降雨94毫米。昨天下午水退。", "昨天"),
        ("本台7月4日消息 7月2日，广告牌被刮落。昨日，工人开始拆除。", "昨日"),
    ],
)
def test_units_of_time_with_a_direction_hang_on_the_day_of_writing(text: str, word: str) -> None:
    assert quotes(text, "relative-time", None) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "过去冬季供暖靠煤。",
        "比前年多出三成的是选修人数。",
        "比上季度下降。",
        "与上学年同学期相比，耗材下降。",
        "以上月均值为准。",
        "会议三天前通知参会人员。",
        "11月5日，项目组现场核查。两周前，该组提交过报告。",
        "二十年前，这里是一片荒滩。",
        "目前年级组已通知家长。",
        "2024年上学期，学院新增课程12门。",
        "学生最集中的时段是周三晚上。",
        "周日傍晚要排队半小时。",
        "建议由财务处于月底集中报账。",
        "建议工会每月发放补贴，月初公布名单。",
        "由综治中心统派，限十日回音。",
        "本台7月4日消息 7月3日，广告牌被刮落。昨日受损的广告牌已拆除。",
        "5月20日，实训楼停电。昨日，后勤处检修。",
        "开考前三天，教务处布置考场。",
        "为期十日的培训结束。",
        "他出去夏令营带队。",
    ],
)
def test_durations_bases_and_habits_hang_on_no_day(text: str) -> None:
    assert quotes(text, "relative-time", None) == []


def test_the_weather_weighs_less() -> None:
    for text, grade in (("近期早晚温差较大，请各班通风。", "warning"), ("近期，学院检查了宿舍。", "error")):
        document = read(text.encode(), name="a.txt")
        assert [str(f.severity) for f in check(document, select=["vague-time"])] == [grade]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中心把周三下午的预约时段由4个加到6个。", []),
        ("旷课集中在周一第一节和周五下午，多与班车有关。", []),
        ("答辩定在周四上午和周五下午，地点另告。", []),
        ("周五下午，后勤处更换水泵。", ["周五"]),
        ("税务局上季度为企业退税。", ["上季度"]),
        ("上一个季度，图书馆闭馆检修。", ["上一个季度"]),
        ("商砼站当天就派出泵车。", ["当天"]),
        ("5月20日，商砼站当天就派出泵车。", []),
    ],
)
def test_a_slot_in_the_timetable_recurs_and_a_quarter_is_one_of_some_year(text: str, found: list[str]) -> None:
    assert quotes(text, "relative-time", None) == found


@pytest.mark.parametrize(
    ("kind", "paragraphs", "found"),
    [
        (Kind.FIRST, ("5月20日21时40分，公寓报警。", "22时05分，校医到场。当晚是否住院由家长决定。"), []),
        (Kind.FIRST, ("5月20日21时40分，公寓报警。", "当晚，校医到场。"), []),
        (Kind.FIRST, ("公寓报警。", "当晚，校医到场。"), ["当晚"]),
        (Kind.FINAL, ("5月20日报警，5月21日结案。", "9时54分，监考员报告。当日14时，线路修复。"), []),
        (Kind.FINAL, ("5月20日报警，5月21日结案。", "当日14时，线路修复。"), ["当日"]),
        (Kind.DAILY, ("5月20日，图书馆开放。", "当天，读者到馆600人次。"), []),
        (Kind.DAILY, ("5月20日装修，5月21日开放。", "9时，读者到馆。当天，借书600册。"), ["当天"]),
    ],
)
def test_that_day_goes_back_to_the_one_day_above_or_to_the_clock_of_an_event(
    kind: Kind, paragraphs: tuple[str, ...], found: list[str]
) -> None:
    assert quotes(framed("公寓情况", *paragraphs), "relative-time", kind) == found


@pytest.mark.parametrize(
    ("kind", "paragraphs", "found"),
    [
        (Kind.FINAL, ("5月18日，系统停用。", "18日8时40分，发放座位牌。"), []),
        (Kind.FINAL, ("5月18日，系统停用。", "19日8时40分，发放座位牌。"), ["19日"]),
        (Kind.FINAL, ("5月18日停用，至19日恢复。", "19日8时40分，发放座位牌。"), []),
        (Kind.FINAL, ("5月18日停用，至19日恢复。", "17日8时40分，发放座位牌。"), ["17日"]),
        (Kind.FOLLOW_UP, ("5月18日，系统停用。", "厂家24日10时到场检测。"), []),
        (Kind.FOLLOW_UP, ("5月18日，系统停用。", "厂家24日到场检测。"), ["24日"]),
        (Kind.FOLLOW_UP, ("4月18日检修，5月18日停用。", "厂家24日10时到场检测。"), ["24日"]),
        (Kind.DAILY, ("本学期3月4日至5月10日，图书馆借书600册。",), []),
        (Kind.DAILY, ("本学期，图书馆借书600册。",), ["本学期"]),
        (Kind.DAILY, ("缺口是年初预算编列不足所致。",), []),
        (Kind.DAILY, ("发现门窗未锁，拍照上传，后勤管理处次日12时前处理。",), []),
        (Kind.DAILY, ("发现了门窗未锁，后勤管理处次日处理。",), ["次日"]),
        (Kind.DAILY, ("缺口是年初编列不足所致。",), ["年初"]),
        (Kind.DAILY, ("体检现场一人一码，当日闭环。",), []),
        (Kind.DAILY, ("科研处清理课题，办法是结一项，三方签字，当日在系统里改状态。",), []),
        (Kind.DAILY, ("科研处清理课题，三方签字，当日在系统里改状态。",), ["当日"]),
        (Kind.DAILY, ("师傅每月25日前在学院编印的技能清单上登记学生掌握的项目，教师于月底到企业核对。",), []),
        (Kind.DAILY, ("师傅登记学生掌握的项目，教师于月底到企业核对。",), ["月底"]),
        (Kind.FINAL, ("4月18日检修，5月18日停用。", "18日8时40分，发放座位牌。"), ["18日"]),
        (Kind.DAILY, ("5月18日，系统停用。", "18日8时40分，发放座位牌。"), ["18日"]),
    ],
)
def test_a_day_of_an_event_is_told_with_its_month_once(
    kind: Kind, paragraphs: tuple[str, ...], found: list[str]
) -> None:
    assert quotes(framed("系统情况", *paragraphs), "relative-time", kind) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该热水器2019年8月安装，2023年11月最近一次检修。", []),
        ("该热水器最近的一次检修在11月3日。", []),
        ("该热水器最近一次检修合格。", ["最近"]),
        ("5月20日装好，最近检修合格。", ["最近"]),
    ],
)
def test_the_last_time_may_be_told_with_its_month(text: str, found: list[str]) -> None:
    assert quotes(framed("热水器检修", text), "vague-time", Kind.DAILY) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来访学生称，系里曾答应退还，至今未见退款。", []),
        ("系里答应退还，至今未见退款。", ["至今"]),
    ],
)
def test_how_long_somebody_says_it_has_been_is_no_cut_off(text: str, found: list[str]) -> None:
    assert quotes(framed("退款情况", text), "vague-cutoff", Kind.DAILY) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("诊疗车每月10日、20日出车。", []),
        ("诊疗车每个月5日或25日出车。", []),
        ("诊疗车10日、20日出车。", ["10日", "20日"]),
    ],
)
def test_days_of_each_month_are_none_of_one(told: str, found: list[str]) -> None:
    assert quotes(framed("诊疗车", told, row="后勤处"), "relative-time") == found


def test_a_moment_just_gone_is_told_whatever_else_its_sentence_demands() -> None:
    text = framed("校园网瘫痪（首报）", "刚刚，校园网瘫痪，运营商应负责任。")
    assert quotes(text, "relative-time", Kind.FIRST) == ["刚刚"]
