"""What is found in a text: wrong forms, words across edges, phrases, typing slips, words wrong in their context."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading import proofread as pass_over_pairs
from alvtc_info.proofreading.candidates import Candidate
from alvtc_info.proofreading.homophones import read_as
from alvtc_info.proofreading.lone_pairs import meant, slip_at
from alvtc_info.proofreading.mistyped import mistaken_for
from alvtc_info.proofreading.proofread import MARKS, UNSEEN, WORD, kind_of, proofread
from alvtc_info.proofreading.word_lists import word_list


def confusables(text: str) -> list[tuple[str, str]]:
    return [(form.wrong, form.right) for form in proofread(text).confusables]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院部署安全工作。", []),
        ("学院布署安全工做。", [("布署", "部署"), ("工做", "工作")]),
        ("后勤处要求员工做好登记。", []),
        ("保卫处宣讲预防犯罪知识。", []),
        ("保卫处加强防犯。", [("防犯", "防范")]),
        ("高职班报名结束。", []),
        ("改进型设备到货。", []),
        ("学院引进人材。", []),
        ("研修定于周末。", []),
        ("合同修定后签字。", [("修定", "修订")]),
        ("资金截止目前到位。", [("截止目前", "截至目前")]),
        ("", []),
        ("布", []),
    ],
)
def test_wrong_forms_are_found_where_they_are_words(text: str, found: list[tuple[str, str]]) -> None:
    assert confusables(text) == found


def test_a_form_in_a_longer_word_of_the_dictionary_is_found() -> None:
    assert [form.wrong for form in proofread("学院引进人材。").standard_forms] == ["人材"]


def test_the_longer_of_two_forms_is_told_and_each_once() -> None:
    found = proofread("学院做出部署，国际泳联近日做出决定。").confusables
    assert [form.wrong for form in found] == ["做出部署", "做出决定"]


@pytest.mark.parametrize("before", ["", "，", "，，", "\U00020bb7", "\ud800，"])
@pytest.mark.parametrize("after", ["", "，", "\U00020bb7。"])
def test_a_form_is_found_once_wherever_it_stands(before: str, after: str) -> None:
    for wrong, number in (("布署", 0), ("座无须席", 5), ("坐无虚席", 5)):
        found = proofread(f"{before}{wrong}{after}")[number]
        assert [(form.start, form.wrong) for form in found] == [(len(before), wrong)]


def test_what_pairs_begin_is_remembered_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "学院布署安全工做，代表队再接再砺，教师批改试绢。"
    found = proofread(text)
    assert all((found.confusables, found.phrases, found.typing_slips))
    known = pass_over_pairs._Kinds()
    monkeypatch.setattr(pass_over_pairs, "_KINDS", known)
    monkeypatch.setattr(pass_over_pairs, "MOST", 5)
    assert proofread(text) == found
    assert len(known) <= 5


def test_what_is_found_does_not_hang_on_other_text() -> None:
    line = "学院布署安全工作，志愿者座无须席地听讲。\n"
    alone = [(form.start, form.right) for forms in proofread(line) for form in forms]
    before = "后勤处更换阀门。\n" * 5000
    after = [(form.start - len(before), form.right) for forms in proofread(before + line) for form in forms]
    assert after == alone != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("代表队再接再砺。", [("再接再砺", "再接再厉")]),
        ("志愿者座无须席。", [("座无须席", "座无虚席")]),
        ("学生一丝不够。", [("一丝不够", "一丝不苟")]),
        ("教师因材师教。", [("因材师教", "因材施教")]),
        ("维修人员仁劳任怨。", [("仁劳任怨", "任劳任怨")]),
        ("维修人员任老任怨。", [("任老任怨", "任劳任怨")]),
        ("维修人员任劳任愿。", [("任劳任愿", "任劳任怨")]),
        ("学院依法治校，各司其职。", []),
        ("本年度在创佳绩。", [("在创佳绩", "再创佳绩")]),
    ],
)
def test_a_phrase_with_one_character_that_sounds_alike(text: str, found: list[tuple[str, str]]) -> None:
    assert [(form.wrong, form.right) for form in proofread(text).phrases] == found


def test_a_phrase_that_many_write_otherwise_is_no_slip() -> None:
    assert [form.wrong for form in proofread("，坐无虚席，").phrases] == ["坐无虚席"]
    assert proofread("，丰富多采，").phrases == ()
    assert proofread("，实事求是，").phrases == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("教师批改试绢。", [("试绢", "试卷", True)]),
        ("希望各系既续加强值班。", [("既续加强", "继续加强", True)]),
        ("后勤处支负维修费。", [("支负", "支付", True)]),
        ("邻县派出40人弛援。", []),  # what a list tells
        ("保卫处发布予警信息。", [("予警", "预警", True)]),
        ("后勤处修理草评。", [("草评", "草坪", False)]),
        ("班级张挂横符ab。", [("横符", "横幅", False)]),
        ("绢\n试\n", []),
        ("教师批改试卷。", []),
        ("教师逐件登记。", []),
        ("食材验收完毕。", []),
        ("王丽亚老师在场。", []),
        ("驻地记者辛闻报道。", []),
        ("参加的有陈剑虹、卢国纪、范维唐。", []),
        ("辛闻同志在场。", []),
        ("卢支布·尤利安到访。", []),
        ("学生清点阁卷，各组登记。", [("阁卷", "阅卷", False)]),
        ("学生清点阁卷，各组登记阁卷。", []),  # written so again
    ],
)
def test_a_slip_of_typing(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(form.wrong, form.right, form.sure) for form in proofread(text).typing_slips] == found


def test_a_name_in_a_list_is_no_slip_of_typing() -> None:
    assert slip_at("到场的有、任河、", 5) is None
    assert slip_at("到场的有，王任河到会。", 6) is None
    assert slip_at("后勤处任河。", 3) is not None


def test_no_pair_of_letters_or_line_ends_is_a_slip() -> None:
    pairs = ("ab", "\n学", "学\n", "1年", "，校", "\U0010ffff学", "\ud800学")
    assert {kind_of(pair) for pair in pairs} == {MARKS}
    assert [kind_of(pair) for pair in ("试卷", "试绢", "不得", "龥龥")] == [WORD, UNSEEN, WORD, UNSEEN]


def test_what_a_character_may_be_typed_for_and_what_it_costs() -> None:
    found = mistaken_for("治")
    assert found["制"] < found["支"] < found["冶"]
    assert "治" not in found
    assert mistaken_for("山")["三"] == mistaken_for("三")["山"] == mistaken_for("今")["京"] == mistaken_for("京")["今"]
    assert mistaken_for("a") == {}
    assert read_as("zhuan") != ""
    assert read_as("zua") == ""


def test_a_word_is_meant_that_one_character_makes_with_another() -> None:
    assert "继续" in [each.word for each in meant("既续")]
    assert not [each for each in meant("支付") if each.word == "支付"]


COLLOCATIONS = [line.split("\t") for line in word_list("collocations").entries]


def test_a_word_beside_the_neighbours_of_another_is_found_and_that_one_is_not() -> None:
    assert [row[:2] for row in COLLOCATIONS] == sorted(row[:2] for row in COLLOCATIONS)
    for wrong, right, before, after in COLLOCATIONS:
        assert wrong != right
        assert before or after
        for neighbour in filter(None, before.split("、")):
            found = proofread(f"，{neighbour}{wrong}，").collocations
            assert [(form.start, form.wrong) for form in found] == [(1 + len(neighbour), wrong)], (neighbour, wrong)
            assert not proofread(f"，{neighbour}{right}，").collocations, (neighbour, right)
        for neighbour in filter(None, after.split("、")):
            found = proofread(f"，{wrong}{neighbour}，").collocations
            assert [(form.start, form.wrong) for form in found] == [(1, wrong)], (wrong, neighbour)
            assert not proofread(f"，{right}{neighbour}，").collocations, (right, neighbour)
        assert not proofread(f"，{wrong}，").collocations


@pytest.mark.parametrize(
    "text",
    [
        "禁止安装未知来源软件，因报修不及时致使灯具损坏，信息报送注重时效。",
        "保卫处接到办事处通知，学生参加课余实践活动，学院第一实践基地揭牌。",
        "举办传统工艺讲座，剪纸工艺活动，检修供水终端设备，更换供暖终端阀门。",
        "师生赴大理开展研学，到大理实施支教计划，保持联席会议制度，加强联席会商。",
        "保持密切联系会议召开，与致力残疾人就业的基金会签约，智力于人不是唯一因素。",
        "讲发声变化规律，音响突然发声异常，提出申述理由，企业从中收益12万元。",
        "宣传部客观反应迅速，超过实效期，验收石材配送单，采购成本合算，该公司分明知情。",
        "不得接触警戒线内设备，申请复合型人才项目，盗窃按键手机，一向书写认真。",
        "同心设备进场，风速习惯用米每秒，全城录像，疏松人才市场，出访行程机制。",
    ],
)
def test_words_that_go_with_the_neighbour_too(text: str) -> None:
    assert proofread(text).collocations == ()


@pytest.mark.parametrize(
    "text",
    [
        "施放防空警报，标致轿车停入车库，排遣压力，试演一场，学习侍应礼仪。",
        "官方账号发声，复合菌剂入库，汽车起动系统检修，权宜安排，挟带纸条入场。",
        "学生赴大理，监利籍学生返校，文县来客，辛亥光复，清初瓷器展出，学识精深。",
    ],
)
def test_words_that_are_rare_and_right(text: str) -> None:
    found = proofread(text)
    assert (found.confusables, found.rare_words) == ((), ())


def test_contexts_of_a_candidate_are_words_that_hold_it() -> None:
    candidate = Candidate("修定", "修订", ("研修定",))
    assert candidate.found("研修定于周末", 1) is None
    assert candidate.found("合同修定", 2) is not None


CONTEXTS = [
    ("学校己告知家长", "己"),
    ("286名学生己于昨日返校", "己"),
    ("资料深人车间", "深人"),
    ("2024界毕业生返校", "界"),
    ("往界毕业生返校", "界"),
    ("第十界运动会开幕", "界"),
    ("截止5月20日，登记完毕", "截止"),
    ("报名截至时间为5月", "截至"),
    ("网上报名截至。", "截至"),
    ("学院近一步排查", "近一步"),
    ("先将情况报告如下", "先将"),
    ("电话回访反应出问题", "反应"),
    ("学生反应的问题已解决", "反应"),
    ("启动应急反映机制", "反映"),
    ("严谨在公寓内吸烟", "严谨"),
    ("教师作风严禁、认真", "严禁"),
    ("预期未报的通报", "预期"),
    ("达到逾期目标", "逾期"),
    ("教务处前头修订方案", "前头"),
    ("安排专人职守", "职守"),
    ("旧业率为96%", "旧业"),
    ("解决时机困难", "时机"),
    ("读书节其间，延长开放", "其间"),
    ("审定年度激化", "激化"),
    ("由与路灯损坏，视线不好", "由与"),
    ("经合适，人数无误", "合适"),
    ("配制了灭火器", "配制"),
    ("来访等级表", "等级"),
    ("出现网络渔情", "渔情"),
    ("做好渔情监测", "渔情"),
    ("全体教室参加培训", "教室"),
    ("差旅费按办法报消", "报消"),
    ("人员俱备", "俱备"),
    ("巡查车3俩", "俩"),
    ("旷课累积达到20节", "累积"),
    ("排查因患", "因患"),
    ("教师及时了接学生", "了接"),
    ("健康证以过期", "以"),
    ("学生因立即报告", "因"),
    ("编写案列5篇", "案列"),
    ("学院俱备条件", "俱备"),
    ("拓宽增收途经", "途经"),
    ("会议订于5月20日召开", "订于"),
    ("即要抓教学，又要抓安全", "即"),
    ("即不上报，也不处置", "即不"),
    ("必需坚持原则", "必需"),
    ("生活必须品", "必须"),
    ("招聘启示", "启示"),
    ("卫生检察", "检察"),
    ("人民检查院", "检查"),
    ("滥用权利，", "权利"),
    ("合法权力和义务", "权力"),
    ("防汛形式严峻", "形式"),
    ("形式逼人", "形式"),
    ("通过座谈形势开展", "形势"),
    ("推进法制社会", "法制"),
    ("打破世界记录", "记录"),
    ("会议纪录", "纪录"),
    ("新生报道注册", "报道"),
    ("新闻报到称", "报到"),
    ("有利地推动工作", "有利"),
    ("有力条件", "有力"),
    ("值班员应即使上报", "即使"),
    ("下一部，将加强值班", "下一部"),
    ("值班员得擅自离岗", "得"),
    ("任何人得泄露体检结果", "得"),
    ("登陆校园服务平台预约", "登陆"),
    ("台风昨日登录沿海", "登录"),
    ("确诊病历增加", "病历"),
    ("封存病例两份", "病例"),
    ("为发展指名了方向", "指名"),
    ("剖析典型按例", "按例"),
    ("发挥育人只能，", "只能"),
    ("只能部门到场", "只能"),
    ("评审结果公式三天", "公式"),
    ("名单已公式5天", "公式"),
    ("隐患均以整改完毕", "以"),
    ("值班员在次核对", "在次"),
    ("学院不在受理申请", "不在"),
    ("学院现又教师120人", "现又"),
    ("楼房建成与2006年", "与"),
    ("他们象家人一样", "象"),
    ("会议一至认为", "一至"),
    ("取得一至的看法", "一至"),
    ("座位不能正长使用", "正长"),
    ("讲解用要常识", "用要"),
    ("学生忽然晕到。", "晕到"),
    ("学生摔到，", "摔到"),
    ("视频接人家长群", "接人"),
    ("设备投人使用", "投人"),
    ("人员进人校园", "进人"),
    ("学生加人中国共产党", "加人"),
    ("成绩录人系统", "录人"),
    ("任务纳人考核", "纳人"),
    ("思政融人课堂", "融人"),
    ("项目列人计划", "列人"),
    ("名单导人平台", "导人"),
    ("成绩计人档案", "计人"),
    ("内容编人教材", "编人"),
    ("发展注人活力", "注人"),
    ("工作陷人停顿", "陷人"),
    ("货车驶人校园", "驶人"),
    ("舆情要及时处里", "处里"),
    ("饭菜可囗", "囗"),
    ("5月20曰返校", "曰"),
    ("曰常管理", "曰"),
    ("学生末及时返校", "末"),
    ("期未考试结束", "期未"),
    ("周未放假", "周未"),
    ("年未总结", "年未"),
    ("金额3干元", "干"),
    ("由干天气原因", "由干"),
    ("关干值班的要求", "关干"),
    ("学院位干城北", "位干"),
    ("情况属干正常", "属干"),
    ("设备处干待机", "处干"),
    ("经费用干维修", "用干"),
    ("从经费中下拔专款", "拔"),
    ("教师受课12次", "受课"),
    ("立即至电家长", "至电"),
    ("至以问候", "至以"),
    ("设备利用律提高", "律"),
    ("误操作导至火灾", "至"),
    ("工程既将开工", "既"),
    ("学生在度入选", "在度"),
    ("切实作好防范工作", "作好"),
    ("开通心理质询热线", "质询"),
    ("车队度过黄河", "度过"),
    ("渡过一个假期", "渡过"),
    ("购买化装品", "化装"),
    ("大胆启用新人", "启用"),
    ("起用公章", "起用"),
    ("交待清楚经过", "交待"),
    ("文化品味，", "品味"),
    ("路边树立警示牌", "树立"),
    ("竖立大局意识", "竖立"),
    ("大专学力", "学力"),
    ("以至造成损失", "以至"),
    ("了解国际实事政治", "实事"),
    ("组织实事方案", "实事"),
    ("全面事实，", "事实"),
    ("值班施行24小时制", "施行"),
    ("推行会召开", "推行"),
    ("人情事故", "事故"),
    ("势头得到意志，", "意志"),
    ("出席会意，", "会意"),
    ("国家意会，", "意会"),
    ("重要异议，", "异议"),
    ("家长提出意义，", "意义"),
    ("舆情检测，", "检测"),
    ("抽样监测结果", "监测"),
    ("爆发山洪", "爆发"),
    ("火势漫延", "漫延"),
    ("继往成绩，", "成绩"),
    ("集中经历抓教学", "经历"),
    ("成长精力，", "精力"),
    ("人生经理，", "经理"),
    ("技能经济比赛", "经济"),
    ("到成立打工", "成立"),
    ("群制订消息", "制订"),
    ("得到深刻启事，", "启事"),
    ("填写事例，", "事例"),
    ("先进示例，", "示例"),
    ("办学势力雄厚", "势力"),
    ("打击黑恶实力", "实力"),
    ("综合视力，", "视力"),
    ("学生实例检查", "实例"),
    ("社会时间活动", "时间"),
    ("突发时间，", "时间"),
    ("报名实践为周一", "实践"),
    ("报名事件为周一", "事件"),
    ("报名世间为周一", "世间"),
    ("抓住实际，", "实际"),
    ("压实责人，", "责人"),
    ("教学工程中存在不足", "工程"),
    ("民生过程，", "过程"),
    ("联动精制，", "精制"),
    ("长效机智，", "机智"),
    ("管理体质改革", "体质"),
    ("学生体制健康", "体制"),
    ("练就真工夫，", "工夫"),
    ("动物检验证", "检验"),
    ("就业意见书", "意见"),
    ("合作意象书", "意象"),
    ("召开了异常会议", "异常"),
    ("情况大至如下", "大至"),
    ("做到极至", "极至"),
    ("现以成为常态", "以成"),
    ("现以达300人", "以达"),
    ("目前以有20人", "以有"),
    ("现以于5月完成", "以于"),
    ("问题均以由后勤处解决", "以由"),
    ("车辆均以被拖走", "以被"),
    ("学习实施政治", "实施"),
    ("系里组织一只由6名教师组成的小队", "一只"),
    ("全年累积培训300人", "累积"),
    ("检察组到校查看食堂", "检察组"),
    ("盟教育局检察组反馈问题3个", "检察组"),
    ("严格宿舍管里", "管里"),
    ("加强危险化学品管里", "管里"),
    ("3号搂停水", "搂"),
    ("实训搂断电", "搂"),
    ("优良传统要发扬广大", "发扬广大"),
]


@pytest.mark.parametrize(("text", "word"), CONTEXTS)
def test_a_word_that_is_wrong_here(text: str, word: str) -> None:
    assert [form.wrong for form in proofread(f"{text}。").in_context] == [word]


def test_every_word_in_context_has_an_example() -> None:
    assert {line.split("\t")[0] for line in word_list("in_context").entries} == {word for _, word in CONTEXTS}


@pytest.mark.parametrize(
    "text",
    [
        "学生自己完成作业，知己知彼，严于律己。",
        "与己无关，求人不如求己。",
        "资深人士到场，加深人们的认识。",
        "世界各地的毕业生。",
        "报名截止时间为5月20日，比赛截至下午结束。",
        "走近一步看，相距一步之遥。",
        "化学反应出现沉淀，家长反应强烈。",
        "治学严谨，严禁吸烟。",
        "达到预期目标，逾期未报的通报。",
        "走在前头，值守人员坚守职守。",
        "配制消毒液，人员等级分明。",
        "即日起实行，立即上报，既要抓教学，又要抓安全。",
        "通过座谈形式开展，经济形势向好。",
        "会议记录归档，打破世界纪录。",
        "本报消息，晚报消息。",
        "任何人不得外传，值班员不得擅自离岗，觉得随意，显得违规，任何人得到通知的都要到场。",
        "即使发现隐患也不上报的，追究责任。",
        "用户登录平台，台风登陆沿海，病例由医院上报，病历封存。",
        "学生所必需的用品，必须按时发放，只能在校内使用，各部门职能不同。",
        "处里逐笔核对，驾驶人按规定停车，吸纳人才，三位干部到场，用干粉灭火。",
        "该校建成于2006年，与2023年相比，人数持平；形式多样，形势向好。",
        "社会实践活动的时间为周一，突发事件的经历，投入精力。",
        "2名学生因及时报告，受到表扬；1名教师因严格遵守规程受表扬，3名学生因按规定佩戴头盔未受伤。",
        "赔偿均以损坏的设备原价计算，大部分以到期的日期为准。",
        "雨水累积超过警戒线，学院打造文化品牌浓厚学习氛围。",
        "检察院检察组织专题讲座，检察官到校，纪检监察组到校。",
        "水管里有积水，暖气管里存有空气，分管里外卫生，宿舍水管里进水。",
        "学生搂抱在一起，家长搂着孩子，两人在宿舍搂抱。",
        "要发扬广大师生的优良作风。",
    ],
)
def test_words_that_are_right_where_they_stand(text: str) -> None:
    assert [(form.wrong, form.right) for form in proofread(text).in_context] == []


@pytest.mark.parametrize(
    "text",
    [
        "卫生院重新划定分诊台。",
        "后勤处逐只试水，每支布一张。",
        "18时30分旗供电公司到场。",
        "阀门漏水已致停课。",
        "软件用公钥加密。",
    ],
)
def test_a_word_of_today_or_what_is_counted_is_no_slip_of_typing(text: str) -> None:
    assert proofread(text).typing_slips == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院健全责机制。", ["责机制"]),
        ("学院健全追责机制。", []),
        ("学院公布年度核结果。", ["年度核"]),
        ("学院公布年度核安全报告。", []),
    ],
)
def test_a_form_whose_edge_is_within_a_word_of_today_is_none(text: str, found: list[str]) -> None:
    assert [form.wrong for form in proofread(text).left_out] == found


@pytest.mark.parametrize(
    "text",
    [
        "检察院对看守所巡回检察，任何人不得滥用权利损害他人。",
        "档案室归还历史记录，教务处公布教学质量监测结果。",
        "该船以被追逐者或者以被拖船舶为母船。",
    ],
)
def test_terms_of_law_and_of_quality_are_right(text: str) -> None:
    found = proofread(text)
    assert (found.in_context, found.collocations) == ((), ())
