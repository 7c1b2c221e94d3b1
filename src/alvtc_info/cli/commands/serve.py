"""The command `serve`: the HTTP service and its page."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common
from alvtc_info.errors import InputError, UsageError

if TYPE_CHECKING:
    import argparse
    import socket

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "开一个网页和 HTTP 接口：信息员在浏览器里查稿、写稿，OA 系统用接口调用。默认只有本机能打开。",
    "epilog": "例：alvtc-info serve --cases 案卷　　按 Ctrl-C 停止。要装网页服务：pip install 'alvtc-info[web]'",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("--host", default="127.0.0.1", metavar="地址", help="在哪个地址上（默认 127.0.0.1，只有本机）")
    command.add_argument("--port", type=int, default=8765, metavar="端口", help="端口（默认 8765；0 是随便一个）")
    command.add_argument("--cases", metavar="文件夹", help="紧急事件的案卷放在哪个文件夹（不写就没有“出事了”）")
    command.add_argument(
        "--ledger", default=os.environ.get("ALVTC_INFO_LEDGER"), metavar="台账", help="台账文件或 postgresql:// 地址"
    )
    command.add_argument("--data", metavar="文件夹", help="账号、审计记录放在哪个文件夹")
    command.add_argument("--config", metavar="文件", help="配置文件")
    command.add_argument(
        "--workers", type=int, default=3, metavar="个数", help="几个进程干活（默认 3；一个人最多占到只剩一个）"
    )
    command.add_argument("--seconds", type=float, default=60, metavar="秒", help="一份稿件最多几秒（默认 60）")
    command.add_argument("--create-ledger", action="store_true", help="还没有台账的，按 --ledger 新建一个")
    command.add_argument(
        "--scoring", metavar="方案", help="经批准的计分方案（.toml）：全年的表里有分和名次，不写只列事实"
    )
    for flag, metavar, text in (
        ("--proxy", "地址", "反向代理的地址或网段：只有它说的访客地址、https、单点登录算数（可写几次）"),
        ("--allowed-host", "域名", "访问用的域名（可写几次；IP 地址不用写）"),
        ("--frame-ancestor", "网址", "哪些网站可以把页面嵌进去，如 https://oa.school.edu.cn（可写几次）"),
    ):
        command.more.add_argument(flag, action="append", default=[], metavar=metavar, help=text)
    command.more.add_argument(
        "--sign-in-header", default="", metavar="请求头", help="代理用来说明是谁的请求头，如 X-Remote-User"
    )
    command.more.add_argument(
        "--idle-minutes", type=int, default=30, metavar="分钟", help="多久不用就退出登录（默认 30）"
    )
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped; returns the exit code."""
    try:
        import uvicorn

        from alvtc_info.web.service import create_app
    except ImportError as error:
        raise UsageError(
            "no-extra", f"没有装网页服务（缺 {error.name}），请先运行：pip install 'alvtc-info[web]'"
        ) from None
    from alvtc_info import open_ledger
    from alvtc_info.web.safety import demand_safe
    from alvtc_info.web.service_settings import ServiceSettings
    from alvtc_info.web.slow_clients import TimedConnection
    from alvtc_info.web.worker_pool import keep_private

    if not arguments.ledger and (arguments.create_ledger or arguments.scoring):
        raise UsageError("no-ledger", "写了 --create-ledger、--scoring，也要用 --ledger 写明台账")
    settings = ServiceSettings(
        host=arguments.host,
        port=arguments.port,
        data=arguments.data,
        cases=arguments.cases,
        ledger=arguments.ledger,
        institution=arguments.institution,
        config=arguments.config,
        proxies=tuple(arguments.proxy),
        sign_in_header=arguments.sign_in_header,
        hosts=tuple(arguments.allowed_host),
        frame_ancestors=tuple(arguments.frame_ancestor),
        idle_minutes=arguments.idle_minutes,
        scoring=arguments.scoring,
        workers=arguments.workers,
        seconds=arguments.seconds,
    )
    demand_safe(settings)
    with ExitStack() as undoing:
        undoing.callback(os.umask, keep_private())
        if arguments.create_ledger:
            open_ledger(settings.ledger or "", institution=settings.institution, create=True).close()
        listener = _listen(settings.host, settings.port)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"已开：http://{shown}:{listener.getsockname()[1]}/　（按 Ctrl-C 停止）", flush=True)
        config = uvicorn.Config(
            create_app(settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            http=TimedConnection,
            proxy_headers=False,  # whom a proxy speaks for is judged by web.trusted_header alone
            timeout_graceful_shutdown=15,
        )
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            uvicorn.Server(config).run(sockets=[listener])
    print("已停止")
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """The socket to serve on. Raises InputError with what to do where it cannot be had."""
    import socket

    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=256
        )
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "没有这个地址"
        raise InputError("cannot-listen", f"{host}:{port} 不能用（{reason}），请换一个端口（--port）") from None
