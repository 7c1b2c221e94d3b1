"""A place by how it is told, whatever it is called: behind 在 and 于, with its storey or room, or heading a clause.

Only the title and the sentences that open the text are read: there a report says where it happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

_ANY = r"[\u4e00-\u9fffA-Za-z\d“”]"
_NUMBER = "[一二三四五六七八九十]"
# what a place ends with
_END = (
    "[楼层室厅馆堂房库棚亭廊栋座店厂井池台坡渠河湖桥路街巷站园场院区村镇林沟塘墙梯道口屋窖塔]|(?<!部)(?<![出进开关入锁])门|中心|公司|基地|工地|宿舍|公寓|家中|单元|"
    "车间|操场|驿站|工位|铺位|隔间|看台|窗口|苏木|嘎查|景点|[车船机]上|[手支货]架|护栏|围栏"
)
# where at it, or that the clause goes on with what happened there
_GOES_ON = (
    r"(?=[，。；、：（）“”\d]|$|[内外里旁上下前后中边侧附靠东西南北左右二三四五六七八九一两]|发|突|被|因|与|和|不|没|滑|摔|跌|晕|倒|坠|昏|受|遭|出|起|冒|掉|溺|触|有|"
    r"将|时|开|考|参|练|打|踢|跑|用|吃|就|午|晚|值|施|作|搬|清|擦|检|维|更|安|进|候|等|乘|骑|行|步|路|玩|追|争|互|漏|断|停|着|失|误|吸|饮|突|意|先|同|集|聚|滞|操|上|实|组|举)"
)
# what is no place of an event, though it ends as one: 在现场, 在校, 在阿拉善盟中心医院
_NO_PLACE = (
    r"现场|当场|会场|场(?=[，。；\d])|市场|学院(?=[，。；内里]|范围)|我院|校园|校区(?=[，。；内里])|校(?![园区门外内史医舍])|读|职|编|岗|册|建|"
    r"院(?![内外])|此|途中|路[上中]|半路|车上|[^，。；]{0,12}(?:医院|卫生院|诊所|医务室|校医室|派出所|公安局)"
)
_PLACE = Pattern(
    rf"(?:(?<![正现存实所还仍旨尚])在|于|位于|[行驶经]至|途经|路过|路经)(?!{_NO_PLACE}){_ANY}{{1,22}}?(?:{_END}){_GOES_ON}"
    # 笃行楼302机房, 302机房, 敏学楼四层, 2层东侧楼梯间
    rf"|[楼馆栋座院厅]\d{{3,4}}(?!\d|[人名元])|(?<!\d)\d{{3,4}}(?:室|机房|教室|实训室|实验室|宿舍|寝室|会议室|办公室|考场|房间|包间|号房)"
    rf"|(?:负|地下)?(?:{_NUMBER}{{1,2}}|\d{{1,2}})[层楼](?:[东西南北]侧?)?[\u4e00-\u9fff]{{0,6}}(?:厅|廊|室|间|梯|口|台|处|平台)|[\u4e00-\u9fff]楼(?:{_NUMBER}{{1,2}}|\d{{1,2}})层"
    # 农牧系标本馆; 保卫处值班室 is who was told
    r"|(?<=[系部处院校])(?!某|一[处座间个所]|值班|办公|医务|校医|监控|调度|教研|财务|会计|机要|总值|[^，。；]?[处部系院])[\u4e00-\u9fff]{1,6}(?:[馆室厅库棚廊亭塔窖]|(?<!住)房)(?![长主内务])"
    # 电子阅览室充电柜内, heading its clause
    r"|(?<![^，。；：\n时分许])(?![\u4e00-\u9fff]{0,5}(?:值班|办公|教研|医务|调度|监控)室)(?!某|一[处座间个所])(?:[\u4e00-\u9fff]{2,7}(?:[室馆厅]|车间|机房|库房)|[\u4e00-\u9fff]{1,6}[球操]场)(?!主任|[长员处]|值班|报告|接[到报]|人员|工作|教师|老师|管理|保管|通知|电话|发现|组织|安排|派|向|把|将|对)[\u4e00-\u9fff]"
    # 第7考场, 3号展位
    rf"|第?(?:{_NUMBER}{{1,2}}|\d{{1,3}})号?(?:考场|考点|展[位台]|工位|机位|赛道|跑道|泳道|窗口|柜台|诊室|包[厢间]|[车泊摊铺床]位|泵房|机组|塔吊|井(?!次)|圈(?=[^，。；\d]{{0,4}}(?:有|内|里|中|外|羊|牛|马|猪|驼)))"
    # a clause that is a place: ……公司分拨中心东门外，
    rf"|(?<![^，。；：分时许日午晚晨]){_ANY}{{2,30}}?(?:{_END})(?:[大正侧]?门)?(?:外|内|里|旁|前|后|上|口|边|处|附近|一带|[东西南北]{{1,2}}[侧面端角])(?:[^，。；\d]{{0,4}}[处段])?(?=，)"
    # where animals are kept and things are grown: 实训羊场饲养员, 2号大棚
    r"|(?:[羊牛猪马驼鸡鱼牧农林]|养殖|饲养|实训|训练|试验|种植)[场园圃](?!所|地[方点]|面|次)|大棚|温室"
    # 距学院3公里处, 以东8公里处
    r"|\d ?(?:公里|千米|米)处"
)
_SENTENCES = 2


def names_a_place(document: Document) -> bool:
    """Whether the title or one of the first sentences of the text names a place by structure."""
    spans = [(each.start, each.end) for each in document.roles(Role.TITLE)]
    at = -1
    for passage in document.roles(Role.BODY):
        at = passage.start
        while at < passage.end and len(spans) <= _SENTENCES:
            start, stop = document.sentence_at(at)
            spans.append((start, min(stop, passage.end)))
            at = max(stop, at + 1)
    return any(_PLACE.search(document.plain, *span) for span in spans)
