"""Praise and alarm beyond what a report can know: wonders, firsts, general applause, talk everywhere, full recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Hit, Severity
from alvtc_info.model.kinds import CONTENT, PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_PEOPLE = "师生员?工?|学生|同学们?|教师|老师们?|教职工|职工|员工|家长|群众|牧民|农牧民|居民|村民|企业|用人单位|观众|市民|社会各界|各界|各方|全[院校盟社]上?下?|大家|人们|外界|同行|与会(?:者|人员)|来宾"
# beyond all measure, whatever it is said of
_WONDER = Pattern(
    r"(?:创造|创下|缔造|书写|谱写|上演|成就|铸就|演绎)了?[^，。；]{0,20}?(?:奇迹|神话|传奇|壮举|佳话)|(?:堪称|可谓|可称|可以说是?|算得上|称得上|无疑是|不愧[为是]|真是|简直是?)[^，。；《]{0,16}?(?:奇迹|壮举|神话|典范|楷模|创举|佳话|里程碑|之最|教科书|样板|标杆|灾难|噩梦|浩劫)|(?:堪比|媲美)(?!国家标准)[^，。；《\d]{2,12}|人间奇迹"
    r"|(?<![航太真天悬高架放清排抽填腾夜低落留时])空前(?![往来提方台期夕面院绝])|空前绝后|前所未有|前无古人|史无前例|亘古未有|旷古未有|绝无仅有|举世(?:瞩目|罕见|闻名)|无与伦比|无出其右|登峰造极|独一无二|首屈一指|遥遥领先|独占鳌头|一骑绝尘|冠绝|笑傲|叹为观止|惊天动地|天衣无缝|无懈可击|滴水不漏|尽善尽美|十全十美|完美无缺|无可挑剔|数一数二|没有一[个所家处名位间人项][^，。；]{0,12}(?:不(?:满意|合格|叫好|称赞|佩服)|比得上|能比|例外)|(?:极大|沉重|毁灭性|致命|难以(?:挽回|弥补|估量)|不可挽回|无法(?:弥补|挽回))的?(?:损害|伤害|打击|冲击|破坏|损失|负面影响|后果)|翻天覆地|脱胎换骨|突飞猛进|一日千里|盛况空前|万人空巷|座无虚席[^，。；]{0,3}盛况"
    r"|(?:损失|伤亡|后果|代价|教训|打击|破坏|影响|性质|情节|手段|危害|场面|景象)(?:极其|极为|极度|极端|异常|万分|无比|非常之?|十分|特别|相当|何其|尤为)?(?:之)?(?:惨重|惨烈|惨痛|惊人|触目惊心|骇人听闻|不堪设想|无法估量|不可估量|难以估量|难以想象|令人发指|十恶不赦)(?!的?教训)"
    r"|(?:极其|极为|极度|极端|异常|无比|空前|特别|非常)(?:恶劣|惨重|惨烈|轰动|震撼|巨大|深远|辉煌|骄人)的?(?:社会)?(?:影响|后果|损失|反响|代价|破坏|成就|成绩|意义)|(?:影响|后果|反响|成就|性质|情节)(?:极其|极为|极度|极端|异常|无比|特别)(?:恶劣|严重|坏|巨大|轰动|深远)"
)
# the first or the best of a region or of all of a kind; who says so?
_REGION = "(?:全[国区盟旗省市州]|自治区|国[内际]|(?<![校厂园小景社片城库])区内外?|盟内|省内|西部(?:地区)?|西北(?:地区)?|同类|同行|同级|(?:高职|职业|兄弟)(?:院校|学校|学院)|职教[界系]?|全?行业)"
_FIRST_OF_ALL = Pattern(
    rf"{_REGION}[^，。；\d“《获]{{0,14}}?(?:属于?|尚属|系|堪称|均属|乃|是)?(?:首创|首屈一指|名列前茅|领跑|领先(?:地位|水平|位置)?(?=[，。；]|$)|先进水平|一流水平|排头兵|领头羊|标杆(?!管理|企业|高速|院校|学校|单位|班|校)|佼佼者|翘楚|典范|先河|一面旗帜|(?<=[属系于])首[次例家](?=[，。；]|$))|(?:属于?|尚属|均属|系)首[创家](?=[，。；]|$)|开(?:创了?|了)?[^，。；]{{0,16}}(?:之)?先河|首开[^，。；]{{0,12}}先河"
    rf"|[为给]{_REGION}[^，。；\d]{{0,12}}?(?:树立|提供|做出|作出|创造|贡献|打造)了?[^，。；]{{0,6}}?(?:样板|标杆|典范|榜样|示范|范本|样本|范例)"
)
# praise by all, without a figure
_PRAISE = Pattern(
    rf"(?:受到|得到|赢得|获得|博得|收获|引来|迎来|深受|广受|备受|饱受)了?[^，。；\d]{{0,16}}?(?:一致|广泛|普遍|高度|热烈|交口|充分|大加|极大|无数|满满|纷纷)的?(?:好评|称赞|赞誉|赞扬|赞赏|赞许|欢迎|点赞|喜爱|追捧|拥护|认可|肯定)"
    rf"|(?:深受|广受|备受|大受)[^，。；\d]{{0,10}}?的?(?:好评|喜爱|欢迎|追捧|称赞|赞誉|青睐|推崇)|(?:赢得|博得|收获)了?(?:{_PEOPLE})的?(?:好评|掌声|称赞|赞誉|口碑|点赞)"
    r"|好评如潮|好评不断|赞不绝口|交口称赞|有口皆碑|赞声(?:一片|不断|不绝)|拍手(?:叫好|称快)|叫好声|掌声雷动|人人(?:称道|称赞|叫好|夸)|无不(?:称赞|叫好|称道|感动|为之动容)|竖起了?大拇指|(?:纷纷|频频|一致|连连)(?:点赞|称赞|叫好|夸赞|称道|竖起)|佳评|人山人海|水泄不通|(?:异常|十分|格外|非常|空前|极其)火爆|火爆(?:异常|空前)|人头攒动|摩肩接踵|门庭若市|趋之若鹜|万众瞩目"
)
_COUNTED = Pattern(
    r"\d[\d.]*[%％]|百分之|满意[度率]|问卷|测评|得分|评分|\d+份|来源|据[^，。；]{2,20}(?:统计|调查|测评)"
)
# weather and harm as in a tale: 百年不遇的狂风, 铺天盖地的沙尘
_CALAMITY = Pattern(
    r"(?:[百千万]|几[十百]|数[十百]|[二三四五六七八九]十|半个世纪|[两三五]百)年(?:不遇|未见|未遇|未有|难遇|难见|罕见|没见过)|[百千万]年一遇(?!标准|设计|设防|防洪)|(?:史上|历史上|有史以来|建[院校]以来)(?:最|罕见|未有|首[次见])|(?:罕见|少见|骇人|可怕|恐怖|惊人|异常猛烈)的?(?:特?大?(?:[狂大暴台阵强]?风|[大暴]?[雨雪]|沙尘|冰雹|洪水|大火|寒潮|高温|灾害))"
    r"|铺天盖地|排山倒海|毁天灭地|遮天蔽日|滔天|(?<!造成)毁灭性的?(?:大火|洪水|灾|打击|破坏|后果)|飞沙走石|火光冲天|惨不忍睹|惊心动魄|险象环生|(?<!不)(?:反应|出警|处置|行动)神速|神勇|可歌可泣"
)
_RECORDED = Pattern(
    r"气象|水文|地震|通报|记录|资料|(?:19|20)\d\d年以来|讲(?![师台])|展|课|介绍|演讲|故事|小说|剧|题材|主题|标准|设计|设防|防洪"
)
_TAUGHT = Pattern(r"讲(?![师台座])|案例|故事|主题")
# how much better all is, and that something is over for ever, without a figure
_LEAP = Pattern(
    r"(?:得到|得以|实现|有|取得|获得|发生|迎来|完成)了?(?:根本|彻底|全面|全方位|极大|空前|巨大|飞跃|跨越|历史|颠覆|井喷|几何级)(?:性|式)?的?(?:地)?(?:提升|提高|改善|改变|改观|转变|好转|飞跃|跨越|增强|扭转|变化|进步|突破|增长)"
    r"|(?:跃上|迈上|登上|跨上|达到)了?(?:一个)?(?:全新|崭新|更高|前所未有)的?(?:高度|境界|台阶|水平)|(?<!如何)(?<!怎样)(?:从此|今后|以后|此后|至此|以来，?)[^，。；]{0,4}再也?(?:不会|不可能|没有?|无)(?:有)?(?:任何|[一半][个名起次人点丝]|人(?!员)|谁|哪)"
    r"|(?:绝|决)无可能|永不(?:再|复)(?:发生|出现|有)|不可能再(?:有|发生|出现)|刻骨铭心|没齿难忘|一去不复返|销声匿迹|一扫而空|烟消云散|荡然无存|(?:受益|难忘|受用)终[身生]|终[身生](?:受益|难忘|受用)|人人都?(?:成了|成为了?|变成了?)"
)
_BY_FIGURES = Pattern(r"\d[\d.]*(?:[%％]|个百分点|倍|分(?![钟散组别校院])|秒|分钟)|[由从][^，。；]{0,16}\d")
# talk everywhere, without a platform or a figure
_TALK = Pattern(
    r"一夜(?:之间)?[^，。；]{0,4}(?:传遍|爆红|走红|成名|火了)|传遍了?(?:全[院校国盟旗网市区]|大江南北|千家万户|整个)|(?:全网|满屏|朋友圈)(?:热议|刷屏|疯传|热传|沸腾|震动|轰动|关注|热搜|皆知|围观|声讨|疯转|最火|爆火)|(?:引发|引起|激起|造成|掀起)了?[^，。；\d]{0,10}?(?:热议|轰动|轩然大波|哗然|公愤|众怒|强烈(?:反响|反应|不满|质疑|愤慨)|巨大反响|极大(?:恐慌|愤慨|反响|震动)|恐慌|热潮|狂潮|疯狂转发|疯转)(?!的?(?:可能|风险|苗头))"
    r"|(?:传|闹|炒|吵|议论)得(?:沸沸扬扬|满城风雨|人尽皆知|尽人皆知|沸反盈天|纷纷扬扬|不可开交|到处都是|路人皆知|全[院校]皆知|人心惶惶|一片哗然)|沸沸扬扬|满城风雨|人尽皆知|尽人皆知|家喻户晓|舆论(?:一片)?哗然|一片哗然|群情激愤|骂声一片|人心惶惶|炸开?了?锅|火遍|爆红|火出圈|冲上热搜"
    r"|一石激起千层浪|(?:震惊|轰动|震动)了?(?:全[院校国盟旗社网市区]|整个|社会|各界|师生)[^，。；]{0,6}(?=[，。；]|$)"
)
# done away with for ever, told as done
_ENDED = Pattern(
    r"(?:已经?|均已?|全部|全面|现已|从此|至此|由此|从而|从根本上|一举)(?:全部|全面|基本|彻底|完全|根本|真正|永久)*(?:杜绝|根除|根治|铲除|消灭|清零|归零)(?:了|[^，。；]{0,16}(?=[，。；]|$))|(?:彻底|完全|根本|全面|永久)(?:杜绝|根除|根治|铲除|消灭|清零)了[^，。；]{2,16}|(?:彻底|完全|全面|根本)(?:改变|扭转|解决|告别|摆脱)了[^，。；]{2,16}"
    r"|(?:从此|此后|至此)[^，。；]{0,6}再(?:也)?(?:没有?|未)(?:发生|出现)过?(?=[，。；]|$)|(?:得到|实现|发生|有|取得)了?质的(?:飞跃|提升|改变|变化|跃升|转变)"
    r"|不再(?:会)?有任何|(?:做到|实现)了?(?:零(?:隐患|死角|风险|违规|违纪)|(?:百分之百|100%)安全)"
)
_AIMED = Pattern(
    r"时间内|[天周月日]内|杜绝|严防|力争|争取|目标|确保|力求|努力|(?<![主重需概摘纪首])要(?![闻素点案件道害紧塞职])|(?<![供响适对反效感呼])应(?![急用届邀聘对])|须|下一步|拟|将(?![^，。；]{0,8}(?:已|完成))|才能|(?<![作成因认行分称以])为(?![止主准])|旨在|如何|避免|防止|防范|警惕"
)
# people and waters that are well again: who examined them?
_STATE = "情绪|心情|心理|精神|身体|健康|伤[情势口]|病情|体温|视力|听力|功能|机能|意识|水质|空气(?:质量)?|室内环境|口味|血压|皮肤|食欲"
_WELL_AGAIN = Pattern(
    rf"(?:{_STATE})(?:状[况态]|指标)?(?:都|也|均|现|现已|已经?|目前)*(?:完全|彻底|全部|全都|百分之百|100%|已然)(?:地)?(?:恢复(?:了)?(?:正常|如初|如常|健康|原状|平静|稳定|到位)?|康复|痊愈|好转|正常|没有?问题|无[碍恙虞]|好了|达标|平复|平静|稳定)"
    rf"|(?:{_STATE})(?:都|也|均|现|已经?|目前)*(?:没有(?:任何|半点|丝毫|什么)(?:问题|异常|大碍)|无大碍)"
    r"|(?:学生|伤者|患者|病人|[\u4e00-\u9fff]某|该生|其|她|他|全部|均)(?:都|也|均|现|现已|已经?)*(?:完全|彻底)(?:恢复(?:健康|正常|如初)?|康复|痊愈|没事|无[碍恙])"
)
_EXAMINED = Pattern(
    r"医院|医生|医师|医嘱|校医|卫生(?:院|所|室)|医务室|诊断|复[查诊]|检[查测验]|化验|评估|测评|疾控|咨询师|心理(?:中心|教师|老师|健康教育中心)[^，。；]{0,12}(?:评估|确认|认定|判断)|出院|报告|水务|监测|体检|认定"
)


# 情节特别严重的，处……: the words of a law
_OF_A_LAW = ("的，", "的、", "的；", "的予", "的给", "的依", "的由", "的处", "的按", "的应")
# a warning of what might be: 一旦起火，后果不堪设想
_IF_SO = Pattern(r"[^。；]{0,60}(?:一旦|万一|如果|倘若|若是?|要是|假如|如若|否则|不然)[^。；]{0,40}$")
_HARM = Pattern(r"(?:损失|伤亡|后果|代价|影响|危害)")
_PIPES = Pattern(r"[阀管水漏屋顶窗墙]|龙头")
_DENIED = Pattern(
    r"(?:未|没|避免|防止|防范|以防|以免|免得|不[会致至曾得能易应可要必]|莫|严防|谨防|杜绝|警惕|勿|严禁|预防)[^，。；]{0,8}$"
)
# 全面根治欠薪专项行动: what is named so is under way
_CAMPAIGNS = ("行动", "活动", "工作", "方案", "计划", "攻坚", "攻坚战", "整治", "任务", "要求", "目标", "工程", "运动")
_NEAR = 200  # code points about praise in which its source or its count stands


def _nearby(document: Document, start: int, end: int) -> tuple[int, int]:
    """What of the sentence stands near to a span of it."""
    begin, stop = document.sentence_at(start)
    return max(begin, start - _NEAR), min(stop, end + _NEAR)


def exaggerations(document: Document) -> Iterator[Hit]:
    """What is told beyond measure, each with what to do about it."""
    text = document.plain
    for match in document.finditer(_WONDER, CONTENT):
        if text.startswith(_OF_A_LAW, match.end()) or (
            match.group() == "滴水不漏" and _PIPES.search(text, max(0, match.start() - 16), match.start())
        ):
            continue
        if _HARM.match(text, match.start()) and _IF_SO.match(
            text, document.sentence_at(match.start())[0], match.start()
        ):
            continue
        yield Hit(*match.span(), f"“{match.group()}”夸大，请改为写事实和数字", Severity.WARNING)
    for match in document.finditer(_TALK, PROSE):
        if _DENIED.search(text, max(0, match.start() - 12), match.start()):
            continue
        message = f"“{match.group()}”夸大，请写在哪个平台、几时、多少条"
        yield Hit(*match.span(), message, Severity.WARNING)
    for match in document.finditer(_FIRST_OF_ALL, CONTENT):
        begin, stop = _nearby(document, *match.span())
        if not (_SOURCED.search(text, begin, stop) or _AIMED.search(text, begin, match.start())):
            yield Hit(*match.span(), f"“{match.group()}”没有依据，请写由谁、什么时候评定，或删去")
    for match in document.finditer(_PRAISE, CONTENT):
        begin, stop = _nearby(document, *match.span())
        if not _COUNTED.search(text, begin, stop):
            yield Hit(*match.span(), f"“{match.group()}”没有依据，请写满意率、问卷份数或具体评价，或删去")
    for match in document.finditer(_ENDED, CONTENT):
        if match.group().endswith(_CAMPAIGNS):
            continue
        begin = document.sentence_at(match.start())[0]
        if not _AIMED.search(text, max(begin, match.start() - 24), match.start()):
            yield Hit(*match.span(), f"“{match.group()}”说得绝对，请写截至哪天、查了多少、还剩多少", Severity.WARNING)
    for match in document.finditer(_CALAMITY, PROSE):
        if not _RECORDED.search(text, *_nearby(document, *match.span())):
            message = f"“{match.group()}”夸大，请写风力、雨量等实测数字和来源，或删去"
            yield Hit(*match.span(), message, Severity.WARNING)
    for match in document.finditer(_LEAP, PROSE):
        begin, stop = _nearby(document, *match.span())
        aimed = _AIMED.search(text, max(begin, match.start() - 24), match.start())
        if not (aimed or _BY_FIGURES.search(text, match.end(), stop) or _TAUGHT.search(text, begin, match.start())):
            yield Hit(*match.span(), f"“{match.group()}”说得绝对，请写前后的数字，或删去", Severity.WARNING)
    for match in document.finditer(_WELL_AGAIN, PROSE):
        begin, stop = document.sentence_at(match.start())
        told = _EXAMINED.search(text, max(begin, match.start() - 60), min(stop, match.end() + 30))
        if not (told or _AIMED.search(text, max(begin, match.start() - 24), match.start())):
            message = f"“{match.group()}”请写由谁、几时检查或评估的"
            yield Hit(*match.span(), message, Severity.WARNING)


_SOURCED = Pattern(r"来源|(?<![数根依证收论占票单])据|评定|评选|评为|公布|通报|排名|名单|认定|表彰|获|第[一二三\d]")
