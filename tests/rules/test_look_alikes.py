"""Words that look like a fault and are none, beside those that are one: talk, alarm, hearsay, private matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.colloquialisms import said_in_talk
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from alvtc_info.rules.content import vague_quantity
from alvtc_info.rules.diction import absolute_words
from alvtc_info.rules.sources import anonymous_source
from tests.rules.drafts import quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.model.document import Document

SILENT = (
    ("pii-student", "住建局检查学府路15号楼。"),
    ("pii-student", "住院部搬至土尔扈特路9号楼。"),
    ("pii-student", "公司住所变更为安德街12号。"),
    ("pii-student", "家属区物业电话0483-8331000。"),
    ("pii-student", "家庭教育指导热线电话0483-8331000。"),
    ("pii-student", "咨询请加学院官方微信号alzy2024。"),
    ("pii-student", "校医指导糖尿病学生每天服药。"),
    ("pii-student", "兽医站给病畜每日用药。"),
    ("pii-student", "校医指导家长每天用药。"),
    ("pii-student", "某学生有心脏病急救常识。"),
    ("pii-student", "2024年5月20日，系统检出乙肝疫苗接种记录312份。"),
    ("colloquial", "学生晚上回宿舍。"),
    ("colloquial", "学生马上回校。"),
    ("colloquial", "学生提交网上回执。"),
    ("colloquial", "第一宿舍楼停水。"),
    ("colloquial", "财务处统一拨付经费。"),
    ("colloquial", "各支部开展一帮一结对。"),
    ("colloquial", "学院将就此事开会。"),
    ("colloquial", "食堂将就餐时间延长。"),
    ("colloquial", "各系把人数落实到位。"),
    ("colloquial", "后勤处加大供给力度。"),
    ("colloquial", "防雷人员到场检测。"),
    ("colloquial", "实训室做好使用登记。"),
    ("colloquial", "实训室设紧急眼部冲洗装置。"),
    ("colloquial", "2名学生没准时到岗。"),
    ("colloquial", "该企业没招聘计划。"),
    ("colloquial", "学院规定，不管用什么方式都要登记。"),
    ("colloquial", "保卫处加大晚上巡查力度。"),
    ("colloquial", "阿里巴巴集团来校招聘。"),
    ("colloquial", "列车晚点将影响返校。"),
    ("colloquial", "列车晚点给学生返校带来影响。"),
    ("colloquial", "该课程1个学分，也就是16个学时。"),
    ("colloquial", "各系抓紧着手准备。"),
    ("absolute-words", "火情未造成师生恐慌。"),
    ("absolute-words", "为避免引起恐慌，保卫处先疏散一层学生。"),
    ("absolute-words", "该事件网上未引起强烈反响。"),
    ("absolute-words", "该生此次发病系首次。"),
    ("absolute-words", "教务处赴区内标杆院校学习。"),
    ("absolute-words", "劳动监察大队来校宣传全面根治欠薪专项行动。"),
    ("absolute-words", "后勤处开展全面消灭四害行动。"),
    ("absolute-words", "情节特别严重的，处五年以上有期徒刑。"),
    ("absolute-words", "阀门更换后滴水不漏。"),
    ("anonymous-source", "通知发布到网上办事大厅。"),
    ("anonymous-source", "招标公告已发布到互联网。"),
    ("anonymous-source", "平台上一个用户发布需求。"),
    ("anonymous-source", "听讲人员318人。"),
    ("anonymous-source", "学生听老师讲红色故事。"),
    ("anonymous-source", "领导听说明会汇报。"),
    ("anonymous-source", "有人认为偏多，有人认为偏少。"),
    ("anonymous-source", "如果有人举报，保卫处核实。"),
    ("anonymous-source", "大家都表示按时完成。"),
    ("written-password", "软件升级到10.1.2.3版。"),
    ("written-password", "设备编号10.300.2.3。"),
    ("written-password", "系统用户PLC实训平台上线。"),
    ("written-password", "VPN用户Cisco设备更新。"),
    ("written-password", "登录用户Windows系统更新。"),
    ("pii-bank-card", "盟农行支行行长手机1390****5678。"),
)  # fmt: skip
TOLD = (
    ("pii-student", "李某住学府路15号楼。"),
    ("pii-student", "该生现住安德街12号。"),
    ("pii-student", "学生王某，男，租住在腾飞家园12号楼。"),
    ("pii-student", "母亲联系电话0483-8331000。"),
    ("pii-student", "家长手机电话0483-8331000。"),
    ("pii-student", "李某（微信号alzy2024）。"),
    ("pii-student", "张某因病需长期服药。"),
    ("pii-student", "该生每天服药。"),
    ("pii-student", "张某患有先天性心脏病。"),
    ("pii-student", "该生确诊为抑郁症。"),
    ("colloquial", "大家上回说过此事。"),
    ("colloquial", "学生一宿没睡。"),
    ("colloquial", "门口来了一帮人。"),
    ("colloquial", "饭菜将就着吃。"),
    ("colloquial", "该生被老师数落了一顿。"),
    ("colloquial", "这把锁不好使。"),
    ("colloquial", "他急眼了。"),
    ("colloquial", "大晚上还在施工。"),
    ("colloquial", "实在没招了。"),
    ("colloquial", "现场乱七八糟。"),
    ("colloquial", "门压根儿没锁。"),
    ("colloquial", "他们瞎搞。"),
    ("colloquial", "学生傻眼了。"),
    ("colloquial", "现场乱糟糟。"),
    ("colloquial", "晚点儿给学生发。"),
    ("absolute-words", "事件造成师生恐慌。"),
    ("absolute-words", "应急排查后，隐患已全部清零。"),
    ("absolute-words", "供应链整改后，主要隐患已全部清零。"),
    ("absolute-words", "该院属全区首创。"),
    ("absolute-words", "根据数据，该做法属全盟首创。"),
    ("absolute-words", "损失史无前例。"),
    ("absolute-words", "空前的规模。"),
    ("absolute-words", "实现零事故。"),
    ("absolute-words", "隐患再无死角。"),
    ("absolute-words", "这起案件情节特别恶劣。"),
    ("absolute-words", "该做法在全盟系首次。"),
    ("anonymous-source", "视频被发到网上。"),
    ("anonymous-source", "一个匿名账号发布了视频。"),
    ("anonymous-source", "听说施工队没有留人。"),
    ("anonymous-source", "有人举报食堂变质。"),
    ("anonymous-source", "住户们都说水有异味。"),
    ("written-password", "交换机地址10.1.2.3可以访问。"),
    ("written-password", "VPN用户名cisco_adm已改。"),
    ("written-password", "系统用户为alzy_admin。"),
    ("pii-bank-card", "盟农行支行6217********0098为收款账户。"),
    ("vague-quantity", "走访中大多数住户反映水温低。"),
)  # fmt: skip


def found(rule: str, line: str) -> list[str]:
    return quotes(framed("公寓检修", line), rule, Kind.DAILY)


@pytest.mark.parametrize(("rule", "line"), SILENT)
def test_what_only_looks_like_it_is_not_told(rule: str, line: str) -> None:
    assert found(rule, line) == []


@pytest.mark.parametrize(("rule", "line"), TOLD)
def test_what_is_one_is_told(rule: str, line: str) -> None:
    assert found(rule, line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("修锁花了小三千。", "了小三千"),
        ("这活够累的。", "够累的"),
        ("辅导员跟家长商量过。", "跟家长商量"),
        ("雪下得可大了。", "得可大了"),
        ("学生觉得挺满意。", "挺满意"),
    ],
)
def test_talk_is_quoted_as_a_whole(line: str, words: str) -> None:
    assert found("colloquial", line) == [words]


@pytest.mark.parametrize(
    ("check", "piece"),
    [
        (absolute_words, "好评如潮、"),
        (absolute_words, "属全盟首创，"),
        (absolute_words, "空前、"),
        (anonymous_source, "发到网上、"),
        (anonymous_source, "有人说、"),
        (anonymous_source, "，大家都说"),
        (anonymous_source, "听一位老师讲，"),
        (anonymous_source, "按2021年的数据，"),
        (vague_quantity, "问卷大多数、"),
        (said_in_talk, "学生晚上回宿舍，上回、"),
    ],
)
def test_one_long_sentence_hides_nothing(check: Callable[[Document], Iterator[object]], piece: str) -> None:
    def told(size: int) -> int:
        document = read_text(framed("公寓检修", piece * (size // len(piece)) + "。"), kind=Kind.DAILY)
        return len(list(check(document)))

    assert told(20_000) >= told(200)
