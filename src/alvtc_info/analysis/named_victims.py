"""Names of grown people that the report of an event gives together with what is nobody's business: age, illness, home.

门卫田建国，58岁，患有高血压; 田某 and an officer without any of these are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_WHO = "门卫|保安员?|保洁员?|厨师|厨工|帮厨|电工|水暖工|锅炉工|司炉工|驾驶员|司机|教师|老师|教授|讲师|职工|员工|教职工|伤者|患者|死者|伤员|宿管员|管理员|库管员|炊事员|服务员|维修工|工人|民工|村民|居民|牧民|家长|父亲|母亲|摊主|商户|老板|租户|业主|辅导员|班主任|校医|护士|退休[\u4e00-\u9fff]{2}|女子|男子|老人|当事人|受害人|乘客|旅客|游客|志愿者|大爷|大妈|大叔|阿姨|师傅|奶奶|爷爷|老汉|老太太?|小伙子?|姑娘|妇女|[男女]孩|幼儿|孩子|儿童|女儿|儿子"
_ILLNESS = "高血压|糖尿病|心脏病|冠心病|脑梗|脑血栓|中风|癌|肿瘤|肝炎|乙肝|丙肝|艾滋|梅毒|结核|肾[病炎衰]|尿毒症|透析|白血病|抑郁|焦虑|精神[分病障疾]|癫痫|哮喘|残疾|痴呆|病史|旧疾|病毒携带|怀孕|孕妇|妊娠|流产|服药|用药|后遗症|偏瘫|瘫痪|半身不遂"
_PRIVATE = rf"\d{{1,2}}周?岁|[（，、](?:男|女)(?:，|性|、|）|。)|{_ILLNESS}|身份证|家住|住址|户籍|离异|离婚|丧偶|单身|未婚|低保|贫困|欠[款债]|网贷|赌博|酒驾|前科|服刑|吸毒|刑满|信用卡|银行卡|工资卡|手机号?"
_NAMED = Pattern(
    rf"(?:(?:{_WHO})(?:为|是|系)?)(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:本人|夫妇)?(?=[，（、]|因|有|患|家住|怀孕|曾|系|是|突|被|现年|今年|年)(?P<told>[^。；\n]{{0,16}}?(?:{_PRIVATE}))"
)
# a number by which somebody is known to offices
_PAPERS = Pattern(
    r"(?:护照|通行证|驾驶证|驾照|军官证|警官证|居留证|社保卡|医保卡|残疾证)(?:号码?|编号|尾号)?(?:为|是|：|:)? ?[A-Za-z]{0,2}\d{6,18}[Xx]?"
)
_NO_NAME = Pattern(
    r"某|[们等均都已该其各与和及为在从向被将把到对]|人员|同志|师傅|代表|家属|学生|自述|反映|介绍|表示|报告|发现"
)


def named_victims(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of names with the private matter behind them."""
    if document.kind not in EMERGENCY_KINDS:
        return
    for match in document.finditer(_NAMED, PROSE):
        name = match["name"]
        if name[0] in FREQUENT_SURNAMES and not _NO_NAME.search(name):
            yield match.start("name"), match.end("told")
    for match in document.finditer(_PAPERS, PROSE):
        yield match.span()
