"""What a template may say: plain values, and the statements, filters and functions of a list; errors in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2
from jinja2 import meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from markupsafe import Markup

from alvtc_info.rendering.plain_values import Opaque

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 64 << 20  # characters that a part may grow to
_LARGEST = 1 << 64
_MOST_REPEATED = 10_000
_TEXT = frozenset("strip lstrip rstrip split replace startswith endswith upper lower find count isdigit".split())
_LIST = frozenset({"count", "index"})
_MEMBERS: dict[type, frozenset[str]] = {
    str: _TEXT,
    Markup: _TEXT,
    list: _LIST,
    tuple: _LIST,
    dict: frozenset({"items", "keys", "values", "get"}),
    LoopContext: frozenset(
        "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
    ),
}
_FILTERS = (
    "abs capitalize count d default dictsort e escape first float int items join last length list lower map max min "
    "reject rejectattr replace reverse round select selectattr sort string sum title trim truncate unique upper "
    "wordcount"
).split()
_FUNCTIONS = {"range": safe_range}
_STATEMENTS = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.FilterBlock,
    nodes.For,
    nodes.If,
    nodes.Macro,
    nodes.Output,
    nodes.Scope,
    nodes.With,
)
_NO_SUCH_TAG = re.compile(r"Encountered unknown tag '(.+?)'")
_UNKNOWN = re.compile(r"No (filter|test) named '(.+)'")
_UNEXPECTED = re.compile(r"(?:got|unexpected(?: char)?) '([^']{1,20})'")


class FaultError(Exception):
    """A fault of a template: a stable `code`, one Chinese `message` without the place, the `line` where it is known."""

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.line = line


class Missing(jinja2.StrictUndefined):
    """What a template asked for and there is not; used in any way it raises UndefinedError with a Chinese message."""

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name
        shown = f"“{name}”" if isinstance(name, (str, int)) else "这一项"
        if isinstance(self._undefined_obj, Opaque):
            return f"图片和表格只能整个填进去，取不到里面的{shown}"
        if self._undefined_obj is jinja2.utils.missing:
            return f"用了没有的变量{shown}" if name else "列表是空的，取不到这一项"
        return f"没有{shown}这一项，模板里只有字、数和列表"

    def demand(self) -> NoReturn:
        """Raise the error that this value stands for."""
        self._fail_with_undefined_error()


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """A language without a way out: keys of dictionaries, items of lists, a few methods of texts, nothing else."""

    intercepted_binops = frozenset({"*", "**", "%", "//", "/", "+", "-"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Missing, finalize=_printed, keep_trailing_newline=True)
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.globals = dict(_FUNCTIONS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a dictionary, or a harmless method; for all else a value that raises when used."""
        if isinstance(obj, Missing):
            obj.demand()
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if attribute in _MEMBERS.get(type(obj), ()):
            return getattr(obj, attribute)
        if attribute.startswith("_"):
            raise FaultError("template-broken", f"模板不能用“{attribute}”这样的内部名字")
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`, and the item of a list or text by its number."""
        if isinstance(argument, int) and isinstance(obj, (list, tuple, str)):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have this attribute."""
        return attr in _MEMBERS.get(type(obj), ())

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call this: a method or function that it was given, its own macros, a loop."""
        owner = getattr(obj, "__self__", None)
        return (
            isinstance(obj, Undefined)  # which raises by itself, and says what is missing
            or obj is safe_range
            or type(obj) in (Macro, LoopContext)
            or (owner is not None and getattr(obj, "__name__", "") in _MEMBERS.get(type(owner), ()))
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The value of a calculation. Raises FaultError where it is out of all proportion."""
        numbers = all(isinstance(value, (int, float)) for value in (left, right))
        if operator in ("**", "%") and not (operator == "%" and numbers):
            raise FaultError("template-broken", f"模板里不能用运算符 {operator}")
        if operator == "*" and not numbers:
            times = max((value for value in (left, right) if isinstance(value, int)), default=0)
            length = max((len(value) for value in (left, right) if isinstance(value, (str, list, tuple))), default=1)
            if times * length > _MOST_REPEATED:
                raise FaultError("template-broken", f"重复出来的内容超过 {_MOST_REPEATED} 个字或项")
        value = super().call_binop(context, operator, left, right)
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise FaultError("template-broken", "算出的数太大")
        return value

    def used_names(self, source: str) -> Iterator[tuple[str, int]]:
        """The names of variables that a source reads and does not set, each with a line where it does.

        Raises FaultError where the source is wrong or says what a template may not say.
        """
        try:
            tree = self.parse(source)
            _demand_allowed(tree)
            names = meta.find_undeclared_variables(tree)
            self.compile(tree)
        except jinja2.TemplateSyntaxError as error:
            raise FaultError("template-syntax", in_chinese(error.message or ""), error.lineno) from None
        except RecursionError:
            raise FaultError("template-syntax", "占位写法套得太深") from None
        lines = {node.name: node.lineno for node in tree.find_all(nodes.Name) if node.name in names}
        yield from sorted((name, lines.get(name, 1)) for name in names)

    def fill(self, source: str, values: dict[str, Any]) -> str:
        """A source with its slots filled. Raises FaultError, with the line where it is known."""
        pieces: list[str] = []
        length = 0
        try:
            for piece in self.from_string(source).generate(values):
                pieces.append(piece)
                length += len(piece)
                if length > LONGEST:
                    raise FaultError("template-broken", "填出来的内容太多，请检查循环")
        except Exception as error:  # whatever an expression of a template makes Python raise
            code, message = _explained(error)
            raise FaultError(code, message, _line(error)) from None
        return "".join(pieces)


@jinja2.pass_context  # so that it is asked for constants too
def _printed(_: Context, value: Any) -> Any:
    if isinstance(value, (str, Opaque, Undefined)) or type(value) in (int, float):
        return value
    shown = {bool: "一个判断（真或假）", list: "一个列表", dict: "一组内容", type(None): "空值"}.get(type(value))
    raise FaultError(
        "template-broken", f"这里填的是{shown or '不能写进文档的东西'}，只能填文字或数；列表请用循环逐项填"
    )


def _demand_allowed(tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, _STATEMENTS):
            raise FaultError("template-syntax", "模板里只能用 for、if、set、with、filter 和 macro", node.lineno)


def in_chinese(message: str) -> str:
    """What is wrong with an expression, from the words of jinja2; the template's own words stay as they are."""
    if found := _NO_SUCH_TAG.search(message):
        return f"占位写法有误：不认识标签“{found[1]}”"
    if found := _UNKNOWN.search(message):
        return f"占位写法有误：没有名叫“{found[2]}”的{'过滤器' if found[1] == 'filter' else '判断'}"
    if found := _UNEXPECTED.search(message):
        return f"占位写法有误：“{found[1]}”放的位置不对，请检查花括号、引号和括号"
    return "占位写法有误，请检查花括号、引号和括号是否成对"


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (SecurityError, "模板不能用这样的写法，这里调用的不是函数"),
    (ZeroDivisionError, "除数是零"),
    (RecursionError, "循环或宏套得太深，停不下来"),
    (MemoryError, "占用内存过多，请检查循环和计算"),
    (OverflowError, "算出的数太大，或范围太长"),
    (TypeError, "内容的种类不对（例如把字和数相加、把变量当函数用）"),
    (ValueError, "内容不能这样用，请核对计算和取值"),
)


def _explained(error: Exception) -> tuple[str, str]:
    if isinstance(error, FaultError):
        return error.code, error.message
    if isinstance(error, jinja2.UndefinedError):
        return "template-variable", str(error.message)
    reason = next((message for kind, message in _REASONS if isinstance(error, kind)), "这里的写法不能用，请改简单些")
    return "template-broken", reason


def _line(error: BaseException) -> int | None:
    """The line of the template where an error was raised."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
