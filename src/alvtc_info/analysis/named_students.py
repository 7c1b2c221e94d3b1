"""Names of students that the report of an event gives together with what makes them known: class, age, sex, penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import frequency
from alvtc_info.text.surnames import FREQUENT_SURNAMES, KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_HAN = r"[\u4e00-\u9fff]"
_CLASS = rf"{_HAN}{{2,8}}\d{{2,4}}(?:[-—]\d)?班|\d{{2,4}}级[^，。；（）]{{2,14}}"
_ABOUT = rf"(?:男|女|\d{{1,2}}周?岁|{_CLASS}|学号)"
_EDGE = r"(?:^|(?<=[，。；：、\n与和及对给]))"
# 李海燕（护理2402班）, 孙浩然（17岁）; several of them before one bracket
_BRACKETED = Pattern(
    rf"(?:{_EDGE}|(?<=学生|教师|老师|同学|女生|男生|人员)|(?<=\d班|[\u4e00-\u9fff]班|[厉重早害急近轻深]的))(?P<names>{_HAN}{{2,4}}(?:[、和与]{_HAN}{{2,4}}){{0,5}})（(?:[^（）。]{{1,12}}，)?{_ABOUT}[，、；）][^（）]{{0,40}}"
)
# 李雨涵（手机138……）, 受骗学生高雅琴（银行卡号……）: a number of their own beside the name
_WITH_NUMBER = Pattern(
    rf"(?:{_EDGE}|(?<=其中|学生|同学|女生|男生|伤者|患者|班长|队长|队员|组长|社长|选手|室友|考生|新生|伤员|失主|女孩|男孩)|(?<=[班的]))(?P<names>{_HAN}{{2,4}})（(?:[^（）。]{{0,12}}，)?(?:本人)?(?:手机|(?:家长|家庭|宿舍)?电话|联系电话|联系方式|学号|银行卡|卡号|身份证|微信|QQ|学籍号|住址|家住|准考证|考生?号|报名|[住门]院|病历|[医社]保|护照|抖音|快手|支付宝|邮箱|户籍|借阅证|饭卡|校园卡|保单)[证卡账号件名]{{0,3}}码?[^（）]{{0,40}}[\dA-Za-z]{{4}}"
)
# a number that nobody gives of himself to be called at
_OF_A_PERSON = Pattern(r"学号|学籍号|身份证|准考证|考生?号|病历|住院|医保|家长电话|家庭电话|银行卡|家住")
_WHO_SUFFERED = Pattern(r"学生|同学|[男女考新]生|志愿者|班长|队长|队员|组长|社长|选手|室友|伤者|伤员|患者|受害|该生")
_WHO_ANSWERS = Pattern(
    r"联系人|值班|负责|责任|接待|咨询|教师|老师|主任|处长|辅导员|班主任|司机|民警|医生|家长|工作人员"
)
# 学生贺小川，男，20岁
_DESCRIBED = Pattern(
    rf"(?:学生|该生|同学|女生|男生|伤者|患者|伤员|当事人|受害人)(?:姓名|名叫|叫|为)?(?P<names>{_HAN}{{2,4}})，(?:男|女)(?:，|。|（)"
)
# 该考生姓名张某某
_CALLED = Pattern(
    rf"(?:该|名)(?:生|学生|考生|同学|男生|女生)(?:的?姓名|名叫|叫)(?:为|叫|是)?：?(?P<names>{_HAN}{{2,4}})(?=[，。；、（])"
)
# 2024级护理2班孙浩然从楼梯滚落
_IN_NUMBERED_CLASS = Pattern(
    rf"\d{{2,4}}级{_HAN}{{2,10}}\d{{1,2}}班的?(?:学生|同学)?(?P<names>{_HAN}{{2,3}}?)(?=[，；（]|在|因|于|从|被|突|不慎|下|上|落|摔|跌|滑|晕|昏|倒|出现|感到|受|与|和{_HAN}{{2,4}}[在因于从发])"
)
# 汽修2501班巴特尔、赵子豪与机电2502班孙浩然; 给予赵子豪留校察看处分
_IN_CLASS = Pattern(
    rf"{_HAN}{{2,6}}\d{{4}}班(?:学生)?(?P<names>{_HAN}{{2,4}}?(?:[、和与]{_HAN}{{2,4}}?){{0,5}})(?=[，。；（]|在|因|于|从|突发|不慎|与{_HAN}{{2,6}}\d{{4}}班)"
)
_PUNISHED = Pattern(
    rf"给予(?:学生)?(?P<names>{_HAN}{{2,4}}?(?:[、和]{_HAN}{{2,4}}?){{0,5}})(?:同学)?(?:留校察看|严重警告|警告|记过|记大过|开除学籍|通报批评)"
)
# 2025级学生张浩然、刘子轩在食堂门前
_DOES = "在|因|被|从|突发|不慎|发生|将|用|与[^，。；]{2,10}(?:发生|因)|[左右头面腰腿膝脚手][^，。；]{0,4}(?:[擦扭烫划摔挫砸]伤|疼|痛|骨折|流血)"
_ACTING = Pattern(
    rf"(?:学生|同学|男生|女生|考生|新生|伤员|伤者)(?P<names>{_HAN}{{2,3}}?(?:[、和与]{_HAN}{{2,3}}?){{0,4}})(?={_DOES})"
)
# 瓶子是学生张某某转身时碰掉的: who is said to have done it
_DONE_BY = Pattern(
    rf"(?<=是)(?:学生|同学|男生|女生)(?P<names>{_HAN}{{2,3}}?)(?=[^，。；]{{0,14}}(?:碰|弄|打|踢|撞|摔|推|扔|点|拉|抽|砸|惹|挑|踩|拧|拔|按)[\u4e00-\u9fff]{{1,4}}的(?:[，。；]|$))"
)
# 其中刘子轩有哮喘病史: a name and what nobody need know of him
_PRIVATE = (
    "哮喘|癫痫|抑郁|焦虑|躁狂|双相|精神[分病障疾]|心脏病|心肌|糖尿病|肝炎|乙肝|结核|肾[病炎]|白血病|肿瘤|癌|贫血|低血糖|过敏|病史|旧[伤疾病]|残疾|智力|先天|怀孕|早孕|月经|痛经|用药|服药|透析|自[残杀]|布病|布鲁氏|艾滋|梅毒|[体原酸测]阳性"
    "|离异|离婚|单亲|孤儿|低保|贫困|建档立卡|丧[父母]|服刑|欠[款债]|网贷|借[款贷]|失恋|分手|恋爱|挂科|补考|留级|退学|休学|处分"
)
_WITH_A_SECRET = Pattern(
    rf"(?:{_EDGE}|(?<=其中|学生|同学|女生|男生|伤者|患者|考生|新生|伤员|室友)|(?<=的))(?P<names>{_HAN}{{2,4}}?)(?:本人)?(?=(?:自幼|从小|长期|一直|曾经?|此前|平时|平日|既往|原[来本]?|近期|今年|去年|上学期|(?:20\d\d年)?\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:(?:患有?|有|因|系|是|得过?|对|确诊|[查检]出|感染|家里|家境|父母|被|正在?|身患|做过|报过)[^，。；\d]{{0,8}}?(?:{_PRIVATE})|失恋|分手|怀孕|网贷|自[残杀]|休学|退学|欠[款债]))"
)
# what is told of them stands before: 低保家庭学生吴海燕, 家庭困难的毕业生王建国、李秀梅等
_SECRET_BEFORE = Pattern(
    rf"(?:{_PRIVATE}|困难|残障|[肢视听]残|重病|受助|受资助)[^，。；、\d]{{0,8}}?(?:学生|同学|毕业生|考生|[男女新]生)(?P<names>{_HAN}{{2,4}}?(?:[、和与]{_HAN}{{2,4}}?){{0,5}})(?=[，。；、（]|等|在|因|被|从|本人|[送发谈][^，。；]|申请|办理|开展|进行)"
)
_NO_SURNAMES = frozenset("于向时全同方从任常")  # here they are words more often than names
# how names of Mongolians are made
_MONGOLIAN = Pattern(
    r"巴特尔|乌云|其其格|高娃|图雅|斯琴|娜仁|萨仁|格日勒|阿荣|苏和|朝鲁|牧仁|乌日|托娅|那顺|巴图|额尔|哈斯|宝音|孟和|呼和|敖登|乌兰|阿古|青格|吉日|布和|德力|朝克|特木|其木|索龙|娜日|苏日|塔娜|萨其|恩和|毕力|格根|莫日|查干|满都|赛罕|新吉|白音"
)
_NO_NAME = Pattern(
    r"[某生班系部处院人名员师长组队友课考试赛会训操练室楼机姨手民客]|同学|家长|学生|男|女|本|该|其|全|各|均|已|被|将|在"
)
_STUDENTS = Pattern(rf"学生|同学|[男女]生|学号|（(?:1\d|2[0-3])周?岁|{_CLASS}")
_STAFF = Pattern(r"辅导员|班主任|教师|系主任|书记|干事|负责人")
_AND = Pattern(r"[、和与]")
_FULL = 3  # characters of most names
_KNOWN_WORD = 5  # a frequency in the dictionary that no name has


_SECRETS = ((_WITH_A_SECRET, False), (_SECRET_BEFORE, False))
_PRAISED = Pattern(r"获|荣|奖|表彰|事迹|之星|标兵|模范|先进|自强")  # 残疾学生……获自强之星: told in public already


def students_with_secrets(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of names beside an illness, a need or a penalty of theirs, but those who are praised."""
    for start, end in _named(document, _SECRETS):
        if not _PRAISED.search(document.plain, *document.sentence_at(start)):
            yield start, end


