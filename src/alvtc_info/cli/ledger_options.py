"""The options of `ledger` and `assess`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.cli.parser import common, day
from alvtc_info.model.kinds import Kind

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser


def add_ledger_options(command: ChineseParser, parser_class: type[ChineseParser]) -> None:
    """The actions of `ledger` with their options."""
    actions: Any = command.add_subparsers(
        dest="action", metavar="动作", title="动作", parser_class=parser_class, required=True
    )
    _add(actions)
    _import(actions)
    for name, verb, rest in (("adopt", "被采用", _adopt), ("instruct", "有批示", _instruct)):
        made = actions.add_parser(name, help=f"记一条信息{verb}", description=f"记一条信息{verb}。")
        made.add_argument("number", type=int, metavar="条号", help="信息在台账里的条号")
        made.add_argument(
            "--level",
            required=True,
            metavar="级别",
            help="院党政办公室、盟委行署、自治区教育厅、自治区党委政府、国家级；盟级媒体、自治区级媒体、国家级媒体",
        )
        made.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
        rest(made)
        _writing(made)
    _request(actions)
    _fault(actions)
    _department(actions)
    _correct(actions)
    _look(actions)


def _writing(command: ChineseParser) -> None:
    command.add_argument("--by", default="", metavar="姓名", help="记录人（默认登录这台电脑的用户名）")
    command.add_argument("--note", default="", metavar="备注", help="备注")
    _reading(command)


def _reading(command: ChineseParser) -> None:
    command.add_argument(
        "--ledger",
        default="",
        metavar="台账",
        help="台账文件（默认环境变量 ALVTC_INFO_LEDGER，没有就是当前文件夹的 台账.db），或 postgresql:// 地址",
    )
    common(command, pack=True)


def _add(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "add",
        help="把一份报告记进台账",
        description="读报告本身：文种、标题、部门、日期、期号、编辑、签发；类别照内容提出，写 --category 的以写的为准。",
    )
    command.add_argument("path", metavar="稿件", help="报送的稿件")
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")
    command.add_argument(
        "--category",
        metavar="类别",
        help="意见建议、问题情况反映、重点工作进展、工作经验总结、典型案例、表彰奖励、赛事获奖；一般性会议、一般性学习、一般性活动",
    )
    command.add_argument("--kind", choices=[str(k) for k in Kind], metavar="文种", help="文种")
    command.add_argument("--title", metavar="标题", help="标题")
    command.add_argument("--department", metavar="部门", help="部门")
    command.add_argument("--date", type=day, metavar="日期", help="报送日期")
    command.add_argument("--answers", type=int, metavar="条号", help="是对哪一条约稿的答复（约稿不计入12条）")
    command.add_argument("--repeats", type=int, metavar="条号", help="和哪一条重复（重复的不计）")
    for name, metavar, text in (
        ("--submitted-by", "姓名", "报送人"),
        ("--reviewed-by", "姓名", "审核人"),
        ("--signed-by", "姓名", "签发人"),
        ("--channel", "渠道", "报送渠道，如 OA"),
        ("--oa-number", "编号", "OA 流水号"),
    ):
        command.add_argument(name, default="", metavar=metavar, help=text)
    command.add_argument("--received", type=day, metavar="日期", help="收到日期")
    command.add_argument("--timely", action="store_true", help="紧急信息按时报送")
    command.add_argument("--audio-video", action="store_true", help="配有音频、视频")
    command.add_argument("--other", action="store_true", help="机构包和台账里没有的部门也记")
    _writing(command)


def _import(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "import",
        help="从表格或文件夹成批记入",
        description="成批记入 .xlsx .csv 表格里的信息，或一个文件夹里的稿件：有一条有问题就一条也不记，先用 --dry-run 看看。",
    )
    command.add_argument("path", metavar="表格", help="表格（要有标题、部门、日期三列）或文件夹")
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")
    command.add_argument("--dry-run", action="store_true", help="只看会记哪些、哪些有问题，不记")
    command.add_argument("--skip", action="store_true", help="跳过有问题的，其余照记")
    command.add_argument("--year", type=int, metavar="年份", help="没写年份的日期是哪一年的")
    command.add_argument("--other", action="store_true", help="机构包和台账里没有的部门也记")
    _writing(command)


def _adopt(command: ChineseParser) -> None:
    command.add_argument("--where", default="", metavar="单位", help="采用的单位或媒体，如 阿拉善日报")
    command.add_argument("--joint", action="store_true", help="和其他部门的信息合成一条（综合采用）")


def _instruct(command: ChineseParser) -> None:
    command.add_argument("--leader", default="", metavar="领导", help="哪位领导")
    command.add_argument("--words", default="", metavar="内容", help="批示内容")


def _request(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser("request", help="记一次约稿", description="记一次约稿和期限。")
    command.add_argument("subject", metavar="题目", help="约稿题目")
    command.add_argument("--department", required=True, metavar="部门", help="向哪个部门约")
    command.add_argument("--due", type=day, required=True, metavar="日期", help="期限")
    command.add_argument("--asked-by", default="", metavar="单位", help="哪里来的约稿")
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")
    _writing(command)


def _fault(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "fault", help="记一次差错", description="记一次瞒报、漏报、迟报、错报、虚报、越级或未按程序，要有依据。"
    )
    command.add_argument("kind", metavar="情形", help="瞒报、漏报、迟报、错报、虚报、越级、未按程序")
    command.add_argument("--department", required=True, metavar="部门", help="部门")
    command.add_argument("--evidence", required=True, metavar="依据", help="凭什么认定，如 案卷号、通报文号")
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    command.add_argument("--item", type=int, metavar="条号", help="是哪一条信息的")
    command.add_argument("--impact", action="store_true", help="贻误工作造成较大影响")
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")
    _writing(command)


def _department(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "department", help="登记年中新设的部门", description="登记新设的部门：当年的12条按月折算。"
    )
    command.add_argument("name", metavar="部门", help="部门名")
    command.add_argument("--since", type=day, required=True, metavar="日期", help="设立日期")
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")
    _writing(command)


def _correct(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser(
        "correct",
        help="更正一条",
        description="更正一条：写一条新的代替它，原来的留着。",
        epilog="例：alvtc-info ledger correct 12 --set 类别=工作经验总结 --note 办公室复核",
    )
    command.add_argument("number", type=int, metavar="条号", help="要更正的条号")
    command.add_argument("--set", dest="changes", nargs="+", required=True, metavar="栏目=内容", help="改哪几栏")
    _writing(command)
    command = actions.add_parser("withdraw", help="作废一条", description="作废一条：它不再算数，但留在台账里。")
    command.add_argument("number", type=int, metavar="条号", help="要作废的条号")
    _writing(command)


def _look(actions: argparse._SubParsersAction[ChineseParser]) -> None:
    command = actions.add_parser("list", help="列出信息", description="列出台账里的信息。")
    command.add_argument("--department", default="", metavar="部门", help="只看这个部门")
    command.add_argument("--year", type=int, metavar="年份", help="只看这一年")
    command.add_argument("--category", default="", metavar="类别", help="只看这个类别")
    command.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="格式", help="text（默认）或 json"
    )
    _reading(command)
    command = actions.add_parser(
        "show", help="看一条的来龙去脉", description="看一条：谁几时记的、更正过没有、采用、批示。"
    )
    command.add_argument("number", type=int, metavar="条号", help="条号")
    _reading(command)
    command = actions.add_parser(
        "export", help="导出整个台账", description="导出台账里的每一条（连更正过的）：.csv 或 .json。"
    )
    command.add_argument("-o", "--output", required=True, metavar="文件", help="要写的 .csv 或 .json")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    _reading(command)


def add_assess_options(command: ChineseParser) -> None:
    """The options of `assess`."""
    command.add_argument("--year", type=int, metavar="年份", help="考评哪一年（学年写开始的那一年）")
    command.add_argument("--until", type=day, metavar="日期", help="算到哪一天（默认年底，或今天）")
    command.add_argument("--profile", metavar="方案", help="计分方案（.toml）；不写只列事实，不计分、不排名")
    command.add_argument("--explain", metavar="部门", help="这个部门的每一分从哪里来")
    command.add_argument("--new-profile", metavar="文件", help="写出一份计分方案示例，供修改、批准")
    command.add_argument("-o", "--output", metavar="文件", help="写成 .xlsx、.docx、.html 或 .json；不写就显示在屏幕上")
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")
    _reading(command)
