from __future__ import annotations

import pytest

from tests.rules.drafts import passes


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("secret-marking", "不得标注机密★1年。机密★1年。", ["机密★1年"]),
        ("written-password", "发放密钥1200把、验证码2024份，收到验证码12306短信，密钥SHA-256加密，账号密码Pw12345可用。", ["Pw12345"]),
        ("written-password", "排查出弱口令，诸如密码为a1234567的账号3个。门禁密码为a1234567。", ["a1234567"]),
        ("written-password", "商用密码2025专项检查，验证码 483920发给对方，口令88886666可登录。", ["483920", "88886666"]),
        ("secret-notice", "“内部资料”四字已删。内部资料，注意保存。", ["内部资料"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)
