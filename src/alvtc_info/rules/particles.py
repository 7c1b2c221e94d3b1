"""的, 地 and 得 where the words before and behind leave no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.particle_attributes import describes_what_is_left_out
from alvtc_info.analysis.particle_grammar import right_particle
from alvtc_info.analysis.particle_places import CLAUSE, rest_of_clause
from alvtc_info.analysis.particle_weights import WEIGHTS, likelier_particle
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import Rule
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


# 的 that must be 得: verbs that are written with 得, and complements
_FOR_DE = Pattern(
    r"的(?:(?<=觉的)(?<![感知视自睡听直错警触嗅味幻发察]觉的)(?![醒悟])"
    r"|(?<=值的)(?<![价数产增贬升均峰分面币净总比阈极限保轮差估市当]值的)(?=(?:我们?|大家|人们|各系|各部门|全院|全校)?(?:注意|肯定|学习|借鉴|推广|一提|重视|关注|探讨|称道|称赞|思考|深思|信赖|珍惜|期待|尊敬|反思|警惕|表扬))"
    r"|(?<=取的)(?<![录夺索窃争提收换选采领支抽牟榨骗猎]取的)(?=了)"
    r"|(?<=获的)(?<![收荣查捕抓斩截缴俘喜所破已曾未渔]获的)(?=了|[一二三]等奖|第[一二三123]|优秀|先进|奖励|表彰|好评|一致|师生)"
    r"|(?<=显的)(?<![明突凸彰浅]显的)(?=更(?![换新改正替名])|很|十分(?!之)|格外|尤为|比较|非常(?![规驻务任设])|较为|有些)"
    r"|(?<=变的)(?<![改转演突质巨病嬗蜕政兵应渐多]变的)(?=更(?![换新改正替名])|越来越|很|十分(?!之)|非常(?![规驻务任设])|日益|比较)"
    r"|(?<=使的)(?<![大行天驱公特出赴促迫唆奉役信]使的)(?=学院|学生|师生|全院|广大|整个|教师|校园|工作|各|我们)"
    r"|(?<=来的)(?=及(?![其购]))|(?<=[舍巴恨顾由怪免]不的)(?![，。；不])|(?<=不的)(?=不[^，。；])"
    r"|(?<=懂的)(?=了?(?:感恩|如何|珍惜|尊重|怎样|应该|要))|(?<=心的)(?<![内真身核良]心的)(?=体会)"
    r"|(?<=[算称谈比赶顾跟]的)(?=上(?![午下级个次司学课班面海述])[一是^，。])|(?<=[经禁靠顶守稳留站]的)(?=[住起](?![来的在宿院户址校点因源始诉居])[^，。；]{0,6}[^，。；])"
    r"|(?<=赢的)(?=了|一致|广泛|师生|好评|各界|家长|尊重)"
    r"|(?=以(?:解决|实现|保障|恢复|落实|提升|改善|延续|化解|缓解|控制|完善|顺利(?:进行|开展|实施|完成|推进))[，。；])(?<=[^目为是有真别]的)"
    r"|(?=到(?:了?(?:有效|很好|及时|充分|进一步|广泛|妥善|圆满|明显|全面|大力|一致|高度|较好|显著|切实|不断|极大|广大)))(?<=[^目有真来去看听找学碰遇]的))"
)


_LEFT, _RIGHT = 8, 6

# a verb of one character, 的, and what shows that it cannot be an attribute: 学的懂、用的上, 老人们学的开心，
_CAN = Pattern(
    r"的(?=(?:快|慢|早|晚|准|稳|牢|细|实|紧|透|远)[，。；！])(?<=[^所有是我他她你们来去][找办跑走学写做干收修讲说查改传抓记练]的)|的(?=会[、，])(?<=[^有是所][学听]的)|的(?=走[、，。])(?<=[^有是所][带拿搬]的)"
    r"|的(?=(?:懂|进去|出来|起来|上来|下去|过来|住|动|完|透|通|上)[，。；、！])(?<=[^有是我他她你们来去所][学听看读写说讲想用做干坐站走跑记拿跟留吃买办管]的)"
    r"|的(?=(?:很|特别|非常|十分|比较|更)?(?:开心|高兴|起劲|认真|仔细|投入|带劲|明白|清楚|流利|踏实|放心|舒心|安心|尽兴|热闹|津津有味|入迷|专注|用心|入神|舒服|暖心|省心|顺心|舒适|温暖|愉快|过瘾)[，。；、！])(?<=[^所有是][学玩吃干笑唱跳跑听看写讲说练聊住坐过]的)"
)


def _in_attribute(document: Document, at: int) -> bool:
    """Whether what begins here may describe a noun: another 的 follows in the clause (密密麻麻的写在墙上的字)."""
    rest = rest_of_clause(document.plain, at, at + CLAUSE)
    return "的" in _CAN.sub("得", rest + "，")


# one between two characters: whether it is right is seen from the words around it
_ANY_PARTICLE = Pattern(r"[的地得](?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff][的地得])")

_AT_END = Pattern(r"[地得](?=[，。；：！？])(?<=[\u4e00-\u9fff]{2}[地得])")
_OF_ANY = "以到"  # before 的 may stand any word where these follow: 问题的以解决, 方案的到细化
_PAIR = 2
_AHEAD = 4  # code points behind 的 that decide whether a word begins there


def _describes_anyway(text: str, at: int) -> bool:
    """Whether a word ends before this 的, or one begins behind it, and not the parts that 得 joins: 可靠的住房."""
    behind = run_behind(text, at + 1, _AHEAD)
    if behind[0] in _OF_ANY:
        return False
    before = run_before(text, at, _PAIR)
    begins = behind[0] in "住起上及" and len(cut(behind)[0]) > 1
    return begins or (len(before) == _PAIR and is_word(before)) or before in ("不懂", "听懂", "难懂")


def wrong_particle(document: Document) -> Iterator[Hit]:
    """的、地、得用混：工作做的很扎实（得）、认真得完成（地）、积极的组织了演练（地）、良好地基础（的）、觉的（得）。

    只查前后的词已经定了该用哪个字的地方：动词和补语之间用“得”（累地直不起腰），状语和动词之间用“地”（耐心的向家长解释），
    定语和名词之间用“的”（我院地计划、过期得药品）。两可的不提示：“深入的调查”“做的更多”“来的很多”“居住地社区”。
    词性定不下来的，按真实文本里前后的词和三个字的搭配算，另一个字的可能大得多才提示（较好的保障了用车、未还得读者）。
    前后的词都很明确的（做的很好、坚决的完成了）宜改，其余作建议。引号、书名号里的不查。
    """
    text, told = document.plain, set[int]()
    for match in document.finditer(_FOR_DE, CONTENT):
        if _describes_anyway(text, match.start()):
            continue
        told.add(match.start())
        yield Hit(*match.span(), f"“{match.group()}”应为“得”", fix=Fix("得", safe=True))
    for match in document.finditer(_ANY_PARTICLE, CONTENT):
        at = match.start()
        if at in told:
            continue
        verdict = right_particle(text, at)
        right = verdict.right if verdict else likelier_particle(text, at)
        if right:
            told.add(at)
            severity = None if verdict and verdict.sure else Severity.INFO
            yield Hit(at, at + 1, f"“{text[at]}”应为“{right}”", severity, fix=Fix(right))
    for match in document.finditer(_AT_END, CONTENT):
        if describes_what_is_left_out(text, match.start()):
            yield Hit(*match.span(), f"“{match.group()}”应为“的”", Severity.INFO, fix=Fix("的"))
    for match in document.finditer(_CAN, CONTENT):
        if match.start() not in told and not _in_attribute(document, match.end()):
            yield Hit(*match.span(), "“的”应为“得”", Severity.INFO, fix=Fix("得"))


RULES = (
    Rule(
        check=wrong_particle,
        family="proofreading",
        title="的地得用混",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            "5月20日，后勤处把管网检修做⟦的⟧很扎实。",
            "5月20日，保卫处认真⟦得⟧完成夜间巡查。",
            "5月20日，机电工程系积极⟦的⟧组织了疏散演练。",
            "5月20日，两个系打下良好⟦地⟧基础。",
            "5月20日，值班员觉⟦的⟧阀门有异响，报告了后勤处。",
            "5月20日，党员要原原本本⟦的⟧学，确保新课程顺利⟦的⟧开出；学员学⟦的⟧会、用得上，书也找⟦的⟧快。",
            "5月20日，宿舍打扫⟦的⟧干干净净。",
            "5月20日，学院召开⟦得⟧会议有12个部门参加。",
            "5月20日，工会听取师生⟦得⟧意见16条。",
            "5月20日，供水问题⟦的⟧以解决。",
            "5月20日，值班员立即⟦的⟧关闭总阀并尽早⟦的⟧报告，保障试讲顺利⟦的⟧进行，准确⟦的⟧填报并反馈，家长激动⟦的⟧说，孩子变了。",
            "5月20日，系部能够较好⟦的⟧执行办法，窗台擦⟦的⟧一尘不染，把技术学⟦的⟧会、拿⟦的⟧走。",
            "5月20日，教务处不断⟦的⟧完善补考办法。",
            "5月20日，演练组织⟦地⟧非常有序。",
            "5月20日，方案⟦的⟧到进一步细化。",
            "5月20日，值班员一间房一间房⟦的⟧查，图书馆⟦地⟧座位已经登记。",
            "5月20日，学院向师傅们表示热烈⟦地⟧欢迎。",
            "5月20日，学生能够正常⟦的⟧上课，师傅不厌其烦⟦的⟧纠正。",
            "5月20日，要对管网认真⟦的⟧检修，名称写⟦的⟧前后不一。",
            "5月20日，新生学⟦的⟧懂、用⟦的⟧上，老人学⟦的⟧开心，讲⟦的⟧清楚。",
            "5月20日，值班员昏昏沉沉⟦的⟧躺在床上，老师们默默无闻⟦得⟧奉献。",
            "5月20日，补助足额、及时⟦的⟧发到学生手中，党员坚持不懈⟦的⟧改，双方坦诚⟦的⟧交换了意见。",
            "5月20日，预案解释⟦的⟧不够细，分区做⟦的⟧好，学生听⟦的⟧入了迷，师傅手把手⟦的⟧教。",
            "5月20日，现有⟦地⟧设备不够用，保卫处不打招呼⟦得⟧检查宿舍，又对管网逐一仔细⟦的⟧检修。",
            "5月20日，教务处耐心细致⟦的⟧解答学生疑问。",
            "5月20日，师生吃⟦的⟧安心、住得舒心。",
            "5月20日，值班员耐心⟦的⟧向家长说明情况，悄悄⟦的⟧把它放下，清楚⟦的⟧记得时间，逐一⟦的⟧往上报。",
            "5月20日，我院⟦地⟧计划、昨天⟦地⟧例会、过期⟦得⟧药品、老师们⟦得⟧建议都已登记，更多⟦地⟧学生报了名。",
            "5月20日，大家累⟦地⟧直不起腰，雨下⟦的⟧太急，人跑⟦的⟧比去年还快，走廊变⟦的⟧安静多了。",
            "5月20日，保洁员一遍遍⟦得⟧擦洗，队长镇定⟦得⟧把人带出。",
            "5月20日，学过急救⟦地⟧同学到场，系里全心全意⟦的⟧支持学生实习。",
            "5月20日，管理员熟练⟦的⟧更换了阀门，护士温和⟦得⟧劝住家属，问题解决⟦的⟧不彻底。",
            "5月20日，确需延期⟦地⟧，书面说明；负责锅炉⟦得⟧师傅到场，准备⟦地⟧很仓促。",
        ),
        good=(
            "5月20日，后勤处把管网检修做得很扎实。",
            "5月20日，保卫处对锅炉房作了深入的检查。",
            "5月20日，学院要做的更多，后勤处先检修管网。",
            "5月20日，机电工程系获得的成绩已经公示。",
            "5月20日，事故发生地情况稳定，所在地学生已经返回。",
            "5月20日，后勤处采取了有力的措施。",
            "5月20日，细致的排查并没有发现问题，贯穿始终的主线是育人，大家感到由衷的欣慰，带的走读生已到，家属院有比较好的救治条件。",
            "5月20日，张某的感觉的确没错。",
            "5月20日，墙上写着“认真得完成”五个字。",
            "5月20日，学院地处城北，学生得病由医务室接诊。",
            "5月20日，教师的职责和学生的建议写进办法。",
            "5月20日，实训课讲了地幔结构，师傅把产品卖到盟里腹地经济带。",
            "5月20日，资金的到位时间已经商定，来的很多是家长。",
            "5月20日，学生居住地较远，合同约定适用法院地、侵权行为地法律，牧民有饲草料地6亩。",
            "5月20日，墙上是栩栩如生的图案，学生写了各种各样的作业，办法行之有效的部分保留。",
            "5月20日，值班员得检查门锁，现有地块已经丈量，学生反映的不多，作了细致的解答，面对面的交流有三次。",
            "5月20日，及时的反馈情况说明已存档，学生最关心的不够具体，累的直不起腰的值班员已换班。",
            "5月20日，学院需要正常的供电，有认真的检修、主动的配合。",
            "5月20日，密密麻麻的写在墙上的字已经清除，大大小小的整改到位的问题12个。",
            "5月20日，居住地社区、事发地居民、多地学生来函，就地消毒，原籍地情况已核对。",
            "5月20日，制度的逐步完善、质量的持续提高有赖于细致的服务，合格的发给证书。",
            "5月20日，师生得以安全撤离，学生得奖后拍照，值班员累得满头大汗，自觉得把门锁好。",
            "5月20日，变电站的起重机、可靠的住房、平稳的起步、送来的及时雨和难懂的如何讲清都已写进材料。",
            "5月20日，孩子得急病送医，职工得肺炎住院，车间满负荷地运转，皮尺量得积水36厘米，家长感动得泣不成声。",
            "5月20日，学生得绕到北门，仓库地笼已清，一路小跑地回来，仔细的看。",
            "5月20日，事发地，目的地，慢慢地，都已写明，能修的修，供电站的线路正常。",
            "5月20日，食堂备好学生吃的热闹、热乎的饭菜，公寓添置坐的舒服、睡的安稳的床铺。",
        ),
        lists=(WEIGHTS,),
    ),
)  # fmt: skip
