"""The prompts of the forms: what asks the writer in a place that is still empty. A prompt left as it is is no text."""

from __future__ import annotations

import re
from typing import Final

from alvtc_info.model.kinds import Kind
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.pattern import words as words_of

STYLE_NAME: Final = "填写提示"
SLOT: Final = Pattern(r"\{[^{}]*\}")
"""A gap that a draft leaves for its writer: {几时}."""

FIELDS: Final = {
    "department": "部门",
    "issue_number": "　",
    "reporting_unit": "报送单位",
    "dated": "某年某月某日",
    "title": "标题：地点、事件、伤亡或进展",
    "author": "姓名",
    "affiliation": "单位",
    "contact": "电话",
    "editor": "姓名",
    "phone": "0483-",
    "signed_off_by": "　",
}
TAG: Final = Pattern(rf"(?:{'|'.join(FIELDS)}|(?:heading|body)\d)$")
"""The tags of the forms' content controls."""

_CLAUSE_LENGTH = 8
"""Shorter ones are written by people, too: 结果怎样, 善后做到哪一步."""
HEADING: Final = "一级标题"
SECTIONS: Final = {
    "situation": "截至某年某月某日某时，最新情况怎样：原因、性质、后果。写更新，不要照抄首报。",
    "instructions": "谁作了什么批示，落实到哪一步；没有批示写“暂无领导批示。”",
    "public_opinion": "有无舆情；善后做到哪一步。",
    "overview": "某年某月某日某时，在什么地点发生了什么，伤亡损失多少。",
    "nature": "由谁在某年某月某日认定为何种事件。",
    "disposal": "采取了哪些措施，结果怎样。",
    "lessons": "暴露出哪些问题。",
    "rectification": "逐条写措施、责任部门和完成时限。",
}
BODIES: Final = {
    Kind.FIRST: (
        (
            "",
            "写明某年某月某日某时某分许、在什么地点、发生了什么事；涉及多少人、有无伤亡；谁在几时几分报告；已采取什么措施。原因未明写“正在调查”，末尾写“后续情况续报”。",
        ),
    ),
    Kind.DAILY: (("", "某年某月某日，做了什么，结果怎样；数据写明截至哪天。"),),
    Kind.COMPOSITE: (
        ("一、", "按内容设标题；数据写明截至哪天，引用写明出处。"),
        ("二、", "按内容设标题。"),
    ),
    Kind.EXPERT_ADVICE: (("一、", "问题是什么，依据是什么（写明出处）。"), ("二、", "建议怎么办。")),
}
"""The bodies of the forms without fixed sections: a heading's number (the heading is the writer's) and a prompt."""

PROMPTS: Final = frozenset(
    {
        *(words for words in FIELDS.values() if words.strip()),
        HEADING,
        *SECTIONS.values(),
        *(words for body in BODIES.values() for _, words in body),
    }
)
LONG: Final = tuple(sorted((words for words in PROMPTS if len(words) > len("某年某月某日")), key=len, reverse=True))
"""The prompts that nobody writes by himself: wherever they stand they are left over. The longest first."""
_WHOLE = 20  # from this length on a prompt is one even where it stands right behind other words
_SHORT = {words.rstrip("。") for words in LONG if len(words) < _WHOLE}
_CLAUSES = {clause for words in LONG for clause in re.split("[；：。]", words) if len(clause) >= _CLAUSE_LENGTH}
LEFT_OVER: Final = Pattern(
    rf"{words_of(each for each in LONG if len(each) >= _WHOLE)}"
    rf"|(?<![\u3400-\u9fff])(?:{words_of(_CLAUSES | _SHORT)})(?:[；：。]|(?![\u3400-\u9fff]))"
)
"""A prompt, or a clause of one that stands as a clause by itself."""
