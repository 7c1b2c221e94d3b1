"""Sources: statistics, studies and statements that a reader could not trace."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.checked_by_nobody import checked_by_nobody
from alvtc_info.analysis.reasons import source_reasons
from alvtc_info.analysis.time_words import REACH
from alvtc_info.analysis.unnamed_papers import unnamed_papers
from alvtc_info.analysis.unsourced_readings import unsourced_readings
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# How a source without a name is told: some of a kind claim something (有家长在群里称), all of a kind do (教职工普遍反映),
# it is what people tell on (网传消息称), a work nobody could look up shows it (一项问卷显示), or 据 stands before one of these.
# The classes are closed: kinds of people and bodies, places to write in public, verbs of claiming, kinds of works.

_EDGE = r"(?<![^，。；：\n])"
# 没有, 如有, 占有: no telling that there are some
_THERE = "(?<![没所占拥现持享具如若凡遇未])有"
# 李某, 张某某: a name
_A_CERTAIN = r"(?<![^，。；：\n据])某"
# 证据, 根据, 数据: no preposition
_FROM = "(?<![证依数收占论根])据"
# those who were there tell what they saw
_PARTY = "在场|现场|目击|带队|随队|值班|当班|同[寝宿班桌行]|该|其|涉事|当事|报警|宿管|门卫|指导教师|实训指导"
# people and bodies who are no party to what is told
_OUTSIDERS = (
    "业内(?:专家|人士)|(?:业界|专业|权威)(?:专家|人士|机构)|[^\\W\\d_a-zA-Z]{0,2}专家|(?:国内外?|国外)?学者|行业协会|研究机构|(?:权威|有关|相关|第三方|评估|调查)机构|行家|评论"
    "|有关方面|有关人员|医护人员|工作人员|学生家长|在校学生|学生|家长|任课教师|教师|老师|教职工|职工|班主任|辅导员|群众|居民|村民|牧民|农户|农牧民|商户|摊主|经营户|业主|旅客|司机|患者|用户|市民|企业|员工|考生|毕业生"
)
_SAYING = "反映|反馈|透露|爆料|估算|测算|预测|预计|估计|分析|担心|担忧|认为|主张|指出|提醒|呼吁|表示|讲|称|说"
# who says something, by how the word for them ends: a kind of people, of bodies or of media
_KIND = (
    "(?:[员者民户工师友客商众童]|家[长属]|[^\\W\\d_a-zA-Z发产养卫民谋写]生|同[学行]|[业店机车雇摊]主|[商店厂专行]家|个人|[男女青老病商工军证]人|[人男女]士|官员|负责人|干部|青年|代表|护士|队伍|司机|股东|老百姓"
    "|医护|单位|企业|公司|机构|部门|团体|协会|院校|高校|学校|班级|系部|商铺|门店|媒体|博主|账号|公众号|平台|网站)"
)
# what may stand before it; 有学生对值班员说 is told of one talk
_BEFORE = "[^\\W\\d_a-zA-Z与对向给把被将让请]"
# that there are some, without who
_SOME = rf"(?:{_THERE}(?:[的些]|少数|部分|不少)?|{_A_CERTAIN}些?|一些|部分|个别|少数|许多|很多|不少|众多|大量|(?:[多几数](?:名|位|家|个|户)))"
# other than what they will do or how glad they are
_STATED = "表示(?=，(?![^，。；]{0,6}(?:今后|以后|将|愿|一定|感谢|收获|受益|深受|[会要]|希望|[这此本]次|通过|支持|理解|满意)))"
# most of a kind, where no inquiry is told of
_MOST = "(?:(?<!服从)(?:绝?大)?多数|半数以上|过半数?)的?"
_ALL = "普遍|一致|纷纷|大多|多数|大都|集中"
_HOW = f"(?:{_ALL}|多次|当面|私下|也|则|还|曾|就此)?"
_WHERE = "(?:[在向从到于]|通过|利用|借助)[^，。；：、]{1,12}?"
_TELLS = "(?:称(?![赞呼重号职量]|身体)|(?<![传小])说(?![明服说笑话课法到]|得)|讲(?![授课究座解述台学话到]))(?![^，。；]{0,4}的)"
# ways to make something known
_MEANS = (
    "发帖|发文|发视频|发微博|发消息|发布(?:视频|消息|帖子|文章)|留言|跟帖|评论|爆料|报料|投诉|举报|反映|反馈|求助|来信|来电|致电|打电话"
    "|写信|晒图|配图|吐槽|抱怨|质疑|控诉|透露|私信|上传视频|坦言"
)
_CLAIM = (
    f"(?:{_MEANS}){{0,2}}(?:{_TELLS}|反映(?![的后过时]))|(?:反馈|透露|爆料|报料|质疑|抱怨|吐槽)(?![的后过时])|(?:建议|提议|提出)(?=[，在从由把将对给加增设改建开延放多少能可不应]|尽[快早])|提醒|呼吁|主张|指出|认为|觉得|猜测|推测|怀疑"
    "|担心|担忧|坦言|直言|声称|预测|预计|估计|估算|测算|分析(?![了的])"
)
_PUBLIC = (
    "网上|网络上?|互联网上?|微博上?|[微家班]?[信长级]?群里|朋友圈里?|贴吧里?|论坛[上里]?|短视频平台上?|社交(?:平台|媒体)上?|抖音上?|自媒体"
    "|坊间|民间|社会上|市面上|街头巷尾|业内|圈内|校内|私下"
)
# what is told on, by nobody that could be asked
_RUMOUR = "消息|传言|传闻|说法|流言|谣言|帖子|帖文|网帖|视频|截图|图片|文章|网文|言论|信息|声音|语音|留言|匿名信|来信"
_PASSED_ON = "流传|盛传|疯传|风传|热传|传出|传播|传言"
# what is passed on where many write, and claims something: 家长群流传一份名单，说要换班主任; a story claims nothing
_IN_GROUPS = (
    r"[^\W\d_a-zA-Z]{0,4}?(?:群|朋友圈|贴吧|论坛)[里中内上]?(?:流传|疯传|盛传|热传|风传|传开|传出)"
    r"(?:[着了出起开]?(?=，)|(?!的)(?:[着了出起开]|一[则条段份篇种个])*(?=[^，。；：]{0,10}(?:消息|说法|传言|传闻|流言|谣言|(?<!名)称(?![号呼赞])|(?<![传小])说(?![明唱]))|[^，。；：]{0,10}，(?:[说称传]|声称|据说))"
    r"|的(?=[^，。；：]{0,8}(?:称(?![号呼赞])|(?<![传小])说(?![明唱])|显示)))"
)
_BY_SOME = (
    rf"{_SOME}(?:{_BEFORE}{{0,8}}?{_KIND}|人)们?{_HOW}{_WHERE}(?:{_CLAIM})"
    rf"|{_SOME}{_BEFORE}{{0,8}}?{_KIND}们?{_HOW}(?:{_CLAIM}|{_STATED})|{_MOST}{_BEFORE}{{0,8}}?{_KIND}们?{_HOW}(?:{_CLAIM}|{_STATED})|{_THERE}(?:[的些])?{_BEFORE}{{0,6}}?{_KIND}表示(?=，)"
    rf"|{_THERE}(?:说法|观点|看法|评论|意见|分析|传言|研究|论文|文章|报告|统计|资料|数据|消息)(?:认为|指出|提出|反映|质疑|{_TELLS})|{_THERE}人(?:反映|质疑|指出|称|(?:{_MEANS}){_TELLS})"
    # 有群众举报，个别村……: what was denounced, and not what came of it (有群众举报，民警赶到现场)
    rf"|{_EDGE}有{_BEFORE}{{0,6}}?(?:{_KIND}|人)们?(?:举报|检举)(?=，(?![^，。；]{{0,8}}(?:[局处委所队院科]|部门|警方|公安|政府|我)|[^，。；]{{0,12}}(?:[核查][查实]|调查|立案|[查受办]理|处理|赶[到赴]|约谈|出警|民警|执法|督办|转[交办]|责令|派|答复|回应|整改|[停免]职)))"
)
_BY_FIELD = (
    rf"(?:外界|业内|市场|坊间|舆论|同行|国[际外]上?|国内外|[^\W\d_a-zA-Z世边境]{{0,2}}[^\W\d_a-zA-Z世边境交地临疆国省县旗]界)(?:人士)?(?:{_ALL}|多|一般|公)?(?:认为|(?<=公)认(?=，)|主张|倾向于?(?:认为)?|指出|预计|预期|预测|估计|传闻|反映|担心|担忧|质疑)(?!真|识)"
    rf"|(?:业内(?:专家|人士)|(?:业界|专业|权威)(?:专家|人士|机构)|专家|(?:国内外?|国外)?学者|(?:权威|相关|有关|研究)机构|有关部门|行业协会)们?(?:{_ALL})?(?:反映|估算|测算|预测|预计|分析|担心|担忧|认为|主张|提醒|呼吁)"
    rf"|(?:有关|相关|业内)?(?:专家|学者|业内人士|专业人士)(?:认为|指出|表示|建议(?!\n|$|（)|分析|称|介绍)|(?:有关|相关)[^\W\d_a-zA-Z]{{1,4}}人士(?:{_SAYING})(?=，)|(?:权威|消息|圈内)人士(?:{_SAYING})"
    r"|有关方面(?:初报|通报|测算|称)"
    rf"|{_EDGE}(?:同行|业内|业界|学界|行业|外界|社会各?界|用人单位)(?:专家|人士)?们?(?:{_ALL}|高度)?评价(?=，|称|说)"
)
_BY_RUMOUR = (
    rf"{_EDGE}(?:近?有)?网传(?:{_RUMOUR})(?:{_TELLS}|显示(?=，))"
    rf"|{_EDGE}在?(?:{_PUBLIC})(?:有|出现|{_PASSED_ON})(?:着|的|了)?[^，。；：\d]{{0,6}}?(?:{_RUMOUR}|统计|数据)?(?:{_TELLS}|显示(?=，))|{_EDGE}(?:{_PUBLIC}|校园[里内中上]?)(?:盛传|风传|疯传|热传|流传|传言|传闻)(?=，)(?![^。\n]{{0,60}}(?:不实|属实|谣|核实|核查|澄清|无关))"
    rf"|(?:[一某][则条段份篇封]|{_THERE}|网络|网上|匿名)(?:[^，。；：\d]{{0,4}}?的)?(?:{_RUMOUR})(?:{_TELLS}|反映(?!的)|质疑)|{_EDGE}(?:相传|盛传|风传)(?=，)"
    r"|(?:网上|网络|坊间)流传的[^，。；：\d]{0,6}(?=称|说|显示|，)"
    # 网传学院将停课; 网传视频与学院无关 speaks of the rumour itself
    rf"|{_EDGE}网传(?!的|为|称|说|{_RUMOUR}|[^，。；]{{0,12}}(?:一事|事件|情况|问题|内容|言论|舆情)|[^。\n]{{0,60}}(?:不实|无关|属实|谣|核实|核查|澄清|说明|回应|删除|举报|处置))(?=[\u4e00-\u9fff][^，。；“]{{2,30}}[，。])"
    rf"|{_EDGE}{_IN_GROUPS}|{_EDGE}(?:网传|据传闻|听说|风闻|盛传)(?=，)|{_EDGE}听说(?=少说|至少|起码|还?[得要]|怕是|恐怕|大概|可能|是因为|好像)|流传着?(?:这样)?一[种个](?:说法|传言)|{_EDGE}(?:{_PUBLIC})(?:流行|通行|盛行|存在|有)着?(?:这样)?一?[种个]?(?:说法|观点|看法|论调)(?=，)|{_EDGE}(?:流行|通行|普遍|常见|民间|坊间|时下)的?(?:说法|看法|观点|讲法|解释)(?:是|认为)?(?=[，：])"
    rf"|{_EDGE}从(?:某|一些|私下|非正式|别的|侧面|其他)[^，。；：]{{0,4}}?(?:渠道|途径|方面)?(?:获悉|得知|了解到|听说|打听到)"
)
# works and figures: what they are, and that they show something
_EVIDENCE = "调查|调研|测评|评测|研究|问卷|抽样|统计|数据|资料|文献|史料|监测|测算|评估|普查|民调|案例|实验|试验|论文|报告|经验|评论|访谈|材料"
_SHOWS = "显示(?!器|屏)|表明|证明|证实|揭示|印证|提示(?=，)|反映出|指出|认为|提出|报道|发现|记载|佐证"
_BY_WORK = (
    # 一项针对高职新生的问卷显示, 大量案例表明
    rf"(?:[一某多几数]些?[项份篇组个]|不少|大量|众多|国内外?多项|国内外?|国外)[^，。；：\d]{{0,16}}?(?:{_EVIDENCE})(?:结果|结论|数据|报告)?(?:{_SHOWS})(?!的)"
    rf"|(?:{_THERE}|{_A_CERTAIN}|(?:相关|有关|权威|最新|近期)的?)[^，。；：\d]{{0,6}}?(?:{_EVIDENCE})(?:结果|结论|数据|报告)?(?:{_SHOWS})(?!的)"
    rf"|{_EDGE}(?:抽样|问卷|入户|随机|电话|网络|线上|匿名)?(?:调研|抽查|访谈|摸底|走访|民调|问卷|抽样|普查)(?:调查|结果|数据|统计)?(?:显示(?!器|屏)|表明)"
    r"|(?:统计|监测|调查)(?:指标|数据)(?:显示(?!器|屏)|表明)"
    # 某第三方榜单显示, 有排名显示
    rf"|(?:{_A_CERTAIN}|{_EDGE}(?:有|一[个份项]))[^，。；：\d]{{0,8}}?(?:榜单|排行榜?|排名|指数|白皮书|蓝皮书|简报)(?:{_SHOWS})(?!的)"
    rf"|{_EDGE}经(?:有关|相关)(?:部门|机构|单位)[^，。；]{{0,4}}(?:鉴定|认定|检测|检验|评估|研判|核定)"
    rf"|{_EDGE}(?:分析认为|报告(?:提出|显示|指出|认为)|(?:初步|粗略|不完全)统计(?=，)|(?:保守|粗略)(?:估计|估算|测算|推算)(?=，))"
    rf"|{_EDGE}(?:国外|国际|国内外|国内|历史|外地)(?:上的)?(?:经验|实践|案例)(?:显示|表明|证明)|{_EDGE}(?:调研|调查|研究)报告(?:显示|指出|认为|表明)|{_EDGE}(?:文献|史料)(?:显示|记载|表明)"
    r"|某(?:机构|平台|媒体|网站|专家|企业)(?:测算|预测|统计|估算|显示|认为|称)|(?:相关|有关)(?:报道|研究|测算)称|(?:相关|有关)数据统计"
    r"|(?:有关|相关|民意|(?:网上|网络上)有?)?(?:统计|数据|监测|调查|资料|研究|测算)(?:结果|数据|资料)?(?:显示(?!器|屏)|表明|指出|发现|认为|证明|证实)(?!的)|实践(?:表明|证明)"
)
# somebody or something that stands for no name, by what is put before a word for people, bodies or media (权威部门测算),
# for what they wrote (公开报道显示), or for what is held in common (业内共识是)
_NOBODY = (
    "有|一些|部分|不少|许多|很多|众多|个别|少数|多数|大多数|某[些位家名]?|[一多几数两]位?[名位家个]|相关|有关|权威|专业|业内|行业|第三方|独立|知情|圈内"
    "|上级有关|评估|评价|研究|科研|国外|海外|国际"
)
_BODIES = (
    "人士|人员|专家|学者|官员|领导|负责人|部门|机构|方面|媒体|研究者|团队|课题组|从业者|知情[者人]|智库|评论员|观察人士"
)
_HELD = "估算|测算|预计|预测|推测|透露|披露|爆料|指出|认为|提醒|断言|证实|议论|质疑|发现(?=，)|报道(?=，)|(?:评价|评估|分析|研判)认为|建议(?=，)"
_BY_NOBODY = (
    rf"{_EDGE}(?:{_NOBODY})(?:[老多]|[^，。；：、\d局厅处委院校与向对就]{{0,5}}?的)?(?:{_BODIES})们?(?:{_ALL}|私下|曾|还|也|则|多|近日|日前|多次|就此)?(?:{_HELD}|{_TELLS})(?![了的过])"
    rf"|{_EDGE}(?:研究人员|研究者|科研人员|知情[者人]士?|圈内人|内部人士)们?(?:{_ALL}|曾|还|也)?(?:{_HELD}|{_TELLS}|说(?=，))(?!的)"
    rf"|{_EDGE}(?:某|一家)[^，。；：、\d局厅处委院校]{{0,6}}?(?:机构|平台|媒体|网站|智库|协会)(?:{_HELD}|评估|评价|统计|分析)(?=，|认为|称)"
    rf"|{_EDGE}(?:现场|当时|私下)?有人(?:{_TELLS})(?![：“])"
    rf"|{_EDGE}有人(?:私下|曾|还|也)?(?:估算|测算|认为|猜测|推测|担心|议论|说(?=，)|提出(?=，))"
    r"|(?:国内外?|国外|海外)有(?:学者|专家|研究者|研究人员|团队|机构|媒体)(?=(?:做过|曾|对|就|经|统计过|撰文|测算过|跟踪)[^。；]{0,40}(?:发现|认为|指出|表明|显示|得出|称))"
    rf"|{_EDGE}(?:公开|网上|网络|新闻|媒体|多家媒体|多方|各方|行业|市场|第三方|外媒|外电|权威|最新|国际|国外|(?:咨询|研究|评估|调查|招聘)(?:机构|平台|公司)|大数据|人工智能|模型)[^，。；：、\d局厅处委院校部]{{0,4}}?(?:资料|报道|数据|统计|评估|评价|调查|调研|研究|反馈|消息|信息|监测|测算|分析|报告|研报|[白蓝绿]皮书|榜单|指数)(?:结果)?(?:显示(?!器|屏)|表明|称|说(?=，)|指出|认为|印证|证实|披露)(?!的)"
    rf"|{_EDGE}(?:[多几数两一]家媒体|有(?:媒体|报道)|(?:[外港台境海网]|国外|境外|海外|西方)媒体?|外电|自媒体)(?:报道|披露|援引|称|说|指出)(?=，)"
    # 一位不愿具名的教师说
    rf"|{_EDGE}(?:[一有几数某两]?[名位个些]|有)?(?:不愿意?(?:具名|署名|露面|[透披暴]露|公开|留)[^，。；：、\d]{{0,4}}|匿名|不具名|未具名)的?[^，。；：、\d]{{0,8}}?(?:{_KIND}|人)们?(?:{_HELD}|{_SAYING}|{_TELLS})(?=，)"
    rf"|{_EDGE}(?:业内|学界|理论界|学术界|行业|各方|民间|坊间|国际|社会|国外|同行)[上内中]?[^，。；：、\d]{{0,6}}?(?:共识|看法|说法|观点|结论)(?:是(?=，)|[是为]?：|认为)"
    rf"|{_EDGE}(?:民间|坊间)?有一?种(?:说法|观点|看法)(?:是|认为|称)?(?=，)|{_EDGE}(?:大家|外面|街坊|老百姓|网上)们?(?:都|普遍|都在|多)(?:说|传|认为|觉得|反映)(?=，)"
    rf"|{_EDGE}(?:历史|地方|古代|民间)?(?:文献|史料|史书|古籍|典籍)(?:资料)?(?:显示|记载|表明|称)"
    rf"|{_EDGE}(?:同行|兄弟|外地|周边|其他)(?:院校|高校|学校)(?:都|普遍|大多|均)(?:认为|反映|表示|主张)"
)
# the college's own paper, with its day, is what the sentence tells: 根据上级文件要求，学院5月20日印发方案
_OWN_PAPER = r"(?![^《，。；\d]{0,6}，[^，。；]{0,14}日[^，。；]{0,6}(?:印发|下发|出台|制定|发布))"
_BY_PAPER = (
    rf"(?:根据|按照?|依据|遵照|依照|照)(?:上级|上面|主管部门|有关方面)的?(?:文件|通知|会议|指示|政策|部署|要求|规定)(?:的?(?:精神|要求|规定))?(?=，|[^《，。；\d]{{0,6}}，){_OWN_PAPER}"
    rf"|(?:根据|按照|依据|遵照|依照)[^\W\d_a-zA-Z]{{0,8}}?(?:(?:有关|相关)(?:文件|通知)的?(?:精神|要求|规定){_OWN_PAPER}|(?:有关|相关)(?:规定|政策)(?=，|[^《，。；\d]{{0,6}}，|[给予进]))|有关(?:文件|会议|政策)(?:精神)?(?:要求|指出|明确|规定){_OWN_PAPER}"
    rf"|(?:上级|主管部门)(?:有关)?(?:文件|通知|会议|政策)(?:精神)?(?:指出|(?:明确)?规定(?!的)|明确(?=[，提指规要])|强调|提出)(?!的)(?:要|了)?{_OWN_PAPER}"
    rf"|{_EDGE}(?:按照?|照|依照?)(?:文件|政策)(?:的?(?:规定|要求|精神))(?=，)|{_EDGE}(?:国家|上级|教育部|自治区)(?:早就?|已经?)?有(?:明确)?(?:的)?(?:规定|要求)(?=，)|{_EDGE}(?:相关|有关)(?:标准|规范|规程)(?:的?(?:要求|规定|明确))(?=，)"
    r"|根据(?:公报|年报|年鉴|统计|有关|相关)(?:数据|资料|文件精神|文件规定|统计)"
    r"|据《[^》\n]{2,40}》[^，。；：\d]{0,6}(?:显示|统计|披露|记载|测算|分析|估算|称)|《[^》\n]{2,40}》的?(?:调查|统计|数据|研究)(?:结果)?(?:显示|表明)"
    r"|《[^》\n]{2,40}》(?:载文|刊文|撰文|发文|登文|有文章)(?:称|说|指出|认为|提出|披露)"
    # other than a law, and other than a paper of the house by its short name (《方案》指出)
    rf"|{_EDGE}《[^》\n]{{4,40}}(?<!法)(?<!条例|规定|办法|细则|章程|手册|守则|方案|预案|制度|规程|纲要|规划|标准|公约|日报|晚报|周报|年报|新闻|须知|声明)》(?:撰文|刊文)?(?:指出|认为|显示|表明|披露|预测|称)(?=，)"
    r"|《[^》\n]{2,40}(?:意见|通知|办法|决定|方案|文件)》(?:指出|提出)"
    r"|《[^》\n]{2,40}(?:报告|白皮书|蓝皮书|皮书|年鉴|年报|公报|统计|调查|研究|期刊|学报|杂志)[^》\n]{0,6}》(?:指出|显示|认为|表明|提出|披露|称)"
)
_REPORTED = (
    # those who were there tell what they saw, and those on duty speak for the report
    rf"{_FROM}(?![^，。；：、]{{0,4}}(?:{_PARTY}))(?:部分|有关|相关|一些|多名|多位|几名|不少|当地|个别|一名|一位|某)?[^，。；：、\d]{{0,6}}?(?:{_OUTSIDERS})们?(?:{_SAYING})(?!的)"
    rf"|{_FROM}(?:可靠|内部|确切|权威|最新|网上|坊间|某|多方|各方|当地|上级|第三方|专业|业内|业界|行业|消息|接近[^，。；：、\d]{{1,8}}的|往届|[县市旗盟区校院]里)[^，。；：、\d《]{{0,8}}?"
    r"(?:消息|传闻|研究|测算|估算|评估|检测|统计|数据|了解|讲|说|称|透露|反映|分析|预测)(?=[，称说])"
    rf"|{_FROM}(?:有关|相关|某些?|一些|部分|不少|现有|已有|过往|早期|外界|各界)[^，。；：、\d《》]{{0,10}}?(?:记载|记述|披露|透露|介绍|反映|反馈|讲述?|说|称|描述|回忆|估计|估算|测算|推算|预测|分析|推测|通报|证实|统计|调查|调研|研究|显示|检测|监测|测定|鉴定|评估|研判|核算)(?=[，称说])"
    rf"|{_FROM}(?:业内|业界|同行|行内|圈内|坊间|外界|民间|市场|老乡|当地人|老人们?|行家|在校生|往届生|当地老人)(?:普遍|多)?(?:估计|估算|讲|说|称|透露|反映|介绍|认为|推测|预计|测算|议论|回忆)(?=，)"
    rf"|{_FROM}[^，。；：、\d《》]{{0,8}}?(?:内部|知情|匿名|圈内|业内|消息|权威)人[士员](?:{_SAYING}|介绍|证实)(?!的)"
    # 据粮商们估计, 据不具名的采购人员反映, 据养殖圈人士讲
    rf"|{_FROM}(?![^，。；：、]{{0,4}}(?:{_PARTY}))(?:[^，。；：、\d《》]{{1,8}}?们|(?:不具名|匿名|不愿[^，。；：、\d《》]{{2,8}})的?[^，。；：、\d《》]{{0,8}}?(?:{_KIND}|人))(?:{_ALL}|都)?(?:{_SAYING}|介绍|回忆|描述|讲述|证实)(?!的)"
    rf"|{_FROM}[^，。；：、\d《》]{{1,6}}?[圈界业](?:内|里)?(?:的?(?:人士|人|朋友|专家))(?:{_SAYING}|介绍)(?!的)"
    # 据一名不愿具名的官员说, 据一份第三方报告, 据来自多方面的消息
    rf"|{_FROM}(?:[一几多数两某][名位个些]|有)(?![^，。；：、]{{0,4}}(?:{_PARTY}))[^，。；：、\d《》]{{0,14}}?(?:{_KIND}|人|学者|专家|教师|学生|居民|牧民)们?(?:{_SAYING}|介绍|回忆|描述|讲述|证实)(?!的)"
    rf"|{_FROM}(?:[一某多几数两][项份篇组则条封种些]|一?些)[^，。；：、\d《》]{{0,14}}?(?:{_EVIDENCE}|{_RUMOUR})(?:{_SHOWS}|反映|称|说)?(?=，)"
    rf"|{_FROM}(?:来自|出自)[^，。；：、\d《》]{{0,14}}?的(?:{_RUMOUR}|{_EVIDENCE})(?:{_SHOWS}|称|说)?(?=，)"
    rf"|{_FROM}[^，。；：、\d《》]{{2,12}}的人(?:讲述?|说|称|反映|透露|介绍|回忆)"
    rf"|{_FROM}(?:史料|文献|史书|古籍|典籍|民间传说|老辈人?|老人们?)(?:记载|记述|讲述?|说|回忆|相传)"
    rf"|{_FROM}(?:目击者|目击群众|知情[者人]士?|过路人|路人|围观群众|网友|网民|圈内人)们?(?:讲述?|描述|回忆|介绍|反映|透露|说|称|披露|估计|证实)"
    rf"|{_FROM}(?:各|多家|部分|一些)?(?:用人|招聘|实习|就业|用工|签约|接收)单位(?:普遍|均|都)?(?:反馈|反映|介绍|评价|称)(?=，)"
    rf"|{_FROM}(?:说|传闻|有关研究|相关研究)(?!明|服|法)|据(?:透露|披露|报|说|反映|统计数据)(?=[，显])"
    r"|根?据(?:不完全|初步|相关|有关)?(?:统计|测算|估算|监测|报道|介绍|反映|分析|披露|了解|通报|调查(?!组|队|处|局))(?!局|部门|公报|年鉴|处|中心|站|软件|学|法|表|口径)|据[悉称传]"
    rf"|{_FROM}(?:市场|行业|初步|粗略|大致|前期|抽样|问卷|线上|网络)?(?:调研|摸底|抽查|问卷|走访|访谈|民调|测评|核算|推算|估算|估计|预测|预计|推测)(?:结果)?(?:显示|表明)?(?=，)"
    r"|据(?:外媒|媒体|网络|有关|相关)[^，。；]{0,10}?(?:报道|资料|消息|统计|数据)|据[^\W\d_a-zA-Z]{2,5}媒体[^，。；]{0,6}报道"
    r"|(?:报道|文章|网文)(?:引用|援引)[^，。；]{0,12}(?:材料|资料|消息|说法)(?:说|称|显示|指出)?|[有某]媒体(?:援引|引用)[^，。；]{0,8}(?:称|说)|[有某](?:媒体|报道|消息|网站)(?:报道|称|指出)"
    r"|从(?:相关|有关|内部|多个|知情)[^，。；]{0,4}渠道(?:获悉|了解到|得知)"
)
# 正如有学者所说, 用业内人士的话说
_AS_SAID = (
    rf"(?:正如|诚如|恰如|就像|(?<![^，。；：\n])如)(?![^，。；：]{{0,6}}(?:[与到参]会|在[场座]|上述|发言))(?:(?:{_NOBODY})?[^，。；：、\d局厅处委院校《]{{0,6}}?(?:{_BODIES}|专家|学者|人|{_KIND}))们?所(?:说|言|讲|指出|述|形容|评价)"
    rf"|[用按照](?:{_NOBODY})[^，。；：、\d]{{0,6}}?(?:{_BODIES}|专家|学者|人|{_KIND})们?的话(?:来?[说讲]|[：，])"
)
_CITATION = Pattern("|".join((_AS_SAID, _REPORTED, _BY_SOME, _BY_FIELD, _BY_RUMOUR, _BY_WORK, _BY_NOBODY, _BY_PAPER)))
# a standard that nobody could look up: 低于国家规定标准
_STANDARD = Pattern(
    r"(?<![不未没])(?:低于|高于|超过|超出|达不到|未达到|不达|不符合|不足|少于)(?:了)?(?:国家|行业|部颁|自治区|教育部|有关|相关|上级)(?:的)?(?:规定|有关|相关|最低|安全|卫生|办学|建设|要求|设置)*(?:的)?标准(?!《|（|\d|化|的?(?:\d|为|是))"
)
# what people of a kind say together (教职工普遍反映), or where all can read it (在网上发帖称), by what stands behind them
_TOGETHER = Pattern(
    rf"(?:{_ALL})(?:{_MEANS}|认为|觉得|感到|担心|担忧|预计|预测|主张|呼吁|建议(?=，))(?![^，。；]{{0,8}}的)"
    rf"|在(?:{_PUBLIC}|[^，。；：、在]{{0,6}}(?:平台|网站|账号|公众号))[上中里]?(?:{_MEANS}){{1,2}}{_TELLS}"
)
_OF_A_KIND = Pattern(rf"{_EDGE}{_BEFORE}{{0,8}}?{_KIND}们?$")
_NAMED = Pattern(
    r"(?:局|厅|部|委|办|院|校|处|系|科|中心|公司|集团|社|网(?![上络传民友])|台|所|大学|协会|学会|医院|组织|平台|系统|大队|支队|总队|调查队|政府|法院|检察院|警方|校方|交警|公安|党委|团委|党校|工会|街道|使馆|研究院)(?:[^，。；]{0,12}|[在于]?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日时][^，。；]{0,24})$"
    r"|[^\W\d_a-zA-Z]{2,4}(?:教授|研究员|主任|院长|工程师|医生|博士|院士|局长|处长)的?$|(?:来源|出处)"
)
_TAIL_SOURCE = Pattern(r"（(?:数据|资料)?(?:来源|出处|引自|摘自)[：:]|来源：")
# pointing back to what was named, the college's own inquiry, or a heading of two
# papers without a title: who must act by them (我系将按照……) is no source
_PAPERS = Pattern(r"(?:有关|相关|上级)(?:文件|通知|规定|政策)")
_RULES = Pattern(r"(?:有关|相关)(?:规定|政策)")
_POINTS_BACK = Pattern(r"(?:根?据|上述)?通报|(?:根据|按照)方案|实践(?:证明|表明)$")
_OWN_INQUIRY = Pattern(
    r"通过[^，。；]{2,20}的$|(?:19|20)\d\d年版的?$|发布会[^。；]{0,20}$|对[^，。；]{2,20}问卷$|(?:19|20)\d\d年\d{1,2}月[^，。；]{0,16}的?$"
)
_PRESS = Pattern(r"《(?:19|20)\d\d|（[^（）]{0,40}(?:(?:19|20)\d\d|第\d{1,6}期|〔)[^）]*）|(?:19|20)\d\d年")
# the source right after the words: 据报道（《……报》2024年5月20日）
_BEHIND = Pattern(r"（[^（）]{0,40}(?:19|20)\d\d[^）]{0,20}）")
# 一份由盟教育局编制的报告指出, 据外媒《……报》报道
_WHOSE = Pattern(
    r"《[^》\n]{1,20}[报刊社网]》的?报道|由[^，。；]{2,16}(?:开展|发布|编制|编写|组织|实施|完成|牵头|出具)|(?:局|厅|部|委|办|会|社|中心|大学)(?:发布|开展|编制|公布|组织|出具|编写)的"
)
_ISSUER = Pattern(
    r"(?:局|厅|部|委|办|院|社|会|中心|大学)(?:发布|公布|编制|出版|编写|主办)?的?$|(?:发布|公布|编制|出版)的$"
)


# a report by somebody who is named, which the whole sentence retells: 据楼长温某报告，……对门303室也有人反映
_TOLD_BY = Pattern(r"据[^，。；]{2,24}?[\u4e00-\u9fff]某(?:电话|当面|口头)?(?:报告|来电|反映|报称|讲述)，")


def _tails(document: Document) -> list[int]:
    return [m.start() for m in document.everywhere(_TAIL_SOURCE, mentions=True)]


def _traceable(document: Document, start: int, end: int, word: str) -> bool:
    text = document.text
    begin, stop = document.sentence_at(start)
    passage = document.passage_at(start)
    tails = document.once(_tails)
    index = bisect_left(tails, start)
    if index < len(tails) and tails[index] < passage.end:
        return True
    near = max(begin, start - REACH)
    clause = start_behind(text, near, start, "，；：。\n")
    if _BEHIND.match(text, end) or _TOLD_BY.match(text, begin, start):
        return True
    if word.startswith("《"):
        return bool(_PRESS.search(text, clause, min(stop, end)) or _ISSUER.search(text, clause, start))
    if _WHOSE.search(word):
        return True
    if _is_told_of(document, word.removeprefix("据"), passage.start, start) or (
        (_BY_MOST.match(word) or word.endswith("表示")) and _INQUIRY.search(document.text, passage.start, end)
    ):
        return True
    if word.startswith(("据", "根据")) or _PAPERS.search(word):
        return _OF_THE_ABOVE.match(text, end) is not None and _BASIS.search(text, 0, begin) is not None
    return bool(_NAMED.search(text, clause, start) or "》" in text[clause:start] or "据" in text[clause:start])


# 依据排课数据和巡查记录开展调查。……据统计，上述15个教学日内: the records that were counted stand above
_OF_THE_ABOVE = Pattern(r"，(?:在)?(?:上述|前述|以上|该|这\d|调查期|统计期)")
_BASIS = Pattern(
    r"(?:根据|依据|利用|调取|查阅|核对|梳理|比对|汇总)[^。；]{0,24}(?:数据|记录|台账|报表|系统|日志|登记|档案|问卷|票据|清单)"
)
# 学院对300名学生做了问卷，问卷显示: the work was told of
_OWN_WORK = Pattern("(?:问卷|抽样|访谈|调研|摸底|抽查|走访|普查|民调|测评|核算|推算|估算|预测)")


_BY_MOST = Pattern(_MOST)
# what they were asked at, or what they took part in and speak of: 培训结束后，不少教师表示，……
_INQUIRY = Pattern(
    r"问卷|座谈|走访|访谈|调研|调查|测评|征求|投票|表决|随机|[与到参]会|会议?[上中后]|会期间|活动|培训|讲座|仪式|比赛|大赛|典礼|演练|参[加观训赛]|观看|聆听|学习|授课|启用|开放|慰问|资助"
)


# what is claimed behind a comma; who claims it stands before the verb, back to the edge of the clause
_CLAIMED = Pattern(
    "(?:反映|反馈|透露|披露|吐露|爆料|报料|估算|测算|推算|预测|预计|预言|估计|推断|推测|猜测|揣测|断言|断定|判断|分析|担心|担忧|认为|觉得|主张|指出|点评|评价|评论|议论|论证|证实"
    "|提醒|告诫|呼吁|建议|感慨|感叹|坦言|坦承|直言|声称|宣称|质疑|抱怨|吐槽|解读|总结|归纳|发现|介绍|讲述|描述|记载|留言|相传|传言|统计|显示|表明|印证"
    "|[谈提说讲聊]到|[讲称说](?:[过道])?|写道|告诉(?:我们|人们|大家)|提示|建言|断定|设想|(?:的话|说法|消息)[称说])(?=[，：](?!“))"
)
_CLAIMED_REACH = 26  # code points from the edge of the clause to the verb
_LINK = "(?:但|而|不过|此外|另外|同时|对此|其实|事实上|早就?|也|还|又|曾|另|近?日|日前|近来|近期)*"
_SO_SAID = (
    f"(?:{_ALL}|私下|早就?|也|还|都|多|曾|则|更|就此|对此|反复|一再|公开|近日|日前|联名|撰文|著文|发文|刊文"
    "|(?:[向对给从同跟]|通过)[^，。；：、]{1,10}|[在到][^，。；：、]{1,12})*"
)
# who or what has no name by itself: 经济学家, 当地媒体, 过来人, 坊间
_BARE = (
    r"(?:[^\W\d_a-zA-Z某该本我各与评审随局厅处委院校]{0,6}?(?:(?<![科国大专])学家|学者|分析师|评论员|评论家|观察家|观察人士|圈内人|业内人|内行人?|行家|明白人|智库|媒体|外媒|报章|网站|研究者|从业者|从业人员|爱好者|发烧友|知情[者人]|消息源)"
    "|外界|舆论|坊间|民间|街坊(?:四邻|邻居)?|左邻右舍|邻里|乡邻|同行|业内|圈内|行内|市场上?|过来人|老辈人|老一辈|前辈|老百姓|旁人|外人|好事者|有心人|小道消息|路边社)"
)
# those who are something only to some: 接近校方的人士, 不愿具名的供货商, 熟悉情况的人
_SOMEBODY = (
    rf"(?:接近|熟悉|了解|知晓|参与|经手)[^，。；：、]{{1,10}}的[^\W\d_a-zA-Z]{{0,6}}?(?:人[士员]?|消息源|知情者)|(?:不具名|匿名|未具名|不愿[^，。；：、\d]{{2,8}})的?[^，。；：、\d]{{0,8}}?(?:人|{_KIND})"
    rf"|(?:当地|境外|海外|国外|国内|校外|外地|本地|县里|市里|旗里|盟里|多家|数家|两家|几家|部分|个别|有些?|一些|一家|不止一[家位个名]|多[位名]|有关|相关|知名|权威|主流|专业|第三方|行业|民间|业内|业界|圈内)(?:的)?[^\W\d_a-zA-Z局厅处委院校]{{0,6}}?(?:{_BODIES}|学家|分析师|{_BARE})"
    rf"|{_A_CERTAIN}些?[^，。；：、\d与对向]{{0,10}}?(?:{_BODIES}|{_KIND})|不止一[家位个名]{_BEFORE}{{0,8}}?(?:{_KIND}|人)|[行圈业][内里]的?(?:朋友|熟人|前辈|老人|专家)"
    rf"|{_THERE}(?:[的些]|不少|部分)?{_BEFORE}{{0,8}}?(?:{_KIND}|知情人|人)|(?:一些|部分|个别|少数|许多|很多|不少|众多|大量|多[名位家]|数[名位家]){_BEFORE}{{0,8}}?(?:{_KIND}|受访者)"
)
# works that cannot be looked up: 公开资料, 国内多所院校的实践, 一份广为转载的帖子
_SOME_WORK = (
    rf"(?:公开|网上|网络|现有|已有|历史|早期|过往|民间|现存|有限的|零星)?的?(?:资料|文献|史料|典籍|古籍|旧志|案例|数据)|(?:国内外?|国外|区内外?|各地|外地|兄弟院校|多[家所地国])[^，。；：、\d局厅处委]{{0,8}}?的?(?:实践|经验|做法|探索|教训|案例|研究|数据)"
    rf"|[一某多几][份条篇则段张些][^，。；：、\d]{{0,12}}?(?:{_RUMOUR}|{_EVIDENCE}|长文|小作文|推文|报道)"
    rf"|(?:有关|相关|有的|一些|不少|最新|权威)的?(?:报告|报道|材料|文章|论文|资料|文献|帖子|评论|统计|研究|数据)|[^，。；：、\d]{{0,5}}学的?(?:研究|实验|常识)|(?:媒体|报道|文章|网文|推文)(?:援引|引用|引述|转述)[^，。；：、]{{0,14}}?"
)
_NO_NAME = Pattern(
    rf"(?:[，。；：\n]|^){_LINK}(?P<who>据?(?:{_BARE}|{_SOMEBODY}|{_SOME_WORK})们?)(?:的话|里|中|上)?{_SO_SAID}$"
)
_OF_THE_PLACE = Pattern(rf"{_PARTY}|与会|参会|到会|列席|评审|答辩|专家组|课题组|本|我[校院系们]|学院|上述")


def _unnamed(document: Document, at: int) -> int:
    """Where the words begin for somebody unnamed who claims something with the verb at this offset; -1 for none."""
    text, near = document.plain, max(document.sentence_at(at)[0] - 1, at - _CLAIMED_REACH, 0)
    match = _NO_NAME.search(text, start_behind(text, near, at, "，。；：\n"), at)
    if match is None or _OF_THE_PLACE.search(text, match.start("who"), at):
        return -1
    if match["who"].endswith("市场上") and text[at] not in "传说":
        return -1  # 市场上反映，菜价平稳 tells of the market itself
    return match.start("who")


# experts who were asked and sat there: 与会专家认为
_FAR = 600  # code points
# experts who were asked, and how many
_EXPERTS = Pattern(r"专家[^，。；\d]{0,4}\d{1,3}[人名位]|\d{1,3}[名位][^，。；\d]{0,8}专家")
_AT_THE_TABLE = Pattern("(?:与会|到会|参会|出席|评审|评议|答辩|会诊|授课|受邀|特邀|应邀)的?$")


def _is_told_of(document: Document, word: str, begin: int, start: int) -> bool:
    work = _OWN_WORK.match(word)
    return work is not None and work.group() in document.text[begin:start]


def _claims(document: Document) -> list[tuple[int, int]]:
    """The spans of the words that lean on somebody or on something that was written, in order."""
    found = [match.span() for match in document.finditer(_CITATION, mentions=True)]
    for match in document.finditer(_TOGETHER, mentions=True):
        at = match.start()
        near = max(document.sentence_at(at)[0], at - 16)
        kind = _OF_A_KIND.search(document.plain, near, at)
        if kind:
            found.append((kind.start(), match.end()))
        elif match.group()[0] == "在" and document.plain[max(0, at - 1) : at] in _EDGES:
            found.append(match.span())
    for match in document.finditer(_CLAIMED, mentions=True):
        begin = _unnamed(document, match.start())
        if begin >= 0:
            found.append((begin, match.end()))
    return sorted(found)


_EDGES = frozenset({"", "，", "。", "；", "：", "\n"})


# a paper that nobody could look up, at the head of a clause: 有文件要求，……; 标准规定，……
_NORM = r"(?=，[^，。；]{0,24}(?:不[低少高超大小]|不得|至少|最[多少高低]|应当?|须|可[按由]|以[上下内]|\d))"
_SOME_PAPER = Pattern(
    rf"{_EDGE}(?:国家|上级|教育部|自治区|主管部门)?(?:早就?|已经?)?有(?:明确|明文|关|相关)?的?(?:文件|规定|政策|通知|标准|规范)(?:中|里)?(?:明确)?(?:要求|规定|指出|提出|明确|说|讲)?(?=，)"
    rf"|{_EDGE}(?:有关|相关)(?:规定|通知|制度|办法|规范|标准)(?:中|里)?(?:明确)?(?:要求|规定|指出|提出|明确)(?=，)"
    rf"|{_EDGE}(?:文件|政策|标准|规范|制度|通知|规定)(?:中|里)?(?:明确|要求|规定|指出|提出){{1,2}}{_NORM}"
    rf"|{_EDGE}(?:(?:根据|按照?|依据|依|照)(?:制度|标准|规范|通知|上面|相关|有关)的?(?:要求|规定|精神){_NORM}|(?:根据|依据)(?:要求|规定)(?=，[^，。；]{{0,24}}不[低少高超]))"
    rf"|{_EDGE}(?:上级|主管|有关|相关)(?:部门|单位)?(?:发文|来文|发来通知|下文|下发(?:文件|通知)|印发(?:文件|通知))(?:明确)?(?:要求|规定|指出|提出)(?=[^《。；]{{0,30}}，)"
)
# what it points back to, before it in the paper
_PAPER_BEFORE = Pattern(r"[《〔]|来[文函]|发文|印发|下发|制定|出台|收到|通知|制度|方案|GB ?\d|DB\d")
_PAPER_REACH = 200  # code points
# worth, harm or quality that nobody is said to have found: 经估价，失物价值6800元
_FOUND_BY = r"(?:估价|评估|鉴定|审计|检测|检验|化验|测评|评定|定损|核价|作价|估损|论证)"
_VALUED = Pattern(
    rf"{_EDGE}经(?:过)?(?:专业|权威|第三方|有关|相关|有资质的?)?(?:机构|人员|部门|单位|专家|公司)?{_FOUND_BY}(?=，[^，。；]{{0,20}}\d)"
    # 经第三方检测, 经专家鉴定: somebody who might be named did it
    rf"|{_EDGE}经(?:过)?(?:(?:专业|权威|第三方|有资质的?|独立)(?:的?(?:机构|人员|部门|单位|公司))?|(?:权威|业内|有关|相关)?专家)(?:初步|现场|综合|抽样)?(?:{_FOUND_BY}|认定|研判)(?=后?，)"
    rf"|{_EDGE}经(?:过)?(?:初步|大致|粗略|保守)?(?:测算|推算|估算)(?=，)"
)
_BODY = Pattern(
    r"局|[医法学研]院|中心|公司|[研检测卫]究?所|站(?!点)|[支大中总]队|处(?![理置于罚分])|科(?![学目技])|组(?!织)|协会|厂家|[员师]|某|我[校院系处部]|民警|保险"
)
_HAD_IT_DONE = Pattern(r"送[^，。；]{0,12}(?:检|化验|鉴定)|取样|采样|抽样|委托|邀请|聘请|查勘|勘[查验]")
_ISSUED = Pattern(r"出具|(?:认定|鉴定|检测|检验|评估|审计|化验)(?:书|报告|单)|（[^）]{2,30}）")
_FOUND_REACH = 120  # code points before and behind it


# 经专家论证，学院放弃了地源热泵: what was decided on it, and no finding
_DECIDED_ON_IT = Pattern(
    r"后?，[^，。；]{0,14}(?:[院校处部局委会系馆科]|方案|项目)[^，。；\d]{0,6}(?:放弃|决定|确定|选定|采用|选用|调整|改用|同意|通过|修改|修订|取消|启动|撤销|获)"
)


def _some_paper(document: Document) -> Iterator[Hit]:
    """Papers without a title or a number that no paper named before them explains."""
    for match in document.finditer(_SOME_PAPER, PROSE):
        begin = max(document.passage_at(match.start()).start, match.start() - _PAPER_REACH)
        quoted = document.text[match.end() : document.sentence_at(match.start())[1]]
        if not (_PAPER_BEFORE.search(document.text, begin, match.start()) or "《" in quoted or "〔" in quoted):
            message = f"“{match.group()}”没有注明是哪个文件，请写明发文单位、名称、文号和时间"
            yield Hit(*match.span(), message, why=source_reasons(document, *match.span()))


def _valued_by_nobody(document: Document) -> Iterator[Hit]:
    """Findings with a number, where nobody is said to have made them."""
    text = document.plain
    for match in document.finditer(_VALUED, PROSE):
        if match.group().endswith(("论证", "研判")) and _DECIDED_ON_IT.match(text, match.end()):
            continue
        begin, stop = document.sentence_at(match.start())
        passage = document.passage_at(match.start())
        before = max(passage.start, match.start() - _FOUND_REACH)
        behind = min(passage.end, stop + _FOUND_REACH)
        known = (
            _BODY.search(text, max(begin, before), match.start())
            or _HAD_IT_DONE.search(text, before, match.start())
            or _ISSUED.search(document.text, match.end(), behind)
        )
        if not known:
            message = f"“{match.group()}”没有写由谁、什么时候作的，请写明单位和日期"
            yield Hit(*match.span(), message, Severity.WARNING, why=source_reasons(document, *match.span()))


_SOME_EXPERTS = Pattern(r"(?:[有某位]|关|相关|部分|一些|众多|业内|权威|资深|知名)专家|专家[^，。；]{0,4}研究")


def citation_without_source(document: Document) -> Iterator[Hit]:
    """引了统计、研究、报道或者专家的话，却没说是谁的、哪里的。

    制度{1.4e}：引用的文献需注明出处。写明发布单位、文献名和时间就行：据国家统计局2024年1月17日公布的数据。
    本院师生的反映，同句又写了哪天怎么改的，降为宜改。“低于国家规定标准”一类要写明是哪个标准（宜改）。点名的单位、有职务的人算出处；据有关部门、据知情人士不算。
    首报、续报、终报里的风力、雨量、震级没有写谁测的，“经鉴定、经估价”没有写谁做的，作建议。
    “有文件要求、标准规定”而前面没有写是哪个文件的，其他信息里“经估价、经检测”而没有写谁作的（宜改），也提示。
    学习贯彻《……》不是引用，不提示。
    点了发文单位、没有文件名和文号的（根据教育部文件精神、国家早有规定），宜改；其他信息里“经核查”没有写谁查的，作建议。
    """
    yield from _unnamed_standards(document)
    told = []
    for reading, whose in unsourced_readings(document):
        told.append(Hit(*reading.span(), f"“{reading.group()}”请写明是{whose}", Severity.INFO))
    for hit in (*_some_paper(document), *_valued_by_nobody(document)):
        if not any(each.start < hit.end and hit.start < each.end for each in told):
            told.append(hit)
    for match in unnamed_papers(document):
        claimed = any(start < match.end() and match.start() < end for start, end in document.once(_claims))
        if not claimed and not any(each.start < match.end() and match.start() < each.end for each in told):
            message = f"“{match.group()}”没有写是哪个文件，请写明名称、文号或日期"
            told.append(Hit(*match.span(), message, Severity.WARNING, why=source_reasons(document, *match.span())))
    for match in checked_by_nobody(document):
        told.append(Hit(match.start(), match.end() - 1, "没有写由谁、哪天查的，请写明单位和日期", Severity.INFO))
    yield from told
    last = 0
    for found_at, end in document.once(_claims):
        if any(hit.start < end and found_at < hit.end for hit in told):
            continue
        begin = max(found_at, document.passage_at(end - 1).start)  # no claim begins in the line before
        if begin < last:
            continue
        # 医学专家认为
        is_of_a_field = document.text.startswith("专家", begin)
        if is_of_a_field and _AT_THE_TABLE.search(document.text, max(0, begin - 4), begin):
            continue
        if "专家" in document.text[begin:end] and _EXPERTS.search(document.plain, max(0, begin - _FAR), begin):
            continue  # 邀请专家19人论证……院校专家担心
        some = _SOME_EXPERTS.search(document.text, max(0, begin - 2), end)
        if "专家" in document.text[begin:end] and not some and any(document.roles(Role.LEAD_AUTHOR)):
            continue  # the expert is who is named at the end
        start = _start_of_field(document.text, max(last, begin - 2), begin) if is_of_a_field else begin
        last = end
        word = document.text[start:end]
        if _is_opinion(document, word, start) or _is_anonymous(document, start) or _is_the_matter(document, start, end):
            continue
        if (
            document.plain[start] == "□"
            or word.startswith("据初步调查")
            or text_before(document, start) in {"证", "依", "数", "收", "占", "论"}
        ):
            continue
        if (start > document.passage_at(start).start and _POINTS_BACK.match(word)) or _OWN_INQUIRY.search(
            document.text, max(document.passage_at(start).start, start - 40), start
        ):
            continue
        if document.text[end : end + 1] == "、" or _traceable(document, start, end, word):
            continue
        yield Hit(
            start,
            end,
            f"“{word}”没有注明出处，请写明发布单位、文献名称和时间",
            _how_sure(document, word, end),
            Fix(f"{word}（{{出处：发布单位、文献名称、时间}}）"),
            why=source_reasons(document, start, end),
        )


# a title names what the paper is about: 关于部分家长集中反映停车问题的情况报告, 关于食堂管理的专家建议
_TITLE_OF_A_MATTER = Pattern(r"关于|(?:报告|情况|建议|问题|反映|信息|通报)(?:（[^（）]{0,8}）)?$")
# who came together to complain did something: 学生聚集反映诉求
_CAME_TOGETHER = Pattern(r"聚集|围堵|上访|来访|集体到")


def _is_the_matter(document: Document, start: int, end: int) -> bool:
    """Whether what somebody says is what the paper tells of: in its title, or of people who came together for it."""
    passage = document.passage_at(start)
    if passage.role is Role.TITLE and end <= passage.end and _TITLE_OF_A_MATTER.search(document.words(passage).strip()):
        return True
    return _CAME_TOGETHER.search(document.plain, start, end) is not None


# what people of the house said, and what was done about it: 有教师反映签字费时，系里于9月7日改为扫码
_OWN_PEOPLE = Pattern(r"(?:教师|老师|学生|同学|教职工|职工|家长|辅导员)[^，。；]{0,6}(?:反映|反馈|提出|建议|认为)")
_DONE_ABOUT = Pattern(r"[^。；]{0,60}日[^，。；]{0,16}(?:改为|调整|答复|整改|增设|增加|延长|更换|修复|取消)")


def _how_sure(document: Document, word: str, end: int) -> Severity | None:
    """How sure it is that a source is wanted: of what people of the house said and what is done about it, least."""
    if _OWN_PEOPLE.search(word) and _TAKEN_UP.match(document.plain, end):
        return Severity.INFO
    return Severity.WARNING if _RULES.search(word) or _is_answered(document, word, end) else None


_TAKEN_UP = Pattern(r"[^\n]{0,60}(?:采纳|已(?:经)?(?:改|调整|解决|答复)|据此|为此|当场(?:答复|解决))")


def _is_answered(document: Document, word: str, end: int) -> bool:
    """Whether it is people of the college who spoke, and the sentence says on which day what was done about it."""
    answer = _DONE_ABOUT.match(document.plain, end)
    return _OWN_PEOPLE.search(word) is not None and answer is not None


_STANDARD_NAMED = Pattern(r"《|GB|标准[^，。；]{0,6}\d")


def _unnamed_standards(document: Document) -> Iterator[Hit]:
    text = document.text
    for match in document.finditer(_STANDARD, PROSE):
        begin, stop = document.sentence_at(match.start())
        if not _STANDARD_NAMED.search(text, max(begin, match.start() - 60), min(stop, match.end() + 60)):
            message = f"“{match.group()}”没有写是哪个标准，请写明名称和数值"
            yield Hit(*match.span(), message, Severity.WARNING)


def _start_of_field(text: str, least: int, start: int) -> int:
    while start > least and text[start - 1].isalpha() and not text[start - 1].isascii():
        start -= 1
    return start


def text_before(document: Document, offset: int) -> str:
    """The character before an offset; empty at the start."""
    return document.text[max(0, offset - 1) : offset]


_ANONYMOUS = Pattern(
    r"(?:(?:据|从)(?:[^\W\d_a-zA-Z]{0,4})?|有)?(?:知情(?:人士?|者)|有关人士|相关人士|业内人士|有关(?:方面|部门|单位|人员|官员|负责人)|相关(?:方面|部门|单位|人员|官员|负责人)|目击者|现场群众|网民|网友)(?:处|那里|方面)?(?:(?:发帖|发文|留言|跟帖|来信|来电|爆料)(?:称|说)|介绍|透露|获悉|称|表示|反映|爆料|报料|指出|说|讲(?![话座解课])|描述|披露|质疑|吐槽|了解到|证实|告诉(?:记者|本报|我院|学院))"
)


# 听一位过路人讲，……; 街道上的人来看过，说……; 据有关部门掌握
_HEARSAY = Pattern(
    r"听(?:一[位名个]|[几两]位|别人|旁人|人家|人|路过的?|附近的?|周围的?|有的?)[^，。；\d]{0,10}(?<!了)(?:讲|说|提|念叨|聊|传)(?:起|过|道)?(?=[，：])"
    r"|(?<![^，。；\n])[^，。；\n\d]{1,6}(?:(?<![会路车楼街早晚网线身])上|那边|上面|上头)的(?:人|同志)[^，。；\d]{0,10}，?(?:也|都|口头|只)?(?:说|讲|认为|觉得)(?!明|服|课)"
    r"|(?<![证依数])据(?:有关|相关)(?:方面|部门|单位|机构|人员)(?:所)?(?:掌握|了解|摸底|估算|测算|估计|核算)(?:的(?:情况|数据))?(?=[，：])"
)
# somebody heard it, wherever it stands in the clause: 另外听说……, 据听说, 听别的寝室讲
_HEARD = Pattern(
    r"(?<![没未有无英汉双外语])据?(?:听(?:说(?!明)|闻|讲(?!人员|人数|者|的)|人说|人讲|旁人说|别人说|外面说))(?=，?[^，。；]{2})(?!后|过|读|写|课|考|座|\d|能力|教|训|技能|水平|测试|练习|比赛|大赛|材料|了?(?:此|这|该)(?:事|消息|情况)|座|解)"
    r"|听(?:同学|学生|老师|教师|家长|邻居|群众|路人|工人|保安|宿管员?|隔壁|别的|其他|大家|大伙儿?|司机|门卫|店主|摊主|商户|附近|老乡|师傅|外面)[^，。；\d听]{0,6}?们?(?:都|也|还|私下)?(?:说(?!课)|讲(?=[，：])|议论|念叨|传)(?!明|服|心里|心声|想法|[出起])"
    r"|(?<=[，。；：\n、但而也还又])(?:据|有)?(?:传闻|传言|坊间|小道消息|道听途说)(?=[，\u4e00-\u9fff])(?![中的者不])"
    r"|(?<![^，。；：\n、])(?:坊间|江湖上?|街头巷尾|街谈巷议|社会上|外面)(?:还|也|早就?|一直|都|纷纷)?(?:传说|传言|有传闻|有传言|有议论|都?在传)(?![中的者不])(?=[，\u4e00-\u9fff])"
)
# somebody said it, and nobody knows who: 有人看见他翻墙, 大家都夸, 学生们都说
_ALL_SAY = Pattern(
    r"(?<![没所如若凡遇未])(?<!如果)(?<!若是)(?<!要是)(?<!一旦)(?<!是否)(?<!万一)(?<!只要)(?<!凡是)(?<!发现)有人(?:还|也|私下|曾|甚至)?(?:说(?!明)|讲|猜|看见|看到|瞧见|怀疑|议论|埋怨|抱怨|传|嘀咕|质疑|认为|觉得|举报|反映|透露)(?![的：]|[^，。；]{0,12}[就即应])"
    r"|(?:(?<=[，。；：\n、])|(?<=^))(?:大家|大伙儿?|人人|(?:全[院系校班]|广大|许多|很多|不少|在场|参训|参会|参加|各系|周边|附近|两校|多数)?[^，。；：\n\d名位]{0,4}?(?:师生|学生|同学|教师|老师|职工|家长|群众|村民|牧民|住户|居民|旅客|商户|员工|学员|观众))们?(?:个个|人人|全|都|无不|没有不|没有一个不|异口同声地?|私下)+(?:夸|说(?!明)|讲(?!解|课)|觉得|称赞|叫好|表示(?=非?常?(?:满意|赞|认可|欢迎|不满|反对|肯定|佩服))|感到|认为|点赞|埋怨|抱怨|议论|传|反映|叫苦|赞成|拍手)"
)
_BY_COUNT = Pattern(r"\d+(?:余|多)?(?:名|人|位|份|户)|问卷|[%％]|满意[度率]|座谈")
# an account without a platform
_SOME_ACCOUNT = Pattern(
    r"(?:(?<![没所如若凡遇未])有(?:一?个|些|几个|多个|个别|部分)?|一个|某|几个|多个)(?:(?:匿名|陌生|网络|社交|不明|本地)?(?:账号|帐号)|(?:匿名|陌生|网络|社交|不明|本地)用户|(?:匿名|本地)?(?:博主|大V|up主|UP主|自媒体))[^，。；]{0,8}?(?:发布|上传|发出|发了|发帖|发文|曝光|转发|晒出|推送|爆料|散布|传播)|(?:发|传|上传|发布|晒|转发|挂|贴)(?:到|至|在|了)(?:了)?(?:网上(?![办服政审申报学商课评巡缴超投银阅测])|网络(?![教学课平])上?|互联网上?|社交平台|短视频平台|社交媒体)|(?:网上|网络上?|坊间|校内外)(?:的)?(?:说法|传言|议论|各种说法)(?:不一|很多|四起|纷纷|纷纭)|众说纷纭|说什么的都有"
)
_PLATFORM = Pattern(
    r"抖音|快手|微博|微信|小红书|[Bb]站|哔哩|贴吧|论坛|QQ|知乎|头条|朋友圈|视频号|公众号|家长群|班级群|[\u4e00-\u9fff]群|百度|西瓜视频|“[^”]{2,16}”|网站|官网|留言板|12345"
)
# 按2021年的数据: of whom?
_OF_A_YEAR = Pattern(
    r"(?<![^，。；\n])(?:按照?|据|根据|依据?|参照)(?:19|20)\d\d年度?的?(?:统计|调查|摸底)?(?:数据|资料|统计|口径|材料|数字)(?:看|来看|测算|推算|估算|计算)?(?=，)"
)
_SAID_WHOSE = Pattern(
    r"[局厅委处科司社部室](?:的|发布|公布|统计|提供|台账|数据|报表|\d)|中心|公司|台账|系统|年鉴|公报|年报|报表|《|来源|问卷"
)


# what an office itself puts up: 招标公告已发布到互联网
_OFFICIAL = Pattern(
    r"公告|通知|公示|招标|采购|招聘|课件|课程|资源|名单|成果|论文|目录|简章|预告|通报|声明|资料|指南|信息"
)
_NEARBY = 200  # code points about what was said in which a number or a platform is looked for
_PLATFORM_BEFORE = 80  # code points before a sentence in which its platform may stand


def _hearsay(document: Document) -> Iterator[Hit]:
    """Sources told in open words: by hearsay, by people without a name, and data of a year that nobody is named for."""
    starts: list[int] = []
    ends: list[int] = []
    for match in document.finditer(_HEARSAY, PROSE):
        starts.append(match.start())
        ends.append(match.end())
        yield Hit(*match.span(), f"“{match.group()}”没有说明是谁，请写明单位、岗位和时间，或删去")
    for match in document.finditer(_HEARD, PROSE):
        last = bisect_left(starts, match.end()) - 1  # of those that begin before its end, which also end last
        if last >= 0 and match.start() < ends[last]:
            continue
        yield Hit(*match.span(), f"“{match.group()}”是传闻，请核实后写明是谁说的，或删去")
    for match in document.finditer(_ALL_SAY, PROSE):
        begin, stop = document.sentence_at(match.start())
        told_by = _TOLD_BY.match(document.plain, begin)
        begin, stop = max(begin, match.start() - _NEARBY), min(stop, match.end() + _NEARBY)
        some = match.group().startswith("有人") and document.plain.count("有人", begin, stop) > 1
        if not (some or told_by or _BY_COUNT.search(document.plain, begin, stop)):
            yield Hit(*match.span(), f"“{match.group()}”没有写是谁、几人，请写明，或删去")
    for match in document.finditer(_SOME_ACCOUNT, PROSE):
        begin, stop = document.sentence_at(match.start())
        around = max(document.passage_at(begin).start, begin - _PLATFORM_BEFORE, match.start() - _NEARBY)
        if _OFFICIAL.search(document.plain, max(begin, match.start() - 16), match.start()):
            continue
        if not _PLATFORM.search(document.plain, around, min(stop, match.end() + _NEARBY)):
            yield Hit(*match.span(), "请写明是哪个平台、什么账号、几时发布")
    for match in document.finditer(_OF_A_YEAR, PROSE):
        begin, stop = document.sentence_at(match.start())
        before = max(document.passage_at(begin).start, begin - 60, match.start() - _NEARBY)
        if not _SAID_WHOSE.search(document.plain, before, min(stop, match.end() + 80)):
            yield Hit(*match.span(), f"“{match.group()}”没有写是谁的数据，请写明发布单位、名称和截至时间")


def anonymous_source(document: Document) -> Iterator[Hit]:
    """消息来源没有名字：知情人士透露、有关部门表示、网友爆料。

    听一位路人讲、街道上的人说、据有关部门掌握、按某年的数据而没有写是谁的数据，也提示；听说……、有人看见、大家都夸，句里没有人数的，
    有账号发布、传到网上而没有写哪个平台的，也提示。听说读写、听说后赶到不算。
    读者无法核实。写明是哪个单位、什么岗位的人说的。续报“网络舆情”一节里说网民、网友不提示。
    """
    for match in document.finditer(_ANONYMOUS):
        start, end = match.start(), match.end()
        word = match.group()
        if _is_opinion(document, word, start) or document.passage_at(start).role is Role.TITLE:
            continue
        clause = max(document.text.rfind(c, max(0, start - 60), start) for c in "，；：。\n") + 1
        if _NAMED.search(document.text, clause, start) or _BRIEFING.search(document.text, max(0, start - 40), start):
            continue
        yield Hit(start, end, f"“{word}”没有说明是谁，请写明单位、岗位或文件名称")
    yield from _hearsay(document)


_BRIEFING = Pattern(r"(?:发布会|通气会|吹风会)[^。；]{0,20}$")


def _is_anonymous(document: Document, start: int) -> bool:
    """Whether it is people or an office without a name that speak here, and no trade or field."""
    match = _ANONYMOUS.match(document.plain, start)
    return match is not None and "业内" not in match.group() and "有关方面" not in match.group()


def _is_opinion(document: Document, word: str, start: int) -> bool:
    """Whether netizens are spoken of where a report tells what is said on the net."""
    return ("网友" in word or "网民" in word) and any(
        begin <= start < end for begin, end in document.once(_opinion_sections)
    )


def _opinion_sections(document: Document) -> list[tuple[int, int]]:
    sections = []
    begun = -1
    for level, start, end in headlines(document):
        if level == 1:
            if begun >= 0:
                sections.append((begun, start))
            begun = start if "舆情" in document.text[start:end] else -1
    if begun >= 0:
        sections.append((begun, len(document.text)))
    return sections


_AUTHOR_PARTS = {
    "主笔人": Pattern(
        r"主 ?笔 ?人?(?:—单位—联系方式)?(?:：|—)\s*(?:[^\W\d_a-zA-Z]|[·]){2,}|执 ?笔 ?人?：\s*(?:[^\W\d_a-zA-Z]|[·]){2,}"
    ),
    "单位": Pattern(
        r"单位： *[^\s，；：]{2,}|[^\W\d_a-zA-Z]{2,}(?:学院|大学|系|处|部|院|中心|局|厅|所|公司|协会|学校)"
        r"|(?<=[，—－、（\s-])[^\W\d_a-zA-Z]{1,14}(?:[室办馆科委会站队园]|基地|集团)(?=[，—－、）\s-]|$)"
    ),
    "联系方式": Pattern(
        r"0\d{2,3}[-—–―－]{0,2}\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?:电话|联系方式)： *\d[\d-]{5,}|[\w.+-]+@[\w-]+\.\w+"
    ),
}
_GROUP = Pattern(r"课题组|项目组|编写组|调研组")


_ADVISES = Pattern(
    r"(?:专家|咨询)[^。；]{0,12}(?:论证|咨询|评审|研讨)[^。]{0,12}(?:形成|提出)[^，。；]{0,6}(?:建议|意见)"
)


_TITLED = Pattern(r"专家(?:咨询|论证)?的?(?:意见|对策)?(?:和|与)?建议(?=（|\n|$)")


# a title that ends with its advice, and experts in the text
_ADVICE_TITLE = Pattern(r"(?:问题|情况|原因|环节|短板)?(?:及|与|和|的)(?:几点|改进|对策|整改)*建议(?=（|\n|$)")
_EXPERT = Pattern(r"专家(?!组织|门诊)")


def _advised_by_experts(document: Document) -> re.Match[str] | None:
    """The end of a title that promises advice, where the text leans on experts and no lead author is named."""
    if any(document.roles(Role.LEAD_AUTHOR)) or not next(document.finditer(_EXPERT, PROSE), None):
        return None
    return next(document.finditer(_ADVICE_TITLE, {Role.TITLE}), None)


def expert_byline(document: Document) -> Iterator[Hit]:
    """专家咨询建议没有注明“主笔人—单位—联系方式”。别的稿件写着请专家论证、形成建议的，作建议。

    制度{1.4f}的要求。三项可以写在一行，也可以分行；几位主笔人各写一组；用“课题组”代替个人不行。办公座机可作联系方式。
    标题写“问题及建议”、文中用了专家意见而没有主笔人的，作建议。
    """
    if document.kind is not Kind.EXPERT_ADVICE:
        named = next(document.finditer(_TITLED, {Role.TITLE}), None)
        if named and not any(document.roles(Role.LEAD_AUTHOR)):
            message = "标题写的是专家建议，要注明“主笔人—单位—联系方式”"
            yield Hit(*named.span(), message, Severity.WARNING)
            return
        found = next(document.finditer(_ADVISES, PROSE), None)
        if found and not any(document.roles(Role.LEAD_AUTHOR)):
            message = "请专家论证的建议算专家咨询建议的，要注明“主笔人—单位—联系方式”"
            yield Hit(*found.span(), message, Severity.INFO)
        elif title := _advised_by_experts(document):
            message = "写的是建议，又用了专家的意见：算专家咨询建议的，要注明“主笔人—单位—联系方式”"
            yield Hit(*title.span(), message, Severity.INFO)
        return
    lines = list(document.roles(Role.LEAD_AUTHOR))
    tail = [p for p in document.passages if p.role in {Role.BODY, Role.CELL, Role.LEAD_AUTHOR}][-6:]
    places = lines or [p for p in tail if len(document.words(p)) <= 60 or "主笔人" in document.words(p)]
    text = "\n".join(
        document.words(p)
        for p in (*places, *(p for p in tail if lines and p.start >= lines[0].start and p not in places))
    )
    missing = [name for name, cue in _AUTHOR_PARTS.items() if not cue.search(text)]
    if "主笔人" in missing and "单位" not in missing and "单位：" not in text:
        missing.insert(1, "单位")
    if (
        "主笔人" not in missing
        and _GROUP.search(text)
        and not re.search(r"主 ?笔 ?人?[：—] *(?!课题组|项目组|编写组|调研组)[^\W\d_a-zA-Z]{2,4}(?:[，（\s—]|$)", text)
    ):
        missing.insert(0, "主笔人")
    if missing:
        message = f"专家咨询建议要注明“主笔人—单位—联系方式”，现在缺少{'、'.join(missing)}"
        yield Hit(lines[0].start, lines[0].end, message) if lines else whole(message)
    for passage in lines:
        words = document.words(passage)
        absent = [name for name, cue in _AUTHOR_PARTS.items() if not cue.search(words)]
        if len(lines) > 1 and not missing and absent and "，" in words:
            yield Hit(passage.start, passage.end, f"这位主笔人缺少{'、'.join(absent)}")


RULES = (
    Rule(
        check=citation_without_source,
        family="sources",
        title="引用未注明出处",
        clause="1.4e",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        bad=(
            "⟦正如有学者所说⟧，人才是特色专业的根本。",
            "⟦坊间有说法⟧，旧楼要改作宾馆。",
            "⟦《北方奶业观察》认为⟧，鲜奶价格仍会走低。",
            Example(
                framed(
                    "关于增设充电柜的建议",
                    "⟦有专家认为⟧充电柜距墙偏近。",
                    "主笔人：王某　单位：盟消防协会　联系方式：0483-8000000",
                ),
                Kind.EXPERT_ADVICE,
            ),
            "⟦按照自治区教育厅有关规定⟧，各系5月20日调整课表。",
            "⟦国家对安全用电早有明确规定⟧，5月20日检查，3间宿舍没有执行。",
            "5月20日收到来信，⟦经核查⟧，信中所说基本属实。",
            "⟦据统计⟧，高职学生睡眠不足问题突出。",
            "⟦研究表明⟧，项目化教学有助于提高实践能力。",
            "⟦有关专家认为⟧，应加快产业学院建设。",
            "⟦《中国职业教育发展报告》指出⟧，产教融合仍是短板。",
            "⟦据了解⟧，该平台在多所院校推广。",
            "⟦按照上级有关文件要求⟧，各系完善台账。",
            "⟦上级通知指出⟧，假期要看好校门。",
            "⟦主管部门会议强调⟧，夜间要有人值守。",
            "⟦据学生反映⟧，5号公寓水温偏低。",
            "下一步，我系将⟦按照上级有关文件要求⟧，继续做好晨检。",
            "各系按照教育部《普通高等学校学生管理规定》和自治区⟦有关文件要求⟧，完善台账。",
            "⟦根据有关规定⟧，拟对违规学生给予处分。",
            "⟦经有关部门鉴定⟧，留样食品合格。",
            Example(framed("看台顶棚掀落", "2024年5月20日8时，⟦阵风9级⟧，看台顶棚掀落。"), Kind.FIRST),
            Example(framed("看台顶棚掀落", "2024年5月20日8时，看台顶棚掀落，1小时⟦降雨量31毫米⟧。"), Kind.FIRST),
            Example(framed("看台顶棚掀落", "⟦经估价⟧，顶棚损失2.1万元。"), Kind.FINAL),
            "⟦规范要求⟧，疏散门净宽不得小于1.4米。",
            "⟦上级来文要求⟧，6月底前盘点完毕，资产处5月20日开始盘点。",
            "2024年5月20日，档案柜进水。⟦经评估⟧，修复费1.2万元。",
            "2024年5月20日，地板换新。⟦经有关部门检测⟧，甲醛浓度0.06毫克。",
            "⟦境外媒体报道⟧，这款门锁可被远程打开。",
            "⟦一名不愿具名的司机说⟧，校车超员。",
            "⟦经第三方检验⟧，门锁强度合格。",
            "⟦第三方报告显示⟧，护理岗位缺口扩大。",
            "⟦据初步推算⟧，用水量将上升。",
            "⟦多数家长表示⟧，校车班次偏少。",
            "⟦业内普遍评价⟧，该机型能耗低。",
            "⟦参照有关规范⟧，每层配灭火器4具。",
        ),
        good=(
            Example(
                framed("教室使用情况", "教务处依据排课数据开展调查。", "据统计，上述教室使用率为94%。"), Kind.DAILY
            ),
            "《实训安全守则》指出，操作前须穿戴护具。",
            Example(
                framed(
                    "关于增设充电柜的建议",
                    "专家认为充电柜距墙偏近。",
                    "主笔人：王某　单位：盟消防协会　联系方式：0483-8000000",
                ),
                Kind.EXPERT_ADVICE,
            ),
            "按照自治区教育厅5月10日通知要求，各系5月20日调整课表。",
            "5月20日收到来信，经保卫处核查，信中所说属实。",
            "据国家统计局2024年1月17日公布的数据，2023年全国出生人口902万人。",
            "2024年5月20日9时，11名学生家长聚集在东门前反映校车停运问题。",
            "据学工处统计，截至2024年5月20日，毕业生1203人。",
            "《中华人民共和国职业教育法》规定，企业应当参与职业教育。",
            "盟疾控中心传染病科主任王某某指出，水痘患者须居家隔离。",
            "机房的数据显示屏已更换。",
            "调查发现的问题均已整改。",
            "据统计，用工缺口较大（来源：盟人力资源和社会保障局，2024年5月）。",
            "旗气象台5月18日8时至20时的观测资料显示，降水12毫米。",
            "审核时提醒，“据了解”“有关资料显示”之类的说法要改。",
            "公安机关依据调查取得的材料处理。",
            "据带队教师讲，客车停在服务区。",
            "据同寝室学生反映，该生18时30分外出。",
            "依据《学生宿舍管理规定》（阿职院发〔2024〕18号）有关规定，拟对违规学生给予处分。",
            "盟教体局5月18日来文，文件要求，台账不得缺页。",
            "2024年5月20日，档案柜进水，资产处核价，经评估，修复费1.2万元。",
            "2024年5月20日，档案柜进水。经检测，湿度62%，检测单由厂家5月21日出具。",
            "5月20日，各系学习有关规定，汇报有关文件的落实情况。",
            "根据上级文件要求，学院5月20日印发方案。",
            "5月20日，就业处走访企业9家，据走访，岗位充足。",
            "5月20日，随机访谈学生20人，多数学生（16人）认为课程难度适中。",
            "第三方报告已归档，同行评价表已回收。",
            "5月20日，学院举办师德讲座，多数教师（40人）表示，收获很大。",
            "学院5月20日委托盟质检所抽样，经第三方检验，门锁强度合格。",
            "网传校门口封路，保卫处5月20日核实，系谣言。",
            "5月20日，学习交流群流传着励志故事，市场上反映，菜价平稳。",
            "用工缺口较大（来源：盟人力资源和社会保障局，2024年5月）。",
            Example(
                framed("看台顶棚掀落", "盟气象台2024年5月20日7时发布大风预警。8时阵风9级，看台顶棚掀落。"), Kind.FIRST
            ),
            Example(framed("看台顶棚掀落", "2024年5月20日8时，看台顶棚掀落，待风力降至5级以下后修复。"), Kind.FIRST),
            Example(framed("看台顶棚掀落", "盟价格认定中心2024年5月21日到场，经估价，顶棚损失2.1万元。"), Kind.FINAL),
            Example(framed("学院加固看台", "2024年5月20日，阵风9级，后勤处加固看台。"), Kind.DAILY),
        ),
    ),
    Rule(
        check=anonymous_source,
        family="sources",
        yields_to=("citation-without-source",),
        title="匿名消息来源",
        clause="1.4e",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        bad=(
            "⟦知情人士称⟧，双方已达成和解。",
            "⟦网友爆料⟧，校园超市有过期食品。",
            "⟦有关人士透露⟧，该专业停招。",
            "⟦目击者称⟧，事发时有浓烟。",
            "一位不愿透露姓名的⟦知情者告诉记者⟧，该厂曾停产。",
            "⟦有关部门表示⟧，供暖不受影响。",
            "⟦听几位遛弯的大爷说⟧，井盖早就松了。",
            "⟦听附近的摊主讲⟧，货车常停在校门口。",
            "⟦街道那边的人来转过一圈，说⟧没大事。",
            "⟦据相关单位了解⟧，盟内缺护工600人。",
            "⟦根据2019年的统计资料⟧，盟内企业用工以普工为主。",
            "另⟦听说⟧施工队夜里没有留人。",
            "⟦住户们都说⟧水有异味。",
            "⟦有人看见⟧一名男子翻墙。",
            "⟦有个陌生账号上传⟧了打架视频。",
            "学生把照片⟦发到网上⟧。",
            "⟦网上说法不一⟧。",
        ),
        good=(
            "信息员守则写明，道听途说的不报。",
            "保卫处值班员报告，设备老化。",
            "盟教体局反馈，该专业布点正在论证。",
            "盟公安局有关负责人表示，案件正在侦办。",
            "有关部门已介入处置。",
            "5月20日，师生听一位老校友讲建校故事。",
            "5月20日，教研组听几位青年教师说课，评出2人。",
            "5月20日，会上的同志认为，方案可行。",
            "5月20日，盟生态环境局2名执法人员到场查看，出具检查记录。",
            "5月20日，学院将情况报有关部门掌握。",
            "根据2023年的统计数据，盟人力资源和社会保障局公布的缺工职业20个。",
            "5月20日，财务处按2024年度数据编制预算，数据取自财务系统。",
            "按照2024年的数据，资产管理处台账登记实训室64间。",
            "5月20日，值班员听到报警铃响，说明情况后疏散学生12人。",
            "5月20日，辅导员听取学生意见18条。",
            "通知提醒，不得使用“知情人士称”一类说法。",
            Example(
                framed(
                    "学生公寓漏水（续报）", "三、网络舆情及善后处置情况", "有网友反映宿舍潮湿。", "四、其他", "略。"
                ),
                Kind.FOLLOW_UP,
            ),
            Example(framed("学生公寓漏水（续报）", "一、网络舆情", "有网友反映宿舍潮湿。"), Kind.FOLLOW_UP),
            "家长听说后于20时到院。",
            "英语听说课改到语音室。",
            "12名学员都说操作简单。",
            "抖音账号“小城日记”上传视频，传到网上。",
        ),
    ),
    Rule(
        check=expert_byline,
        family="sources",
        title="专家建议署名",
        clause="1.4f",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.EXPERT_ADVICE, Kind.COMPOSITE, Kind.DAILY}),
        structural=True,
        bad=(
            Example(
                framed(
                    "食堂排队的⟦问题及建议⟧",
                    "一、问题",
                    "2024年5月20日，听取专家3人的意见。",
                    "二、建议",
                    "5月31日前增设窗口2个。",
                ),
                Kind.COMPOSITE,
            ),
            Example(
                framed("关于节水的建议", "一、建议", "更换阀门。"), Kind.EXPERT_ADVICE, says=("主笔人、单位、联系方式",)
            ),
            Example(framed("关于节水的建议", "更换阀门。", "⟦主笔人：王某，单位：化工系⟧"), Kind.EXPERT_ADVICE),
            Example(
                framed("关于节水的建议", "更换阀门。", "⟦主笔人：课题组，单位：化工系，联系方式：0483-8000000⟧"),
                Kind.EXPERT_ADVICE,
            ),
            Example(framed("关于节水的建议", "更换阀门。", "⟦主笔人：王某⟧"), Kind.EXPERT_ADVICE),
            Example(framed("关于节水工作的⟦专家建议⟧", "一、建议", "2024年5月20日，更换阀门6个。"), Kind.COMPOSITE),
            Example(framed("节水⟦专家咨询意见和建议⟧", "2024年5月20日，更换阀门6个。"), Kind.COMPOSITE),
            Example(
                framed(
                    "关于节水的建议",
                    "更换阀门。",
                    "主笔人：王某，单位：化工系，联系方式：0483-8000000",
                    "⟦主笔人：李某，单位：机电系⟧",
                ),
                Kind.EXPERT_ADVICE,
            ),
        ),
        good=(
            Example(
                framed("错峰就餐建议", "分批就餐。", "执笔人：周某，质量管理办公室，0483-8000000"), Kind.EXPERT_ADVICE
            ),
            Example(framed("馆藏建议", "增购图书。", "主笔人：韩某，图书馆，0483-8000000"), Kind.EXPERT_ADVICE),
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人：王某（教授），单位：化工系，联系方式：0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人—单位—联系方式：王某—化工系—0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed("关于节水的建议", "更换阀门。", "主笔人：王某", "单位：化工系", "联系方式：0483-8000000"),
                Kind.EXPERT_ADVICE,
            ),
            Example(
                framed(
                    "关于节水的建议",
                    "更换阀门。",
                    "主笔人：王某，单位：化工系，联系方式：0483-8000000",
                    "主笔人：李某，单位：机电系，联系方式：0483-8000001",
                ),
                Kind.EXPERT_ADVICE,
            ),
            Example(framed("后勤处更换公寓供水阀门", "2024年5月20日，后勤处更换阀门。"), Kind.DAILY),
        ),
    ),
)
