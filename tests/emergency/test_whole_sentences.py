"""What becomes of notes of a few words: a sentence that says the same, or a slot that quotes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Kind, check
from alvtc_info.emergency.case_sentences import CaseSentences
from alvtc_info.emergency.drafting import begin
from alvtc_info.emergency.earlier_reports import gather
from alvtc_info.emergency.fact_sentences import event_words, state, state_act, state_event
from alvtc_info.emergency.paper_language import forms_of, in_paper_words, mark_of
from alvtc_info.emergency.whole_sentences import is_ahead, is_whole, keeps_meaning, tells
from alvtc_info.model.form_prompts import SLOT
from tests.emergency.cases import COLLEGE, opened
from tests.emergency.test_drafting import TODAY, texts

FRAGMENTS = {
    "what": "外卖 可疑液体 暖气片 灯管 下水井 蛇 变电室 家长约30人 不明液体 男生2名 90",
    "casualties": "学生3受伤 司机 李某（女） 护士3名 存在 挫伤 轻度烧伤 有教师被困 重伤4 骨折2 头部出血 全部撤离 2轻伤 有伤员 死1",
    "measures": "临时厕所2个 隔离措施 围挡 119 7人 6名校医 发电机1台 周某等3人 十点灰 应急灯 救援力量40人 维修队2支 铲雪车1台 心肺复苏 更换 群通知 救护车",
    "impact": "全校 正常 部分教室 恐慌 恢复 待定的",
    "aftermath": "进行中 平稳 5名 处理 已赔偿 家属 心理辅导 家属安抚 慰问金",
    "lessons": "施工管理 重视程度 老化线路 制度 培训 隐患排查 值班 责任心 用电安全 老化 赔偿协议",
    "rectification": "线路 巡查 报警器6个 加强",
    "opinion": "热搜 负面 宣传部 已删",
    "source": "9:05，值班员周某 周某（9:05） 下午3点宿管 有人 网友 班长→系主任 看到火光",
    "nature": "较大 设备 消防认定 已认定 不是人为",
    "cause": "很大 4人 多方面 已查明 与用电无关 据供电公司，电缆断 是否人为不清楚",
    "losses": "损失 防火门变形1扇 损失赔付900元 需换玻璃2块 9块 有损失 上万 电费320元",
}


@pytest.mark.parametrize("fact", FRAGMENTS)
def test_what_makes_no_sentence_stands_in_a_slot_that_quotes_it(fact: str) -> None:
    for noted in FRAGMENTS[fact].split():
        said = state(fact, noted, COLLEGE, department="后勤处")
        left = SLOT.sub("", said).strip("。，")
        assert not left, f"{noted}: {said}"
        assert f"“{noted}”" in said or said == "影响情况正在核实。"


WHOLE = {
    "what": {
        "走廊灯管爆裂": "走廊灯管爆裂",
        "后厨有焦味": "后厨有焦味",
        "一名住校生走失": "一名住校生走失",
        "两起失窃": "发生两起失窃",
        "实验楼断了电": "实验楼断电",
        "门锁没电了": "门锁无电",
        "浴室没水": "浴室停水",
        "水池没水": "水池无水",
        "30来个学生发烧": "约30名学生发热",
        "二十来人围堵校门": "约二十人围堵校门",
        "豆浆变质了": "豆浆变质",
        "会议室爆炸": "会议室爆炸",
        "墙体开裂": "墙体开裂",
        "走廊积水": "走廊积水",
        "刺鼻气味": "出现刺鼻气味",
    },
    "casualties": {
        "1名厨师左脚扭伤": "1名厨师左脚扭伤。",
        "保安右脚崴了": "保安右脚扭伤。",
        "4名教师受轻伤": "4名教师受轻伤。",
        "周某右臂骨折": "周某右臂骨折。",
        "被困2人": "被困2人。",
    },
    "measures": {
        "更换地板6块": "已更换地板6块。",
        "铺防滑垫4块": "已铺防滑垫4块。",
        "宿舍楼断了电": "宿舍楼断电。",
        "值班员断了电": "值班员切断电源。",
        "用灭火毯扑灭了": "已用灭火毯将火扑灭。",
        "开窗排烟": "已开窗排烟。",
        "通风": "已通风。",
        "临时停水": "已临时停水。",
        "清理现场": "已清理现场。",
        "维修工2名到场": "维修工2名到场。",
        "全校停课": "全校停课。",
        "在救治": "正在救治。",
        "伤员转移完了": "伤员转移完毕。",
        "积雪清理了": "积雪已清理。",
        "维修管道4米": "已维修管道4米。",
    },
    "impact": {
        "比较大": "影响比较大。",
        "停网5小时": "停网5小时。",
        "晚自习延后1小时": "晚自习延后1小时。",
        "教师就餐": "影响教师就餐。",
        "供水恢复": "供水恢复。",
        "影响正常训练": "影响正常训练。",
        "秩序良好": "秩序良好。",
    },
    "aftermath": {
        "伤者出院": "伤者出院。",
        "已与家属和解": "已与家属和解。",
        "付误工费900元": "{几时}，付误工费900元。",
    },
    "lessons": {
        "经验不足": "经验不足。",
        "巡查不细": "巡查不细。",
        "对外来人员管理松懈": "对外来人员管理松懈。",
        "未按时检修": "未按时检修。",
    },
    "rectification": {
        "12月8日前换插座9个，后勤处": "12月8日前换插座9个（责任部门：后勤处）。",
        "逐人检查护具，由机电系负责": "逐人检查护具（责任部门：机电系，完成时限：{年月日}）。",
        "12月3日开展培训": "12月3日开展培训（责任部门：{哪个部门}）。",
    },
    "opinion": {"论坛有2条评论": "截至{几时}，论坛有2条评论。"},
    "source": {
        "4班班长周某": "{几时}，后勤处接到4班班长周某报告。",
        "消防值班室": "{几时}，后勤处接到消防值班室报告。",
        "校友圈论坛": "信息来源为校友圈论坛。",
        "电气火灾监控主机": "信息来源为电气火灾监控主机。",
        "舍长在班级群里发的": "{几时}，舍长在班级群内反映情况，{几时几分，向谁报告}。",
        "6名学生": "{几时}，后勤处接到6名学生报告。",
    },
    "nature": {"尚未定性": "性质正在认定。", "设备故障": "{谁、几月几日}认定为设备故障。"},
    "cause": {
        "系统升级出错": "初步判断原因为系统升级出错，正在核实。",
        "经检查系阀门锈蚀": "经检查，原因为阀门锈蚀。",
        "水表冻坏了": "初步判断原因为水表冻坏，正在核实。",
    },
    "losses": {
        "地板6块": "损失地板6块。",
        "900块": "损失900元。",
        "损失1200块左右": "损失1200元左右。",
        "水管2米、地毯3块": "损失水管2米、地毯3块。",
        "隔板4块，260块钱": "损失隔板4块（260元）。",
        "砖50来块": "损失砖约50块。",
        "损失正在统计": "损失正在统计。",
        "监控球机2个": "损失监控球机2个。",
        "绿化树3棵": "损失绿化树3棵。",
        "楼道地板浸水约20平方米": "楼道地板浸水约20平方米。",
    },
}


@pytest.mark.parametrize("fact", WHOLE)
def test_what_is_told_becomes_a_sentence_that_says_the_same(fact: str) -> None:
    for noted, said in WHOLE[fact].items():
        assert state(fact, noted, COLLEGE, department="后勤处") == said


@pytest.mark.parametrize(
    "noted",
    "要放假 可能要转院 建议封楼 需要发电机2台 下一步排查 学校拟停课 尽快通电 等厂家来 争取明早供水 预计20时恢复 21点前修好 "
    "后天复课 若复燃再报警 处里将组织检查".split(),
)
def test_what_is_still_to_be_done_is_no_measure_taken(noted: str) -> None:
    for dated in (True, False):
        said = state_act(None, noted, COLLEGE, dated=dated)
        assert said.startswith("{措施：")
        assert f"“{noted}”" in said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("要求各系清点人数", "要求各系清点人数。"),
        ("应急灯已启用", "应急灯已启用。"),
        ("14点前往现场", "14时前往现场。"),
        ("疏散住校生60人", "截至{几时}，已疏散住校生60人。"),
        ("保洁员清扫积水3遍", "{几时}，保洁员清扫积水3遍。"),
        ("迅速转移师生70人", "{几时}，迅速转移师生70人。"),
        ("随即疏散师生", "随即疏散师生。"),
        ("向教体局报告", "{几时}，向教体局报告。"),
        ("5月20日更换阀门2个", "5月20日更换阀门2个。"),
        ("目前转移15人", "截至{几时}，转移15人。"),
        ("现在正在排水", "正在排水。"),
    ],
)
def test_figures_and_reports_want_their_time(noted: str, said: str) -> None:
    assert state_act(None, noted, COLLEGE, dated=False) == said


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("有人坠楼", "4号公寓有人坠楼"),
        ("有焦味", "4号公寓有焦味"),
        ("有个学生晕倒", "4号公寓1名学生晕倒"),
        ("学生争吵", "4号公寓学生争吵"),
        ("插座", "4号公寓{经过：案卷记“插座”，写成完整的一句}"),
        ("不清楚", "4号公寓{发生了什么}"),
    ],
)
def test_a_title_says_a_whole_thing_too(what: str, title: str) -> None:
    assert event_words("4号公寓", what, COLLEGE, title=True) == title
    assert SLOT.sub("", title) in state_event("14时", "4号公寓", what, COLLEGE).replace("有1名", "1名").replace(
        "有学", "学"
    )


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("赔了2块", "赔了2元钱"),
        ("返校30人", "返校40人"),
        ("30人返校", "返校人员"),
        ("没关阀门", "关闭阀门"),
        ("关闭阀门", "未关阀门"),
        ("可能漏气", "漏气"),
        ("据说漏气", "漏气"),
        ("建议停课", "停课"),
        ("准备停课", "停课"),
        ("需要停课", "停课"),
        ("门被撞坏", "门撞坏"),
        ("地砖3块", "地砖3平方米"),
    ],
)
def test_other_numbers_units_and_moods_are_told_apart(noted: str, written: str) -> None:
    assert keeps_meaning(noted, written) is (noted == "赔了2块")


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("3个学生", "3名学生"),
        ("没水", "停水"),
        ("不卖饭了", "停止供餐"),
        ("打120", "急救人员到达"),
        ("1万2", "1.2万元"),
        ("停电半个多小时", "停电30余分钟"),
        ("学生返校", "学生返校"),
        ("20来块", "约20块"),
    ],
)
def test_what_means_the_same_is_kept(noted: str, written: str) -> None:
    assert keeps_meaning(noted, written)


def test_what_is_worded_otherwise_than_it_was_noted_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.emergency.fact_sentences.in_paper_words", lambda text, _: text.replace("3", "4"))
    assert state("casualties", "3名学生烫伤", COLLEGE) == "{伤亡：案卷记“3名学生烫伤”，写明谁、几人、什么情况}。"


@pytest.mark.parametrize(
    "text",
    "送水车2辆 备用发电机 停车场 阅读量900 受伤的3名教师 着火的教室 可疑物品 被困师生4名 值班记录 签到记录 救护队1支 3分 后勤处处长 无 "
    "学生管理问题 疏散演练".split(),
)
def test_names_of_things_tell_nothing(text: str) -> None:
    assert not tells(text) or text == "疏散演练"
    assert not is_whole(text, "measures")


@pytest.mark.parametrize(
    "text",
    "供水管道破裂 保卫处调查 未按规定检查 发现管理漏洞 原因不明 每日巡查一遍 向院长汇报 车库积水 伤者情绪稳定 灯不亮 后勤处已铲雪 食堂停止供餐 "
    "方案未落实 人员安全 工作秩序正常 签订赔偿协议".split(),
)
def test_predicates_are_known(text: str) -> None:
    assert tells(text)


def test_a_later_day_is_ahead() -> None:
    assert is_ahead("明早开会")
    assert is_ahead("消防车20分钟后到")
    assert not is_ahead("20分钟后明火扑灭")
    assert not is_ahead("14点前往医院")


def test_every_kind_of_fragment_asks_its_own_question() -> None:
    for form in forms_of("fragment", COLLEGE):
        for noted, said in form.examples:
            called = said[1 : said.index("：")]
            assert mark_of(called, noted, COLLEGE, "fragment") == said


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("电工把水阀关闭了", "电工将水阀关闭"),
        ("伤员被家属接回了", "伤员被家属接回"),
        ("3人接回了", "3人已接回"),
        ("保卫处更换了", "保卫处已更换"),
        ("已经送走了", "已送走"),
        ("各班都清理了", "各班都清理"),
        ("供水恢复了", "供水已恢复"),
    ],
)
def test_what_is_done_is_said_once(noted: str, written: str) -> None:
    assert in_paper_words(noted, COLLEGE) == written


@pytest.mark.parametrize(
    "noted",
    "学院出钱 保险公司出的钱 换班 换药 10来分钟 赔了5块瓷砖 配电箱停了 冲掉泥沙 眼睛被打肿了 加一个灭火器 家长通知到了 堵了40多分钟".split(),
)
def test_wordings_change_no_agent_and_no_thing(noted: str) -> None:
    written = in_paper_words(noted, COLLEGE)
    for kept in ("学院", "保险公司", "班", "药", "块瓷砖", "被打", "个灭火器", "冲掉"):
        assert (kept in written) is (kept in noted), written
    assert "暂停使用" not in written
    assert written != "交通拥堵40分钟"


@pytest.mark.medium
@pytest.mark.parametrize(
    "facts",
    [
        {"measures": "疏散住校生60人；关闭总阀；向院长报告；铺沙袋30个", "source": "值班员周某", "casualties": "无"},
        {"measures": "立即转移师生70人；目前正在排水", "losses": "人保公司定损4200元", "impact": "停水2小时"},
        {"casualties": "3名学生烫伤", "losses": "地板6块", "cause": "5月20日查明为阀门锈蚀", "impact": "不明显"},
    ],
)
def test_a_first_report_that_new_writes_is_clean_but_for_its_slots(tmp_path: Path, facts: dict[str, str]) -> None:
    path = opened(tmp_path, particulars={"place": "4号公寓", "what": "阀门破裂", **facts})
    report = begin(Kind.FIRST, gather((path,), COLLEGE), COLLEGE, TODAY)
    report = report.model_copy(update={"editor": "周某", "phone": "0483-8350001"})
    told = [
        each.rule
        for each in check(report).findings
        if each.severity in ("error", "warning") and not each.rule.startswith(("deadline-", "report-chain"))
    ]
    assert set(told) <= {"template-placeholder", "footer-elements"}


def test_a_nature_that_is_being_settled_is_asked_for_in_a_final_report(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "4号公寓", "what": "阀门破裂", "nature": "还没定"})
    assert CaseSentences(gather((path,), COLLEGE).case, COLLEGE).facts("nature") == "性质正在认定。"  # type: ignore[arg-type]
    final = texts(begin(Kind.FINAL, gather((path,), COLLEGE), COLLEGE, TODAY))
    assert "{性质：案卷记“还没定”，写明由谁、在几月几日认定为什么}" in final
    assert "性质正在认定" not in final


def test_a_first_judgement_is_no_cause_for_a_final_report(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "4号公寓", "what": "阀门破裂", "cause": "阀门锈蚀"})
    final = texts(begin(Kind.FINAL, gather((path,), COLLEGE), COLLEGE, TODAY))
    assert "{原因：案卷记“阀门锈蚀”，写明经谁查明}" in final


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("有辆皮卡撞倒路灯", "4号公寓有辆皮卡撞倒路灯"),
        ("有毒烟气扩散", "4号公寓有毒烟气扩散"),
        ("有机试剂泄漏", "4号公寓有机试剂泄漏"),
        ("有3名新生晕倒", "4号公寓3名新生晕倒"),
        ("有家长晕倒", "4号公寓家长晕倒"),
        ("家长晕倒", "4号公寓家长晕倒"),
        ("有陌生男子闯入", "4号公寓陌生男子闯入"),
    ],
)
def test_a_title_leaves_out_no_part_of_a_word(what: str, title: str) -> None:
    assert event_words("4号公寓", what, COLLEGE, title=True) == title
