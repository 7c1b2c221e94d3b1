"""的, 地 and 得 where the words before and behind leave no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.particle_grammar import (
    ADVERBS_ONLY,
    ALWAYS_BEFORE_VERBS,
    MANNERS,
    NO_ACTS,
    OF_PLACES,
    right_particle,
)
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import Rule
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


def _after(particle: str, words: str) -> str:
    """A condition that one of these words (divided by spaces, of any lengths) stands before the particle just read."""
    by_length: dict[int, list[str]] = {}
    for word in words.split():
        by_length.setdefault(len(word), []).append(word)
    return "(?:" + "|".join(f"(?<=(?:{'|'.join(same)}){particle})" for same in by_length.values()) + ")"


def _any(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_END = r"(?=[，。；！？、）\n]|$)"
_DEGREE = "(?:非常|很不?|十分|比较|更加|更为|更|特别|相当|极其|极为|较为|较|越来越|不够|不太|还不|还不够|太|尤为|格外|异常|颇为)"
_STATE = _any(
    "好 快 慢 早 晚 细 实 紧 准 稳 牢 透 足 深 差 久 严 高 低 远 近 强 弱 满 美 活 广 全 响 不错 漂亮 红火 热闹 足够 合适 及时 到位 扎实 认真 细致 仔细 清楚 明白 顺利 充分 具体 详细 深入 彻底 全面 规范 整齐 干净 整洁 完整 准确 "
    "出色 成功 稳妥 熟练 流利 精彩 热烈 活跃 积极 主动 有序 有力 有效 严格 严密 周密 周到 清晰 透彻 牢固 圆满 融洽 平稳 精准 妥当 生动 合理 迅速 快速 科学 严谨 充实 愉快 辛苦 突出 明显 高效"
)
# verbs of which something can be said by a complement
_ACTS = (
    "做 干 办 抓 写 说 讲 跑 走 学 管 建 搞 吃 睡 住 练 唱 站 坐 考 看 想 过 控制 保持 发挥 收集 传达 覆盖 使用 设计 制作 编写 撰写 参与 演示 表演 朗诵 操作 维护 更新 跟进 对接 融合 结合 答复 登记 核对 数 编 排 摆 叠 洗 擦 扫 记 背 算 查 用 读 念 打 演 编排 落实 完成 开展 组织 准备 布置 安排 处理 处置 管理 发展 推进 进行 学习 表现 掌握 理解 贯彻 训练 打扫 收拾 讨论 交流 配合 协调 衔接 "
    "恢复 执行 讲解 回答 反映 整改 整治 部署 排查 检查 服务 运行 运转 解决 宣传 分析 总结 记录 考虑 保存 保管 培养 建设 实施 挖掘 坚持 介绍 展开"
)
_PICTURES = _any(
    "井井有条 有条不紊 有声有色 热火朝天 淋漓尽致 头头是道 一清二楚 明明白白 清清楚楚 干干净净 整整齐齐 扎扎实实 妥妥当当 妥妥帖帖 红红火火 认认真真 满满当当 恰到好处 滴水不漏 水泄不通 准确无误 严丝合缝 炉火纯青 一丝不苟 有板有眼 绘声绘色 鸦雀无声 一尘不染 整齐划一 条理清晰 层次分明 "
    "前后不一 五花八门 乱七八糟 七零八落 一塌糊涂 各不相同 模棱两可 含糊不清 人心惶惶 焦头烂额 措手不及 面目全非 五体投地 家喻户晓 深入人心 尽善尽美 无微不至 栩栩如生"
)
_DEEDS = (
    "完成 开展 落实 推进 推动 组织 处置 处理 解决 学习 执行 履行 做好 抓好 检查 排查 整改 整治 赶到 赶赴 参加 参与 配合 贯彻 部署 安排 提高 提升 加强 完善 改进 改善 增强 优化 深化 "
    "扩大 加大 发挥 引导 指导 宣传 讲解 介绍 回答 分析 总结 梳理 核对 核查 登记 记录 掌握 了解 反映 报送 上报 疏散 撤离 控制 化解 防范 保障 维护 促进 建立 制定 实施 服务 帮助 调动 调查 研究 "
    "打扫 布置 整理 清理 修复 恢复 转移 安置 救助 救治 通知 传达 讨论 交流 探索 开拓 投入 融入 练习 演示 操作 倾听 听取 观看 阅读 思考 认识 看到 领会 做到 进行 召开 举办 展示 展现 打动 缓解 体现 约束 举行 使用 显示 支持 保护 说明 表示 指出 强调 提醒 协助 压实 排除 消除 减少 降低 缩短 节约 改变 适应 满足 承担 回应 答复 "
    "联系 沟通 对接 收集 征求 采纳 保证 确保 提供 支撑 激发 营造 弘扬 传承 树立 增进 守护 打造 构建 统筹 查找 剖析 汇报 交代 告知 提示 劝导 安抚 慰问 走访 看望 接待 迎接 护送 搬运 清运 清扫 更换 维修 检修 抢修 "
    "安装 调试 拆除 关闭 切断 扑灭 结合 坚持 走进 走向 迈向 迈进 送到 送往 运到 抵达 到达 返回 离开 讲述 回顾 描述 感受到 认识到 体会到 意识到 记住 等待 签订 观察 巡查 值守 坚守"
)
_BOUND = _any(
    "做好 抓好 办好 搞好 赶到 赶赴 赶往 看到 感受到 认识到 体会到 意识到 领会到 做到 投入到 融入到 参与到 落实到 提出 指出 走进 走向 迈向 送到 送往 找到 来到 记住 坚守在 排出 查出 推向 写下 记下 讲述 描述"
)
_SIMPLE_DEEDS = "提高 提升 推进 推动 完善 加强 改善 增强 优化 深化 扩大 加大 解决 落实 完成 开展 改进 促进 做好 抓好 保障 维护 组织 掌握 贯彻 发挥"
_ALWAYS_ADVERBS = "不断 逐步 逐渐 逐一 逐项 逐个 进一步 切实 更好 稳步 扎扎实实 认认真真 有条不紊 坚定不移 创造性 不折不扣 最大限度 高质量 有针对性 极大 牢牢 紧紧 及时 认真 积极 主动 持续 有效 有序 扎实 顺利 圆满 迅速 妥善 自觉"

_QUALITIES = "良好 重要 积极 认真 严肃 优秀 优异 丰富 坚实 广泛 深刻 显著 明显 巨大 宝贵 突出 主要 具体 先进 有力 严重 扎实 浓厚 热烈 和谐 优质 严谨 务实 必要 相关 较大 较好 较高 一定 不同 全新 负责 端正 无私 充足 足够"
_THINGS = _any(
    "基础 作用 成绩 成效 效果 意义 氛围 环境 条件 关系 态度 精神 作风 习惯 能力 水平 局面 问题 经验 教训 贡献 掌声 建议 意见 措施 办法 制度 机制 学风 校风 品质 素质 形象 关注 评价 保证 责任感 前景 资源 任务 内容 原因"
)
_OWNERS = "学院 学生 师生 教师 部门 职工 教职工 干部 群众 单位 同学 老师 我们 他们 大家 学校 家长 员工 全院 我院 党员 企业 人民 社会"
_OWNED = "安全 生命 利益 身心 健康 意见 建议 积极性 主动性 权益 思想 心理 需求 素质 能力 水平 发展 责任 作用 作风 形象 职责 优势 困难 诉求 信任 支持 关心 帮助 管理 建设 教学 文化 特色 规模 评价 满意度 规定"
_MADE = "提出 制定 印发 下发 存在 取得 建立 报送 部署 反映 召开 开展 获得 举办 发布 出台 布置 确定 形成 组织 采取 承担 负责 面临 遇到 收到 总结"
_NAMED = _any(
    "工作 会议 活动 成绩 问题 情况 通知 意见 措施 任务 项目 方案 制度 文件 材料 经验 困难 要求 目标 隐患 成果 荣誉 荣获 线索 信息 机制 责任 培训 精神 风险 挑战"
)

# verbs that are hardly ever nouns: behind an adverb they are what is done
_VERBS_ONLY = _any(
    "听取 讲解 加以 予以 再现 打分 派单 转移 清理 赶到 赶赴 履行 上报 报送 疏散 撤离 传达 打扫 整理 修复 召开 提出 印发 核对 登记 看望 护送 搬运 扑灭 切断 关闭 收集 征求 采纳 填写 签订 提交 递交 发放 "
    "领取 拨打 告诉 告知 提醒 劝导 化解 消除 排除 融入 走进 投身 承担 担负 肩负 面对 接受 说(?![明法]) 讲(?![话座解义稿]) 说道 指出 告诫 叮嘱 询问 查看 翻阅 翻看 阅读 倾听 聆听 观看 记下 写下 拿出 打开 取得 完成 做到 做 干(?![部群警预]) 办好 "
    "推向 推进 落实到 抓 抓起 抓住 守护 守住 引导 带领 组织师生 组织学生 组织人员 协助 安抚 救出 送医 介绍了 总结出 总结成绩 分析了 分析原因 反映了 反映出 结合实际"
)
_NO_COMPOUND = r"(?![的者很是让使令都也会能可有对率表单会卡书人员法学量值点处室厅馆站费金证号页]|非常|十分|成为|赢得|得到|受到|起到|工作|方案|制度|机制|办法|措施|程序|流程|能力|水平|标准|系统|平台|方式|方法|结果|效果|过程|质量|模式|体系|力度|作用|人数|情况|精神|态度|时间|小组)"
_OBJECTS = _any(
    "热烈 衷心 诚挚 诚恳 高度 深切 广泛 崇高 热情 强烈 密切 充分 深入 全面 认真 详细 系统 细致 仔细 及时 积极 严肃 严格 积极 具体 有效 有力 持续 集中 明确 亲切 友好 深刻 良好 全力 必要 科学 合理 准确 真诚 由衷 极大 深情 隆重"
)
# 的 that must be 得: verbs that are written with 得, and complements
_FOR_DE = Pattern(
    r"的(?:(?<=觉的)(?<![感知视自睡听直错警触嗅味幻发察]觉的)(?![醒悟])"
    r"|(?<=值的)(?<![价数产增贬升均峰分面币净总比阈极限保轮差估市当]值的)(?=(?:我们?|大家|人们|各系|各部门|全院|全校)?(?:注意|肯定|学习|借鉴|推广|一提|重视|关注|探讨|称道|称赞|思考|深思|信赖|珍惜|期待|尊敬|反思|警惕|表扬))"
    r"|(?<=取的)(?<![录夺索窃争提收换选采领支抽牟榨骗猎]取的)(?=了)"
    r"|(?<=获的)(?<![收荣查捕抓斩截缴俘喜所破已曾未渔]获的)(?=了|[一二三]等奖|第[一二三123]|优秀|先进|奖励|表彰|好评|一致|师生)"
    r"|(?<=显的)(?<![明突凸彰浅]显的)(?=更|很|十分|格外|尤为|比较|非常|较为|有些)"
    r"|(?<=变的)(?<![改转演突质巨病嬗蜕政兵应渐多]变的)(?=更|越来越|很|十分|非常|日益|更加|比较)"
    r"|(?<=使的)(?<![大行天驱公特出赴促迫唆奉役信]使的)(?=学院|学生|师生|全院|广大|整个|教师|校园|工作|各|我们)"
    r"|(?<=来的)(?=及(?![其购]))|(?<=[舍巴恨顾由怪免]不的)(?![，。；不])|(?<=不的)(?=不[^，。；])"
    r"|(?<=懂的)(?=了?(?:感恩|如何|珍惜|尊重|怎样|应该|要))|(?<=心的)(?<![内真身核良]心的)(?=体会)"
    r"|(?<=[算称谈比赶顾跟]的)(?=上(?![午下级个次司学课班面海述])[一是^，。])|(?<=[经禁靠顶守稳留站]的)(?=[住起](?![来的在宿院户址校点因源始诉居])[^，。；]{0,6}[^，。；])"
    r"|(?<=赢的)(?=了|一致|广泛|师生|好评|各界|家长|尊重)"
    r"|(?=以(?:解决|实现|保障|恢复|落实|提升|改善|延续|化解|缓解|控制|完善|顺利(?:进行|开展|实施|完成|推进))[，。；])(?<=[^目为是有真别]的)"
    r"|(?=到(?:了?(?:有效|很好|及时|充分|进一步|广泛|妥善|圆满|明显|全面|大力|一致|高度|较好|显著|切实|不断|极大|广大)))(?<=[^目有真来去看听找学碰遇]的))"
)
_PLAIN_STATE = _any(
    "及时 到位 扎实 认真 细致 仔细 清楚 明白 充分 具体 详细 深入 彻底 规范 整齐 干净 整洁 准确 出色 稳妥 熟练 流利 精彩 热烈 生动 清晰 透彻 牢固 圆满 融洽 周到 周密 严密 妥当 严谨"
)
_COMPLEMENT = Pattern(
    rf"[的地](?=(?:{_PLAIN_STATE}|(?P<a>[\u4e00-\u9fff])(?P=a)(?P<b>[\u4e00-\u9fff])(?P=b))[，。；！、])(?:{_after('[的地]', '做 干 办 抓 写 说 讲 跑 走 学 管 练 唱 演 编 排 摆 叠 洗 擦 扫 记 背 算 查 读 念 核对 打扫 收拾 准备 布置 讲解 介绍 回答 落实 处置 处理 执行 训练 组织 安排 衔接 配合 表达 反映 描述 叙述 阐述 说明 讲述 交代 表述 解释 沟通 回复')})(?<![训演操排用][^，。]地)|"
    rf"(?:的|地(?!{_DEGREE}(?:远|近|偏|广|大|小|多|少|高|低|集中|分散)))(?=(?:{_DEGREE}{_STATE}(?:{_STATE})?|{_PICTURES}|不够?(?:{_STATE}))(?:{_END[3:-1]}|更|又|了[，。；]))"
    rf"(?:{_after('[的地]', _ACTS)})(?<![场工土耕住产所][^，。]地)"
)
# 症状消退的很快: behind 的 stands no 很 with an adjective that ends the clause; 来的很多 may be many people
_VERY = Pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?<![是些有])的(?=很(?:快|慢|顺利|及时|到位|明显|清楚|仔细|认真|充分|扎实|准确|紧密|迅速|稳妥|彻底|细致)(?:[，。；！、]|了[，。；]))"
)
# 得 and 的 that must be 地: adverbs before verbs
_ADVERB = Pattern(
    rf"得(?={_any(_DEEDS)}|[把向对为将]){_after('得', MANNERS)}"
    rf"|的(?={_any(_DEEDS)}(?:了(?!解)|过(?![去程])|好了|完了|起来)|把(?![手握关柄控脉戏])|将(?![来军士领要近]))(?:{_after('的', MANNERS)})"
    rf"|的(?={_any(_DEEDS)}(?:各(?![自界])|每|全[院校体]|所有|有关|相关部门|师生|学生|学院|群众|职工|教师|党的|国家|上级|中央|[《“\d]|他们|我们|存在)){_after('的', MANNERS)}"
    rf"|的(?={_VERBS_ONLY}{_NO_COMPOUND}){_after('的', ADVERBS_ONLY)}"
    rf"|的(?={_BOUND}){_after('的', MANNERS)}"
    rf"|的(?={_any(_SIMPLE_DEEDS)}[^\W\da-zA-Z的和与及或是了中上下后时等等能有为在工力程过情方措效目进机水作手])(?:{_after('的', _ALWAYS_ADVERBS)})"
)
# one after another: 一间房一间房的查
_ONE_BY_ONE = Pattern(
    rf"(?P<each>一[\u4e00-\u9fff]{{1,2}})(?P=each)(?P<particle>的)(?={_any(_DEEDS)}|{_VERBS_ONLY}|[查走看讲说问找跑学教练记做办核清数过抓改理谈想试敲排挖])"
)
# an object that is a verb: 表示热烈地欢迎
_AS_OBJECT = Pattern(
    rf"(?:进行了?|表示|给予了?|予以|作出了?|做出了?|作了|做了|得到了?|受到了?|引起了?|致以|展开了?|作)(?:最|更加?|非常|十分|较为|比较)?{_OBJECTS}(?P<particle>[地得])(?=[\u4e00-\u9fff]{{2}}(?:[，。；！？、和与及]|$))"
)
# 地 and 得 that must be 的: before nouns
_NOUN = Pattern(
    rf"地(?={_THINGS}(?!于)){_after('地', _QUALITIES)}"
    rf"|[地得](?={_any(_OWNED)}){_after('[地得]', _OWNERS)}"
    rf"|得(?={_NAMED}){_after('得', _MADE)}|地(?={_NAMED}){_after('地', '提出 制定 印发 下发 存在 取得 建立 报送 部署 反映 获得 发布 出台 布置 采取 承担 面临 遇到 收到')}"
)


# 地 and 得 that no common word holds
_LONE = Pattern(
    r"[地得](?![区方点址位面震铁下质理域段带产税图域形势级表热块皮板步球主基名市处痕道毯砖上以到了出知分奖意体当力失病逞罪益空手不很像多更来住起见住太令])"
    r"(?<![当实各场基土工驻属本外内境异领阵营产所在发源天大此牧林耕农草荒湿绿用园住原陆余目盆圣胜高平两旧老墓空飞落湖坡院裁业居址籍料作为取获值显使觉不心难懂记所应省免博赢求舍晓总多亏怪变只说做学走看听讲][地得])"
)
_LEFT, _RIGHT = 8, 6
_EDGE = Pattern(r"[，。；：！？、（）“”‘’《》\n \d]")
_HOW_VERBS = "做 办 写 说 讲 跑 走 学 管 练 唱 演 编 排 摆 洗 擦 扫 记 背 算 查 读 念 抓 干 活 过 睡 住 打扫 收拾 布置 讲解 介绍 回答 落实 处置 处理 执行 训练 组织 安排 衔接 配合 发挥 表现 演绎 贯彻 推进 开展 掌握 把握 进行 分析 剖析 考虑 准备 保存 保管 装扮 装点 打扮 修缮 维护"
# a verb, 的, and words up to the end of the clause that say how: 写的自然，
_HOW = Pattern(
    rf"[的地](?=[\u4e00-\u9fff]{{2,4}}[，。；！]){_after('[的地]', _HOW_VERBS)}(?<![训演操排用场工土耕住产][^，。]地)"
)
_HOW_TAGS = frozenset({"a", "i", "z"})
_NO_COMPLEMENTS = frozenset(
    "努力 辉煌 艰辛 根本 重要 困难 危险 幸福 快乐 必要 关键 主要 一般 不同 相同 实际 典型 秘密 新闻 错误 问题".split()
)
_HOW_VERBS_BY_WORD = frozenset(_HOW_VERBS.split())
_SO = Pattern(r"(?:很|非常|十分|比较|更加?|更为|特别|相当|极其|极为|较为?|越来越|格外|尤为)")

# a verb of one character, 的, and what shows that it cannot be an attribute: 学的懂、用的上, 老人们学的开心，
_CAN = Pattern(
    r"的(?=(?:快|慢|早|晚|准|稳|牢|细|实|紧|透|远)[，。；！])(?<=[^所有是我他她你们来去][找办跑走学写做干收修讲说查改传抓记练]的)|的(?=会[、，])(?<=[^有是所][学听]的)"
    r"|的(?=(?:懂|进去|出来|起来|上来|下去|过来|住|动|完|透|通|上)[，。；、！])(?<=[^有是我他她你们来去所][学听看读写说讲想用做干坐站走跑记拿跟留吃买办管]的)"
    r"|的(?=(?:很|特别|非常|十分|比较|更)?(?:开心|高兴|起劲|认真|仔细|投入|带劲|明白|清楚|流利|踏实|放心|舒心|安心|尽兴|热闹|津津有味|入迷|专注|用心|入神|舒服|暖心|省心|顺心|舒适|温暖|愉快|过瘾)[，。；、！])(?<=[^所有是][学玩吃干笑唱跳跑听看写讲说练聊住坐过]的)"
)
# a bare 地 between a verb and people: 学过急救地同学
_PEOPLE = Pattern(
    r"地(?=(?:同学|学生|师生|教师|老师|职工|群众|家长|人员|干部|党员|同志|单位|部门|企业|学院)(?![们]?们))(?<![当各基场驻属内外本异领阵营在产源发实农牧林园草工住用土耕绿湿荒高平目墓矿洼坡山余陆盆飞落两天大此胜圣原旧老空占征][地])(?<=[\u4e00-\u9fff]{2}地)"
)

# a modal, an adverb, 的 and a verb with people or things as its object: 要密切的关注学生
_MODAL_BEFORE = Pattern(
    rf"的(?=(?:{_any(_DEEDS)}|关注|支持|帮助|配合|监测|跟踪|关心|爱护|尊重|教育|监督|检查|督促)(?:学生|师生|教师|职工|群众|家长|牧民|孩子|老人|工作人员|动态|疫情|汛情|舆情|天气|病情|事态|火情|灾情|隐患|情况))(?:{_after('的', _ALWAYS_ADVERBS + ' 密切 全心全意 热情 耐心 深入 全面 仔细 细致 严格 全力 大力 尽心尽力 真诚 主动 积极 认真')})"
)


def _says_how(document: Document, at: int) -> bool:
    """Whether nothing but an adjective or a set phrase stands between this 的 and the end of the clause."""
    text = document.plain
    end = at + 1 + len(_EDGE.split(text[at + 1 : at + 7])[0])
    start = at + 1
    degree = _SO.match(text, start, end)
    words = cut(text[degree.end() if degree else start : end])
    if len(words) != 1 or words[0] in _NO_COMPLEMENTS or part_of_speech(words[0]) not in _HOW_TAGS:
        return False
    return text[at - 2 : at - 1] != "所" and (
        text[at - 2 : at] in _HOW_VERBS_BY_WORD or part_of_speech(text[at - 2 : at]) is None
    )


# a verb, 的, and how well it is done, to the end of the clause: 解释的不够细, 分区做的好
_HOW_WELL = Pattern(
    rf"的(?=(?:{_DEGREE}|不)(?:好|快|慢|早|晚|细|实|紧|准|稳|牢|透|足|深|清|严|彻底|到位|及时|扎实|认真|细致|仔细|清楚|明白|充分|具体|详细|深入|全面|规范|整齐|干净|准确|出色|稳妥|熟练|流利|精彩|生动|清晰|透彻|牢固|周到|顺利|合理|顺畅)(?:[，。；！、]|$))"
    r"|(?<=[做办抓写说讲管干画唱演建考编]的)(?=好[，。；！、])"
)
# and what comes of it: 听的入了神, 累的直不起腰
_OUTCOME = Pattern(
    r"的(?=入了?[神迷](?![入])|出了神|红了[眼脸]|流下了?[眼热]?泪|忘了(?:时间|吃饭|下班|回家|休息)|合不拢|直不起|喘不过|睁不开|说不出|抬不起|停不下|动弹不得|透不过|站不稳|满头大汗|汗流浃背|浑身|口干舌燥|精疲力|前仰后合|哈哈大笑|直(?:跺脚|拍手|摇头|哆嗦|发抖|点头)|团团转|热泪盈眶|目瞪口呆|一身汗|一头汗)(?<=[听看笑哭冻累热饿急气吓忙讲说唱跑疼渴困学读张动奋兴燥惊酸]的)"
)
_NO_DEEDS = frozenset("存在 需要 可能 应该 必须 具有 属于 成为 作为".split())


def _is_deed(text: str, at: int) -> bool:
    """Whether a verb stands right before this place that can be done well or badly, and no noun is made of it."""
    word = text[max(0, at - 2) : at]
    if text[at - 3 : at - 2] in "所是有最" and at > 2:
        return False
    return (part_of_speech(word) or "") in _VERBS_OR_DEEDS and word not in _NO_DEEDS


# what only describes nouns: 必要地访问通道
_ATTRIBUTE = Pattern(
    rf"地(?=[\u4e00-\u9fff]{{2}})(?![区方点域段带块位面形势理铁震质下级市租产图址税库名]){_after('地', '必要 重要 宝贵 雄厚 浓厚 优质 常见 典型 有关 上述 以上 类似 各类 现有 原有 全新 新增 日常 现行 必备 急需 特有 独有')}"
)
# 得 before what can be no complement: 不打招呼得开展抽查
_NO_COMPLEMENT = Pattern(
    r"得(?=开展|进行|推进|推动|召开|组织|实施|落实|完成|做好|抓好|检查|抽查|排查|督查|整改|处理|处置|解决|报送|上报|登记|宣传|引导|帮助|参加|参与|配合|执行|履行|服务|指导|学习|巡查|巡逻|询问|回答|讲解|讲述|介绍|分析|总结|研究|走访|慰问|看望|赶到|赶赴|奔向|跑向|走进|走向|离开|返回|加强|提高|提升|改进|完善|观看|聆听|参观|告诉|讨论|交流|投入|协助|清理|打扫)"
    r"(?<![获取值觉懂必须不只记免省使舍应总难亏落显变赢博求心晓所也还就都可才会要能早又再我你他她们非若]得)"
)
_HOW_TOLD = frozenset({"a", "ad", "an", "d", "i", "l", "z", "v", "vd"})


def _says_manner(text: str, at: int) -> bool:
    """Whether what stands before this place is a word of two characters or more that says how."""
    left = _EDGE.split(text[max(0, at - _LEFT) : at])[-1]
    word = cut(left)[-1] if left else ""
    return len(word) > 1 and (part_of_speech(word) in _HOW_TOLD or text[at - 2 : at] in _ADVERBS_BY_WORD)


_BEFORE_VERB = Pattern(rf"[的得](?=[\u4e00-\u9fff]){_after('[的得]', ALWAYS_BEFORE_VERBS)}")
_ADVERBS_BY_WORD = frozenset(ALWAYS_BEFORE_VERBS.split())
_VERBAL = frozenset({"v", "vd"})
_STUDIES = frozenset("学查讲做干写读")  # verbs that the dictionary takes for nouns too
_GOES_ON = Pattern(r"[了过着好完成出到起入向给在]|[\u4e00-\u9fff]?(?:各|每|这|那|我|你|他|她|全[院校体部县区国])")
# what stands before shows that a noun must follow: 进行认真的整改
_LISTED_WITH = Pattern(rf"(?:{_any(ALWAYS_BEFORE_VERBS)})、$")
_TAKES_NOUN = Pattern(
    r"(?:进行|开展|给予|予以|作|做|作出|做出|提供|得到|受到|经过|通过|在|有|是|为|以|用|靠|凭|对|把|将|从|向|与|和|及|、|的|出|了|着|更|最|很|较|种|个|次|番|项|场)(?:更|最|很|较|更加|十分|非常|比较|极其)?$"
)

# what can be followed by a verb only: 能够正常的上课, 要对设备认真的检查
_AFTER_MODAL = Pattern(r"(?:能够|可以|应当|应该|必须|无法|不能|[要应须]对[^，。；、\s]{1,12})\Z")
# what is to come about: 确保首日课程顺利的开出；
_ENSURED = Pattern(r"(?:确保|保证|力争|争取)[^，。；：、\s]{1,12}\Z")
_MODAL = 15  # code points of that
# 逐一仔细的检查: no noun has the first of them before it
_ONLY_ADVERBS = frozenset("逐一 逐个 逐项 逐户 逐条 逐人 逐栋 逐间 逐层 一一 连夜 再次 反复 重新".split())
# people and what is done something about, behind a verb that no noun is made of: 耐心的解答家长疑问
_OBJECT = Pattern(
    r"(?:家长|学生|师生|教师|老师|群众|职工|教职工|员工|师傅|病人|患者|旅客|居民|牧民|老人|孩子|同学|村民|客人|来访|来电|新生|干部|党员|问题|情况|隐患|疑问|疑惑|困难|矛盾|意见|诉求|原因|经验|任务|职责|秩序|故障|险情|政策|知识点|动作|要领|步骤|流程)"
    r"(?P<rest>[\u4e00-\u9fff]{0,6})(?=[，。；！、]|$)"
)
_COMPOUND_ENDS = Pattern(
    r"(?:工作|方案|制度|机制|办法|措施|程序|流程|能力|水平|标准|系统|平台|方式|方法|结果|效果|过程|质量|模式|体系|力度|作用|人数|情况|精神|态度|时间|小组|人员|活动|服务|意识|环境|氛围|基础|习惯|说明|报告|清单|记录|台账|材料)$"
)


def _drives_verb(document: Document, at: int, adverb: int) -> bool:
    """Whether the word behind an adverb of so many characters and this 的 is a verb that does something."""
    text = document.plain
    right = at + 1 + len(_EDGE.split(text[at + 1 : at + 1 + _LEFT])[0])
    verb = cut(text[at + 1 : right])[0]
    if verb in NO_ACTS:
        return False
    start, end = at - adverb, at + 1 + len(verb)
    alone = right == end > at + 2  # the clause ends with it
    kind = "v" if verb in _STUDIES else part_of_speech(verb)
    if alone and kind in _VERBAL | {"vn"} and _AFTER_MODAL.search(text, max(0, start - _MODAL), start):
        return True
    before = text[max(0, start - 6) : start]
    if alone and kind in _VERBAL | {"vn"} and before[-2:] in _ONLY_ADVERBS:
        return not _TAKES_NOUN.search(before[:-2])
    if kind not in _VERBAL or (_TAKES_NOUN.search(before) and not _LISTED_WITH.search(before)):
        return False
    if text[at] == "得":
        return len(verb) > 1
    if adverb >= len("一棵棵") and right == end and verb != "是" and text[start:at] in _ADVERBS_BY_WORD:
        return True
    if kind == "v" and len(verb) > 1 and _has_object(text, end):
        return True
    return _GOES_ON.match(text, end) is not None or (
        kind == "v"
        and (
            verb[-1] in "到好出完给在"
            if right > end
            else len(verb) > 1 and _ENSURED.search(text, max(0, start - _MODAL), start) is not None
        )
    )


_ADVERBIAL_TAGS = frozenset({"d", "c", "p", "f", "t", "ad", "r"})


def _has_object(text: str, at: int) -> bool:
    """Whether an object that ends the clause stands here, and not the rest of a noun: 家长疑问, not 学生工作."""
    match = _OBJECT.match(text, at)
    if match is None or "的" in match.group() or _COMPOUND_ENDS.search(match["rest"]):
        return False
    return _ADVERBIAL_TAGS.isdisjoint(part_of_speech(word) for word in cut(match["rest"]))


# behind four characters that paint a picture: 昏昏沉沉的躺在床上, 默默无闻得奉献
_PICTURED = Pattern(
    r"(?<=[\u4e00-\u9fff]{4})(?:的(?=[\u4e00-\u9fff])|得(?=[\u4e00-\u9fff]{2})(?![到以知出分奖益意很多]))"
)
_CLAUSE_END = Pattern(r"[，。；：！？\n]")


def _in_attribute(document: Document, at: int) -> bool:
    """Whether what begins here may describe a noun: another 的 follows in the clause (密密麻麻的写在墙上的字)."""
    rest = _CLAUSE_END.split(document.plain[at : at + 60])[0]
    return "的" in _CAN.sub("得", rest + "，")


_PICTURE_TAGS = frozenset({"i", "z"})


def _is_picture(word: str) -> bool:
    """Whether four characters are two that are each doubled, or a set phrase that says how."""
    return (word[0] == word[1] and word[2] == word[3]) or part_of_speech(word) in _PICTURE_TAGS


# nouns that are adverbs before 地
_ADVERBIAL = frozenset(
    "科学 系统 历史 艺术 形象 重点 人为 计划 部分 信心 质量 步骤 般 程度 限度 性 创造性 针对性 礼节性 有意识 下意识 人性 理性 感性 友谊 逻辑 本能 机械 直觉 整体 幸运 幸福 热情 深情 激情 感情 民主 和平 风趣 "
    "礼貌 礼节 耐心 细心 专心 好心 精心 用心 小心 信心 决心 诚心 真心 全心全意 一心一意 兴致 兴趣 口头 书面 私下 暗地 暗中 定期 长期 短期 临时 规律 习惯 经常 阶段 重点 部分 全程 全面 立体 空间 时间 表面 "
    "根本 基本 原则 具体 抽象 客观 主观 意外 偶然 必然 自然 天然 人工 直线 曲线 平行 孤立 独立 自由 有序 规范 标准 正规 公平 公正 正义 权威 专业 业余 集体 个别 单独 共同 统一 分类 分批 分步 分期 有机 中肯 合法 合理合法 有力 合理".split()
) | frozenset(MANNERS.split())


def _between_nouns(document: Document, at: int) -> bool:
    """Whether the particle at this place is a word of its own between two nouns."""
    text = document.plain
    left = at - len(_EDGE.split(text[max(0, at - _LEFT) : at])[-1])
    right = at + 1 + len(_EDGE.split(text[at + 1 : at + 1 + _RIGHT])[0])
    words = cut(text[left:right])
    begin = left
    for index, word in enumerate(words):
        if begin == at:
            if word != text[at] or not 0 < index < len(words) - 1:
                return False
            before, after = words[index - 1], words[index + 1]
            return (
                len(before) > 1
                and len(after) > 1
                and before not in _ADVERBIAL
                and before not in OF_PLACES
                and part_of_speech(before) in _NOUNS
                and part_of_speech(after) in _NOUNS_ONLY
            )
        begin += len(word)
    return False


def _is_loose(document: Document, at: int) -> bool:
    """Whether the particle at this place is a word of its own behind a verb."""
    text = document.plain
    left = at - len(_EDGE.split(text[max(0, at - _LEFT) : at])[-1])
    words = cut(text[left : at + 1])
    return (
        len(words) > 1
        and words[-1] == text[at]
        and len(words[-2]) > 1
        and words[-2] not in OF_PLACES
        and part_of_speech(words[-2]) in _VERBS_OR_DEEDS
    )


# one between two characters: whether it is right is seen from the words around it
_ANY_PARTICLE = Pattern(r"[的地得](?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff][的地得])")
_VERBS_OR_DEEDS = frozenset({"v", "vn"})
_NOUNS = frozenset({"n", "nt", "ns", "nr", "nz", "vn"})
_NOUNS_ONLY = frozenset({"n", "nt", "ns", "nz"})


def wrong_particle(document: Document) -> Iterator[Hit]:
    """的、地、得用混：工作做的很扎实（得）、认真得完成（地）、积极的组织了演练（地）、良好地基础（的）、觉的（得）。

    只查前后的词已经定了该用哪个字的地方：动词和程度补语之间用“得”，状语和动词之间用“地”，定语和名词之间用“的”。
    两可的不提示：“深入的调查”“做的更多”“来的很多”。只凭词性判断的（默默的守着、写的自然）作建议。引号、书名号里的不查。
    """
    told: set[int] = set()
    for pattern, right in (
        (_FOR_DE, "得"),
        (_COMPLEMENT, "得"),
        (_VERY, "得"),
        (_ADVERB, "地"),
        (_ONE_BY_ONE, "地"),
        (_AS_OBJECT, "的"),
        (_NOUN, "的"),
    ):
        for match in document.finditer(pattern, CONTENT):
            start, end = match.span("particle" if "particle" in match.groupdict() else 0)
            if start not in told:
                told.add(start)
                message = f"“{document.text[start]}”应为“{right}”"
                yield Hit(start, end, message, fix=Fix(right, safe=pattern is _FOR_DE))
    for pattern, right in ((_CAN, "得"), (_MODAL_BEFORE, "地")):
        for match in document.finditer(pattern, CONTENT):
            if match.start() not in told and not (pattern is _CAN and _in_attribute(document, match.end())):
                told.add(match.start())
                yield Hit(*match.span(), f"“的”应为“{right}”", Severity.INFO, fix=Fix(right))
    for match in document.finditer(_PEOPLE, CONTENT):
        if _is_loose(document, match.start()):
            told.add(match.start())
            yield Hit(*match.span(), "“地”应为“的”", Severity.INFO, fix=Fix("的"))
    text = document.plain
    for pattern, holds, right in (
        (_HOW_WELL, _is_deed, "得"),
        (_OUTCOME, None, "得"),
        (_ATTRIBUTE, None, "的"),
        (_NO_COMPLEMENT, _says_manner, "地"),
    ):
        for match in document.finditer(pattern, CONTENT):
            at = match.start() - (match.end() == match.start())
            if at in told or (holds is not None and not (match.end() == match.start() or holds(text, at))):
                continue
            if pattern is _OUTCOME and _in_attribute(document, at + 1):
                continue
            told.add(at)
            yield Hit(at, at + 1, f"“{text[at]}”应为“{right}”", Severity.INFO, fix=Fix(right))
    for match in document.finditer(_HOW, CONTENT):
        if match.start() not in told and _says_how(document, match.start()):
            told.add(match.start())
            yield Hit(*match.span(), "动词和说它怎样的话之间用“得”", Severity.INFO, fix=Fix("得"))
    for match in document.finditer(_BEFORE_VERB, CONTENT):
        at = match.start()
        adverb = next(size for size in (5, 4, 3, 2) if document.plain[max(0, at - size) : at] in _ADVERBS_BY_WORD)
        if at not in told and _drives_verb(document, at, adverb):
            told.add(at)
            yield Hit(at, at + 1, "状语和动词之间用“地”", Severity.INFO, fix=Fix("地"))
    for match in document.finditer(_PICTURED, CONTENT):
        at = match.start()
        if at in told or not _is_picture(document.plain[at - 4 : at]):
            continue
        if match.group() == "得" or (_drives_verb(document, at, 4) and not _in_attribute(document, at + 1)):
            told.add(at)
            right = "地" if match.group() == "的" else "地”或“的"
            yield Hit(at, at + 1, f"“{match.group()}”应为“{right}”", Severity.INFO, fix=Fix("地"))
    for match in document.finditer(_LONE, CONTENT):
        if match.start() not in told and _between_nouns(document, match.start()):
            message = f"前后都是名词，“{match.group()}”应为“的”"
            told.add(match.start())
            yield Hit(*match.span(), message, Severity.INFO, fix=Fix("的"))
    for match in document.finditer(_ANY_PARTICLE, CONTENT):
        at = match.start()
        if at not in told and (right := right_particle(text, at)):
            yield Hit(at, at + 1, f"“{text[at]}”应为“{right}”", Severity.INFO, fix=Fix(right))


RULES = (
    Rule(
        check=wrong_particle,
        family="proofreading",
        title="的地得用混",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        bad=(
            "5月20日，后勤处把管网检修做⟦的⟧很扎实。",
            "5月20日，保卫处认真⟦得⟧完成夜间巡查。",
            "5月20日，机电工程系积极⟦的⟧组织了疏散演练。",
            "5月20日，两个系打下良好⟦地⟧基础。",
            "5月20日，值班员觉⟦的⟧阀门有异响，报告了后勤处。",
            "5月20日，党员要原原本本⟦的⟧学，确保新课程顺利⟦的⟧开出；学员学⟦的⟧会、用得上，书也找⟦的⟧快。",
            "5月20日，宿舍打扫⟦的⟧干干净净。",
            "5月20日，学院召开⟦得⟧会议有12个部门参加。",
            "5月20日，工会听取师生⟦得⟧意见16条。",
            "5月20日，供水问题⟦的⟧以解决。",
            "5月20日，教务处不断⟦的⟧完善补考办法。",
            "5月20日，演练组织⟦地⟧非常有序。",
            "5月20日，方案⟦的⟧到进一步细化。",
            "5月20日，值班员一间房一间房⟦的⟧查，图书馆⟦地⟧座位已经登记。",
            "5月20日，学院向师傅们表示热烈⟦地⟧欢迎。",
            "5月20日，学生能够正常⟦的⟧上课，师傅不厌其烦⟦的⟧纠正。",
            "5月20日，要对管网认真⟦的⟧检修，名称写⟦的⟧前后不一。",
            "5月20日，新生学⟦的⟧懂、用⟦的⟧上，老人学⟦的⟧开心，讲⟦的⟧清楚。",
            "5月20日，值班员昏昏沉沉⟦的⟧躺在床上，老师们默默无闻⟦得⟧奉献。",
            "5月20日，补助足额、及时⟦的⟧发到学生手中，党员坚持不懈⟦的⟧改，双方坦诚⟦的⟧交换了意见。",
            "5月20日，预案解释⟦的⟧不够细，分区做⟦的⟧好，学生听⟦的⟧入了迷，师傅手把手⟦的⟧教。",
            "5月20日，现有⟦地⟧设备不够用，保卫处不打招呼⟦得⟧检查宿舍，又对管网逐一仔细⟦的⟧检修。",
            "5月20日，教务处耐心细致⟦的⟧解答学生疑问。",
            "5月20日，师生吃⟦的⟧安心、住得舒心。",
            "5月20日，学过急救⟦地⟧同学到场，系里全心全意⟦的⟧支持学生实习。",
        ),
        good=(
            "5月20日，后勤处把管网检修做得很扎实。",
            "5月20日，保卫处对锅炉房作了深入的检查。",
            "5月20日，学院要做的更多，后勤处先检修管网。",
            "5月20日，机电工程系获得的成绩已经公示。",
            "5月20日，事故发生地情况稳定，所在地学生已经返回。",
            "5月20日，后勤处采取了有力的措施。",
            "5月20日，张某的感觉的确没错。",
            "5月20日，墙上写着“认真得完成”五个字。",
            "5月20日，学院地处城北，学生得病由医务室接诊。",
            "5月20日，教师的职责和学生的建议写进办法。",
            "5月20日，实训课讲了地幔结构，师傅把产品卖到盟里腹地经济带。",
            "5月20日，资金的到位时间已经商定，来的很多是家长。",
            "5月20日，学生居住地较远，合同约定适用法院地、侵权行为地法律，牧民有饲草料地6亩。",
            "5月20日，墙上是栩栩如生的图案，学生写了各种各样的作业，办法行之有效的部分保留。",
            "5月20日，值班员得检查门锁，现有地块已经丈量，学生反映的不多，作了细致的解答，面对面的交流有三次。",
            "5月20日，及时的反馈情况说明已存档，学生最关心的不够具体，累的直不起腰的值班员已换班。",
            "5月20日，学院需要正常的供电，有认真的检修、主动的配合。",
            "5月20日，密密麻麻的写在墙上的字已经清除，大大小小的整改到位的问题12个。",
            "5月20日，食堂备好学生吃的热闹、热乎的饭菜，公寓添置坐的舒服、睡的安稳的床铺。",
        ),
    ),
)  # fmt: skip
