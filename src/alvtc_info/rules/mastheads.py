"""The names in the masthead, held against those of the institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.institution.near_names import near_name
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import Example, Rule, framed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_FIELDS = ("department", "reporting_unit")


def misspelt_department(document: Document) -> Iterator[Hit]:
    """版头、报送单位写的部门，和机构包里的部门差一个字：多半是错字。

    机构包里没有、也不像哪个部门的名称不提示；差的那个字和旁边的字成词的（财务处、教务处）是另一个部门，也不提示。
    """
    institution = document.institution
    names = [institution.outward_masthead, institution.name]
    for department in institution.departments:
        names += (department.name, *department.aliases)
    for field in _FIELDS:
        called = document.value(field)
        start, end = document.span(field)
        if not called or start < 0 or called in names:
            continue
        near = near_name(called, names)
        if near:
            yield Hit(start, end, f"机构包里没有“{called}”，是不是“{near}”", fix=Fix(near))


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
        title="部门名称疑有错字",
        clause="A2a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            _of("⟦后情处⟧"),
            _of("⟦教物处⟧"),
            _of("⟦信息工呈系⟧"),
            _of("后勤处", "⟦后情处⟧"),
            _of("⟦阿拉善职业技术学校⟧"),
        ),
        good=(
            _of("后勤处"),
            _of("学工处", "学生工作处"),
            _of("财务处", "财务处"),
            _of("汽车工程系", "汽车工程系"),
            _of("阿拉善职业技术学院", "阿拉善职业技术学院"),
        ),
    ),
)
