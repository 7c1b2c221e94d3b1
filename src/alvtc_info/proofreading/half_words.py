"""Function words of two characters of which one was left out: 鉴目前 for 鉴于目前, 届请各班 for 届时请各班.

The half that is left is no word where it stands: at the beginning of a clause, or before what only the whole word goes
with. Each is looked for beside such neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator


class HalfWord(NamedTuple):
    """Where half of a word stands, and the word; empty where several words may be meant."""

    start: int
    end: int
    word: str


_HAN = r"[\u4e00-\u9fff]"
_NUMBER = r"\d一二两三四五六七八九十百千万"
_DEAL = (  # what is done to something: 对线路进检查
    "检查|检修|整改|维修|处理|核查|清理|调查|培训|演练|学习|讨论|研究|宣传|排查|评审|验收|测试|考核|抢修|消毒|登记|公示|审核|安装|改造|更换|指导"
    "|督导|分析|梳理|总结|复查|巡查|走访|慰问|采样|评估|盘点|公开|监测|疏散|救治|表彰|补充|修订|调整|整理"
)
_SOON = (  # what is done 及时
    "发现|处置|处理|上报|报告|送医|救治|整改|纠正|制止|通知|沟通|反馈|更新|清理|排除|疏导|化解|调整|总结|跟进|响应|回应|转移|疏散|报警|解决|完成|消除|掌握|了解|报送|补充|维修|更换"
)
_BETTER = "加强|提高|提升|完善|规范|强化|明确|推进|压实|落实|改善|优化|做好|深化|健全|增强|扩大|细化|严格|推动|巩固"
_HOW = "组织|全面|深入|积极|集中|联合|扎实|广泛|定期|持续"
_THAN = "标准(?!间|化)|平均|往年|去年|上年|同期|全国|全区|全盟|预期|计划|预算|限值|定额|规定|市场|上季|上月|目标|警戒|正常|同类|其他|本地"
_MEANS = (
    "召开|开展|组织|实施|加强|举办|现场|实地|问卷|走访|座谈|发放|设立|建立|线上|线下|微信|公众号|广播站|学习|检查|排查|调取|调阅|查看|查阅|监控|评审"
    "|考核|培训|教育|审核|这|此|以上|多种|各种|校园|班会|主题|网络|电话、|集体|个别|谈心|招标|比选|技能|推送|张贴|制定|完善|优化|比赛|演练"
)
_SOURCES = "上级|学[院校]|工作|教育|文件|有关|相关|安排|通知|要求|会议|实际|天气|统计|调查|规定|以上|上述|目前|当前|年度|专业|岗位|考核|报名|监测|合同|需要|情况|党委|国家|自治区|盟|市|县|旗|校历|课表|预案|本[校院]"
_OWN = "实际情况|实际工作|自身|工作|本[校院系部职]|学[院校]|专业|岗位|当前|近期|学生|课程|案例|[“《]|各[系部]|主题|校情|疫情|检查"
_FIRMLY = (
    "账[实物证]|人人|件件|事事|处处|户户|心中有数|心里有数|胸有成竹|不漏|不留|底数清|情况明|台账清|有章可循|有据可查|令行禁止|言行一致|万无一失|早发现"
    "|早预防|知己知彼|公平公正|公开透明|全覆盖|专款专用|随叫随到|日产日清|责任到人|一视同仁|家喻户晓"
)
_HARM = "受伤|死亡|伤亡|损失|影响|拥堵|停水|停电|泄漏|恐慌"
_REGULARLY = "正在|定期|逐一|逐项|逐个|全面|现场|集中|统一|随机|依法|及时|同步|分别|陆续|联合|重新|已经|再次"
_EVENTS = "仪式|典礼|大会|比赛|讲座|活动|晚会|运动会|座谈会|培训班|论坛|会议|演练|签约|展览|音乐会|报告会"
_AMISS = "风险|隐患|问题|不足|差距|漏洞|困难|短板|偏差|现象|缺陷|争议|盲区|死角"


def _opens(half: str) -> str:
    """The half, where no Chinese character stands before it."""
    return rf"{half}(?<!{_HAN}{half})"


def _behind(half: str, words: str) -> str:
    """The half behind one of these words."""
    return rf"{half}(?:" + "|".join(rf"(?<={word}{half})" for word in words.split("|")) + ")"


# the whole word, and what its half is where it stands; of 于 the half that is there is told with it
_HALVES = (
    ("鉴于", _opens("鉴") + rf"(?![于定别赏证戒真照书藏湖察谅评识往宗伪核])(?={_HAN}{{2}})"),
    ("基于", _opens("基") + "(?=上述|以上|此|这|目前|当前|安全|实际|该|大数据|现有|学生|疫情|同样|互联网|岗位|项目|工作过程)"),
    ("关于", _opens("关") + r"(?![于闭停心爱怀注键系联门紧口卡节掉上好])(?=[^，。；：\n]{2,30}的(?:通知|报告|请示|意见|函|决定|公告|通告|通报|批复|建议|规定|办法))"),
    ("出于", _opens("出") + "(?!于)(?=[^，。；]{2,8}(?:考虑|目的|需要|好意|起见))"),
    ("根据", rf"根(?<![\u4e00-\u9fff\d]根)(?=[《“]|{_SOURCES})"),
    ("截至", _opens("截") + r"(?=目前|今[日天]|昨[日天]|发稿|现在|\d{1,4}[年月日时]|[一二三四五六七八九十]{1,3}[月日]|[二〇零]{2})"),
    ("围绕", r"围(?:(?<=紧紧围)(?!绕)|(?<![\u4e00-\u9fff]围)(?=主题|中心|这一|教学|立德|如何|以下|重点|[“《]|学[院校]|工作|目标|人才|安全|质量|建设))"),
    ("针对", r"针(?<![\u4e00-\u9fff\d]针)(?![对织灸头线剂孔管锋叶筒眼法刺具型尖脚状茅阔毡式砭棉])(?=[\u4e00-\u9fff]{2})"),
    ("结合", _opens("结") + f"(?={_OWN})"),
    ("通过", _opens("通") + f"(?={_MEANS})"),
    ("收到", _opens("收") + "(?=(?:报告|来电|通知|来信|投诉|举报|反映|短信|预警|指令)(?:后|，))"),
    ("随后", _opens("随") + "(?=参观|观看|前往|赶赴|召开|组织(?!部|者)|进行|来到|开展|对|将|听取|启动|开始|转入|恢复|举行|宣读|颁奖)"),
    ("届时", r"届(?<![本应历上下首往换第任每各几两数近一二三四五六七八九十\d末多该全]届)(?=请|将|可|由|会(?!长|员)|要|需|须|还|有|各|全|望|拟)"),
    ("同时", "同(?<=[，。；]同)(?=要求|强调|指出|做好|建议|提醒|启动|明确)"),
    ("最近", rf"最(?=[{_NUMBER}]{{1,2}}(?:年|个月|周|天))"),
    ("最后", "最(?=由|将|把|从(?!容)|请|到(?!位|家|点|手)|报|交由|形成|确定|统一)"),
    ("未来", rf"未(?<![尚从并]未)(?=[{_NUMBER}]{{1,2}}(?:年|个月|周))"),
    ("今后", rf"今(?<![当如现至迄而从古于距昨]今)(?=[{_NUMBER}]{{1,2}}(?:年|个月|周))"),
    ("其中", rf"中(?<=[，。；]中)(?=[{_NUMBER}]+[人名个项户台家所件例间](?!月|工作日))|其(?<![尤极与及使将把对向由为]其)(?=\d+[人名户台家所件例项间])"),
    ("关于", rf"于(?<!{_HAN}于)(?=(?:做好|开展|加强|召开|调整|成立|进一步|举办|组织|表彰|报送|申报|规范|推进|同意|给予|认真)[^，。；\n]{{2,30}}的(?:通知|报告|请示|意见|函|决定|公告|通告|通报|批复))"),
    ("由于", rf"于(?<!{_HAN}于)(?=天气|设备|时间|人员|场地|管理|操作|年久|经费|线路|连日|受|降雨|疏忽)"),
    ("主要", "主(?<![业店房车户失雇债物机地公财买卖船货当苦自民君为作]主)(?=负责人|原因|做法|任务|目的|职责|包括)"),
    ("一律", "律(?<![一法纪规定自旋戒韵音菲千铁格他]律)(?=不|按|由|取消|停|以|从|视|禁|严|实行)|一(?<=[的者内]一)(?=不得|不予|视为|取消|从严|严禁|禁止|作废|追究)"),
    ("同时", "时(?<=[，。；]时)(?=逐|对|要求|组织|加强|做好|将|把|向|安排|开展|启动|建议|明确|派|通知|联系|告知|提醒)"),
    ("此次", r"次(?<![\u4e00-\u9fff\d）]次)(?=会议|活动|检查|培训|演练|比赛|行动|调研|考试|招聘|评选|采购|整改|事件|事故|大赛|讲座)"),
    ("随即", "随(?<![伴跟紧追尾相]随)(?=启动|召开|赶到|赶赴|报告|上报|拨打|前往|派出|展开|开展|采取|立即|封闭|切断|关闭|疏散)"),
    ("上述", rf"述(?<![上陈讲论叙描口阐表评综概所详转复记自供申诉引前下简重追倾]述)(?=[{_NUMBER}]|情况|问题|人员|单位|部门|事项|要求|意见|材料|学生|工作|时间|地点|费用|措施|活动)"),
    ("异常", "异(?<=[见现示]异)(?=[，。；])"),
    ("造成", f"造(?<![改建制构创伪捏打编塑营再铸酿人锻仿深缔织]造)(?![成型假价林船血就福谣纸册访诣浪影])(?=[^，。；成]{{0,10}}(?:{_HARM}))|成(?:(?<=[未没已将]成)|(?<=没有成)|(?<=可能成))(?!为)(?=[^，。；]{{0,8}}(?:{_HARM}))"),
    ("评为", "评(?<=被评)(?=先进|优秀|文明|示范|劳动|标兵|三好|全[国区市县旗校院盟]|自治区|“)|为(?<=被为)"),
    ("授予", "授(?<![教函讲传面口亲师被获颁]授)(?=[^，。；予]{2,16}(?:称号|证书|奖牌|学位|牌匾|锦旗))|予(?<![授给不准赋免寄暂均施应可现]予)(?=[^，。；]{2,16}称号)"),
    ("予以", "予(?<![授给不准赋免寄暂均施应可现请拟]予)(?<!(?<!一)并予)(?=处分|处罚|通报|警告|表彰|奖励|批评|取消|退学|辞退|支持|补助|公示|公布|协助|配合|纠正|制止)"),
    ("进行", _behind("进", _REGULARLY) + f"(?={_DEAL})|" + _behind("行", _REGULARLY) + f"(?={_DEAL})"),
    ("举办", f"举(?<![列推选检创一此多义壮盛科荐抬高并大公]举)(?![行办措报例手动着起证荐国止重世])(?=(?:了|过)?[^，。；行办]{{0,14}}(?:{_EVENTS}))"),
    ("召开", "召(?<![征感号应重]召)(?![开集唤回之])(?=[^，。；]{0,14}会)"),
    ("开展", "展(?<![开发进扩拓施舒参会画书花布毕邮]展)(?![示览现开望出台区板品厅馆位柜会演播期销等])(?=[^，。；]{2,12}(?:活动|工作|行动|检查|教育|排查|培训|调研|整治|宣传))"),
    ("组织", r"组(?<![\u4e00-\u9fff\d]组)(?=师生|学生|教师|党员|干部|职工|人员|力量|专家|召开|开展|观看|学习)"),
    ("要求", _behind("求", "会议|通知|文件|方案|办法|规定|合同|院长|书记|明确|[并还]") + "(?=，|各|全体|有关|相关|学生|教师|[一二三四]要|在|于|对|将|把|严格|加强|做好|立即|尽快)"),
    ("表示", "[表示](?<=[均都还则纷].)(?=，)"),
    ("指出", "指(?<=会议指)(?=，)"),
    ("强调", "强(?<=会议强)(?=，)"),
    ("通过", _opens("过") + f"(?={_MEANS})"),
    ("围绕", r"绕(?<![\u4e00-\u9fff]绕)(?=主题|中心|重点|工作|教学|学[院校]|如何|立德|“)"),
    ("结合", _opens("合") + "(?=实际|自身|工作|本[校院系部]|学[院校]|专业|岗位|近期|学生|疫情)"),
    ("及时", _behind("及", "[应须要能请并均而需可没]|必须|务必|做到|确保") + f"(?={_SOON})"),
    ("用于", _behind("用", "全部|主要|专门|专项|优先|重点|[均都将可仅只]") + "(?=购置|采购|购买|支付|偿还|归还|添置|弥补|修缮|补贴|聘请|举办)"),
    ("得到", "得(?<![赢获取懂舍]得)(?=了(?:改善|提高|提升|解决|加强|缓解|控制|落实|好评|认可|肯定|支持|锻炼|保障|恢复|回应|满足|体现|发展|修复|救治|答复|更新|补充|普及))"),
    ("存在", rf"存(?<![保留封库尚幸生共并依寄温积惠储现结缓暂]存)(?![在放有储款档量折取单货根活续疑亡盘车水底贮入留照封样证余查于着粮])(?=[^，。；、]{{0,14}}(?:{_AMISS}))"),
    ("做到", f"做(?={_FIRMLY})"),
    ("尚未", "尚(?=到位|完成|发现|收到|解决|恢复|整改|落实|确定|办理|开展|反馈|提交|返校|归还|签订|验收|造成|形成|建立|启动|上报|结束|公布|查明|核实)"),
    ("相关", "相(?<![互照真亮首宰丞变属面洋手本长两三单吃色月福老出假看露扮实物佛卖]相)(?=部门|单位|人员|规定|材料|制度|责任|手续|文件|专业|负责|职能|证明|政策|科室|系部|企业|资料|数据|条款)"),
    ("进一步", rf"一步(?<![进下第迈逐同每更近一\d]一步)(?={_BETTER})|进一(?={_BETTER})"),
    ("达成", "达(?<![到表传送下抵直通发]达)(?=一致|共识|协议|谅解)"),
    ("趋于", _behind("趋", "[已正]|基本|逐步|逐渐|总体|整体|开始") + "(?=稳定|平稳|缓和|合理|完善|饱和|严重|紧张|下降)"),
    ("相当于", r"相当(?=\d|[两三四五六七八九十]+[个座倍台])"),
    ("疏于", "疏(?<![生亲稀分上注]疏)(?=管理|防范|监管|检查|照看|教育|沟通)"),
    ("开展", _behind("开", _HOW) + rf"(?![展始放会发设办启学课工通车门拓出列行])(?={_HAN}{{2}})"),
    ("开展", _behind("展", _HOW) + rf"(?![示开览现播出演销厅位馆品柜板])(?={_HAN}{{2}})"),
    ("如下", r"[如下](?:(?<=通知.)|(?<=报告.)|(?<=汇报.)|(?<=公告.)|(?<=公示.)|(?<=说明.)|(?<=批复.)|(?<=函复.)|(?<=安排.)|(?<=规定.)|(?<=公布.)|(?<=通报.)|(?<=答复.))(?=[：:])"),
    ("左右", r"[左右](?<=\d[人元年天米度名时分个][左右])(?=[，。；])"),
    ("于", rf"[低高晚早迟](?<=不.)(?=百分|[{_NUMBER}])|[少多](?<=不.)(?=百分|\d)"),
    ("于", f"[高低多少大小优好差早晚长短重快慢](?:(?<=[略稍远均仍].)|(?<=明显.)|(?<=大大.)|(?<=普遍.))(?={_THAN})(?!目标的)"),
)  # fmt: skip
_HALF = Pattern("|".join(f"(?P<half{number}>{expression})" for number, (_, expression) in enumerate(_HALVES)))

# 对线路进检查, 对线路行检查: with what it is done to
_DONE_TO = Pattern(rf"(?:对|就)[^，。；]{{2,16}}?(?P<half>进|(?<!进)行)(?={_DEAL})")
# 不于往年, 解决不的问题, 更新不四期: what is denied is missing
_DENIED = Pattern(
    r"不(?:(?=于)(?<![如若何莫]不)|(?<=[\u4e00-\u9fff]{2}不)(?=的)(?!的[确士])|(?=(?:[两三四五六七八九十百]{1,3}|\d{1,4})(?:个|次|期|名|人|件|天|年(?!级)|月|日|小时|分钟|元|份|场|节|篇|米|公里|台|套|项)))"
)
# a clause of one character: 同，结余结转
_ALONE = {
    "同": "同时", "此": "此外", "其": "其中", "随": "随后", "最": "最后", "据": "据悉", "为": "为此", "因": "因此", "首": "首先",
    "由": "由此", "目": "目前", "近": "近日", "届": "届时", "对": "对此",
}  # fmt: skip
_CLAUSE = Pattern(f"[{''.join(_ALONE)}](?<![^，。；\\s].)(?=，)")
_HEREBY = {
    "通": "通知",
    "更": "更正",
    "公": "公告",
    "报": "报告",
    "告": "公告",
    "批": "批复",
    "说": "说明",
    "证": "证明",
    "请": "请示",
    "声": "声明",
}
_CLOSING = Pattern(f"[{''.join(_HEREBY)}](?<=特此.)(?=。)")
# 系叶轮积灰过厚所，: what was the cause
_CAUSED = Pattern(r"(?:系|因|疑为)[^，。；]{2,20}(?P<half>所)(?=[，。；])")
# 车棚位图书馆东侧
_LIES = Pattern(
    rf"位(?<={_HAN}{{2}}位)(?![于置数次居列子移尊])(?={_HAN}{{2,12}}(?:侧|旁|内|处|层|楼|路|街|角|端|交汇|校区|[南北东西中]部|以[东南西北]))"
)
# 要安全摆在首位, 拟旧食堂改造为街区: what is taken up stands right behind the modal verb
_TAKEN_UP = Pattern(
    rf"(?P<modal>要|必须|应当|务必|坚持|拟)(?![把将对由从在于以按请为])(?P<taken>{_HAN}{{2}})[^，。；把将]{{0,8}}?"
    r"(?:摆在|放在|挺在|抓在|扛在|记在|融入|贯穿|列为|当作|落实到|控制在|消除在|解决在|化解在|改造为|改建为|调整为|改为|更名为|变更为|设为|升级为|并入|划归|迁至|搬至|调至)"
)
_REACH = 8  # code points on either side that decide how a clause is cut into words
_DESCRIBES = ("a", "v", "d", "z")
_PLACES, _BUILDINGS = ("n", "s"), frozenset("楼馆室站店厅库场亭棚园所处部厂院桥")
_THINGS = ("n", "b", "f", "s", "an", "vn")


def half_words(text: str) -> Iterator[HalfWord]:
    """Where half of a function word is left, in no order."""
    for match in _HALF.finditer(text):
        word = _HALVES[int((match.lastgroup or "")[4:])][0]
        yield HalfWord(*match.span(), match.group() + word if word == "于" else word)
    for match in _DONE_TO.finditer(text):
        if _beside(text, *match.span("half")) is not None:
            yield HalfWord(*match.span("half"), "进行")
    for match in _DENIED.finditer(text):
        yield HalfWord(*match.span(), "")
    for pattern, words in ((_CLAUSE, _ALONE), (_CLOSING, _HEREBY)):
        for match in pattern.finditer(text):
            yield HalfWord(*match.span(), words[match.group()])
    for match in _CAUSED.finditer(text):
        before = _beside(text, *match.span("half"))
        if before and (part_of_speech(before) or "").startswith(_DESCRIBES):
            yield HalfWord(*match.span("half"), "所致")
    for match in _LIES.finditer(text):
        before = _beside(text, *match.span())
        if before and (before[-1] in _BUILDINGS or (part_of_speech(before) or "").startswith(_PLACES)):
            yield HalfWord(*match.span(), "位于")
    for match in _TAKEN_UP.finditer(text):
        start, end = match.span("modal")
        if _beside(text, start, end) is not None and _is_thing(text, end):
            yield HalfWord(start, end, f"{match['modal']}将")


def _beside(text: str, start: int, end: int) -> str | None:
    """The word right before `text[start:end]`, empty for none; None where that is no word of its own."""
    left = run_before(text, start, _REACH)
    at, before = 0, ""
    for word in cut(left + text[start:end] + run_behind(text, end, _REACH)):
        if at == len(left):
            return before if word == text[start:end] else None
        at += len(word)
        before = word
    return None


def _is_thing(text: str, at: int) -> bool:
    """Whether the word that begins here is a noun, or describes one."""
    word = cut(run_behind(text, at, _REACH))[0]
    return (part_of_speech(word) or "").startswith((*_THINGS, "a") if len(word) == 1 else _THINGS)
