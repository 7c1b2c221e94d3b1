"""The names in the masthead, held against those of the institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.institution.near_names import near_name
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_FIELDS = ("department", "reporting_unit")
_SPACES = Pattern(r"[\s\u3000]+")
_DEPARTMENT = Pattern(
    r"^(?!.*[、和及])[\u4e00-\u9fff]{1,12}[处系部室馆]$|^[\u4e00-\u9fff]{2,12}(?:中心|办公室|委员会|工会|团委)$"
)
# an office that reports for all departments
_COLLECTS = Pattern("^(?:学院)?(?:党政|党委|院长|行政|综合)?办(?:公室)?$")


def misspelt_department(document: Document) -> Iterator[Hit]:
    """版头、报送单位写的部门，和机构包里的部门差一个字：多半是错字。

    机构包里没有、也不像哪个部门的名称不提示；差的那个字和旁边的字成词的（财务处、教务处）是另一个部门，也不提示。
    版头是一个部门，报送单位写的是另一个部门的，也提示；以学院版头报院外的、办公室汇总报送的、两个部门联合报送的、名称开头相同的（图书馆和图书信息中心）不算。
    """
    institution = document.institution
    names = [institution.outward_masthead, institution.name]
    for department in institution.departments:
        names += (department.name, *department.aliases)
    told = False
    for field in _FIELDS:
        called = document.value(field)
        start, end = document.span(field)
        if not called or start < 0 or called in names:
            continue
        near = near_name(called, names)
        if near:
            told = True
            yield Hit(start, end, f"机构包里没有“{called}”，是不是“{near}”", fix=Fix(near))
    if not told:
        yield from _of_two_departments(document)


def _of_two_departments(document: Document) -> Iterator[Hit]:
    """A department as reporting unit below the masthead of another one."""
    institution = document.institution
    names = {name: each.name for each in institution.departments for name in (each.name, *each.aliases)}
    own = sorted((institution.name, *institution.short_names), key=len, reverse=True)
    written = [_SPACES.sub("", document.value(field) or "") for field in _FIELDS]
    bare = (_without_college(name, own) for name in written)
    masthead, unit = (names.get(name, name) for name in bare)
    start, end = document.span("reporting_unit")
    departments = _DEPARTMENT.search(masthead) and _DEPARTMENT.search(unit)
    akin = masthead[:2] == unit[:2] or _COLLECTS.search(masthead)
    if start >= 0 and departments and not akin and masthead not in unit and unit not in masthead:
        yield Hit(start, end, f"版头是“{written[0]}”，报送单位写的是“{written[1]}”，请核对是哪个部门报的")


def _without_college(name: str, own: list[str]) -> str:
    """A department without the name of its college before it: the college's own names are given, long ones first."""
    return next((name.removeprefix(each) for each in own if name.startswith(each) and name != each), name)


def _of(department: str, unit: str = "") -> Example:
    text = framed(
        "后勤处更换阀门",
        "2024年5月20日，后勤处更换阀门。",
        department=department,
        row=f"{unit or '后勤处'}　　2024年5月22日",
    )
    return Example(text, Kind.DAILY)


RULES = (
    Rule(
        check=misspelt_department,
        family="structure",
        title="部门名称疑有误",
        clause="A2a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            _of("⟦后情处⟧"),
            _of("⟦教物处⟧"),
            _of("⟦信息工呈系⟧"),
            _of("后勤处", "⟦后情处⟧"),
            _of("⟦阿拉善职业技术学校⟧"),
            _of("后勤处", "⟦教务处⟧"),
            _of("图书馆", "⟦信息中心⟧"),
            _of("学生处", "⟦阿拉善职业技术学院教务处⟧"),
        ),
        good=(
            _of("后勤处"),
            _of("学工处", "学生工作处"),
            _of("财务处", "财务处"),
            _of("汽车工程系", "汽车工程系"),
            _of("阿拉善职业技术学院", "阿拉善职业技术学院"),
            _of("阿拉善职业技术学院", "党政办公室"),
            _of("保卫处", "学院保卫处"),
            _of("党政办公室", "后勤处"),
            _of("图书馆", "图书信息中心"),
            _of("教务处", "教务处、学生工作处"),
            _of("学生处", "阿拉善职业技术学院学生处"),
            _of("阿拉善职业技术学院学工处", "学生工作处"),
            _of("机电系", "阿拉善职业技术学院机电工程系"),
        ),
    ),
)
