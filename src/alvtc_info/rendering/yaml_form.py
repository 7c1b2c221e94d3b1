"""Empty forms as commented YAML, one for each kind of report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution

_HEAD = """\
# {label}。填好以后：
#   检查：alvtc-info check 本文件
#   成文：alvtc-info render 本文件 -o 成稿.docx
# 以 # 开头的是说明；不用的栏目可以删去。
kind: {kind}

department:            # 部门，如 后勤处（版头印作“后勤处{suffix}”）
issue_number:          # 期号，只写数字；还没有编号可以先空着
reporting_unit:        # 报送单位；与部门相同可以不填
dated: {today}      # 报送日期
title:                 # 标题{mark}
"""
_EVENT = """\

event:                 # 事件（不印在稿面上，用于核对时限）
  occurred_at:         # 发生时间，如 2024-05-20 14:30
  known_at:            # 部门获知时间
  place:               # 地点
  kind:                # 类别，如 火情、漏水、交通事故
  # contacts:          # 几点几分报给了谁；填了才检查 30、40、60 分钟和报告链条
  #   - at:            # 时刻，如 2024-05-20 14:36
  #     to: 部门主要负责人
  #     by: 电话        # 电话、当面、书面、OA、微信
  # instructed_at:     # 学院主要领导作出指示的时刻
"""
_TAIL = """\

editor:                # 编辑
phone:                 # 电话，如 0483-8000000
signed_off_by:         # 签发；还没有签发可以先空着

# 以下不印在稿面上；填了才检查审核层级和保密审核
# approvals:
#   - name:            # 审核人
#     post:            # 职务
#     level: head      # officer 信息员、deputy 部门分管领导、head 部门主要负责人、leader 学院领导
#     at:              # 时间，如 2024-05-20 15:00
# secrecy_review:
#   reviewer:
#   conclusion: 可报送  # 可报送、可公开、不可报送、待定
#   at:
# reviews:             # 政治关、政策关、内容关
#   politics: {reviewer: , at: }
#   policy: {reviewer: , at: }
#   content: {reviewer: , at: }
# focus: 重点工作       # 重点工作、难点、热点、舆论焦点
# submitted_at:        # 报送时刻
"""
_BODY = """\

body:                  # 正文，一项一段；标题写 heading，级别写 level（1 一、2（一）3 1.），序号自动编
{example}
"""
_FIRST = """\
  - >-
    某年某月某日某时某分许，在什么地点，发生了什么事，涉及哪些人，有无伤亡。
    谁在几时几分报告；已采取什么措施；原因正在调查，后续情况续报。"""
_PLAIN = """\
  - 某年某月某日，做了什么，结果怎样。"""
_LONG = """\
  - 某年某月某日以来，总的情况（数据写明截至哪天）。
  - heading: 主要做法
  - 做了什么。
  - heading: 存在问题
  - 还有什么问题。"""
_HINTS = {
    "situation": "截至某年某月某日某时的最新情况，原因、性质、后果；写更新，不要照抄首报",
    "instructions": "没有批示写“暂无领导批示。”",
    "public_opinion": "有无舆情、善后做到哪一步",
    "overview": "时间、地点、经过、伤亡损失",
    "nature": "由谁认定为何种事件",
    "disposal": "采取的措施和结果",
    "lessons": "暴露出的问题",
    "rectification": "逐条写责任部门和完成时限",
}
_SECTION = "\n{field}:{pad}# {title}：{hint}\n  - \n"


def yaml_form(kind: Kind, institution: Institution) -> str:
    """The commented YAML form of a kind of report."""
    mark = f"，末尾自动加{kind.mark}" if kind.mark else ""
    text = _HEAD.format(label=kind.label, kind=kind, suffix=institution.masthead_suffix, today="          ", mark=mark)
    if kind is Kind.COMPOSITE:
        text += "category: 重点工作进展  # 意见建议、问题情况反映、重点工作进展、工作经验总结、典型案例、表彰奖励、赛事获奖\ncommissioned: false    # 是否约稿\n"
    if kind is Kind.EXPERT_ADVICE:
        text += (
            "authors:               # 主笔人—单位—联系方式，可写几位\n  - name: \n    affiliation: \n    contact: \n"
        )
    if kind is Kind.FOLLOW_UP:
        text += "number: 1              # 第几次续报\nincident: 事故          # 公共卫生、舆情等不属事故的写 事件\n"
    if kind in EMERGENCY_KINDS:
        text += _EVENT
    for field, title in kind.sections.items():
        text += _SECTION.format(field=field, pad=" " * max(1, 22 - len(field)), title=title, hint=_HINTS[field])
    if not kind.sections:
        example = _FIRST if kind is Kind.FIRST else _PLAIN if kind is Kind.DAILY else _LONG
        text += _BODY.format(example=example)
    return text + _TAIL
