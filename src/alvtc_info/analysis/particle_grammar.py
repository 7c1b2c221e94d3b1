"""Which of 的, 地 and 得 the words before and behind it demand, where they leave no choice.

A particle is judged where the clause is cut so that it stands alone. Nouns follow 的, what is done follows 地, and how
it is done, or what comes of it, follows 得; what may be either is left alone.
"""

from __future__ import annotations

from functools import lru_cache

from alvtc_info.analysis.counted_nouns import NO_NOUN, counted_noun
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, part_of_speech

_LEFT, _RIGHT = 12, 10  # code points on either side that are cut
_CLAUSE = 60
_NOT_HAN = Pattern(r"[^\u4e00-\u9fff]")
_CLAUSE_END = Pattern(r"[，。；：！？\n]")
_STOPS = "，。；！？、）”"
# adverbs, and adjectives that say how something is done
MANNERS = (
    "认真 积极 及时 迅速 深入 全面 扎实 切实 严格 仔细 细致 主动 顺利 圆满 有效 有序 充分 准确 果断 妥善 详细 耐心 热情 自觉 稳步 快速 科学 合理 精准 踊跃 如实 彻底 成功 "
    "熟练 有力 坚决 广泛 不断 逐步 逐渐 逐一 逐项 逐个 进一步 高效 平稳 紧密 稳妥 高标准 高质量 不折不扣 有条不紊 因地制宜 扎扎实实 认认真真 踏踏实实 仔仔细细 保质保量 有针对性 创造性 一丝不苟 "
    "坚定不移 持之以恒 旗帜鲜明 系统 清楚 清醒 深刻 自发 熟练 密切 集中 很好 更好 较好 最大限度 持续 稳定 安全 "
    "极大 亲切 深切 高兴 激动 紧张 周密 明确 具体 详尽 客观 公正 统一 牢固 牢牢 深深 紧紧 默默 悄悄 慢慢 渐渐 轻轻 静静 郑重 不失时机 坚持不懈 毫不犹豫 争先恐后 齐心协力 井然有序 一如既往 "
    "脚踏实地 实事求是 千方百计 满怀信心 有计划 有步骤 有组织 有重点 分层次 多渠道 全方位 多角度 大规模 细心 用心 尽心 精心 耐心 真诚 诚恳 虚心 谨慎 审慎 稳健 灵活 巧妙 生动 形象 直观 顽强 勇敢 大胆 平安"
)
ADVERBS_ONLY = (
    MANNERS
    + " 分别 自动 连夜 连夜不停 真实 耐心 一点一点 一字一句 一笔一画 一遍遍 一件件 一户户 一个个 一一 逐字逐句 逐条 逐户 逐件 逐人 不停 不时 随时 定期 按时 按期 准时 直接 间接 共同 轮流 亲自 "
    "率先 重新 反复 再三 全力 大力 尽力 努力 竭尽全力 想方设法 马不停蹄 夜以继日 不厌其烦 不遗余力 毫无保留 毫不留情 心平气和 语重心长 津津有味 聚精会神 全神贯注 目不转睛 兴致勃勃 兴高采烈 "
    "自豪 骄傲 欣慰 遗憾 痛心 严厉 严肃 恳切 谦虚 镇定 沉着 冷静 果敢 机智 勇敢 奋力 拼命 使劲 用力 飞快 麻利 熟练 娴熟 流利 大声 小声 轻声 悄悄 偷偷 缓缓 缓慢 匆忙 急忙 慌忙 匆匆 急匆匆"
)
# adverbs that are hardly ever before a noun: 的 between one of them and a verb must be 地
ALWAYS_BEFORE_VERBS = (
    "原原本本 坚定不移 坚持不懈 源源不断 一如既往 默默 郑重 悄悄 慢慢 静静 渐渐 情不自禁 不约而同 兴致勃勃 紧紧 不失时机 深有感触 尽情 不时 脚踏实地 满怀信心 千方百计 主动 迫不及待 争先恐后 始终不渝 踏踏实实 从容 "
    "手把手 面对面 心贴心 点对点 背靠背 肩并肩 手拉手 实打实 一门心思 不打招呼 不留情面 不分昼夜 不计得失 无条件 毫无保留 毫不留情 成群结队 三五成群 自上而下 由浅入深 循序渐进 分批次 分阶段 分层级 有重点 有侧重 有选择 "
    "坦诚 足额 准时 热忱 恳切 欣然 毅然 通力 竭诚 勤恳 急切 飞快 匆匆 全程 "
    "巧妙 耐心 紧锣密鼓 语重心长 毫不犹豫 自然而然 轻轻 高高兴兴 果断 仔细 挨家挨户 由衷 不由自主 坚决 迅速 及时 快速 逐步 逐一 逐项 逐渐 逐个 认真 积极 如实 妥善 稳妥 切实 牢牢 深深 有效 有序 有力 顺利 圆满 "
    "更好 很好 充分 扎实 扎扎实实 认认真真 仔仔细细 实事求是 因地制宜 有条不紊 井然有序 持之以恒 夜以继日 连夜 分别 自动 自觉 踊跃 准确 详细 细致 深入 全面 严格 科学 合理 集中 密切 紧密 定期 按时 随时 反复 "
    "不断 持续 进一步 极大 创造性 有计划 有步骤 有组织 有针对性 最大限度 高质量 高标准 不折不扣 一丝不苟 不厌其烦 不遗余力 心平气和 津津有味 聚精会神 全神贯注 目不转睛 兴高采烈 马不停蹄 想方设法 小心翼翼 不由分说 自始至终 一步步 一件件 一点点 一遍遍 一棵棵 一次次 一项项 一户户 热情 亲切 真诚 诚恳 虚心 小心 大胆 勇敢 顽强 刻苦 勤奋 努力 正常 顺畅 平稳 用心 细心 精心 尽心尽力 全心全意 齐心协力 同心协力 团结一致 自发 自豪 清醒 清楚 深刻 明确"
)
_OTHERS = (
    "一再 一味 一律 一次性 一致 下意识 不住 不可避免 不定期 专心 严密 严正 久久 乐呵呵 书面 "
    "亲口 亲手 人为 仓促 任意 优先 优质高效 低价 偶然 免费 全天候 公开 关切 兴奋 出色 利索 "
    "利落 制度化 剧烈 动情 勉强 勤劳 协调 单独 又好又快 友好 口头 同步 呆呆 善意 因材施教 "
    "坚定 坦率 多次 大幅 好奇 好好 妥当 孤立 安心 完整 尖锐 尽快 层层 屡屡 屡次 常态化 "
    "平实 平静 幸福 幸运 庄严 建设性 开心 强烈 当场 当面 很快 徐徐 忠实 快快 快速高效 恰当 "
    "恶意 惊喜 惊讶 愉快 意外 感慨 感激 慎重 慷慨 执著 持久 擅自 放心 整齐 无偿 无奈 无私 "
    "日复一日 早早 昂然 明显 显著 暂时 暗暗 有意识 有机 欣喜 正确 死死 毫不动摇 深情 清晰 "
    "满意 满腔热情 激动不已 热切 热烈 焦急 爽快 狠狠 独立 痴痴 白白 盲目 相应 着急 短暂 "
    "礼节性 礼貌 私下 秘密 稳稳 突出 突然 简单 简要 粗略 精益求精 精确 精细化 精辟 紧接着 "
    "纷纷 细细 经常 群策群力 肯定 自主 自信 自然 自由 艰苦 艰难 苦苦 英勇 草率 衷心 被动 "
    "规范化 象征性 豪迈 踏实 辛苦 迅猛 过早 远远 连忙 连连 迫切 适时 逐级 重重 针对性 "
    "长期 陆续 随意 集体 挨个 带头 迷惑 不解 疑惑 困惑 试探 挑衅 赞许 鼓励 嘲讽 讽刺 警惕 期待 频繁 频频 风趣 饶有兴趣 高声 高度 高质 高高 默契 齐刷刷 "
)
HOW = frozenset((ADVERBS_ONLY + " " + ALWAYS_BEFORE_VERBS + " " + _OTHERS).split())
ONLY_ADVERBS = frozenset(ALWAYS_BEFORE_VERBS.split())
# adverbs that describe no noun
NEVER_ATTRIBUTES = frozenset(
    (
        "一一 一再 不住 不停 不可避免 不定期 不断 不时 不由自主 不知不觉 不约而同 久久 乐呵呵 "
        "亲手 亲自 使劲 偷偷 分别 切实 匆匆 原原本本 反复 大力 好奇 如实 尽情 徐徐 急忙 "
        "悄悄 感慨 慌忙 慢慢 手把手 日复一日 昂然 暗暗 更好 最大限度 有步骤 有计划 有重点 欣然 "
        "死死 毅然 毫不犹豫 毫不留情 深深 渐渐 牢牢 狠狠 由衷 稳稳 突然 紧紧 纷纷 缓缓 轮流 "
        "轻轻 进一步 连夜 连忙 连连 适时 逐一 逐个 逐户 逐条 逐步 逐渐 逐项 重新 陆续 "
        "静静 频频 默默 "
    ).split()
)
_REPEATED = Pattern(
    r"(?:(?P<a>[\u4e00-\u9fff])(?P=a)(?P<b>[\u4e00-\u9fff])(?P=b)|一[\u4e00-\u9fff]一[\u4e00-\u9fff]|(?P<c>[\u4e00-\u9fff]{2})(?P=c))$"
)
_LONG = (5, 4, 3)  # code points of adverbs that the dictionary has in parts: 有计划
_ONE_AFTER_ANOTHER = Pattern(r"一(?P<a>[\u4e00-\u9fff])(?P=a)$")
# what is repeated and is a noun
_ALL_OF = frozenset(
    "方方面面 老老少少 家家户户 点点滴滴 时时刻刻 里里外外 上上下下 世世代代 风风雨雨 山山水水 日日夜夜 子子孙孙 一草一木 一言一行 一举一动 一点一滴 一时一地 一人一身 细长细长 一家一户".split()
)
PREPOSITIONS = frozenset("把将被向往从对给替为与跟在用按以朝沿由")
_WAYS = frozenset("往向从")
_HANDLES = frozenset("把将被")  # none of them begins what 的 describes
_NO_HANDLE = frozenset("是有会要为给")  # 将会, 被给予
_RESULTS = frozenset("了过着好完成出到起入向给在上下进回住掉走开满来去")
_NOUN_GOES_ON = frozenset("的者很是让使令都也会能可有对率表单")
_GOING = frozenset("了着起过")
_DIRECTIONS = frozenset("起来 下去 出来 下来 上来 过来 进去 回来".split())
_DONE = frozenset("好完成到")
_RESULT_ENDS = frozenset("到好出完给在成入向进起上下过")
_SEES = frozenset(
    "看到 看见 意识到 认识到 感到 感受到 体会到 发现 知道 记得 说 指出 认为 表示 觉得 了解到 问 问道 说道 回答 答道 告诉 写道 听到 想到 想起".split()
)
# verbs of which no noun is made
ONLY_DONE = frozenset(
    "听取 讲解 加以 予以 再现 打分 派单 转移 清理 赶到 赶赴 赶往 履行 上报 报送 疏散 撤离 传达 打扫 整理 修复 召开 提出 指出 印发 下发 核对 登记 看望 护送 搬运 扑灭 切断 关闭 收集 征求 采纳 填写 签订 提交 递交 发放 领取 拨打 告诉 告知 提醒 劝导 化解 消除 排除 融入 走进 走向 迈向 投身 承担 担负 肩负 面对 接受 说道 告诫 叮嘱 询问 查看 翻阅 翻看 阅读 倾听 聆听 观看 记下 写下 拿出 打开 取得 完成 做到 做好 抓好 办好 搞好 推向 抓住 守护 守住 引导 带领 协助 安抚 救出 送医 送到 送往 看到 找到 来到 记住 坚守 遵守 排出 查出 讲述 描述".split()
)
_GOES_ON = frozenset({"d", "p", "c", "ul"})  # what goes on behind a subject: 及时的反馈情况已存档
_GROUPS = frozenset("各 每 全 所有 有关 相关 全体 全院 全校 上级 党的".split())
SIMPLE_ACTS = frozenset("讲想看听笑哭走跑站坐躺蹲跪等守抱拉推抓握拍敲擦洗扫写念读记数查找教学练做干办")
# what the dictionary takes for verbs, and does nothing
NO_ACTS = frozenset(
    "是 有 为 在 要 会 能 可 应 须 该 属于 成为 突出 坚强 兴奋 失败 成功 发达 繁荣 得失 感谢 祝贺 称赞 投入 治疗 导向 取向 走向 动向 潜在 内在 外在 存在 爱好 友好 美好 良好 完好 付出 支出 收入 演出 输入 输出 经过 难过 深入 杰出 养成 组成 现成".split()
)
_TAKES_NOUN = Pattern(
    r"(?:进行|开展|给予|予以|作|做|作出|做出|提供|得到|受到|经过|通过|表示|在|有|是|为|以|用|靠|凭|对|把|将|从|向|与|和|及|、|的|出|了|着|更|最|很|较|种|个|次|番|项|场)(?:更|最|很|较|更加|十分|非常|比较|极其)?$"
)
_HAS_SO = Pattern(
    r"(?:表示|致以|展开了?|有了|有着|具有|得到了?|受到了?|引起了?|给予了?|予以|作了|作出了?|做了|做出了?|进行了?|产生了|形成了|带来了?|取得了?|获得了?|迎来了?)(?:更加?|很|十分|非常|较|比较|极大|最)?$"
)
_MUST = Pattern(
    r"(?:能够|可以|应当|应该|必须|无法|不能|逐[一个项户条人栋间层]|一一|连夜|再次|反复|重新|[要须]对[^，。；、]{1,5})$"
)
MODAL = Pattern(
    r"(?:为了|以便|便于|有利于|[一二三四五六七八九十]是|逐[一个项户条人栋间层]|一一|连夜|再次|反复|重新|[要须]对[^，。；、]{1,5}|[要应须会能将可就也都又还便正已才再]|必须|能够|可以|继续|一直|正在|已经|始终)$"
)
_VERY_BEFORE = Pattern(r"(?:更加?|很|十分|非常|较|比较)$")
_NAMES_A_THING = Pattern(
    r"(?:工作|方案|制度|机制|办法|措施|程序|流程|能力|水平|标准|系统|平台|方式|方法|结果|效果|过程|质量|模式|体系|力度|作用|人数|情况|精神|态度|时间|小组|人员|活动|服务|意识|环境|氛围|基础|习惯|说明|报告|清单|记录|台账|材料)$"
)
# nouns of the list that are done, too, and nouns that say how
_DONE_TOO = frozenset(
    "领导 规定 协商 学会 评价 动员 做人 做学问 出场 关心 代表 计划 规划 报告 编辑 证明 总结 记录 标志 讲话 决策 评论 会见 参观 体验 通报 通知 批示 答复 展示 展现 反映 体现 建议 要求 检查 服务 承诺 安排 投诉 举报 培训 演练 面试 初试 复试 调研 走访 巡查 核查 摸排 谈判 会谈 演出 比赛 命令 交易 拨款 补贴 支出 收入 贷款 捐款 罚款 实验 试验 测试 研究 评估 审批 工作 活动".split()
)
_SAYS_HOW = frozenset(
    "电话 微信 网络 网上 线上 线下 现场 当场 当面 书面 口头 集体 实地 重点 全程 全员 全面 整体 局部 人工 手工 民主 法治 依法 科学 系统 历史 立体 逐页 逐条 逐项 大力 全力 高声 大声 小声 精心 用心 热情 深情 努力 自觉 有力 步行 轮流 为此 怎么 如何 这样 那样 什么".split()
)
_TAKEN_FOR_VERBS = (["于"], ["了"], ["着"], ["过"], ["到"])  # 作用于
_VERIES = (("更",), ("最",), ("很",), ("较",), ("越来越",), ("众",))
_SHORT_BODIES, _OUR, _NAME = frozenset("校院系处室队班科"), frozenset("我本该贵"), 2
_COUNT_OWNERS = tuple("名位家所间")
OWNERS = frozenset(
    "自己 社会 国家 人们 大家 教务处 后勤处 保卫处 学生处 党委 支部 食堂 宿舍 校园 课程 项目 工程 会议 活动 全院 全校 部门 专业 班级 各系 各班 图书馆 教室".split()
)
TIMES = frozenset(
    "昨天 今天 明天 前天 去年 今年 明年 前年 目前 当前 现在 过去 以前 以后 上周 本周 下周 上月 本月 下月 当天 次日 上午 下午 晚上 早上 中午 平时 平日 往年 近年 近期 前期 后期 初期 中期 期末 期初 学期 上学期 本学期 当年 当时 那时 此前 此后 之前 之后 春季 秋季 冬季 夏季 当日 早期 今后 节前 节后 课前 课后 会前 会后 赛前 赛后 原来 本来 最后 最初 最近 这里 那里 哪里 此处".split()
)
# what describes nouns only: 必要地访问通道
ONLY_DESCRIBE = frozenset(
    "必要 重要 宝贵 雄厚 浓厚 优质 常见 典型 有关 上述 以上 类似 各类 现有 原有 全新 新增 日常 现行 必备 急需 特有 独有 难忘 醒目 崭新 优秀 先进 巨大".split()
)
_SO_MANY = Pattern(
    r"[\d一二两三四五六七八九十百千几数半多余](?:个|名|位|项|条|年|月|天|周|小时|分钟|个月|学期|学年|届|期|批|类|种|级|岁)$"
)
_ADVERB_ENDS = frozenset("性力心情般量史术象能械辑貌学统度步划")  # 历史, 本能, 有计划: they are adverbs before 地
_INSIDE = frozenset("上里中内外下旁前后间")
_ADMINISTRATIVE = frozenset("市州区县处里")  # 8个地市, 学校地处
_NAMES = frozenset({"ns", "nt", "s"})
# verbs that make names of places: 居住地, 事发地
OF_PLACES = frozenset(
    "居住 注册 户籍 所在 事发 发生 目的 集散 出生 工作 经营 生产 登记 就业 来源 生源 输入 输出 迁入 迁出 流入 流出 施工 建设 办公 办学 服务 实习 演练 比赛 举办 承办 开户 发源 诞生 起源 采集 试验 种植 养殖 放牧 转场 打草 安置 隔离 疏散 集合 停放 堆放 存放 埋藏 倾倒 拍摄 取景 取材 采风 调研 考察 培训 集训 参赛 旅游 度假 避暑 栖息 繁殖 越冬 产卵 分布 交货 交付 发货 收货 履行 仲裁 签订 行政 执法 纳税 参保 就医 报名 考试 报考 招生 招聘 求学 任职 挂职 驻村 帮扶 扶贫 支教 援助 对口 受灾 震中 避难 投放 回收 处理 处置 填埋 储存 储备 供应 销售 消费 原产 主产 冲积 开采 勘探 耕作 灌溉 饲草 草料 牧草 侵权 行为 犯罪 案发 作案 事故 返乡 原籍 籍贯 寄宿 住宿 暂住 借住 租住 前往 到达 出发 途经 中转 换乘 活动 会议 展览 展示 拆迁 征用 租用 承包 流转 绿化 复垦 预留 闲置 撂荒 撤离 集结 驻扎 服役 征集 推荐 派出 接收 安葬 祭扫 纪念".split()
)
OF_GROUND = frozenset(
    "种扫拖占落着征买用耕租住驻离倒坐接见随就拔遍满翻犁浇整下产属实当本外异圣分宝两多此各某何原内土田草林山洼盆高低平旱湿荒坡场工营基阵战领园墓腹心余境天大陆空目宗样"
)
# what is felt or suffered, of which something may come
FEELS = frozenset(
    "激动 感动 高兴 兴奋 紧张 开心 难过 伤心 疲惫 害怕 吃惊 气愤 着急 焦急 痛苦 难受 羞愧 慌张 疼痛 劳累 忙 累 吓 冻 热 饿 渴 困 急 气 笑 哭 疼 痛 冷 烧 烫 撞 压 挤 砸 晒 淋 吹 冲 堵 刮 磨 砍 打 摔 踩 说 看 听 惊 羞 愁 怕 喜 乐 晃 震 颠 噎 呛 熏 烤 勒 咬 抓 催 逼 问 忙碌 折腾 堵塞 拥堵 感染 震惊 惊讶".split()
)
_MAKES_SO = FEELS | frozenset(
    "幸福 寒冷 炎热 感慨 自豪 惊喜 欣喜 尴尬 无奈 热闹 拥挤 打扫 收拾 布置 整理 装点 装饰 打扮".split()
)
_GOT = frozenset(
    "冠军 亚军 季军 第一 荣誉 奖状 证书 金牌 银牌 铜牌 奖金 奖励 民心 人心 高分 实惠 好处 补助 奖杯 头筹 真传 大奖 一等奖 机会 支持 帮助".split()
)
ILLS = frozenset("病癌炎症瘤疹癣疮疾")  # 学生得肺炎送医
_A_PART = Pattern(r"一(?:环|部分|项|个|种|步|员|课|面|条|次|刻|天|件|场|点|笔|页|段)")
DEGREE = Pattern(
    r"非常|很不?|十分|比较|更加|更为|更|特别|相当|极其|极为|较为|较|越来越|越发|愈发|不够|不太|不怎么|不大|还不够|还不|太|过于|尤为|格外|异常|颇为|这么|那么"
)
ONCE_HOW = frozenset(
    "好快慢早晚细实紧准稳牢透足深差久严满勤猛凶狠死松乱齐平匀净亮熟顺急轻重直歪清精巧妙美旺密香甜苦暗浓淡厚薄"
)
HOW_WELL = frozenset(
    "不错 漂亮 红火 热闹 足够 合适 及时 到位 扎实 认真 细致 仔细 清楚 明白 顺利 充分 具体 详细 深入 彻底 全面 规范 整齐 干净 整洁 完整 准确 出色 成功 稳妥 熟练 流利 精彩 热烈 活跃 积极 主动 有序 有力 有效 严格 严密 周密 周到 清晰 透彻 牢固 圆满 融洽 平稳 精准 妥当 生动 迅速 快速 科学 严谨 充实 愉快 辛苦 高效 周全 仓促 突然 匆忙 顺畅 流畅 松散 紧凑 茂盛 旺盛 平整 均匀 结实 牢靠 踏实 潦草 草率 马虎 笼统 模糊 粗糙 简略 热切 迫切 严厉 端正 笔直 透亮 齐整 便捷 便利 安静 通透 沉重 沉稳 沉着 从容 默契 地道 利索 麻利 轻松 吃力 艰难 勉强 自然 生硬 别扭 拖沓 滞后 粗浅 肤浅 到家 起劲 卖力 投入 专注 入神 细腻 深刻 饱满 红肿 发白 发亮 通红 滚烫 冰凉 粉碎 稀烂 漆黑 雪亮 崭新".split()
)
# what things are, rather than what is done
_WHAT_THINGS_ARE = frozenset(
    "一致 不同 不足 严重 丰富 优秀 低下 便宜 偏僻 偏远 先进 关键 典型 分散 单一 危险 发达 可靠 合理 困难 复杂 安全 完备 宝贵 寒冷 干燥 年轻 年长 广泛 开阔 拥挤 明显 普遍 有限 正确 潮湿 炎热 熟悉 特殊 狭窄 珍贵 相似 真实 突出 简单 繁重 肥沃 艰巨 落后 薄弱 贫困 贫瘠 重要 陌生 集中 齐全".split()
)
_MORE = frozenset("了 些 多了 很多 得多 一些 多 许多 点 一点 极了".split())
_ADJECTIVES = frozenset({"a", "ad", "an", "z", "i", "b"})
_BETTER = Pattern(r"更|还|要|都|快|早|晚|好|慢|稳|细|紧|顺利|扎实")
_CANNOT = Pattern(
    r"[说直睁合顾喘抬停动站坐走挪透迈吃睡听看认分辨数开关下进出上拔转回缓张伸弯离握拿端提写答记想藏掩忍止收打放撑挤翻爬哭笑发插腾赶见咽起吱哼爱舍]不(?:出|起|开|拢|上|过|来|得|了|住|动|稳|下|进|去|着|清|见|到|成|完|赢|掉|释手|是)"
)
_COMES_OF_IT = Pattern(
    r"入了?[神迷]|出了神|直(?!接|到|至|属)|气喘|连连|浑身|满[脸头身地手]|一[身头脸]|团团转|汗流|热泪|泪流|目瞪|哑口|东倒西歪|七零八落|不成样子|变了?形|断了|裂了|红了|湿了|没了|只剩|无[法处话人影心]|不敢|不能再|不能|不想|不愿|不知|不行|不得了(?!的)|要命|要死|够呛|水泄不通|哈哈大笑|手舞足蹈|喜笑颜开|前仰后合|死去活来|焦头烂额|措手不及|面目全非|哇哇|嗷嗷|呼呼|沙沙|咚咚|满满当当"
)
_CAN = frozenset(
    "住 动 进 上 下 起 来 去 开 了 着 成 完 到 出 过来 过去 起来 下去 下来 上来 上去 出来 进去 不错 怎么样 如何".split()
)
_THAN = Pattern(r"比[一-鿿]{1,6}的[一-鿿]{1,4}$")  # 比预想的顺利
_BECOMES = frozenset("变显")
_PICTURES = ("i", "z")
_PICTURED = frozenset("条理清晰 前后不一 层次分明 整齐划一 准确无误 人心惶惶 各不相同 妥妥帖帖".split())
_WELL_DONE = frozenset("做办抓写说讲管干画唱演建考编")
_HANDIWORK = _WELL_DONE | SIMPLE_ACTS | frozenset("排摆叠背算打穿修") | {"落实"}
_FALLS = (("雨",), ("雪",))
_NO_COMPLEMENTS = frozenset("存在 需要 可能 应该 必须 具有 属于 成为 作为 是 有 在 所 要 能 会 想 让".split())
_NOMINALIZED = frozenset("所是有最不没未")
_ACTS = frozenset({"v", "vn"})
_LONE_ACTS = frozenset({"v", "vg", "zg", "vn", "a", "d", "q", "p"})
_PREDICATES = frozenset({"v", "vd", "p", "d", "c", "u", "y", "ad", "vg", "r"})
_ATTRIBUTES = frozenset("nabstzljmqf")
_POINTS = frozenset("那这各每该")


