"""The command `service`: the accounts of the HTTP service, its tokens and its audit trail."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_force, add_output, institution_of
from alvtc_info.cli.parser import ChineseParser, Target, add_choice
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from alvtc_info.web.accounts import Accounts
    from alvtc_info.web.audit_trail import AuditTrail
    from alvtc_info.web.upkeep import Places

    Steps = argparse._SubParsersAction[ChineseParser]

ABOUT = {
    "description": "网页服务（serve）的账号、令牌、审计记录，备份、恢复和升级。密码从不写在命令里：会问，或从标准输入读一行。",
    "epilog": "例：alvtc-info service account add wangyi --department 教务处 --data 数据",
}
CHINESE_ACTIONS = {
    "账号": "account",
    "令牌": "token",
    "审计": "audit",
    "备份": "backup",
    "恢复": "restore",
    "升级": "upgrade",
}
_ROLES = {"read-only": "只读", "clerk": "信息员", "office": "办公室"}


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions(CHINESE_ACTIONS)
    account = _steps(actions.add_parser("account", help="账号：添加、列出、停用、恢复、改密码"))
    step = account.add_parser("add", help="添加账号", description="添加一个人的账号。第一次登录时要改密码。")
    step.add_argument("name", metavar="账号", help="登录用的名字")
    step.add_argument("--shown", default="", metavar="姓名", help="显示的姓名（默认同账号）")
    step.add_argument("--sign-on", default="", metavar="名字", help="单点登录里的名字，和账号不同时写")
    _add_place(step)
    _add_generate(step)
    for name, text in (("disable", "停用账号，登录着的立即退出"), ("enable", "恢复停用的账号")):
        _add_named(account.add_parser(name, help=text, description=f"{text}。"), "账号")
    step = account.add_parser("password", help="重设密码", description="重设一个账号的密码。他登录着的都会退出。")
    step.add_argument("name", metavar="账号", help="账号")
    _add_generate(step)
    _add_data(account.add_parser("list", help="列出账号", description="列出全部账号，停用的也列。"))
    token = _steps(actions.add_parser("token", help="令牌：给 OA 等程序用的，添加、列出、停用"))
    step = token.add_parser("add", help="添加令牌", description="添加一个程序用的令牌。只显示这一次。")
    step.add_argument("name", metavar="名字", help="哪个程序用，如 oa")
    _add_place(step)
    _add_data(step)
    _add_data(token.add_parser("list", help="列出令牌", description="列出全部令牌：角色、部门、最后一次使用。"))
    _add_named(token.add_parser("revoke", help="停用令牌", description="停用一个令牌，立即生效。"), "名字")
    audit = _steps(actions.add_parser("audit", help="审计记录：核对"))
    step = audit.add_parser("verify", help="核对审计记录", description="核对审计记录一行不少、一字没改，印出封签。")
    step.add_argument("--head", default="", metavar="封签", help="抄在别处的封签：连它那一行也要在")
    _add_data(step)
    action = actions.add_parser(
        "backup",
        help="备份账号、审计记录、案卷、台账",
        description="备份成一个只有自己读得到的 .zip，带每个文件的散列值。服务不用停。PostgreSQL 台账用 pg_dump。",
    )
    add_output(action, "备份文件，如 备份.zip")
    _add_kept(action)
    action = actions.add_parser(
        "restore",
        help="从备份恢复",
        description="先核对整份备份，再恢复。要先停下服务。已经有的不会被盖掉：加 --force 时改名留着。",
    )
    action.add_argument("path", metavar="备份", help="备份文件")
    add_force(action)
    _add_kept(action, Target)
    action = actions.add_parser(
        "upgrade",
        help="升级以前版本的账号文件",
        description="先备份，再升级、核对；不成就退回原样。要先停下服务。",
    )
    action.add_argument(
        "-o", "--output", default="", type=Target, metavar="文件", help="备份写到哪里（默认数据文件夹旁边）"
    )
    _add_kept(action)


def _steps(action: ChineseParser) -> Steps:
    return action.add_subparsers(dest="step", metavar="动作", title="动作", parser_class=ChineseParser, required=True)


def _add_kept(action: ChineseParser, ledger: type[str] = str) -> None:
    action.add_argument("--cases", metavar="文件夹", help="案卷文件夹，和 serve --cases 一样")
    action.add_argument("--ledger", type=ledger, metavar="台账", help="SQLite 台账文件，和 serve --ledger 一样")
    _add_data(action)


def _add_place(step: ChineseParser) -> None:
    step.add_argument("--department", default="", metavar="部门", help="部门；看得到所有部门的写“全部”")
    step.add_argument("--other", action="store_true", help="机构包里没有的部门也可以")
    add_choice(step, "--role", names=_ROLES, default="clerk", metavar="角色", help="")


def _add_generate(step: ChineseParser) -> None:
    step.add_argument("--generate", action="store_true", help="不问密码，随机生成一个，只显示这一次")
    _add_data(step)


def _add_named(step: ChineseParser, what: str) -> None:
    step.add_argument("name", metavar=what, help=what)
    _add_data(step)


def _add_data(step: ChineseParser) -> None:
    step.add_argument(
        "--data",
        default=os.environ.get("ALVTC_INFO_DATA", ""),
        metavar="文件夹",
        help="账号、审计记录所在的文件夹（默认环境变量 ALVTC_INFO_DATA）",
    )
    add_common(step)


def run(arguments: argparse.Namespace) -> int:
    """Do what the action says; returns the exit code."""
    from alvtc_info.web.accounts import Accounts
    from alvtc_info.web.audit_trail import AuditTrail

    if not arguments.data:
        raise UsageError("no-data", "请用 --data 写明账号、审计记录所在的文件夹（或设环境变量 ALVTC_INFO_DATA）")
    if arguments.action == "audit":
        return _verify(AuditTrail(arguments.data), arguments.head)
    if arguments.action in _KEEPING:
        _KEEPING[arguments.action](arguments)
        return 0
    adding = arguments.step == "add"
    accounts = Accounts(arguments.data, create=adding)
    try:
        _DOING[arguments.action, arguments.step](accounts, arguments)
    finally:
        accounts.close()
    return 0


def _add_account(accounts: Accounts, arguments: argparse.Namespace) -> None:
    department = _department(arguments)
    password, shown = _password(arguments)
    added = accounts.add(
        arguments.name,
        password,
        shown=arguments.shown,
        department=department,
        role=arguments.role,
        sign_on=arguments.sign_on,
        record=_line(arguments, "account-add", arguments.name),
    )
    print(f"已添加账号 {added.name}（{added.shown}，{added.department or '不分部门'}，{added.access.label}）{shown}")


def _set_password(accounts: Accounts, arguments: argparse.Namespace) -> None:
    name = accounts.account(arguments.name).name
    password, shown = _password(arguments)
    accounts.set_password(name, password, record=_line(arguments, "account-reset", name))
    print(f"已重设 {name} 的密码，登录着的都已退出，下次登录时要再改{shown}")


def _disable(accounts: Accounts, arguments: argparse.Namespace) -> None:
    name = accounts.disable(arguments.name, record=_line(arguments, "account-disable", arguments.name)).name
    print(f"已停用 {name}")


def _enable(accounts: Accounts, arguments: argparse.Namespace) -> None:
    name = accounts.enable(arguments.name, record=_line(arguments, "account-enable", arguments.name)).name
    print(f"已恢复 {name}")


def _list_accounts(accounts: Accounts, arguments: argparse.Namespace) -> None:
    for each in accounts.accounts():
        remarks = [f"单点登录 {each.sign_on}"] if each.sign_on else []
        remarks += [f"{_day(each.disabled)} 停用"] if each.disabled else ["还没改初始密码"] if each.must_change else []
        _print_row(each.name, each.shown, each.department, each.access.label, *remarks)


def _add_token(accounts: Accounts, arguments: argparse.Namespace) -> None:
    record = _line(arguments, "token-add", arguments.name)
    secret = accounts.add_token(arguments.name, department=_department(arguments), role=arguments.role, record=record)
    print("令牌只显示这一次，请马上存进那个程序的配置里：", file=sys.stderr)
    print(secret)


def _list_tokens(accounts: Accounts, arguments: argparse.Namespace) -> None:
    for each in accounts.tokens():
        used = f"最后使用 {_day(each.used)}" if each.used else "没有用过"
        _print_row(
            each.name, each.department, each.access.label, f"{_day(each.revoked)} 停用" if each.revoked else used
        )


def _revoke(accounts: Accounts, arguments: argparse.Namespace) -> None:
    accounts.revoke(arguments.name, record=_line(arguments, "token-revoke", arguments.name))
    print(f"已停用令牌 {arguments.name}")


_DOING: dict[tuple[str, str], Callable[[Accounts, argparse.Namespace], None]] = {
    ("account", "add"): _add_account,
    ("account", "list"): _list_accounts,
    ("account", "disable"): _disable,
    ("account", "enable"): _enable,
    ("account", "password"): _set_password,
    ("token", "add"): _add_token,
    ("token", "list"): _list_tokens,
    ("token", "revoke"): _revoke,
}


def _back_up(arguments: argparse.Namespace) -> None:
    from alvtc_info.web.upkeep import make_backup

    made = make_backup(_places(arguments), str(arguments.output), force=arguments.force)
    _record(arguments, "backup", "")
    print(f"已备份到 {arguments.output}（{len(made.files)} 个文件）；里面有账号和案卷，请放在别人读不到的地方")


def _restore(arguments: argparse.Namespace) -> None:
    from alvtc_info.web.upkeep import restore_backup

    made, aside = restore_backup(arguments.path, _places(arguments), force=arguments.force)
    _record(arguments, "restore", "")
    print(f"已恢复 {made.made[:10]} 的备份（{len(made.files)} 个文件）")
    for place in aside:
        print(f"原来的改名为 {place}")


def _upgrade(arguments: argparse.Namespace) -> None:
    from datetime import UTC, datetime

    from alvtc_info.web.upkeep import upgrade

    mark = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = str(arguments.output) or f"{os.path.abspath(arguments.data)}.升级前-{mark}.zip"
    before, after = upgrade(_places(arguments), target)
    if before == after:
        print("账号文件已经是这个版本的，不用升级")
        return
    _record(arguments, "upgrade", "")
    print(f"账号文件已从第 {before} 版升到第 {after} 版；升级前的备份在 {target}")


def _places(arguments: argparse.Namespace) -> Places:
    from alvtc_info.web.upkeep import Places

    return Places(arguments.data, arguments.cases, None if arguments.ledger is None else str(arguments.ledger))


_KEEPING: dict[str, Callable[[argparse.Namespace], None]] = {
    "backup": _back_up,
    "restore": _restore,
    "upgrade": _upgrade,
}


def _verify(trail: AuditTrail, head: str) -> int:
    found = trail.verify(head)
    if found.lines == 0:
        print("还没有审计记录")
        return 0
    torn = f"；断电等写断的 {found.torn} 行已标出" if found.torn else ""
    print(f"审计记录完好：第 {found.first} 条到第 {found.head.number} 条，共 {found.lines} 条{torn}")
    print(f"封签 {found.head}（抄在别处，以后用 --head 核对，才看得出末尾有没有少）")
    return 0


def _line(arguments: argparse.Namespace, action: str, name: str) -> Callable[[], None]:
    """What notes a change in the audit trail: without its line it is not made."""
    return partial(_record, arguments, action, name)


def _record(arguments: argparse.Namespace, action: str, name: str) -> None:
    """Note in the audit trail what was done on the server itself."""
    import getpass

    from alvtc_info.web.accounts import account_key
    from alvtc_info.web.audit_trail import About, AuditTrail

    try:
        who = getpass.getuser()
    except (OSError, KeyError):
        who = ""
    AuditTrail(arguments.data).record(f"os:{who}", "", action, About(account=account_key(name)))


def _department(arguments: argparse.Namespace) -> str:
    """The department's full name. Raises UsageError for one that the pack does not have, unless `--other` says so."""
    from alvtc_info.institution.near_names import near_department
    from alvtc_info.web.permissions import WHOLE

    called, institution = arguments.department.strip(), institution_of(arguments)
    known = institution.department(called)
    if known is not None or called in {"", WHOLE} or arguments.other:
        return called if known is None else known.name
    near = near_department(called, institution)
    listed = "、".join(each.name for each in institution.departments)
    meant = f"，是不是“{near}”" if near else ""
    message = f"机构包里没有“{called}”{meant}；有：{listed}（没有列入的部门加 --other）"
    raise UsageError("unknown-department", message)


def _password(arguments: argparse.Namespace) -> tuple[str, str]:
    """A password: asked for twice, read from standard input, or made; and what is to be said of it."""
    from alvtc_info.web.passwords import first_password

    if arguments.generate:
        made = first_password()
        return made, f"\n初始密码 {made}（只显示这一次）"
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n"), ""
    import getpass

    first = getpass.getpass("密码：")
    if getpass.getpass("再输一遍：") != first:
        raise UsageError("passwords-differ", "两遍输的密码不一样，请重来")
    return first, ""


def _day(moment: str) -> str:
    return moment[:10]


def _print_row(*cells: str) -> None:
    print("　".join(filter(None, cells)))
