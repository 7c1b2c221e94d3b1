"""What a careful head of office would not sign: talk, exaggeration, hearsay, terms that are none, private data."""

from __future__ import annotations

import pytest

from alvtc_info import check, read
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


def found(rule: str, line: str, kind: Kind = Kind.DAILY) -> list[str]:
    title = {Kind.FIRST: "公寓漏水（首报）", Kind.FOLLOW_UP: "公寓漏水（续报）", Kind.FINAL: "公寓漏水（终报）"}
    return quotes(framed(title.get(kind, "公寓检修"), line), rule, kind)


TALK = (
    "修一下又搭进去八九百来块。", "这笔账要赔个两三万。", "水管停了个把小时。", "停气要停个三四天。", "门锁让人撬开了。", "灭火器都给踢翻了。",
    "学生等车等得够呛。", "宿管员吓得不轻。", "司机疼得直叫。", "走廊塞得满满登登。", "家长急得团团转。", "那台锅炉早就不顶用了。",
    "里里外外跑了十来趟。", "楼道里乱哄哄的。", "早点把操场修好。", "雪下得老大。", "咋处理还没定。", "脚肿得跟馒头似的。", "撑死也就二十来个人。",
    "光打车就花了一百五六。", "修车得花小一万。", "前后一个来小时。", "检查了一下，没有漏点。", "孩子玩得可开心了。", "要不然就麻烦了。",
)  # fmt: skip
PROSE = (
    "维修费用共计3260元。", "10个学生社团展示成果。", "学院共有200个六人间，每个三十平方米。", "各系安排10个实习点。", "该生觉得不适。", "学院挺进全区决赛。",
    "严禁野蛮施工、蛮干硬干。", "护理系学生在儿童医院实习。", "多点位布控，早点名、晚查寝制度照常执行。", "学院搞活校企合作。", "舞蹈《弄潮》获奖，杜绝弄虚作假。",
    "学生给水管缠保温棉，给压缩机加油。", "他没事先报告即离岗。", "处长让人事处核对名单，叫人工智能学院派员。", "学院给偏远地区学生寄送教材。", "就业率不得低于85%。",
)  # fmt: skip


@pytest.mark.parametrize("line", TALK)
def test_talk_is_told(line: str) -> None:
    assert found("colloquial", line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_talk(line: str) -> None:
    assert found("colloquial", line) == []


@pytest.mark.parametrize(
    "line",
    [
        "此次疏散可谓校园安全史上的典范。", "学院招生规模空前。", "该做法在同类院校中首屈一指。", "此项改革开创了职教办学的先河。", "后果不堪设想。",
        "活动赢得了师生的交口称赞。", "家长无不竖起大拇指。", "各系已全面根除消防隐患。", "该生心理状态完全恢复正常。", "井水水质全部恢复正常。",
        "舆论一片哗然。", "校园里人心惶惶。", "学院声誉受到极大损害。", "水质已经没有任何问题。", "学生没有一个不满意的。",
    ],
)  # fmt: skip
def test_exaggeration_is_told(line: str) -> None:
    assert found("absolute-words", line)


@pytest.mark.parametrize(
    "line",
    [
        "盟中心医院复查，该生身体已完全恢复。", "问卷收回412份，满意率93.4%，受到师生一致好评。", "力争彻底杜绝了同类隐患。", "学院努力做到全区同行业领先水平。",
        "自治区教育厅公布的名单显示，该专业属于首例。", "填空前先核对姓名，航空前沿技术讲座。", "要使该生情绪完全恢复正常。", "供电完全恢复。",
    ],
)  # fmt: skip
def test_what_was_found_is_no_exaggeration(line: str) -> None:
    assert found("absolute-words", line) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("下一步，保卫处将适时开展一次夜查。", ["适时"]),
        ("后勤处拟择机更换水管。", ["择机"]),
        ("各系要尽快排查实训设备。", ["尽快"]),
        ("基建处将及时修复破损路面。", ["将及时"]),
        ("后勤处会尽早给出答复。", ["尽早"]),
        ("呼吁有关方面加大投入。", ["呼吁有关方面加大"]),
        ("后勤处尽快疏散学生，用时6分钟。", []),
        ("后勤处尽快关闭了水阀。", []),
        ("下一步，学院要求施工单位尽快修复。", []),
        ("下一步，后勤处12月3日前尽快更换水管。", []),
    ],
)
def test_a_term_that_is_none(line: str, words: list[str]) -> None:
    assert [each for each in found("thin-content", line, Kind.FIRST) if each] == words


