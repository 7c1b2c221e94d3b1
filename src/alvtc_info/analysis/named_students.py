"""Names of students that the report of an event gives together with what makes them known: class, age, sex, penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import frequency
from alvtc_info.text.surnames import KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_HAN = r"[\u4e00-\u9fff]"
_CLASS = rf"{_HAN}{{2,8}}\d{{2,4}}(?:[-—]\d)?班|\d{{2,4}}级[^，。；（）]{{2,14}}"
_ABOUT = rf"(?:男|女|\d{{1,2}}周?岁|{_CLASS}|学号)"
_EDGE = r"(?:^|(?<=[，。；：、\n与和及对给]))"
# 李海燕（护理2402班）, 孙浩然（17岁）; several of them before one bracket
_BRACKETED = Pattern(
    rf"(?:{_EDGE}|(?<=学生|教师|老师|同学|女生|男生|人员))(?P<names>{_HAN}{{2,4}}(?:[、和与]{_HAN}{{2,4}}){{0,5}})（(?:[^（）。]{{1,12}}，)?{_ABOUT}[，、；）][^（）]{{0,40}}"
)
# 学生贺小川，男，20岁
_DESCRIBED = Pattern(
    rf"(?:学生|该生|同学|女生|男生)(?:姓名|名叫|叫|为)?(?P<names>{_HAN}{{2,4}})，(?:男|女)(?:，|。|（)"
)
# 汽修2501班巴特尔、赵子豪与机电2502班孙浩然; 给予赵子豪留校察看处分
_IN_CLASS = Pattern(
    rf"{_HAN}{{2,6}}\d{{4}}班(?:学生)?(?P<names>{_HAN}{{2,4}}?(?:[、和与]{_HAN}{{2,4}}?){{0,5}})(?=[，。；（]|在|因|于|从|突发|不慎|与{_HAN}{{2,6}}\d{{4}}班)"
)
_PUNISHED = Pattern(
    rf"给予(?:学生)?(?P<names>{_HAN}{{2,4}}?(?:[、和]{_HAN}{{2,4}}?){{0,5}})(?:同学)?(?:留校察看|严重警告|警告|记过|记大过|开除学籍|通报批评)"
)
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
_KNOWN_WORD = 5  # a frequency in the dictionary that no name has


def named_students(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of names beside a class, an age, a sex or a penalty; 学生某, 张某 and 李同学 are none."""
    found: dict[int, int] = {}
    for pattern, sure in ((_BRACKETED, True), (_DESCRIBED, True), (_IN_CLASS, False), (_PUNISHED, False)):
        for match in document.finditer(pattern, CONTENT):
            names = _AND.compiled.split(match["names"])
            staff = _STAFF.search(match.group()) is not None
            grown = pattern is _BRACKETED and not _STUDENTS.search(
                document.plain, max(document.sentence_at(match.start())[0], match.start() - 12), match.end()
            )
            if not (staff or grown) and all(_is_name(name, sure=sure) for name in names):
                start, end = match.span("names")
                if not any(a < end and start < b for a, b in found.items()):
                    found[start] = end
    yield from sorted(found.items())


def _is_name(words: str, *, sure: bool) -> bool:
    """Whether these words may be somebody's name; beside a bracket or a sex (`sure`) it may be a word, too."""
    if _NO_NAME.search(words):
        return False
    if _MONGOLIAN.search(words):
        return True
    known, surnamed = frequency(words) > _KNOWN_WORD, words[0] in KNOWN_SURNAMES and len(words) <= 3
    return surnamed and (sure or not known)
