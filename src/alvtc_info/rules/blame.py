"""Blame: what people and departments are said to be like, where a report should tell what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import PROSE, Kind
from alvtc_info.model.rule import Example, Rule, reported
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_VERY = "(?:极|极其|极为|十分|非常|很|太|严重|完全|一贯|长期|明显|典型的?)?"
_ILL_MEANT = r"居心不良|居心叵测|无理取闹|胡搅蛮缠|无事生非|胡作非为"
_JUDGED = Pattern(
    rf"(?:极|极其|极为|很|太|十分|非常|严重)不负责任?|不负责任(?![人何])|{_VERY}(?:(?<=[是属系])(?:典型的)?(?:不|乱|慢)作为|懒政怠政|推诿扯皮|推诿塞责|敷衍(?:了事|塞责|应付)|玩忽职守(?!罪)|失职渎职(?!罪)|严重失职|麻木不仁|不闻不问|置若罔闻|漠不关心|置之不理|视而不见|放任不管|放任自流|不管不问|我行我素|屡教不改|刚愎自用|好逸恶劳|充耳不闻|推三阻四|消极怠工|自由散漫|吊儿郎当|得过且过|应付了事|不思进取|蛮不讲理)"
    rf"|咎由自取|自作自受|罪有应得|自食其果|活该|{_ILL_MEANT}|害群之马|难辞其咎|目无(?:法纪|纪律|校规|师长)|毫无(?:责任心?|担当|原则|公德|纪律)|缺乏(?:基本的?)?(?:责任心|担当精神|职业操守)|不可推卸的责任|(?:态度|作风|品行|人品|责任心)(?:极差|极坏|很差|太差)|态度(?:极其|十分|非常)?(?:恶劣|蛮横|敷衍|消极|傲慢|冷漠)|作风(?:散漫|粗暴|恶劣|拖沓|懒散|涣散|漂浮)|素质(?:低下|极差|很差|太差)|品行(?:恶劣|不端)|(?<!血糖)(?<!血压)(?<!血氧)(?<!意识)(?<!智力)(?<!认知)(?<!免疫)(?<!劳动)(?:意识|观念|责任心|能力|水平|素养)(?:极差|极其淡薄|极为淡薄|太差|低下|全无|极低|低劣)"
)
_PUNISH = Pattern(
    r"(?<!依规)(?<!依纪)(?<!依法)(?:应当?|必须|理应)(?:予以|对其|给予)?(?:(?:严肃|从严|严厉|依法依规)(?:处理|追责|问责|惩处|处分)|开除|勒令退学|停职|免职|辞退|解聘)"
)
_WHO = Pattern(
    r"处(?![理置于罚分境所在])|系(?![统列])|部(?![分位署])|室(?![内外温])|科(?![学技目])|中心|学院|单位|公司|企业|物业|教师|老师|学生|同学|该生|其(?![他中余次实])|司机|驾驶员|人员|领导|班主任|辅导员|保安|家长|员工|负责人|厨师|工人|宿管员|管理员|干部|[\u4e00-\u9fff]某|[男女]生|民警|医生|值班员|监理|商户"
)
# what is fought against, asked for or supposed is nobody's doing
_NOT_SAID = Pattern(
    r"整治|杜绝|防止|防范(?=[^，。；])|克服|严禁|不得|不准|不许|禁止|避免|治理|纠治|纠正|查处|反对|坚决|严查|力戒|摒弃|破除|消除|问责|整顿|惩治|如有|如果|若|凡|一旦|是否|不能|不可|不应|不容|不要|绝不|决不|切忌|谨防|警惕|监督|对照|查摆|通报批评|严防|解决|聚焦|专项|对(?:工作|那些|个别)?[^，。；]{0,8}的"
)
_SOMEBODY_SAYS = Pattern(
    r"反映|投诉|发现|称|认为|指出|通报|认定|表示|质疑|来信|来电|来访|网友|网民|帖|评论|留言|(?:意见|建议)(?:[，：]|提出)|提出[，：]|主张|判决|裁定|查明|经查|调查组|批示|强调|指示|要求|讲话"
)
# taught, acted, debated or measured: no one who was there
_NO_CASE = Pattern(
    r"讲(?!台|师|解员)|课题|法治课|案例|以案|测评|问卷|得分|讨论|辩论|读书|小说|[话舞短]剧|剧[本目]|饰演|扮演|主题|常见"
)
_CASE_BEHIND = 20  # code points behind the judgement in which such a word still stands
_A_KIND = Pattern(r"的?(?:问题|现象|行为|情况|情形|作风|人员|干部|单位|倾向|苗头|风气|等|者)|的(?=[\u4e00-\u9fff])|、")


# who is suspected, or whose fault it is, by the word of whoever writes
_SUSPECT = Pattern(
    r"嫌疑(?:最|很|较|极)大|(?:有|具有)(?:重大|很大|极大)嫌疑|最(?:为)?可疑(?!的)"
    r"|(?<!不)(?:显[系属]|明显[是系]|显然[是系]|无疑[是系]|分明[是系]|(?<!决|认|否|不)(?:肯定|一定|必定|必然|铁定|准保?)就?[是系]|八成[是系]|十有八九[是系]?|无非就?是|不用说，?就?是|一看(?:便|就)知?是|不用查就?(?:知道)?是|摆明了?就?是)(?=[^，。；]{1,18}(?:所为|盗|偷|作案|破坏|故意|干的|人为|搞鬼|捣乱|泄[愤露漏]|[开拿砸弄撬拆动碰放点剪拔][^，。；]{0,3}的(?=[，。；])|[拿弄][走坏]|没[^，。；]{1,4}(?=[，。；])|不当|不力|失职|违[规章]|疏忽|大意|松懈|不负责|偷工|私[接拉自]))"
)
_POLICE = Pattern(r"公安|民警|警方|派出所|侦查|排查|锁定|账号|来电|短信|链接|网站")
_THEIR_FAULT = Pattern(
    r"(?:根子|毛病|病根|责任|过错|问题)(?:就|全|都|主要)?(?:出)?在(?:他|她|[\u4e00-\u9fff]{2,6}处|[\u4e00-\u9fff]{2,6}系)(?:们)?(?:身上|那里|那边|一方)"
)


def _accusations(document: Document) -> Iterator[Hit]:
    """People who are called the likely culprit, and whom a daily or composite report puts the fault upon."""
    kinds = (_SUSPECT,) if document.kind in (Kind.FIRST, Kind.FOLLOW_UP) else (_SUSPECT, _THEIR_FAULT)
    for pattern in kinds:
        for match in document.finditer(pattern, PROSE):
            clause = clause_start(document, match.start(), "，；")
            told = _POLICE.search(document.plain, clause, match.start())
            if not (told or _SOMEBODY_SAYS.search(document.plain, clause, match.start())):
                yield Hit(*match.span(), "没有依据的怀疑、归责，请删去；查明的写由谁、什么时候认定")


def groundless_blame(document: Document) -> Iterator[Hit]:
    """指责、评判人和部门的话：极不负责任、是典型的不作为、对诉求不闻不问、咎由自取、素质低下。

    {3e}：保证信息内容客观、简明、准确。写查明的事实，由谁、什么时候认定；没有认定的删去。首报、续报里“应当严肃处理”一类也提示。
    师生、家长反映的，要整治、杜绝的（整治不作为、慢作为），领导讲话、调查认定的，引号里的，不提示；一句只提示一次。
    """
    yield from _accusations(document)
    text = document.plain
    last = -1
    punished = _PUNISH if document.kind in (Kind.FIRST, Kind.FOLLOW_UP) else None
    found = [match for pattern in (_JUDGED, punished) if pattern for match in document.finditer(pattern, PROSE)]
    found.sort(key=lambda each: each.start())
    for match in found:
        begin, end = document.sentence_at(match.start())
        near = max(begin, match.start() - 60)
        clause = max(near, *(text.rfind(mark, near, match.start()) + 1 for mark in "，；："))
        if (
            begin == last
            or not _WHO.search(text, near, match.start())
            or _NOT_SAID.search(text, clause, match.start())
            or _SOMEBODY_SAYS.search(text, near, match.start())
            or _NO_CASE.search(text, near, min(end, match.end() + _CASE_BEHIND))
            or _A_KIND.match(text, match.end())
        ):
            continue
        last = begin
        yield Hit(*match.span(), "指责、评判的话，没有写依据；请写查明的事实、由谁认定，或删去")


def _told(*body: str, kind: Kind = Kind.FIRST) -> Example:
    return reported("实训楼冒烟", *body, kind=kind)


RULES = (
    Rule(
        check=groundless_blame,
        family="content",
        title="没有依据的指责",
        clause="3e",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        yields_to=("premature-cause", "final-report-elements"),
        bad=(
            "2024年5月20日，门锁没有撬痕，⟦显系⟧内部人员所为。",
            "2024年5月20日，阅览室窗户完好，⟦肯定是⟧自己人拿钥匙开的。",
            "2024年5月20日，机柜网线松脱，⟦摆明了是⟧值班员疏忽。",
            "2024年5月20日，后勤处对学生诉求⟦长期不闻不问⟧，热水器未修。",
            "2024年5月20日，物业公司对报修⟦置之不理⟧，是典型的不作为。",
            "2024年5月20日，维修科拖延3天，是⟦典型的不作为⟧。",
            "2024年5月20日，宿管员值班时睡着，工作⟦极不负责⟧。",
            "2024年5月20日，该生防范⟦意识极差⟧，被骗1200元。",
            "2024年5月20日，张某与商户争吵，⟦态度恶劣⟧。",
            "2024年5月20日，物业公司对师生意见⟦充耳不闻⟧，服务态度极差。",
            "2024年5月20日，维修科⟦毫无责任心⟧，阀门3天未修。",
            "2024年5月20日，施工单位负责人⟦难辞其咎⟧。",
            "2024年5月20日，施工单位现场管理人员⟦素质低下⟧，未设围挡。",
            "2024年5月20日，203宿舍丢失现金300元，同屋的赵某⟦嫌疑最大⟧。",
            "2024年5月20日，阀门丢失6个，保洁员张某⟦有很大嫌疑⟧。",
            "2024年5月20日，学生走散，⟦责任全在他们身上⟧。",
            "2024年5月20日，热水停了3天，⟦根子就在后勤处那边⟧。",
            _told("2024年5月20日8时，实训楼冒烟，该生⟦最可疑⟧。"),
            _told("2024年5月20日8时，实训楼冒烟，指导教师⟦应当严肃处理⟧。"),
            _told("2024年5月20日8时，实训楼冒烟，吸烟的学生⟦应当开除⟧学籍。"),
            _told("2024年5月20日8时，实训楼冒烟，值班员⟦必须辞退⟧。"),
            _told("2024年5月20日8时，实训楼冒烟，指导教师离岗，⟦严重失职⟧。", kind=Kind.FOLLOW_UP),
        ),
        good=(
            "2024年5月20日，后勤处对学生诉求逐条答复，热水器已修。",
            "2024年5月20日，学院部署整治不作为、慢作为问题。",
            "2024年5月20日，家长反映宿管员态度恶劣，学生处正在核实。",
            "2024年5月20日，学生会干部表示，物业公司对报修置之不理。",
            "2024年5月20日，学院要求干部不得推诿扯皮。",
            "2024年5月20日，纪委通报物业公司负责人玩忽职守。",
            "2024年5月20日，学院对报修置之不理的商户作了约谈。",
            "2024年5月20日，教师会议学习，杜绝敷衍了事。",
            "2024年5月20日，保卫处提醒学生，不要对火警视而不见。",
            "2024年5月20日，学生演讲，题目是“麻木不仁要不得”。",
            "2024年5月20日，学院不负责代收快递。",
            "2024年5月20日，法学教师给学生讲玩忽职守罪的构成。",
            "2024年5月20日，该生经治疗，意识水平低下，转盟医院救治。",
            "2024年5月20日，学生陈某血糖水平低下，校医室处置。",
            "2024年5月20日，干部作风测评，作风散漫得分低于60分的0人。",
            "2024年5月20日，学生代表建议，对应付了事的维修人员扣减报酬。",
            "2024年5月20日，学院防止干部得过且过。",
            "2024年5月20日，宿管员5月19日22时至23时不在岗，后勤处正在调查。",
            "2024年5月20日，新生防骗能力测试得分低于60分的12人参加补训。",
            "2024年5月20日，公安机关侦查认为赵某有重大嫌疑。",
            "2024年5月20日，学生反映同屋的赵某嫌疑最大，派出所正在调查。",
            "2024年5月20日，保卫处提醒，陌生来电最可疑。",
            "2024年5月20日，保卫处答复家长，钥匙肯定是要换的。",
            "2024年5月20日，问题出在接头处，后勤处更换管件6个。",
            "2024年5月20日，会议明确，安全责任在各系，由系主任签字。",
            "2024年5月20日，保卫处排除了赵某的嫌疑。",
            _told("2024年5月20日8时，实训楼冒烟，家长提出，吸烟的学生应当开除。"),
            _told("2024年5月20日8时，实训楼冒烟，值班员5月21日停职，等待调查。"),
            _told("2024年5月20日8时，实训楼冒烟，院长批示，对责任人应当严肃处理。"),
        ),
    ),
)
