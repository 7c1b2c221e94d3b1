"""The command line's arguments: argparse, speaking Chinese."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn

from alvtc_info.model.kinds import Kind, Stage

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date
    from typing import Any

CACHE = ".alvtc-info-cache"
MOST_JOBS = 256
LONGEST = 86_400  # seconds
_SAYINGS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument ([^:]+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能是 \2，可选：\3"),
    (r"argument ([^:]+): expected one argument", r"\1 后面要跟一个值"),
    (r"one of the arguments (.+) is required", r"下列参数要写一个：\1"),
    (r"argument ([^:]+): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument ([^:]+): ignored explicit argument (.+)", r"\1 不带值，多了 \2"),
    (r"argument ([^:]+): not allowed with argument (.+)", r"\1 不能和 \2 一起用"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 不明确，可能是 \2"),
    (r"argument ([^:]+): (.+)", r"\1：\2"),
)


class ChineseParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are Chinese. Exit code 2 on misuse."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份帮助")

    def format_help(self) -> str:
        """The help text."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """One Chinese line and how to get help, exit code 2."""
        for pattern, saying in _SAYINGS:
            found = re.fullmatch(pattern, message, re.S)
            if found:
                message = found.expand(saying)
                break
        self.exit(2, f"{message}；用 {self.prog} --help 查看用法\n")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


def day(text: str) -> date:
    """A date for an option."""
    from alvtc_info.text.clock_times import written_date

    found = written_date(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}”不是有效日期，请写成 2024-05-22")
    return found


def names(text: str) -> tuple[str, ...]:
    """A comma-separated list of names."""
    found = tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())
    if not found:
        raise argparse.ArgumentTypeError("没有写规则名")
    return found


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 {MOST_JOBS} 的整数")
    return int(text)


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= LONGEST:
        raise argparse.ArgumentTypeError(f"“{text}”应为大于 0 的秒数，最多 {LONGEST}")
    return found


class _Unasked:
    """Stands for the parser of a command that was not asked for: takes whatever is added to it and forgets it."""

    def _ignore(self, *_: object, **__: object) -> _Unasked:
        return self

    add_argument = add_mutually_exclusive_group = add_subparsers = add_parser = _ignore


class _Commands:
    """The commands, of which only those asked for get their options: building all of them takes longer than checking a page."""

    def __init__(self, action: argparse._SubParsersAction[ChineseParser], words: Container[str] | None) -> None:
        self._action = action
        self._words = words

    def add_parser(self, name: str, **options: Any) -> Any:
        parser = self._action.add_parser(name, **options)
        return parser if self._words is None or name in self._words else _Unasked()


def build_parser(words: Container[str] | None = None) -> ChineseParser:
    """The parser of the whole command; with `words`, those of the command line, only of the commands among them."""
    parser = ChineseParser(prog="alvtc-info", description="政务信息（首报、续报、终报等）的撰写、读取与校核")
    parser.add_argument("--version", action="store_true", help="显示版本")
    action = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=ChineseParser)
    commands: Any = _Commands(action, words)
    _check(commands)
    _fix(commands)
    _review(commands)
    _slip(commands)
    _format(commands)
    _render(commands)
    _new(commands)
    _submit(commands)
    _receive(commands)
    _emergency(commands)
    _flowchart(commands)
    _ledger(commands)
    _assess(commands)
    _config(commands)
    _schema(commands)
    _rule(commands)
    return parser


def _check(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "check",
        help="检查稿件",
        description="检查稿件（.docx .txt .md .yaml .json，或整个文件夹；- 表示标准输入），列出要改的地方和依据。",
        epilog="退出码：0 没有必改问题；1 有（可用 --fail-on 调整）；2 有文件读不了或参数有误。",
    )
    command.add_argument("paths", nargs="*", metavar="文件", help="稿件或文件夹；- 表示标准输入；不写则检查当前文件夹")
    command.add_argument(
        "--format",
        choices=("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "html"),
        default="text",
        metavar="格式",
        help="输出格式：text（默认）、json、jsonl、sarif、github、gitlab、junit、checkstyle、html",
    )
    beginning = command.add_mutually_exclusive_group()
    beginning.add_argument("--baseline", metavar="文件", help="基线里有的不再列出，只看新出现的")
    beginning.add_argument("--write-baseline", metavar="文件", help="把现在查出的记作基线（只存指纹，不存文字）")
    command.add_argument(
        "--changed-since", metavar="版本", help="只列 git 这个版本以后改过的段落里的问题，如 origin/main"
    )
    command.add_argument("--statistics", action="store_true", help="最后列出每条规则各有几处")
    command.add_argument("--quiet", action="store_true", help="只列出有问题的文件和问题，不列提示和未检查的")
    command.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="时机",
        help="彩色：auto（默认，在终端里）、always、never",
    )
    command.add_argument("--select", type=names, metavar="规则", help="只用这些规则（逗号分隔），不论文种")
    command.add_argument("--ignore", type=names, metavar="规则", help="不用这些规则（逗号分隔）")
    command.add_argument("--report-date", type=day, metavar="日期", help="报送日期，如 2024-05-22；代替版头上的日期")
    command.add_argument(
        "--kind", choices=[str(k) for k in Kind], metavar="文种", help=f"按这个文种检查：{' '.join(Kind)}"
    )
    command.add_argument(
        "--stage",
        choices=[str(s) for s in Stage],
        default=None,
        metavar="阶段",
        help="draft 草稿（默认）、sign 送签、sent 已报送",
    )
    command.add_argument(
        "--meta", metavar="文件", help="稿面以外的信息（审核、保密审核、报送时刻等）：YAML、JSON 或案卷"
    )
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        metavar="级别",
        help="有这一级以上的问题时退出码为 1：error（默认）、warning、info",
    )
    command.add_argument("--encoding", metavar="编码", help="文本文件的编码（默认自动识别 UTF-8、GB18030）")
    command.add_argument(
        "--include",
        type=names,
        default=(),
        metavar="内容",
        help="Word 稿里平常不看的也检查：hidden 隐藏文字、comments 批注、deletions 修订中删去的文字（逗号分隔）",
    )
    command.add_argument("--ledger", metavar="台账", help="和台账里报过的信息对照，看有没有重复报送")
    command.add_argument(
        "--one-event",
        action="store_true",
        help="这些稿件（或案卷里的稿件）是同一事件的首报、续报、终报：互相对照，次序自动排",
    )
    command.add_argument("--layout", action="store_true", help="Word 稿的版式也检查（只作建议）")
    _layout_profile(command, "default", "windows-fonts", "web-news")
    command.add_argument("--pages", action="store_true", help="Word 稿的问题标出在第几页（要装有 LibreOffice，较慢）")
    command.add_argument(
        "--jobs", type=_count, metavar="个数", help="同时用几个进程（默认按文件多少和处理器个数自定；1 为不另开进程）"
    )
    command.add_argument(
        "--timeout", type=_seconds, metavar="秒", help="一个文件最多查这么久，到时停下，记为这个文件的错误，其余照查"
    )
    command.add_argument(
        "--cache",
        action="store_true",
        help=f"没有改过的文件不再重查：结果存在当前文件夹的 {CACHE} 里（有查出的问题，没有全文）",
    )
    command.add_argument("--cache-dir", metavar="目录", help="同 --cache，存在这个文件夹里")
    _settings(command)
    command.add_argument("-o", "--output", metavar="文件", help="把结果写进文件")
    command.add_argument("-v", "--verbose", action="store_true", help="连规则名一起显示")
    common(command, pack=True)


def _fix(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "fix",
        help="改掉有把握的问题",
        description="改掉不涉及事实的问题（标点、日期写法、相对时间换算、错别字等），其余照旧。支持 .docx .txt .md .yaml。",
    )
    command.add_argument("path", metavar="文件", help="要改的 .docx、.txt、.md 或 .yaml 文件")
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", metavar="文件", help="改好的写进这个文件")
    where.add_argument("--in-place", action="store_true", help="直接改原文件")
    where.add_argument("--diff", action="store_true", help="只显示会改哪些地方")
    command.add_argument(
        "--unsafe", action="store_true", help="没有把握的改法也写上：缺的日期、出处留空位 {…}，供人补填"
    )
    command.add_argument("--select", type=names, metavar="规则", help="只改这些规则的问题（逗号分隔）")
    command.add_argument("--ignore", type=names, metavar="规则", help="不改这些规则的问题（逗号分隔）")
    command.add_argument("--report-date", type=day, metavar="日期", help="报送日期，用来换算“昨日”一类")
    command.add_argument("--encoding", metavar="编码", help="文本的编码（默认自动识别）")
    _settings(command)
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _review(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "review",
        help="在 Word 稿上批注",
        description="在 .docx 上逐条写批注（作者“信息校核”），交还撰稿人；稿件里别的内容一概不动。",
    )
    command.add_argument("path", metavar="稿件", help="要校核的 .docx")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="批注好的写进这个 .docx")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--suggest", action="store_true", help="有把握的改法写成修订，由撰稿人逐条接受或拒绝")
    how.add_argument("--fix", action="store_true", help="有把握的直接改好，不写批注")
    command.add_argument(
        "--unsafe", action="store_true", help="和 --suggest、--fix 一起用：没有把握的改法也写上，缺的留空位 {…}"
    )
    _judging(command)


def _slip(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "slip",
        help="写送签单",
        description="给签发人写一页送签单：签发前必须改什么、什么可以后补、什么没有判断，附把关打勾和签批栏。",
    )
    command.add_argument("path", metavar="稿件", help="要送签的稿件（.docx .txt .md .yaml .json）")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="写进这个 .docx")
    _judging(command)


def _format(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "format",
        help="把 Word 稿排成规定版式",
        description="把 .docx 排成本院版式（附件2、GB/T 9704）：文字、修订、批注、图片、表格照旧，只动版式。",
    )
    command.add_argument("path", metavar="稿件", help="要排版的 .docx")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="排好的写进这个 .docx")
    _layout_profile(command, "default", "windows-fonts")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _layout_profile(command: ChineseParser, *profiles: str) -> None:
    off = "，web-news 网页新闻，不看版式" if "web-news" in profiles else ""
    command.add_argument(
        "--layout-profile",
        choices=profiles,
        default="default",
        metavar="版式",
        help=f"default（默认，仿宋_GB2312 等）、windows-fonts（Windows 自带的仿宋、楷体）{off}",
    )


def _judging(command: ChineseParser) -> None:
    """What a command that checks a draft on its way to a new file can be told about both."""
    command.add_argument("--select", type=names, metavar="规则", help="只用这些规则（逗号分隔）")
    command.add_argument("--ignore", type=names, metavar="规则", help="不用这些规则（逗号分隔）")
    _telling(command)


def _telling(command: ChineseParser) -> None:
    """What it can be told about the draft, whatever the rules, and about the new file."""
    command.add_argument("--report-date", type=day, metavar="日期", help="报送日期，代替版头上的日期")
    command.add_argument("--kind", choices=[str(k) for k in Kind], metavar="文种", help="按这个文种检查")
    command.add_argument(
        "--stage", choices=[str(s) for s in Stage], metavar="阶段", help="draft 草稿、sign 送签、sent 已报送"
    )
    command.add_argument("--meta", metavar="文件", help="稿面以外的信息（审核、上报经过等）：YAML、JSON 或案卷")
    _settings(command)
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _render(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "render",
        help="生成 Word 文档",
        description="把 YAML 或 JSON 写的报告排成 Word 文档。",
    )
    command.add_argument("report", metavar="报告", help="报告文件（.yaml 或 .json）")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="要写的 .docx 文件")
    command.add_argument("--template", metavar="模板", help="用自己的 .docx 模板")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _new(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "new",
        help="新建一份空表",
        description="新建一份空表：.docx 可在 Word 里直接填写，.yaml 带说明。",
    )
    command.add_argument(
        "kind", choices=[str(k) for k in Kind], metavar="文种", help="、".join(f"{k}（{k.label}）" for k in Kind)
    )
    command.add_argument("-o", "--output", required=True, metavar="文件", help="要写的 .docx 或 .yaml 文件")
    command.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        metavar="文件",
        help="接着案卷或上一份报告写：带过版头、期号、已知情况，要填要核对的留空位 {…}；案卷和报告可一起给",
    )
    command.add_argument(
        "--as",
        dest="sender",
        default="",
        metavar="单位",
        help="换个单位的版头报：党政办公室（以学院名义报院外）或部门名",
    )
    command.add_argument("--issue", type=int, metavar="期号", help="期号（默认上一份的下一期；换版头的先空着）")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _submit(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "submit",
        help="打成 OA 报送包",
        description="按已报送核对 .docx，没有必改问题就打成一个报送包：稿件、内容和问题（JSON）、散列、规则集版本、清单。",
        epilog="退出码：0 已打包；1 有必改问题，没有打包；2 读不了或参数有误。",
    )
    command.add_argument("path", metavar="稿件", help="要报送的 .docx；- 表示标准输入")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="要写的 .zip；- 表示标准输出")
    command.add_argument(
        "--name", default="report.docx", metavar="文件名", help="稿件来自标准输入时在包里叫什么（默认 report.docx）"
    )
    command.add_argument("--anyway", default="", metavar="理由", help="有必改问题也打包，理由记在清单里")
    _telling(command)


def _receive(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "receive",
        help="收 OA 报送包",
        description="核对报送包是否完整、打包后有没有改动过，打印清单（JSON）；给出文件夹就把里面的文件取出来。",
    )
    command.add_argument("path", metavar="报送包", help="submit 打的 .zip；- 表示标准输入")
    command.add_argument("-o", "--output", metavar="文件夹", help="把稿件等取到这个文件夹")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=False)


def _emergency(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "emergency",
        help="紧急事件：计时、记录、电话稿、移交",
        description="紧急事件从发生到终报：开案卷、记录每一次报告、看还剩几分钟、打给谁、说什么、移交党政办公室。",
    )
    actions = command.add_subparsers(
        dest="action", metavar="动作", title="动作", parser_class=ChineseParser, required=True
    )
    _start(actions)
    _log(actions)
    _status(actions)
    _script(actions)
    _handover(actions)
    _repair(actions)


def _flowchart(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "flowchart",
        help="画紧急信息报告流程图",
        description="画一页紧急信息报告流程图（附件1）；给出案卷就画这起事件的：每一步几时做的，超时的标红。",
        epilog="例：alvtc-info flowchart -o 流程图.docx；alvtc-info flowchart --event event.yaml -o 经过.png",
    )
    command.add_argument(
        "-o", "--output", required=True, metavar="文件", help="要写的 .svg、.png、.docx 或 .mmd（Mermaid）文件"
    )
    command.add_argument("--event", metavar="案卷", help="画这份案卷的经过")
    command.add_argument("--now", metavar="时刻", help="和 --event 一起用：画到这个时刻为止（默认现在）")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _ledger(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "ledger",
        help="信息台账：记入、采用、批示、约稿、差错",
        description="信息台账：报了什么、谁采用、谁批示、约稿、差错。只增不改，更正是新的一条，每一条都有谁几时记的。",
    )
    if isinstance(command, ChineseParser):
        from alvtc_info.cli.ledger_options import add_ledger_options

        add_ledger_options(command, ChineseParser)


def _assess(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "assess",
        help="年度考评：各部门的条数、采用、差错，按批准的方案计分",
        description="按台账考评一年：综合类条数对12条、各月、采用、批示、约稿、差错、问题类占比；有批准的计分方案才计分。",
        epilog="例：alvtc-info assess --year 2024 -o 通报.docx；alvtc-info assess --year 2024 --profile 计分.toml --explain 保卫处",
    )
    if isinstance(command, ChineseParser):
        from alvtc_info.cli.ledger_options import add_assess_options

        add_assess_options(command)


def _start(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "start",
        help="开一份案卷",
        description="开一份案卷，从发生时刻起计时。时刻写 14:30（今天）、“5月20日14时30分许”或 2024-05-20 14:30。",
    )
    command.add_argument(
        "--occurred", default="", metavar="时刻", help="发生时刻；约数写“14时许”；不知道的不写，写 --known"
    )
    command.add_argument("--known", default="", metavar="时刻", help="部门获知（接报）的时刻")
    command.add_argument(
        "--department", default="", metavar="部门", help="涉事部门，如 后勤处；可以以后用 log --involve 补记"
    )
    command.add_argument("--role", default="", metavar="责任", help="部门的责任：属地、主管、涉事")
    for name, metavar, text in (
        ("--place", "地点", "发生地点"),
        ("--what", "情况", "发生了什么，如 配电箱冒烟"),
        ("--casualties", "伤亡", "人员伤亡，如 无人员伤亡"),
        ("--measures", "措施", "已采取的措施"),
        ("--source", "来源", "谁报告的"),
        ("--event-kind", "类别", "火情、漏水、交通事故等"),
        ("--reporter", "姓名", "报告人"),
        ("--phone", "电话", "报告人电话"),
    ):
        command.add_argument(name, default="", metavar=metavar, help=text)
    command.add_argument(
        "--level",
        default="",
        choices=("一般", "较大", "重大", "特别重大"),
        metavar="级别",
        help="一般、较大、重大、特别重大",
    )
    command.add_argument("--sensitive", action="store_true", help="敏感事件，不论级别都按时限报")
    command.add_argument("-o", "--output", required=True, metavar="案卷", help="写进这个 .yaml 文件")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    _recorder(command)


def _log(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "log",
        help="记一笔",
        description="在案卷里记一笔：报给了谁、领导的指示、新情况、代理、又有部门涉事、处置结束。已记的不改，记错的用 --correct 更正。",
        epilog="例：alvtc-info emergency log event.yaml --to 部门主要负责人 --by phone --at 14:41",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("--to", metavar="报给谁", help="职务、单位或 110、119、120；几个用顿号隔开")
    command.add_argument("--by", metavar="方式", help="phone 电话（默认）、oral 当面、written 书面、message 消息")
    command.add_argument("--from", dest="sender", default="", metavar="谁报的", help="谁打的电话、谁送的")
    command.add_argument("--department", default="", metavar="部门", help="哪个部门的报告（几个部门涉事时写明）")
    command.add_argument("--acting-for", default="", metavar="职务", help="接报的人代谁接报（写明 --note）")
    command.add_argument(
        "--report",
        default="",
        choices=("first", "follow-up", "final"),
        metavar="文种",
        help="书面报告的文种：first、follow-up、final",
    )
    command.add_argument("--file", default="", metavar="稿件", help="书面报告的文件；记下文种和摘要，移交时一并打包")
    command.add_argument("--other", action="store_true", help="报给的人不在流程里，照记")
    command.add_argument("--instruction", metavar="内容", help="学院主要领导的指示（和 --leader 一起写）")
    command.add_argument("--leader", default="", metavar="领导", help="谁的指示，如 院长")
    command.add_argument("--delegate", metavar="职务=人", help="领导外出由谁代，如 院长=副院长王某（写明 --note）")
    command.add_argument("--fact", action="append", metavar="名=内容", help="新情况，如 伤亡=2名学生受伤；可写几次")
    command.add_argument("--involve", metavar="部门=责任", help="又有部门涉事，如 学工处=主管")
    command.add_argument("--closed", action="store_true", help="应急处置结束")
    command.add_argument("--at", default="", metavar="时刻", help="几时几分（默认现在）")
    command.add_argument("--note", default="", metavar="备注", help="备注")
    command.add_argument("--correct", type=int, metavar="第几条", help="更正第几条：和上面的一起写，没写的照旧")
    command.add_argument("--withdraw", type=int, metavar="第几条", help="第几条作废")
    _recorder(command)


def _status(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "status",
        help="到哪一步、还剩几分钟",
        description="看做到哪一步、下一步打给谁、每一步还剩几分钟，迟了的标红。",
        epilog="退出码：0 没有迟的；1 有迟报或者已过时限；2 案卷读不了。",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("--now", default="", metavar="时刻", help="按这个时刻看（默认现在）")
    command.add_argument("--watch", action="store_true", help="在终端里倒计时，按 Ctrl-C 结束")
    common(command, pack=True)


def _script(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "script", help="电话里说什么", description="按已知的情况写出电话稿：说什么、还不知道什么、按次序打给谁。"
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("--print", dest="sheet", metavar="文件", help="做成一页 A4 的单子（.docx），可以手填")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _handover(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "handover",
        help="移交案卷",
        description="把案卷和稿件打成一个 .zip 交给另一台电脑；对方用同一个命令接收（.zip 在前）。两边都记过的合在一起。",
        epilog="例：handover event.yaml -o case.zip　　handover case.zip -o event.yaml",
    )
    command.add_argument("case", metavar="案卷或压缩包", help="案卷 .yaml（打包）或 .zip（接收）")
    command.add_argument(
        "-o", "--output", required=True, metavar="文件", help="打包写进 .zip；接收写进 .yaml（已有同一起案卷的并入）"
    )
    command.add_argument("--to", default="", metavar="单位", help="交给谁（默认党政办公室）")
    command.add_argument("--force", action="store_true", help="压缩包已存在时覆盖")
    common(command, pack=True)


def _repair(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "repair", help="另存损坏的案卷", description="案卷损坏时，把完好的记录另存一份，读不了的内容附在后面，不丢。"
    )
    command.add_argument("case", metavar="案卷", help="损坏的案卷")
    command.add_argument("-o", "--output", required=True, metavar="文件", help="另存为这个 .yaml")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=True)


def _recorder(command: ChineseParser) -> None:
    command.add_argument("--recorder", default="", metavar="姓名", help="记录人")
    common(command, pack=True)


def _config(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "config",
        help="看对一个文件哪些配置有效",
        description="看对一个文件或文件夹哪些配置有效、从哪里来；--schema 输出配置文件的 JSON Schema，供编辑器使用。",
    )
    command.add_argument("path", nargs="?", default=".", metavar="文件", help="稿件或文件夹（默认当前文件夹）")
    command.add_argument("--schema", action="store_true", help="输出配置文件的 JSON Schema")
    _settings(command)
    common(command, pack=False)


def _schema(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser(
        "schema",
        help="输出报告的 JSON Schema",
        description="输出一种报告的 JSON Schema，供表单和编辑器边填边校验。",
    )
    command.add_argument("kind", choices=[str(k) for k in Kind], metavar="文种", help=" ".join(Kind))
    command.add_argument("-o", "--output", metavar="文件", help="写进文件（默认显示在屏幕上）")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    common(command, pack=False)


def _rule(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    command = commands.add_parser("rule", help="查看规则", description="列出全部规则，或说明一条规则。")
    command.add_argument("name", nargs="?", metavar="规则名", help="规则名（如 vague-time）或中文名；不写则列出全部")
    command.add_argument("--test", action="store_true", help="试一遍自定义规则（或这条规则）的示例是否符合")
    command.add_argument(
        "--diff",
        nargs=2,
        metavar=("旧版", "新版"),
        help="两版规则集差在哪里，如 --diff 1.0 1.1（配置里可用 ruleset 固定一版）",
    )
    _settings(command)
    common(command, pack=True)


def _settings(command: ChineseParser) -> None:
    command.add_argument(
        "--profile",
        choices=("duty", "news", "regulation"),
        metavar="文体",
        help="按哪种文体检查：duty（值班信息，默认）、news（网页新闻）、regulation（规章制度）",
    )
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "--config", metavar="文件", help="用这个配置文件（默认取稿件所在文件夹往上最近的 alvtc-info.toml）"
    )
    where.add_argument("--isolated", action="store_true", help="不读任何配置文件")


def common(command: ChineseParser, *, pack: bool) -> None:
    """What every command takes: the institution where it needs one, and --debug."""
    if pack:
        command.add_argument("--institution", metavar="目录", help="机构包所在目录（默认本院）")
    command.add_argument("--debug", action="store_true", help="出错时显示详细过程，供维护人员查看")
