"""Sentences that promise what stands in every paper: 今后要进一步加强管理，杜绝此类事件再次发生.

They are known by their words: next to nothing is left of them without those that any such sentence is made of.
"""

from __future__ import annotations

from alvtc_info.text.pattern import Pattern, words

# who, in a promise of nobody in particular
_WHO = "我们 大家 学院 学校 我院 我系 我处 我部 本处 本系 本部门 各系 各处 各部门 各单位 全院 上下 各级 系部 部门 单位 学院各部门 干部 职工 教职工 教师 辅导员 班主任 值班 人员 工作人员 管理人员 师生 学生 广大 保卫处 后勤处 后勤保障处 学生工作处 教务处 物业公司 物业 公司 各项 各类 每个 每位 自身 自己"
_WHEN = "今后 下一步 下步 下一阶段 下阶段 以后 接下来 后续 同时 此外 另外 对此 为此 最后 整改 整改方面 方面 工作中 中 里 上 以此为契机 以此为戒 以此为鉴 以此 契机 为契机 针对 此次 本次 这次 这起 该 由此 从中 举一反三 引以为戒 在"
_MUST = "一定 必须 要 将 应 应该 应当 会 须 需 需要 拟 继续 始终 务必 也 都 还 再 不再 不 不要 不能 不得 不让 决不 绝不 决不让 绝不让 努力 力争 争取 坚持"
_HOW = "进一步 切实 不断 持续 全面 着力 严格 坚决 认真 扎实 深入 大力 更加 全力 有效 及时 高度 深刻 真正 严肃 时刻 多 从严 从快 严 细 紧 实 地 更 好 更好地 积极 主动 全方位 全过程 全员 常态化 长期 定期 随时 尽最大努力"
_DO = "加强 强化 提高 提升 完善 健全 夯实 落实 压实 压紧 加大 做好 抓好 抓实 抓细 抓牢 抓紧 规范 增强 改进 优化 深化 重视 注重 吸取 汲取 总结 筑牢 绷紧 树牢 树立 牢固树立 牢固 堵塞 严守 严明 反思 落细 推进 推动 开展 守住 守好 守牢 履行 执行 排查 整治 治理 保障 维护 保护 引导 关心 关爱 关注 帮助 严加 引起 做到 做 抓 确保 保证 力保 杜绝 防止 避免 严防 防范 减少 谨防 消除 化解 出现 发生 重演 上演 再次 再度 重蹈覆辙 发挥 创新 促进 营造 打造 构建 形成 建立 提供 满足 服务 配合 协同 联动 跟踪 问效 督促 督导 检查 巡查 巡检 巡视 监督 监管 管理 管控 教育 培训 宣传 沟通 协调 指导 培养 坚定 保持 警惕 麻痹 松懈 侥幸 放松 出 犯"
_THING = "管理 监管 安全 教育 意识 责任 责任心 责任制 制度 机制 体系 措施 工作 防范 力度 水平 能力 质量 服务 教训 经验 思想 认识 防线 底线 关口 弦 这根弦 这根 漏洞 建设 纪律 作风 观念 保障 稳定 平安 校园 和谐 秩序 正常 有序 到位 实处 落地 生效 细节 各环节 环节 问题 事件 事故 情况 现象 隐患 风险 苗头 类似 此类 同类 这类 这样 这种 的 了 着 和 与 及 、 以及 并 对 把 为 让 使 向 以 于 从 是 等 之 心理 健康 日常 生活 学习 自我 法治 诚信 安全生产 安全管理 规章制度 规章 规定 要求 流程 程序 职责 岗位 业务 素质 教学 改革 人才 高质量 发展 满意 放心 长效 长效机制 良好 氛围 环境 基础 成效 效果 重要 重要性 万无一失 不留死角 死角 常抓不懈 防患于未然 防患未然 未雨绸缪 防微杜渐 警钟长鸣 齐抓共管 久久为功 新台阶 台阶 新 迈上 上台阶 更大 贡献 力量 合力 遵规守纪 遵纪守法 文明 主体 应急 预案 处置 突发 食堂 食品 实训室 实验室 实训 实习 宿舍 公寓 消防 交通 网络 矛盾 激化 纠纷 操作 规程 操作规程 班级 课堂 家校 家长 共育 舆情 设备 设施 用电 用火 门卫 校门 卫生 疫情 防控 资金 财务 施工 现场 群防群控 联防联控 首位 第一 第一位 放在"
_COMMON = Pattern(words(f"{_WHO} {_WHEN} {_MUST} {_HOW} {_DO} {_THING}".split()) + r"|[，；：\s]")
_AHEAD = Pattern(
    r"今后|下一?步|下一?阶段|以后|接下来|后续|[将须要应会]|继续|进一步|不再|杜绝|防止|避免|确保|严防|谨防|[决绝]不|不让"
)
_PROMISES = Pattern(
    r"加强|强化|提[高升]|完善|健全|夯实|落实|[压]实|加大|做好|抓[好实细牢紧]|规范|增强|改进|优化|深化|重视|注重|[吸汲]取|筑牢|绷紧|树牢|堵塞|反思|杜绝|严防|严加|防止|避免|确保|推[进动]|履行|执行"
)
_SPECIFIC = Pattern(r"[\dA-Za-z“《（]|[一二两三四五六七八九十百]+[个名次项条间台遍轮天人种]")
_ASKED = Pattern(
    r"批示|指示|强调|指出|建议|希望|表示|反映|(?:会议|院长|书记|处长|主任|领导|学院|党委|厅|局|通知|文件)[^，。；]{0,6}要求"
)
_SHORTEST, _LONGEST = 12, 160  # code points of a sentence
_LEFT, _SHARE = 2, 0.12  # code points that may be left of it, and their share


def is_empty_promise(sentence: str, before: str = "") -> bool:
    """Whether a sentence is made of nothing but words of general care, for a time to come.

    `before` are the words before it in its paragraph: what a meeting or a leader asked for there is no promise.
    """
    if not _SHORTEST <= len(sentence) <= _LONGEST or _SPECIFIC.search(sentence):
        return False
    if not (_AHEAD.search(sentence) and _PROMISES.search(sentence)) or _ASKED.search(before + sentence):
        return False
    left = len(_COMMON.compiled.sub("", sentence))
    return left <= max(_LEFT, _SHARE * len(sentence))