def named_students(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of names beside a class, an age, a sex or a penalty; 学生某, 张某 and 李同学 are none."""
    yield from _named(
        document,
        (
            (_BRACKETED, True),
            (_WITH_NUMBER, True),
            (_DESCRIBED, True),
            (_CALLED, True),
            (_IN_CLASS, False),
            (_IN_NUMBERED_CLASS, False),
            (_PUNISHED, False),
            (_ACTING, False),
            (_DONE_BY, False),
            *_SECRETS,
        ),
    )


def _named(document: Document, patterns: tuple[tuple[Pattern, bool], ...]) -> Iterator[tuple[int, int]]:
    found: dict[int, int] = {}
    for pattern, sure in patterns:
        for match in document.finditer(pattern, CONTENT):
            names = _AND.compiled.split(match["names"])
            staff = _STAFF.search(match.group()) is not None
            grown = pattern is _BRACKETED and not _STUDENTS.search(
                document.plain, max(document.sentence_at(match.start())[0], match.start() - 12), match.end()
            )
            if pattern is _WITH_NUMBER:
                grown = not (
                    _suffered(document, match.start("names"))
                    or (_OF_A_PERSON.search(match.group()) and not _answers(document, match.start()))
                )
            # several names are no words, though one may stand in the dictionary
            listed = pattern is _SECRET_BEFORE and len(names) > 1 and all(len(name) == _FULL for name in names)
            if not (staff or grown) and all(_is_name(name, sure=sure or listed) for name in names):
                if pattern in (_ACTING, _DONE_BY, _IN_NUMBERED_CLASS, _WITH_A_SECRET, _SECRET_BEFORE) and not all(
                    map(_begins_as_a_name, names)
                ):
                    continue
                start, end = match.span("names")
                if pattern is _DONE_BY and frequency(document.plain[end : end + 2]) <= _KNOWN_WORD:
                    end = min(end + 1, start + 3)  # 孙浩宇踢球, and not 张明转身
                if not any(a < end and start < b for a, b in found.items()):
                    found[start] = end
    yield from sorted(found.items())


def _suffered(document: Document, start: int) -> bool:
    """Whether a name with a number is one of students or of those who suffered, and nobody to be called."""
    begin = document.sentence_at(start)[0]
    return _WHO_SUFFERED.search(document.plain, begin, start) is not None and not _answers(document, start)


def _answers(document: Document, start: int) -> bool:
    """Whether the clause before a name calls it that of staff or of somebody to turn to."""
    begin = document.sentence_at(start)[0]
    clause = max(begin, *(document.plain.rfind(mark, begin, start) + 1 for mark in "，；"))
    return _WHO_ANSWERS.search(document.plain, clause, start) is not None


def _begins_as_a_name(words: str) -> bool:
    """Whether words that only a verb follows begin as names do (左手背 does not)."""
    return (words[0] in FREQUENT_SURNAMES and words[0] not in _NO_SURNAMES) or _MONGOLIAN.search(words) is not None


def _is_name(words: str, *, sure: bool) -> bool:
    """Whether these words may be somebody's name; beside a bracket or a sex (`sure`) it may be a word, too."""
    if _NO_NAME.search(words):
        return False
    if _MONGOLIAN.search(words):
        return True
    known, surnamed = frequency(words) > _KNOWN_WORD, words[0] in KNOWN_SURNAMES and len(words) <= 3
    return surnamed and (sure or not known)
