from __future__ import annotations

from tests.reporters.findings import formatted


def test_github_commands_are_escaped() -> None:
    lines = formatted("github").splitlines()
    assert lines[0].startswith("::error file=稿 件.txt,line=2,col=1,endColumn=3,title=必改 含糊时间表述::第2行“近日”：")
    assert lines[-2] == r"::error file=坏 的%2C文件%3A1.docx::文件坏了：100%25\u000a第二行"
    assert lines[-1] == "::error ::出错"
