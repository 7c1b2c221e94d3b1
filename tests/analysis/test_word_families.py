"""Near-synonyms beside their nouns: what goes with which, for verbs, adjectives and characters of size."""

from __future__ import annotations

import pytest

from alvtc_info import check, read_text
from alvtc_info.proofreading.word_lists import word_list
from tests.rules.slips import told

RULE = "mismatched-verb"
KINDS = {"动", "形", "量"}


@pytest.mark.parametrize(
    ("clause", "word"),
    [
        ("学院采用了防滑措施", "采用"),
        ("教务处采取家长的建议", "采取"),
        ("各系设立良好的榜样", "设立"),
        ("双方达到合作协议", "达到"),
        ("值班员遵守岗位职责", "遵守"),
        ("新教师担任主体责任", "担任"),
        ("做法取得师生一致欢迎", "取得"),
        ("学生享用学费补贴", "享用"),
        ("学院启动全员的主动性", "启动"),
        ("党员发扬骨干作用", "发扬"),
        ("项目提出技术服务保障", "提出"),
        ("此行扩张知识面和眼界", "扩张"),
        ("学生处办理突发事件2起", "办理"),
        ("学生出具身份证后进场", "出具"),
        ("教育局颁布荣誉证书", "颁布"),
        ("后勤处安置摄像头六个", "安置"),
        ("团委召开书法比赛", "召开"),
        ("宿管员扑灭矛盾", "扑灭"),
        ("学校与企业消除劳动合同", "消除"),
        ("施工方缩小工作时间", "缩小"),
        ("各系吸收深刻教训", "吸收"),
        ("学校迈进新台阶", "迈进"),
        ("此事打响警钟", "打响"),
        ("后勤处疏导管道", "疏导"),
        ("学校录用新生三百名", "录用"),
        ("各班不得借阅会议室开展活动", "借阅"),
        ("学生违背考试纪律", "违背"),
        ("学院及时解决职工在住宿、子女入学等方面的困难，解除师生在用水、用电等方面的困难", "解除"),
        ("学院采取保障安全、优化流程等措施，采纳防寒措施", "采纳"),
        ("教务处加大了管理和执法力度，认真执行安全职责", "执行"),
        ("教务处对考勤办法进行了修缮", "修缮"),
        ("学院把育人责任担任起来", "担任"),
        ("办学规模得到了提高", "提高"),
        ("此事留下深入的印象", "深入"),
        ("两校结下深刻的友谊", "深刻"),
        ("人才有广泛的市场前景", "广泛"),
        ("活动引起广阔关注", "广阔"),
        ("听课是督导的软弱环节", "软弱"),
        ("学生以优质的成绩考取本科", "优质"),
        ("就业形势依然十分严厉", "严厉"),
        ("教练经验充沛", "充沛"),
        ("旧楼供水设备完美", "完美"),
        ("阅览室出勤率较多", "多"),
        ("部分人员责任心不大", "大"),
        ("下载占比较多", "多"),
        ("夜间气温偏冷的现象缓解", "冷"),
        ("方案得到较少的满意度", "少"),
        ("师生的血压偏多", "多"),
        ("文印室用纸降低近万张", "降低"),
        ("系里本学期听课提高30人", "提高"),
        ("阅览室开放时间延伸至22时", "延伸"),
        ("教研室入手编排课表", "入手"),
    ],
)
def test_a_word_that_does_not_go_with_its_noun(clause: str, word: str) -> None:
    assert told(RULE, f"5月20日，{clause}。") == [word]


@pytest.mark.parametrize(
    "clause",
    [
        "学院采取防滑措施，采用新工艺，采纳职工的建议，采集学生信息",
        "各系树立榜样，建立长效机制，成立专班，设立奖学金",
        "双方达成共识，水质达到标准，选手完成任务，学院实现目标",
        "值班员履行职责，代表行使权利，学生遵守纪律，各系执行命令",
        "学校取得成绩，受到表彰，农户遭受损失，班组经受考验",
        "学院提出处理意见和解决方案，印发修订说明",
        "各项服务标准、采集标准、发放标准已经公布",
        "保卫处采购的器材到位，采用的措施有效",
        "学院打造主题长廊烘托节日气氛，改善管线老化严重的状况",
        "改造管道、更换电缆等措施到位，提高教学和科研水平",
        "学院开展先进经验交流和管理，采用新办法管理设备",
        "教室里没有发生财产损失，保卫处防止发生损失",
        "学院的采取措施一节待补，采用",
        "水平不断提高，办学规模不断扩大，把水平提高到新的高度",
        "学院把有条件改造的宿舍列入计划，将加强措施落实",
        "办学条件逐步建设，工作得到认可",
        "留下深刻的印象，深厚的友谊，深入的调查，深刻的历史原因",
        "学院广泛关注民生，前景广阔，丰富活动内容，完善设备清单",
        "学生严格要求自己，成绩优异，形势严峻，态度严肃认真",
        "教师明显地进步，目标比较明确，深入的想法，完美地收官",
        "深入的印象派画展，优质的成绩单",
        "占比较高，人数较多，力度较大，速度较快，工期较长，用水很多",
        "责任心不强，满意度较低，气温偏低，血压偏高，压力较大，很多的同学到场",
        "价格不多说，优惠很多的价格表已公布",
        "用水降低到80吨，成本降低了两成，人数减少12人",
        "开放时间延长至22时，业务延伸到嘎查",
        "代表行使和履行义务，行使职权履行义务，学院采用修缮房屋等措施，采纳仓库的措施",
        "今年十分充沛，昨天严峻",
        "学院从小事入手解决问题，无从入手解决，以案例入手，入手较晚",
    ],
)
def test_words_that_go_with_their_nouns(clause: str) -> None:
    assert told(RULE, f"5月20日，{clause}。") == []


def test_where_a_family_proposes_no_word_another_does() -> None:
    found = check(read_text("关于进展的报告\n\n5月20日，学院提高就业渠道。\n"), select=[RULE])
    assert [(each.quote, each.fix and each.fix.replacement) for each in found] == [("提高", "拓宽")]


def test_every_row_has_letters_for_its_words_and_each_noun_once() -> None:
    for kind, words, *columns in (line.split("\t") for line in word_list("word_families").entries):
        assert kind in KINDS
        if kind == "量":
            continue
        families = [column.split(" ") for column in columns]
        nouns = [noun for _, *several in families for noun in several]
        assert len(nouns) == len(set(nouns)), words
        highest = chr(ord("a") + len(words.split()) - 1)
        assert all("a" <= letter <= highest for letters, *_ in families for letter in letters.removeprefix("-"))
