"""A template sees plain values and finds no way to anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2.runtime import Undefined
from jinja2.sandbox import safe_range

from alvtc_info import Report, TemplateError, render
from alvtc_info.institution.values import default_institution
from alvtc_info.rendering.plain_values import Insertions, Opaque
from alvtc_info.rendering.render import _context
from alvtc_info.rendering.template_language import FaultError, PlainEnvironment
from tests.rendering.own_templates import REPORTS, RICH, own_template

PLAIN = (str, int, float, list, dict, tuple)
NAMES = sorted(
    {name for kind in (str, int, float, list, dict, tuple, Opaque, Insertions, type, type(len)) for name in dir(kind)}
    | set(dir(safe_range))
    | {"tpl", "image", "image_descriptor", "part", "_part", "docx", "_element", "_mark", "held", "func_globals"}
    | {"__globals__", "__code__", "__wrapped__", "gi_frame", "gi_code", "cr_frame", "tb_frame", "f_back", "f_globals"}
)


def values_of(report: Report, folder: Path) -> dict[str, Any]:
    return _context(report, default_institution(), Insertions(), folder)


@pytest.mark.medium
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report.report_kind))
def test_every_way_from_every_variable_ends_at_a_plain_value(report: Report, examples: Path) -> None:
    environment = PlainEnvironment()
    seen: set[int] = set()
    reached: set[type] = set()
    keep: list[Any] = []

    def walk(value: Any) -> None:
        keep.append(value)
        if id(value) in seen:
            return
        seen.add(id(value))
        if callable(value) and not isinstance(value, Opaque):
            owner = value.__self__
            assert isinstance(owner, (str, list, dict, tuple))
            assert not value.__name__.startswith(("_", "format"))
            return
        reached.add(type(value))
        assert type(value) in (*PLAIN, bool, Opaque)
        if isinstance(value, (list, tuple)):
            for each in value:
                walk(each)
        keys = list(value) if isinstance(value, dict) else []
        for name in [*NAMES, *keys]:
            for step in (environment.getattr, environment.getitem):
                try:
                    found = step(value, name)
                except FaultError:
                    continue
                if not isinstance(found, Undefined):
                    walk(found)
            assert not environment.is_safe_attribute(value, "__class__", None)

    values = values_of(report, examples)
    walk(values)
    assert {str, list, dict, Opaque} <= reached
    assert [name for name in dir(next(each for each in keep if isinstance(each, Opaque))) if name[0] != "_"] == []


def paths(value: Any, at: str) -> dict[type, str]:
    """One expression for each type of value that can be reached."""
    found = {type(value): at}
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        for kind, place in paths(each, f"{at}[{key!r}]").items():
            found.setdefault(kind, place)
    return found


@pytest.mark.medium
def test_a_template_that_asks_for_an_attribute_gets_an_error(examples: Path) -> None:
    environment = PlainEnvironment()
    values = values_of(RICH, examples)
    asked = 0
    for kind, at in paths(values["body"], "body").items():
        for name in set(NAMES) - set(values["body"][0]):
            mapped = f"[{at}]|map(attribute='{name}')|list|first"
            for form in (f"{at}.{name}", mapped)[: 2 if kind is Opaque else 1]:
                asked += 1
                with pytest.raises(FaultError):  # not there, or a method, which cannot be printed
                    environment.fill(f"{{{{ {form} }}}}", values)
    assert asked > 500


TRIES = (
    "{{ block.image.tpl }}",
    "{{ block.image.tpl.docx.save('%s') }}",
    "{{ block.image.__class__ }}",
    "{{ block.image.__init__.__globals__ }}",
    "{{ block.image['tpl'] }}",
    "{{ block.image._mark }}",
    "{{ block.image|attr('tpl') }}",
    "{{ [block.image]|map(attribute='tpl')|list|first }}",
    "{{ [block.image]|map('attr', 'tpl')|list|first }}",
    "{{ block.image.tpl.docx._element.getroottree().write('%s') }}",
    "{{ block.image.tpl.docx._element.getroottree().xinclude() }}",
    "{{ block.image.tpl.write_xml('%s') }}",
    "{{ block.image() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.__init__.__globals__ }}",
    "{{ title.format(title) }}",
    "{{ '{0.__class__}'|format(title) }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ title.format_map(block) }}",
    "{{ ('%%s' % block) }}",
    "{{ cycler('a').__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace().__class__ }}",
    "{{ dict(a=1) }}",
    "{{ range.__wrapped__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ caller() }}",
    "{{ loop._iterable }}",
    "{{ loop.__init__.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{{ m() }}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% call block.text() %}{% endcall %}",
    "{% autoescape false %}{{ title }}{% endautoescape %}",
    "{{ title|safe }}",
    "{{ title|tojson }}",
    "{{ block|pprint }}",
    "{{ block|xmlattr }}",
    "{{ request }}",
    "{{ config }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ (1).__class__ }}",
    "{{ undefined_name.__class__ }}",
    "{{ title.nothing.__class__ }}",
    "{% set title.x = 1 %}",
    "{{ body.append(1) }}",
    "{{ block.update({}) }}",
    "{{ block.pop('text') }}",
    "{{ block }}",
    "{{ none }}",
    "{{ true }}",
    "{{ [1, 2] }}",
)


@pytest.mark.parametrize("attempt", TRIES)
def test_a_try_to_get_out_is_a_coded_error(attempt: str, tmp_path: Path, examples: Path, here: None) -> None:
    target = tmp_path / "planted"
    expression = attempt.replace("%s", str(target))
    within = ("{%p for block in body if block.role == 'picture' %}", expression, "{%p endfor %}")
    own = own_template(tmp_path / "own.docx", *within)
    before = sorted(path.name for path in Path.cwd().iterdir())
    with pytest.raises(TemplateError) as caught:
        render(RICH, template=own, folder=examples)
    assert caught.value.message.startswith("模板正文第")
    assert not target.exists()
    assert sorted(path.name for path in Path.cwd().iterdir()) == before


@pytest.mark.medium
def test_a_try_to_get_out_is_a_coded_error_in_the_process_apart(tmp_path: Path, examples: Path) -> None:
    target = tmp_path / "planted"
    expression = TRIES[1].replace("%s", str(target))
    within = ("{%p for block in body if block.role == 'picture' %}", expression, "{%p endfor %}")
    with pytest.raises(TemplateError) as caught:
        render(RICH, template=own_template(tmp_path / "own.docx", *within), folder=examples)
    assert caught.value.code == "template-variable"
    assert not target.exists()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ title.upper() }}{{ title|length }}", "标题2"),
        ("{{ list[-1] }}{{ list|first }}{{ title[0] }}", "21标"),
        ("{{ list|map('string')|join('、') }}", "1、2"),
        ("{{ pairs|map(attribute='a')|join('、') }}", "1、2"),
        ("{% for k, v in pairs[0].items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        ("{% for x in list %}{{ loop.index }}{{ loop.cycle('甲', '乙') }}{% endfor %}", "1甲2乙"),
        ("{% for x in [[1], []] recursive %}{{ x|length }}{{ loop([]) if not x else '' }}{% endfor %}", "10"),
        ("{% macro m(a) %}（{{ a }}）{% endmacro %}{{ m('<') }}", "（&lt;）"),
        ("{% for i in range(3) %}{{ i * 2 + 1 }}{{ i / 2 }}{{ i % 2 }}{{ i // 2 - 1 }}{% endfor %}", "10.00-130.51-151.000"),
        ("{{ '—' * 3 }}{{ title ~ 1 }}{{ list + [3] and '' }}", "———标题1"),
        ("{% with a = 1 %}{{ a }}{% endwith %}{% filter upper %}a{% endfilter %}{% set b %}乙{% endset %}{{ b }}", "1A乙"),
        ("{{ title if title is string else 1 }}{{ title|default('无') }}{{ missing|default('无') }}", "标题标题无"),
    ],
)  # fmt: skip
def test_what_a_template_may_say(source: str, shown: str) -> None:
    values = {"title": "标题", "list": [1, 2], "pairs": [{"a": 1}, {"a": 2}]}
    assert PlainEnvironment().fill(source, values) == shown


@pytest.mark.medium
@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("\n{{ 1 / 0 }}", "template-broken", "除数是零"),
        ("\n{{ 1 + 'a' }}", "template-broken", "种类不对"),
        ("\n{{ [1].index(2) }}", "template-broken", "内容不能这样用"),
        ("\n{{ 2 ** 3 }}", "template-broken", "不能用运算符 **"),
        ("\n{{ 'a%s' % 3 }}", "template-broken", "不能用运算符 %"),
        ("\n{{ 'a' * 99999 }}", "template-broken", "重复出来的内容"),
        ("\n{{ 99999 * [1] }}", "template-broken", "重复出来的内容"),
        ("\n{% set a = 'a' * 999 %}{{ a * 999 }}", "template-broken", "重复出来的内容"),
        ("\n{{ 'a' * 'b' }}", "template-broken", "种类不对"),
        ("\n{{ 9999999999 * 9999999999 }}", "template-broken", "太大"),
        ("\n{{ range(999999) }}", "template-broken", "太大"),
        ("\n{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "template-broken", "太深"),
        ("\n{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "template-broken", "太深"),
        ("\n{{ a }}", "template-variable", "没有的变量“a”"),
        ("\n{{ []|first }}", "template-variable", "列表是空的"),
        ("\n{{ [1][3] }}", "template-variable", "没有“3”"),
        ("\n{{ [1][[2]] }}", "template-variable", "没有“[2]”"),
        ("\n{{ 'a'|float(x=1) }}", "template-broken", "种类不对"),
    ],
)
def test_what_goes_wrong_is_told_with_its_line(source: str, code: str, message: str) -> None:
    with pytest.raises(FaultError) as caught:
        PlainEnvironment().fill(source, {})
    assert (caught.value.code, caught.value.line) == (code, 2)
    assert message in caught.value.message
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(caught.value.message.replace("“a”", ""))


def test_a_part_that_grows_without_end_is_stopped() -> None:
    with pytest.raises(FaultError, match="太多"):
        PlainEnvironment().fill("{% for i in range(99999) %}{{ '长' * 9999 }}{% endfor %}", {})


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{% foo %}", "不认识标签“foo”"),
        ("{{ a|foo }}", "没有名叫“foo”的过滤器"),
        ("{{ a is foo }}", "没有名叫“foo”的判断"),
        ("{{ (a }}", "“}”放的位置不对"),
        ("{{ a ? b }}", "“?”放的位置不对"),
        ("{{ a ~ }}", "是否成对"),
        ("{{ " + "(" * 3000 + ")" * 3000 + " }}", "太深"),
        ("{% include 'a' %}", "只能用 for"),
    ],
)
def test_what_cannot_be_read_is_told_in_chinese(source: str, message: str) -> None:
    with pytest.raises(FaultError, match="template-syntax") as caught:
        list(PlainEnvironment().used_names(source))
    assert message in caught.value.message


def test_other_exceptions_are_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = PlainEnvironment()

    def broken(*_: object) -> None:
        raise EOFError

    environment.filters["upper"] = broken
    with pytest.raises(FaultError, match="改简单些"):
        environment.fill("{{ title|upper }}", {"title": "a"})


def test_a_mark_says_nothing_of_what_it_stands_for() -> None:
    assert repr(Opaque("x")) == str(Opaque("x")) == Opaque("x").__html__() == "x"
