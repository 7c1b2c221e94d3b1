"""The duty folder: pages to keep printed for a power or network failure, legible in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.emergency.script import blank_script, print_sheet, script_text
from alvtc_info.text.clock_times import shown_day

if TYPE_CHECKING:
    from datetime import date

    from alvtc_info.institution.values import Institution, Step

FIRST, CHART, PHONES, SHEET, SCRIPT = (
    "1-断电断网先看这张.docx",
    "2-报告流程图.docx",
    "3-通讯录.docx",
    "4-电话报告单（空白）.docx",
    "5-电话里说什么.docx",
)
_SPARE_ROWS = 4
_BY = {"oral": "打电话或当面", "written": "送书面材料"}


def duty_folder(institution: Institution, today: date, *, chart: bool = True) -> dict[str, bytes]:
    """Return the pages of the folder as .docx files by name, in their order.

    `chart` False leaves the flow chart out, for machines without the packages that draw: the first page says the same
    in words.
    """
    found = {FIRST: _first_page(institution, today)}
    if chart:
        from alvtc_info.charting.draw import draw
        from alvtc_info.emergency.flowchart import chart_flow

        found[CHART] = draw(chart_flow(institution), institution, "docx")
    found[PHONES] = _phones(institution, today)
    about = "断电、断网时用，来电、来网后补录　　报告部门：＿＿＿＿＿＿＿＿"
    found[SHEET] = print_sheet(blank_script(institution), institution, about, "　　　　　　　　电话：")
    found[SCRIPT] = _script(institution)
    return found


def _first_page(institution: Institution, today: date) -> bytes:
    from alvtc_info.templates.onepage import Page

    page = Page(institution)
    page.headline("断电、断网时怎样报告")
    page.line(f"{institution.name}　　印制日期：{shown_day(today)}　　每半年、通讯录有变时重印")
    page.heading("先救人，同时报告。没有电脑，照这几张纸做：")
    for number, line in enumerate(_advice(institution), 1):
        page.line(f"{number}. {line}", before=2)
    page.heading("谁报给谁、多少分钟内（从事件发生起算，恰好到点不算迟）")
    head = (["次序"], ["谁报"], ["报给谁"], ["怎样报"], ["时限"])
    rows = [
        ([str(number)], [step.sender], ["、".join(step.to)], [_BY[step.by]], [_limit(step)])
        for number, step in enumerate(institution.flow.steps, 1)
    ]
    page.table([head, *rows], (800, 2100, 3538, 1800, 1400))
    return page.saved("断电断网时怎样报告")


def _advice(institution: Institution) -> list[str]:
    helps = "、".join(institution.flow.not_reports)
    return [
        f"要救援的先拨 {helps}（报警、求助不算报告，也不能代替报告）。",
        "用手机、座机按下表的次序打，号码在第 3 张；打不通的打下一个，记下几时几分打过、没人接。",
        "照第 5 张说；不知道的照实说“正在核实”，原因没有查明只说“正在调查”。",
        "每打通一个，在第 4 张上记时刻和接电话的人；领导的指示记原话。",
        "书面首报用手写，写明时间、地点、发生了什么、伤亡、已采取的措施，派人送或拍照发送；编辑、签发照样签。",
        "来电、来网后照第 4 张补录：emergency start、emergency log，每一笔写 --at 几时几分；标“补录”，不算迟报。",
    ]


def _limit(step: Step) -> str:
    if step.minutes is None:
        return "随即"
    return f"{step.minutes} 分钟{'（建议）' if step.advice else ''}"


def _phones(institution: Institution, today: date) -> bytes:
    from alvtc_info.templates.onepage import Page, shortened

    page = Page(institution)
    page.headline("紧急信息通讯录")
    page.line(f"印制日期：{shown_day(today)}　　空着的用笔填，核对过的写上日期")
    head = (["职务、单位"], ["姓名"], ["电话"], ["核对日期"], ["核对人"])
    rows = []
    for post in _posts(institution):
        for person in institution.holders_of(post) or (None,):
            called = post if person is None or not person.department else f"{person.department}{post}"
            name, phone, checked = (person.name, person.phone, person.checked) if person else ("", "", "")
            rows.append(([shortened(called, 26)], [name], [phone], [checked], [""]))
    rows += [([""],) * 5] * _SPARE_ROWS
    page.table([head, *rows], (3038, 1500, 2200, 1600, 1300))
    page.heading("报警、求助")
    page.line("　　".join(institution.flow.not_reports))
    return page.saved("紧急信息通讯录")


def _posts(institution: Institution) -> list[str]:
    """The posts and bodies of the flow, then those of the address book, then the heads of departments, each once."""
    named = [name for step in institution.flow.steps for name in step.to]
    heads = [d.name + d.head for d in institution.departments]
    return list(dict.fromkeys((*named, *(person.post for person in institution.people), *heads)))


def _script(institution: Institution) -> bytes:
    from alvtc_info.templates.onepage import Page

    page = Page(institution)
    page.headline("电话里说什么")
    for line in script_text(blank_script(institution)).splitlines():
        page.line(line, height=26)
    return page.saved("电话里说什么")