def test_lessons_that_teach_nothing_are_told_in_reports_of_events() -> None:
    line = "安全工作不能有丝毫松懈，必须常抓不懈。"
    assert found("thin-content", line, Kind.FINAL)
    assert line[:-1] not in found("thin-content", line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("电梯困住学生3人，停水影响很多学生。", ["很多"]),
        ("停水影响很多学生，2号楼学生312人。", []),
        ("停水影响很多学生，学生用水1.2万次，学生1.2万人。", []),
        ("座谈中一大半教师认为课时偏多。", ["一大半"]),
        ("问卷显示，大多数学生赞成。", ["大多数"]),
        ("问卷显示，大多数学生（81%）赞成。", []),
        ("多数票通过。", []),
    ],
)
def test_how_many_is_told(line: str, words: list[str]) -> None:
    assert found("vague-quantity", line, Kind.FIRST) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("另听说该生与室友有过口角。", ["听说"]),
        ("据听说，这批灯管是次品。", ["据听说"]),
        ("住户们都说水有怪味。", ["住户们都说"]),
        ("26名住户都说水有怪味。", []),
        ("收到26名业主来电，住户们都说水有怪味。", []),
        ("住户们都说水有怪味。另听说水箱没有清洗。", ["住户们都说", "听说"]),
        ("有人看见他往北门走。", ["有人看见"]),
        ("听附近的摊主讲，井盖早就松动。", ["听附近的摊主讲"]),
        ("学生将照片传到网上。", ["传到网上"]),
        ("抖音上有个账号发布视频。", []),
        ("家长听说后赶到，英语听说课照常。", []),
    ],
)
def test_hearsay_is_told_wherever_it_stands(line: str, words: list[str]) -> None:
    assert found("anonymous-source", line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("开学前后，该生返校。", ["开学前后"]),
        ("每年开学前后，保卫处检查门禁。", []),
        ("开学前后人流多。", []),
        ("9月1日开学前后，该生返校。", []),
        ("第二天上午，该生出院。", ["第二天"]),
        ("夜班第二天上午下班。", []),
    ],
)
def test_the_day_is_told(line: str, words: list[str]) -> None:
    assert found("relative-time", line, Kind.FIRST) == words


def test_the_day_after_is_no_matter_outside_of_events() -> None:
    assert found("relative-time", "第二天上午，参观者返程。") == []


@pytest.mark.parametrize(
    ("rule", "line", "number"),
    [
        ("pii-bank-card", "收款账号622848××××××2231706已核对。", 1),
        ("pii-bank-card", "土尔扈特支行6217********0098为收款账户。", 1),
        ("pii-bank-card", "银行卡号6222****4567已冻结。", 0),
        ("pii-bank-card", "快递单尾号6228**330145678已核对。", 0),
        ("pii-id-card", "身份证号15292120060312**1X已核对。", 1),
        ("pii-id-card", "身份证号152921********0039已核对。", 0),
        ("written-password", "服务器10.12.4.8:8080被扫描。", 1),
        ("written-password", "系统升级到10.12.4版。", 0),
        ("written-password", "后台管理员账号alzyadmin没有改名。", 1),
        ("written-password", "管理员账号alzyadmin、口令Alzy@2026可登录。", 1),
        ("written-password", "登录用户VIP已核对。", 0),
        ("pii-student", "该生自幼患有先天性心脏病。", 1),
        ("pii-student", "心理中心开展抑郁症识别讲座。", 0),
        ("pii-student", "学生住址：巴彦浩特镇安德小区4号楼。", 1),
        ("pii-student", "6名学生住在学府路15号学生公寓。", 0),
    ],
)
def test_private_data(rule: str, line: str, number: int) -> None:
    assert len(found(rule, line, Kind.FIRST)) == number


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("该视频已被播放2.6万次，点赞430个。", ["2.6万次"]),
        ("帖子引来310条评论。", ["310条"]),
        ("11月18日17时，该视频播放2.6万次。", []),
        ("微博帖子评论96条。以上情况截至5月20日9时。", []),
        ("学院官方抖音播放2.6万次。", []),
        ("课件播放2.6万次。", []),
    ],
)
def test_talk_in_public_has_a_moment(line: str, words: list[str]) -> None:
    document = read(framed("公寓漏水（续报）", line).encode(), name="a.txt", kind=Kind.FOLLOW_UP)
    told = check(document, select=["data-without-cutoff"]).findings
    assert [each.quote for each in told if "是几时的数" in each.message] == words
    assert len({each.start for each in told}) == len(told)  # none is told twice


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("巡查不细是造成水管爆裂的主要原因。", ["是造成水管爆裂的主要原因"]),
        ("后勤处现场查看后判断，巡查不细是造成水管爆裂的主要原因。", []),
        ("爆裂怀疑是由于阀门锈死。", []),
    ],
)
def test_a_cause_that_nobody_looked_into(line: str, words: list[str]) -> None:
    assert found("premature-cause", line, Kind.FOLLOW_UP) == words
    told = found("final-report-elements", line, Kind.FINAL)
    assert [each for each in told if "终报" not in each] == words