def _tag(word: str) -> str:
    return part_of_speech(word) or "x"


def kind_of(word: str) -> str:
    """What a word behind the particle is: the dictionary has 看法 for a verb, and 关上 for a place."""
    if word in NOUNS:
        return "n"
    if word == "过":
        return "v"
    if len(word) == 2 and word[1] in _RESULT_ENDS and _tag(word[0]) == "v":
        return "v"
    return _tag(word)


class Place(NamedTuple):
    """A particle that stands alone: the words before and behind it in its clause, and what the clause goes on with.

    `ended` says whether the clause ends with the words behind it, `counts` whether figures or a title stand there.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    said: str
    rest: str
    ended: bool
    counts: bool

    @property
    def left(self) -> str:
        """The word before the particle."""
        return self.before[-1]

    @property
    def right(self) -> str:
        """The word behind the particle."""
        return self.after[0]

    @property
    def next(self) -> str:
        """The word behind the next one; empty for none."""
        return self.after[1] if len(self.after) > 1 else ""


@lru_cache(maxsize=1024)
def _cut_around(before: str, particle: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    words = cut(before + particle + after)
    at = 0
    for index, word in enumerate(words):
        if at == len(before):
            return (words[:index], words[index + 1 :]) if word == particle else None
        at += len(word)
        if at == len(before) + 1 and particle == "的" and word[:-1] in HOW:  # 悄悄的 is a word of the dictionary
            return (*words[:index], word[:-1]), words[index + 1 :]
    return None


def place_at(text: str, at: int) -> Place | None:
    """The particle at this place by its neighbours; None where it is part of a word, or nothing is on one side."""
    before = _NOT_HAN.split(text[max(0, at - _LEFT) : at])[-1]
    after = _NOT_HAN.split(text[at + 1 : at + 1 + _RIGHT])[0]
    words = _cut_around(before, text[at], after)
    if words is None or not before or not after:
        return None
    left, right = words
    verb, thing = right[0][:2], right[0][2:]
    if len(thing) == 2 and (verb in ONLY_DONE or (_tag(verb) == "v" and _tag(thing)[0] == "v")):
        right = (verb, thing, *right[1:])  # 听取意见 is a word of the dictionary
    stop = at + 1 + len(after)
    ended = len(after) < _RIGHT and (stop == len(text) or text[stop] in _STOPS or text[stop] == "\n")
    rest = _CLAUSE_END.split(text[at + 1 : at + 1 + _CLAUSE])[0]
    counts = text[stop : stop + 1].isdigit() or text[stop : stop + 1] in ("《", "“")
    return Place(left, right, text[max(0, at - _LEFT - _RIGHT) : at], rest, ended, counts)


class Verdict(NamedTuple):
    """The particle that must stand in a place, and whether that is certain."""

    right: str
    sure: bool


def right_particle(text: str, at: int) -> Verdict | None:
    """The particle that must stand here instead of the one that does; None where that one may stand."""
    particle = text[at]
    if particle == "的" and not may_be_wrong(text, at):
        return None
    if text[at - 1] in FEELS and particle != "得" and _comes_of_it(text[at + 1 : at + 1 + _RIGHT], text, at):
        return Verdict("得", False)
    place = place_at(text, at)
    right = _right_one(place, particle) if place else ""
    return Verdict(right, _is_sure(place, right)) if place and right else None


def describes_what_is_left_out(text: str, at: int) -> bool:
    """Whether a verb stands before 地 or 得 at the end of its clause, so that 的 is meant: 确需调课地，."""
    before = _NOT_HAN.split(text[max(0, at - _LEFT) : at])[-1]
    *words, particle = cut(before + text[at])
    left = words[-1] if words else ""
    return (
        particle == text[at]
        and len(left) > 1
        and _tag(left)[0] == "v"
        and left not in HOW
        and left[-2:] not in OF_PLACES
        and left[-1] not in OF_GROUND
    )


def _right_one(place: Place, particle: str) -> str:
    """The particle that must stand instead of this one; empty where it may stand."""
    if particle == "得":
        return "的" if _describes_behind_get(place) else "地" if _is_done_so(place) else ""
    if particle == "地" and _describes(place):
        return "的"
    if _is_complement(place, bare=particle == "地"):
        return "得"
    return "地" if particle == "的" and _is_adverbial(place) else ""


def _is_sure(place: Place, right: str) -> bool:
    """Whether it is plain that this one must stand: the neighbours are of the closest classes."""
    if right == "的":
        return _is_owner(place.before) or place.left in TIMES
    rest = "".join(place.after)
    if right == "得":
        return DEGREE.match(rest) is not None or rest[:1] == rest[1:2] or rest in _PICTURED
    is_done = place.next in _GOING or place.right in ONLY_DONE or place.right == "把"
    return is_done and _adverb(place)[0] in HOW


def comes(rest: str) -> bool:
    """Whether these words say what comes of something: 直不起腰."""
    return (_COMES_OF_IT.match(rest) or _CANNOT.match(rest)) is not None


def _comes_of_it(rest: str, text: str, at: int) -> bool:
    """Whether what is felt comes to something, in a clause that describes no noun: 累地直不起腰."""
    return comes(rest) and "的" not in _CLAUSE_END.split(text[at + 1 : at + _CLAUSE])[0]


# 的 before what may be a complement
_MAY_SAY_HOW = Pattern(
    rf"(?:{DEGREE.source})|不|比|[\u4e00-\u9fff]不|{_COMES_OF_IT.source}|(?P<a>[\u4e00-\u9fff])(?P=a)"
)
_ENDS = frozenset(word[-2:] for word in HOW)


def may_be_wrong(text: str, at: int) -> bool:
    """Whether an adverb may stand before this 的, or a complement behind it: a cheap test that comes before the cut."""
    last, four = text[max(0, at - 2) : at], text[max(0, at - 4) : at]
    if (
        last in _ENDS
        or last[:1] == "逐"
        or last[-1:] in _BECOMES
        or last[-1:] in _HANDIWORK
        or last in _MAKES_SO
        or text[at + 1 : at + 5] in _PICTURED
        or last[:1] == last[1:]
        or "一" in four[:2]
        or _MAY_SAY_HOW.match(text, at + 1)
    ):
        return True
    return len(four) == 4 and part_of_speech(four) in _PICTURES


def _names(words: tuple[str, ...]) -> bool:
    """Whether these words begin with a noun that is nothing else."""
    first, *others = words
    if first in NOUNS:
        return others[:1] not in _TAKEN_FOR_VERBS
    if len(first) == 1:
        return bool(counted_noun(first + "".join(others[:1])).word) and bool(others)
    if first in _DONE_TOO or len(first) > 3:
        return False
    if first in _SAYS_HOW:
        return bool(others) and _names(tuple(others))
    if counted_noun(first).word and _tag(first)[0] in "nxlsj":
        return True
    return bool(others) and _tag(first)[0] == "b" and _names(tuple(others))


NOUNS = frozenset(
    "基础 作用 成绩 成效 效果 意义 氛围 环境 条件 关系 态度 精神 作风 习惯 能力 水平 局面 学风 校风 品质 素质 形象 责任感 前景 资源 内容 原因 看法 做法 说法 想法 包裹 设备 起点 阶段 时代 征程 形势 思路 途径 面貌 变化 进展 台阶 课题 亮点 篇章 生命 利益 身心 健康 积极性 主动性 权益 思想 心理 需求 职责 优势 诉求 文化 特色 规模 满意度 情况 目标 风险 挑战 线索".split()
)


def _is_owner(words: tuple[str, ...]) -> bool:
    """Whether these words end with people or a body: 我校, 学生们."""
    last = words[-1]
    if last in OWNERS or last.endswith("们"):
        return True
    if last[-1] in _SHORT_BODIES and (last[:-1] or "".join(words[-2:-1])) in _OUR:
        return True
    noun = counted_noun(last if len(last) == _NAME else last[-_NAME:]) if len(last) >= _NAME else NO_NOUN
    return noun.measures[:1] in _COUNT_OWNERS and _tag(last)[0] in "nxrls"


def _is_thing(word: str) -> bool:
    """Whether a word is a noun for a thing that one can point at."""
    noun = counted_noun(word)
    return bool(noun.word) and _tag(word)[0] == "n" and noun.measures[0] not in "项种个道条段片位名"


def _joins(left: str, kind: str) -> bool:
    """Whether two nouns stand on either side, of which the first is no adverb."""
    return (
        _tag(left) == "n" and left not in _SAYS_HOW and left[-1] not in _ADVERB_ENDS and kind in ("n", "ns", "nt", "nz")
    )


def _is_place_inside(words: tuple[str, ...]) -> bool:
    return (
        len(words) > 1
        and words[-1] in _INSIDE
        and len(words[-2]) > 1
        and (part_of_speech(words[-2]) or "n")[0] in "nsx"
    )


def _is_most(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-2] == "最" and _tag(words[-1])[0] == "a"


def _describes(place: Place) -> bool:
    """Whether what stands before 地 describes a noun behind it."""
    left, right, before = place.left, place.right, place.before
    of, kind = _tag(left), kind_of(right)
    long = len(left) > 1
    if right == "是":
        return (long and of[0] in "ai") or (left in ("有", "缺") and len(before) < 3)
    if left in ONLY_DESCRIBE or (left[-1] == "般" and kind == "n"):
        return len(right) > 1
    named = right not in _SAYS_HOW and right[0] not in _ADMINISTRATIVE
    if place.ended and len(place.after) == 1 and kind in _ACTS and _HAS_SO.search(place.said[: -len(left)]):
        return len(left) > 1  # 有了更深地理解
    if left in ("了", "过"):
        return len(before) > 1 and _tag(before[-2])[0] == "v" and (kind[0] in "nb" or kind == "vn") and named
    nominal = (
        kind not in _PREDICATES
        and (kind[0] in _ATTRIBUTES or kind in ("vn", "nt"))
        and not (kind == "a" == right and len(right) == 1)
    )
    if _is_owner(before) or left in TIMES:
        return right[0] not in _ADMINISTRATIVE and (len(right) > 1 or kind[0] == "n")
    if not (nominal or right in _POINTS):
        return False
    if not named and not _names(place.after):
        return False
    place_name = left[-2:] in OF_PLACES or left in HOW
    return (
        ((kind[0] in "nbs" or kind == "vn") and _SO_MANY.search(place.said) is not None)
        or _is_place_inside(before)
        or (_is_most(before) and right not in _DONE_TOO)
        or (long and of in _NAMES and len(right) > 1 and left[:1] != left[1:2])
        or (
            long
            and not place_name
            and len(right) > 1
            and right not in _DONE_TOO
            and (_is_thing(left) or _joins(left, kind))
        )
        or (long and of in _ACTS and "".join(before[-2:-1]) != "" and _tag(before[-2]) == "v" and _is_owner((right,)))
        or (long and of == "v" and not place_name and (right in ("那", "这") or (kind == "m" and bool(place.next))))
        or (_names(place.after) and _describes_noun(before, of, place_name=place_name))
        or (long and of == "v" and not place_name and kind == "n" and len(right) == _NAME and right not in _DONE_TOO)
    )


def _describes_noun(before: tuple[str, ...], tag: str, *, place_name: bool) -> bool:
    """Whether a word can describe a noun: an adjective, or a verb or a noun that makes no name of a place."""
    left = before[-1]
    if len(left) == 1:
        return left in "新老好旧来" or before[-2:-1] in _VERIES
    return tag[0] in "abzil" or tag in ("d", "ad") or (not place_name and tag[0] in "vn" and tag != "vd")


def _describes_behind_get(place: Place) -> bool:
    """Whether what stands before 得 describes a noun behind it, and 得 is no verb and no sign of what comes of it."""
    left, right, before, after = place.left, place.right, place.before, place.after
    of, kind = _tag(left), kind_of(right)
    long = len(left) > 1 and left not in _MAKES_SO
    quality = long and of[0] in "abzilrvt"
    if right == "是":
        return (long and of[0] in "ai") or (left in ("有", "缺") and len(before) < 3)
    if right in ("那", "这"):
        return quality and of == "v"
    if kind == "m":
        return quality and of[0] in "abz" and _A_PART.match("".join(after)) is not None
    if kind == "b":
        return len(after) > 1 and _names(after[1:]) and (_is_owner(before) or quality)
    named = kind in ("n", "nz", "nt", "ns", "s", "t")
    if len(right) < 2 or right in _GOT or right[-1] in ILLS or not (named or (quality and counted_noun(right).word)):
        return False
    if _is_owner(before) or left in TIMES:
        return named
    return right not in _SAYS_HOW and (
        quality
        or (long and of in ("d", "ad"))
        or (len(left) > 1 and of[0] == "n")
        or left in ("了", "过")
        or (left in _DONE and _tag("".join(before[-2:-1]) or "x") == "v")
        or _is_place_inside(before)
        or _is_most(before)
        or (len(left) > 1 and of in _NAMES)
    )


def _adjective(words: tuple[str, ...]) -> str:
    """The adjective that these words are, with what says how much more so behind it; empty for none."""
    left = list(words)
    while left and left[-1] in _MORE:
        left.pop()
    if len(left) != 1:
        return ""
    word = left[0]
    return word if _tag(word) in _ADJECTIVES or word in ONCE_HOW or word in HOW_WELL else ""


def _is_complement(place: Place, *, bare: bool) -> bool:
    """Whether how something is done, or what comes of it, stands behind a verb and 地 (`bare`) or 的."""
    left, before, rest = place.left, place.before, "".join(place.after)
    if left in _NO_COMPLEMENTS or ("".join(before[-2:-1]) in _NOMINALIZED and len(before) > 1):
        return False
    if left == "显" or (bare and left in _BECOMES) or (rest == "好" and place.ended and left in _WELL_DONE):
        return True
    goes_on = "的" in place.rest and not _THAN.match(place.rest)
    if left in _BECOMES and place.ended and "".join(before[-2:-1]) != "不" and _adjective(place.after):
        return True
    if left == "下" and before[-2:-1] in _FALLS and place.ended and DEGREE.match(rest):
        return True
    if left in FEELS and not goes_on and comes(rest):
        return True
    if bare and (left[-2:] in OF_PLACES or left in OF_GROUND or left in HOW):
        return False
    acts = _tag(left) in (_LONE_ACTS if len(left) == 1 else _ACTS) or left in _MAKES_SO or left in _HANDIWORK
    degree = DEGREE.match(rest)
    if degree and (acts or left in FEELS):
        said = rest[degree.end() :]
        if bare and "的" in said and _adjective(cut(said.split("的")[0])):
            return acts
        adjective = _adjective(cut(said)) if place.ended and said and not goes_on else ""
        if adjective and (
            bare or (adjective not in _WHAT_THINGS_ARE and (len(adjective) > 1 or adjective in ONCE_HOW))
        ):
            return True
    if not acts or goes_on or not (place.ended or (rest[0] == "比" and place.counts)):
        return False
    return (bare and _says_how_bare(place, rest)) or _says_how(left, place.after, rest, bare=bare)


def _says_how_bare(place: Place, rest: str) -> bool:
    """Whether an adjective, or a verb that says that it can be done, is all that stands behind 地."""
    adjective = _adjective(place.after)
    if adjective in ONCE_HOW or adjective in HOW_WELL:
        return len(rest) <= 3
    return len(place.left) == 1 and rest in _CAN


def _says_how(left: str, words: tuple[str, ...], rest: str, *, bare: bool) -> bool:
    """Whether these words, which end the clause, say how: 不好, 比去年还快, 干干净净."""
    if rest[0] == "不" and len(rest) <= 3:
        return rest == "不错" or rest[1:] in HOW_WELL or rest[1:] in ONCE_HOW
    if rest[0] == "比":
        adjective = _adjective(words[-1:])
        return (
            len(words) > 2
            and bool(adjective)
            and adjective not in _WHAT_THINGS_ARE
            and (_BETTER.search(rest) is not None or "的" in rest)
        )
    if left in _HANDIWORK and len(words) == 1 and rest in HOW_WELL:
        return True
    made = bare or left in _HANDIWORK or left in _MAKES_SO
    if rest in _PICTURED or (made and _tag(rest) in _PICTURES and len(rest) == 4 and "之" not in rest):
        return True
    return len(rest) == 4 and rest[0] == rest[1] and rest[2] == rest[3] and rest not in _ALL_OF


def _adverb(place: Place) -> tuple[str, str]:
    """The adverb that ends before the particle, and its kind: always, picture, manner, or other; empty for none."""
    left = place.left
    four = place.said[-4:]
    if four in NEVER_ATTRIBUTES:
        return four, "always"
    if _REPEATED.match(four) and four not in _ALL_OF:
        return four, "picture" if four[0] != "一" and four[:2] != four[2:] else "always"
    if place.said[-3:] == place.said[-6:-3] and place.said[-3:-2] == "一":
        return place.said[-6:], "always"  # 一间房一间房
    several = next((place.said[-size:] for size in _LONG if place.said[-size:] in HOW), "")
    if several:
        return several, "always" if several in NEVER_ATTRIBUTES else "manner"
    three = place.said[-3:]
    if _ONE_AFTER_ANOTHER.match(three):
        return three, "always"
    if (
        left in NEVER_ATTRIBUTES
        or (len(left) == 2 and left[0] == "逐")
        or (len(left) == 2 and left[0] == left[1] and (left in HOW or _tag(left) in ("d", "z")))
    ):
        return left, "always"
    if left in HOW:
        return left, "manner"
    if len(left) == 4 and _tag(left) in _PICTURES:
        return left, "picture"
    return (left, "other") if len(left) > 1 and _tag(left) in ("a", "ad", "d", "z", "an") else ("", "")


def _lead(place: Place, adverb: str) -> str:
    """What stands before the adverb, and before those that are listed with it: 积极、稳妥."""
    lead = place.said[: len(place.said) - len(adverb)]
    while True:
        very = _VERY_BEFORE.search(lead)
        if very:
            lead = lead[: very.start()]
        elif lead[-2:] in HOW and not _MUST.search(lead):
            lead = lead[:-2]
        elif (
            lead.endswith(("、", "而", "又"))
            and (words := cut(_NOT_HAN.split(lead[:-1])[-1]))
            and (words[-1] in HOW or _tag(words[-1])[0] in "adziv")
        ):
            lead = lead[: -1 - len(words[-1])]
        else:
            return lead


def _is_adverbial(place: Place) -> bool:
    """Whether an adverb stands before 的, and what is done behind it."""
    adverb, kind = _adverb(place)
    right, behind = place.right, place.next
    if not adverb:
        return False
    if len(right) == 2 and right[0] == "逐" and (kind in ("always", "picture") or len(adverb) > 2):
        return _tag(behind or "逐")[0] == "v"
    if right in PREPOSITIONS and behind:
        return _begins_with_preposition(place, kind)
    tag = kind_of(right)
    always, simple = kind == "always", right in SIMPLE_ACTS
    if kind == "other" or right in NO_ACTS or (len(right) == 1 and always and adverb not in HOW and not simple):
        return False
    lead = _lead(place, adverb)
    modal = MODAL.search(lead) is not None
    done = right in ONLY_DONE
    noun = tag not in ("v", "vd", "vg", "zg") and not done
    if (noun and tag not in ("vn", "n")) or (not modal and _TAKES_NOUN.search(lead[-6:])):
        return False
    relative, last = "的" in place.rest, place.ended and not behind
    if last and ((len(right) > 1 and _MUST.search(lead)) or (always and simple)):
        return True
    whole = not _NAMES_A_THING.search(place.rest[len(right) :])
    if behind in _GROUPS or (done and (whole or always) and behind[:1] not in _NOUN_GOES_ON):
        return True
    if _goes_on(place, tag):
        return (always and tag[0] in "vz") or (tag in _ACTS and behind in _GOING) or (tag == "v" and not relative)
    if tag == "n" and not always:
        return simple and last and adverb in ONLY_ADVERBS
    thing = len(behind) > 1 and _tag(behind)[0] in "nr"
    if modal and not relative and _tag(behind or "了") != "f":
        if tag == "v":
            return len(right) > 1 or bool(behind)
        return thing and whole
    if tag != "v":
        return simple and last and adverb in ONLY_ADVERBS
    if always:
        return thing or simple or _tag(behind or "的")[0] in "mrvp" or (last and (len(right) > 1 or adverb not in HOW))
    if (last and len(adverb) > 2 and adverb in ONLY_ADVERBS) or (right in _SEES and len(right) > 1):
        return True
    if place.counts and not behind and len(right) > 1:
        return True
    if relative or not behind:
        return False
    return _tag(behind) == "m" or (
        thing
        and whole
        and place.ended
        and _GOES_ON.isdisjoint(map(_tag, place.after[1:]))
        and (_tag(behind)[0] == "r" or _names(place.after[1:]))
    )


def _goes_on(place: Place, tag: str) -> bool:
    """Whether the verb behind has what only verbs have behind them: 了, 到, 出来."""
    right, behind = place.right, place.next
    result = len(behind) == 1 and (behind in _RESULTS or (len(right) == 1 and place.after[2:3] == ("了",)))
    return (
        (result and bool(behind))
        or behind in _DIRECTIONS
        or (len(right) > 1 and right[-1] in _RESULT_ENDS and tag == "v")
    )


def _begins_with_preposition(place: Place, kind: str) -> bool:
    """Whether a preposition with its noun stands behind the adverb, and a verb behind that: 耐心的向新生解释."""
    right, behind = place.right, place.next
    tag = _tag(behind)
    if (
        right in _HANDLES
        and behind[0] not in _NO_HANDLE
        and (right == "把" or kind != "other")
        and (right != "被" or kind != "picture")
    ):
        return tag[0] in "nrmstvabx"
    said, relative, _ = place.rest.partition("的")
    if kind == "always" and right in _WAYS:
        return not relative
    if kind == "other" or tag[0] not in "nrsmtfb":
        return False
    words = cut(said[1:])[1:]
    return "了" in words or (not relative and any(_tag(word)[0] == "v" for word in words))


def _is_done_so(place: Place) -> bool:
    """Whether an adverb stands before 得, and what is done behind it."""
    adverb, kind = _adverb(place)
    right = place.right
    if not adverb or kind == "other" or adverb in _MAKES_SO:
        return False
    if right in PREPOSITIONS and len(place.after) > 1:
        return right not in "在给" or kind == "always"
    if right in NO_ACTS or comes("".join(place.after)):
        return False
    return (
        right in SIMPLE_ACTS
        or place.next in _RESULTS
        or (kind_of(right) in _ACTS and (len(right) > 1 or kind == "always"))
    )
