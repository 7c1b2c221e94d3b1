"""Ranks that nobody gave, alarm as in a tale, complaints of everybody: 居全盟之首, 场面万分惊险, 无不怨声载道."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_AMONG = "(?:全[国区盟旗省市州院校县]|自治区|国[内际]|区内外?|盟内|省内|西部|西北|同类|同行|同级|各(?:单位|院校|高校|学校|系部?|部门|旗县)|兄弟(?:院校|学校|单位)|高职(?:院校)?|职业院校|职教|行业)"
# at the head of many, who says so: 居全盟各单位之首, 走在同类院校前列, 稳居全盟第一
_RANK = Pattern(
    rf"(?:(?<![移新迁定旧邻])居|位[居列]|稳居|处于|排在|排名|走在|跻身|名列|高居|跃居|稳坐|领跑|傲视|领先于?|胜过|超过了?)(?:了|于|在)?{_AMONG}[^，。；：\d“《]{{0,12}}?(?:之首|首位|榜首|第一(?![名届批次个步线中人批阶])|前[列茅沿]|之冠|上游|龙头|最前|领先|之先)"
    rf"|傲视(?:全|群|同)[\u4e00-\u9fff]{{1,3}}|无人能[及敌比出]|无可[比匹][拟敌]|名列前茅|拔得头筹|力压(?:群雄|同行|全)|独领风骚|鹤立鸡群|无出其右|头一份|顶呱呱|(?:堪称|可谓|称得上|算得上|不愧)[^，。；《\d]{{0,8}}?(?:一流|顶尖|翘楚|第一(?=[，。；]|$)|最(?:好|强|优|先进))|遥遥领先(?:于)?"
)
_OF_A_REGION = Pattern(_AMONG)
_GIVEN = Pattern(
    r"来源|统计|(?<![堪宣自])称|(?<![数根依证收论占票单])据|评定|评选|评为|公布|通报|排名(?:表|榜|第)|名单|认定|表彰|获|第[二三四五六七八九\d]|测评|考核|竞赛|比赛|大赛|赛"
)
_AIMED = Pattern(
    r"力争|争取|目标|努力|争创|进入|迈[入进向]|对标|学习|赶超|(?<![主重需概])要(?![闻素点案件])|拟|将(?!其)|才能|打造|建设"
)
# how it looked and felt, in no figure
_LOOKED = Pattern(
    r"(?:场面|情况|情形|形势|现场|景象|火势|局面|处境|状况|局势|情势|过程)(?:一度|当时|变得|显得)?(?:万分|十分|极其|异常|非常|极度|极为|相当|无比|十万|分外|格外|尤为|何等|一片|过于)(?:惊险|危急|危险|紧急|混乱|恐怖|凶险|火急|可怕|惨烈|紧张|严峻|狼狈|凄惨|骇人|悲惨|凌乱|狼藉|惊人)"
    r"|惊险万分|危险万分|十万火急|一片狼藉|满目疮痍|千钧一发|命悬一线|危在旦夕|岌岌可危|心惊[肉胆][跳战]|胆战心惊|惊恐万状|惊慌失措|魂飞魄散|魂不附体|惊魂未定|乱作一团|乱成一[团片锅]|哭[声喊]一片|哭作一团|浓烟滚滚|震耳欲聋|四散奔逃|抱头鼠窜|鬼哭狼嚎|尖叫(?:连连|声?四起|一片)|血流如注|血肉模糊|遍体鳞伤|奄奄一息|嚎啕大哭|痛不欲生|面如土色|瑟瑟发抖|撕心裂肺|哀嚎|吓得[\u4e00-\u9fff]{2,6}|慌作一团|烈焰熊熊|熊熊(?:大火|烈火|燃烧)|火光冲天"
    r"|(?:不顾|置)(?:个人|自身|自己)?(?:的)?(?:生命)?(?:安危|危险)(?:于不顾)?|舍生忘死|舍己救人|奋不顾身|挺身而出|冒着生命危险|临危不惧|生死(?:关头|时刻|瞬间|竞速|营救)|令人(?:揪心|心碎|痛心|胆寒|窒息|后怕|唏嘘|动容|震惊|[心惊][\u4e00-\u9fff]{3}|[发毛不][\u4e00-\u9fff]{1,3})"
)
# complaint of all, by nobody counted
_COMPLAINT = Pattern(
    r"(?:(?:全[校院系班]|全体|所有|广大|在校|住校)?(?:上下)?(?:学生|师生|教师|职工|教职工|家长|群众|人人|个个|大家)们?(?:无不|没有不|都|全都|普遍|一致|纷纷|个个|人人)?)?(?:怨声载道|怨声四起|怨气冲天|苦不堪言|叫苦(?:连天|不迭)|民怨沸腾|怨[言气](?:不断|很大|极大|颇多)|牢骚满腹|忍无可忍|深恶痛绝|苦[其之]久矣|(?<=上下)意见(?:极|很|非常)大|意见(?:极|非常)大)"
    r"|(?:没有一[个名位]|无一)(?:学生|师生|教师|家长|人)[^，。；]{0,4}?(?:满意|不(?:满|抱怨|叫苦|反感))"
)
_COUNTED = Pattern(r"\d[\d.]*[%％]|百分之|问卷|测评|\d+[份名人]|投诉\d|来源")
_QUOTED_NEAR = 60  # code points about such words in which a source or a count stands


def ranks_and_alarm(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Such words of a paper: spans, what to write, whether it is certain."""
    text = document.plain
    for match in document.finditer(_RANK, {*PROSE, Role.TITLE}):
        near = _near(document, *match.span())
        if not (_GIVEN.search(text, *near) or _AIMED.search(text, near[0], match.start())):
            sure = _OF_A_REGION.search(match.group()) is None
            yield *match.span(), f"“{match.group()}”没有依据，请写由谁、什么时候评定，或删去", sure
    if document.kind in EMERGENCY_KINDS:
        for match in document.finditer(_LOOKED, {*PROSE, Role.TITLE}):
            yield *match.span(), f"“{match.group()}”渲染夸张，请改为写事实和数字", True
    for match in document.finditer(_COMPLAINT, {*PROSE, Role.TITLE}):
        if not _COUNTED.search(text, *_near(document, *match.span())):
            yield *match.span(), f"“{match.group()}”以偏概全，请写多少人、占比、投诉件数和出处", True


def _near(document: Document, start: int, end: int) -> tuple[int, int]:
    begin, stop = document.sentence_at(start)
    return max(begin, start - _QUOTED_NEAR), min(stop, end + _QUOTED_NEAR)
