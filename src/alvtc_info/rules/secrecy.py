"""State secret marks, notices that limit circulation, and personal data. No finding shows them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import Kind, Role
from alvtc_info.model.masked import numbers_in
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text import masking
from alvtc_info.text.masking import mask
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import notice_marks, secrecy_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# names and phones of editors, authors and contacts belong on the paper (附件2, 一（四）)
_CONTACT_ROLES = frozenset({Role.EDITOR_ROW, Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.LEAD_AUTHOR})
_CONTACT = Pattern(
    r"(?:编辑|联系人|联系电话|联系方式|值班电话|咨询电话|报名电话|主笔人|电话)(?:及电话|和电话)?：[^，。；\n]{0,16}$"
)
_PARTY = Pattern(r"家长|学生|伤者|受害|患者|涉事|本人|母亲|父亲|监护人|当事")


def secret_marking(document: Document) -> Iterator[Hit]:
    """出现国家秘密标志：机密★1年、独立成行的“秘密”、密级：机密。

    制度{1.4h}：要加强保密审核，严防失泄密。涉密信息不能走普通渠道，请立即停止报送，联系保密部门。
    不要自行删掉标志了事。空格隔开的、带括号的、星号在前在后的、页眉页脚文本框里的都算。
    保密工作会议、机密柜、机密文件管理办法、商业秘密、★★★★★ 不算。
    """
    for span in secrecy_marks(document.text):
        yield Hit(*span, "疑似国家秘密标志。请立即停止报送，联系保密部门核查，不要自行删除标志")


_NOTICE = Pattern(
    r"内部(?:资料|文件|参考|掌握)|(?:请?注意|妥善)保密|不得(?:外传|翻印|公开(?!或者?变相|募集|发行|招|出售|宣扬)|转发)|工作秘密|请勿(?:转发|外传)|暂不(?:公开|对外)|阅后(?:销毁|即焚)"
)
# a duty that is told: 保守国家秘密、工作秘密, 不得泄露工作秘密
_DUTY_BEFORE = Pattern(r"(?:国家秘密|商业秘密|隐私|保守|泄露|知悉)(?!以外|之外)[^，。；\n]{0,16}$")
_DUTY_AFTER = Pattern(r"[、和或]?(?:或者)?(?:国家秘密|商业秘密|个人隐私|个人信息)")
_TEACHING = Pattern(r"保密(?:教育|培训|宣传|知识|法|纪律)[^。\n]{0,24}$|管理(?:办法|规定)[^。\n]{0,24}$")


# places and lines that are nobody's business, and where they lie: 人防指挥所口部位于……
_GUARDED = Pattern(
    r"(?:人防|人民防空|防空)(?:地下)?(?:指挥[\u4e00-\u9fff]{0,3}?(?:室|所|部|中心|工程|系统)|警报(?:控制|设备|站|点)[室房]?)"
    r"|国防(?:光缆|线路|设施|工程|通信)|军[用事](?:设施|光缆|电缆|管线|线路|禁区|油库)|战备(?:油库|物资[^，。；]{0,2}库|仓库|电台|通道)|涉密(?:机房|场所|库房|网络机房)|(?:枪[弹支械]|弹药|武器)(?:库|室)|(?:国家|统一)?[^，。；]{0,4}试卷保密(?:室|库)"
)
_WHEREABOUTS = Pattern(
    r"位于|坐落|设[在于]|口部|出?入口|进线|引[出入]|敷设|走向|坐标|[北南]纬|[东西]经|埋深|[东西南北]{1,2}(?:角|侧|面)"
)
_WHERE_NEAR = 60  # code points behind a name in which it is said where it lies


def _guarded_places(document: Document) -> Iterator[Hit]:
    """Where places and lines lie that must be kept secret: the clauses that tell it."""
    last = -1
    for match in document.finditer(_GUARDED, mentions=True):
        begin, stop = document.sentence_at(match.start())
        near = document.plain[match.end() : min(stop, match.end() + _WHERE_NEAR)]
        where = [found.end() for found in _WHEREABOUTS.finditer(near)]
        if begin != last and where:
            last, end = begin, match.end() + where[-1]
            end += len(_TO_THE_MARK.split(document.plain[end:stop])[0])
            message = "人防、国防、涉密场所的位置和线路不写进信息，请删去，并请保密部门核查"
            yield Hit(match.start(), end, message, Severity.WARNING)


_TO_THE_MARK = Pattern(r"[，。；！？\n]")


def secret_notice(document: Document) -> Iterator[Hit]:
    """出现“内部资料、不得外传、请勿转发、暂不公开”这类限制传播的话。

    独立成行的“内部资料 注意保存”“工作秘密”不是国家秘密标志，但要有人准许才能对外报送，报送时用 --cleared-by 写明是谁。
    句子里的不一定有错，请确认能不能走这个渠道。讲保密教育的句子、保守国家秘密和工作秘密一类的义务、引号里提到的不算。
    写出人防指挥所、国防光缆、涉密机房一类在哪里、线路怎么走的，宜删。
    """
    yield from _guarded_places(document)
    text = document.plain
    marked = list(notice_marks(document.text))
    for span in marked:
        yield Hit(
            *span, "限制传播的标注，不是国家秘密标志。对外报送要经准许：请问明由谁准许，报送时写明", Severity.WARNING
        )
    for match in document.finditer(_NOTICE):
        if any(start <= match.start() < end for start, end in marked):
            continue
        if _TEACHING.search(text, max(0, match.start() - 30), match.start()):
            continue
        if match.group() == "工作秘密" and (
            _DUTY_BEFORE.search(text, max(0, match.start() - 30), match.start()) or _DUTY_AFTER.match(text, match.end())
        ):
            continue
        yield Hit(*match.span(), f"“{match.group()}”限制传播，请确认可以通过这个渠道报送，或删去有关内容后重审")


def pii_id_card(document: Document) -> Iterator[Hit]:
    """出现居民身份证号。

    按惯例，信息里可以写姓名、院系、年级、专业，不写身份证号。18 位号码按 GB 11643 验算校验位和出生日期；15 位旧号验出生日期；
    校验不过的 18 位号、写在“身份证号”后面的其他号码只作建议；遮住以后还露出超过 10 位的宜删；全角、有空格或横线的都查；已遮住的（152921********001X）、统一社会信用代码不算。引号里的也查。
    """
    for number in document.once(numbers_in):
        span, written = (number.start, number.end), document.text[number.start : number.end]
        if number.kind == masking.IDENTITY:
            yield Hit(*span, "出现身份证号，请删除或遮住中间各位", fix=Fix(mask(written), safe=False))
        elif number.kind == masking.DOUBTFUL:
            yield Hit(*span, "疑似身份证号（校验位或日期不对），请核对后删除", Severity.INFO)
        elif number.kind == masking.OLD_IDENTITY:
            yield Hit(*span, "出现 15 位旧身份证号，请删除或遮住中间各位")
    yield from _half_masked(document, _OF_A_PERSON, _ENOUGH_SHOWN)


def pii_mobile(document: Document, *, allow_contact_lines: bool = True) -> Iterator[Hit]:
    """正文里出现个人手机号。

    联系方式写在文末“编辑、电话、签发”或“主笔人—单位—联系方式”里，那里不查；正文里的请删除或遮住（138****0000）。
    """
    text = document.text
    for number in document.once(numbers_in):
        passage = document.passage_at(number.start)
        if number.kind != masking.MOBILE or (allow_contact_lines and passage.role in _CONTACT_ROLES):
            continue
        before = text[max(passage.start, number.start - 24) : number.start]
        if allow_contact_lines and _CONTACT.search(before) and not _PARTY.search(before):
            continue
        yield Hit(
            number.start,
            number.end,
            "正文出现手机号，请删除或遮住中间四位",
            fix=Fix(number.digits[:3] + "****" + number.digits[-4:], safe=False),
        )


# a number that is masked, and still shows more than it hides; beside a branch of a bank, or called an identity number
_HALF_MASKED = Pattern(r"(?<![\dA-Za-z])(?P<shown>\d{4,14}) ?[*＊×xX·•]{2,12} ?(?P<last>\d{1,6}[\dXx]?)(?![\d*＊×])")
_OF_A_BANK = Pattern(r"银行|支行|分行|信用社|储蓄|[卡账帐]号|卡（|工资卡|收款|开户|尾号")
_BRANCH = Pattern(r"(?:支行|分行|营业部|营业厅|分理处|开户行)[^，。；\d]{0,8}$")
_OF_A_PHONE = Pattern(r"(?:手机|电话|联系方式)[^，。；、\d]{0,6}$")
_OF_A_PERSON = Pattern(r"身份证|证件|公民身份")
_ENOUGH_SHOWN = 10  # digits that a masked card may show at most
_BESIDE_NUMBER = 24  # code points before a number in which it is said to be one


def _half_masked(document: Document, told: Pattern, most: int) -> Iterator[Hit]:
    """Masked numbers of a kind that show more digits than this."""
    text = document.text
    for match in document.finditer(_HALF_MASKED, mentions=True):
        near = max(document.sentence_at(match.start())[0], match.start() - _BESIDE_NUMBER)
        if told.search(text, near, match.start()) is None or _OF_A_PHONE.search(text, near, match.start()):
            continue
        shown = len(match["shown"]) + len(match["last"])
        if shown > most or (told is _OF_A_BANK and _BRANCH.search(text, near, match.start())):
            yield Hit(*match.span(), "只遮了几位，仍能认出是谁的，请整个删去", Severity.WARNING)


def pii_bank_card(document: Document) -> Iterator[Hit]:
    """出现银行卡号。

    16 至 19 位、通过 Luhn 校验的号码，写明是银行卡号而校验位不对的；身份证号、统一社会信用代码、已遮住的不算。引号里的也查。
    遮住以后还露出超过 10 位的，同开户行写在一起的，宜删。
    """
    yield from _half_masked(document, _OF_A_BANK, _ENOUGH_SHOWN)
    for number in document.once(numbers_in):
        if number.kind == masking.CARD:
            yield Hit(number.start, number.end, "出现疑似银行卡号，请删除；确需保留的只留末四位")
        elif number.kind == masking.NAMED_CARD:
            yield Hit(number.start, number.end, "出现银行卡号（校验位不对，或有误写），请删除")


_PASSWORD = Pattern(
    r"(?:口令|密码|密钥|验证码|校验码|PIN码)"
    # a verb, a mark or a quote; else letters among the digits, or what is done with them: to count codes is no leak
    r"(?:(?:均|都|统一|仍)?(?:[设改换]成了?|设置?为|改为|为|是|即)[：: ]{0,2}[“‘\"']?|[：:] ?[“‘\"']?| ?[“‘\"']| ?(?=[\d@#$%^&!_+=~?.-]{0,31}[A-Za-z])"
    r"| ?(?=\d{4,8}(?:已|均|都|也)*(?:告诉|告知|发给|发送给|提供给|读给|念给|转发|泄露|写在|贴在|即?可?登录)))"
    r"(?P<secret>(?!(?:GB|GM|DB|ISO|IEC|RFC|YD|SM|AES|RSA|SHA|MD|CRC|WPA|TLS)[A-Za-z/]{0,2}-?[\d.-]+(?![A-Za-z\d@#$%^&!_+=~?.-]))(?![Hh]ttp)(?=[A-Za-z\d@#$%^&!_+=~?.-]{0,31}\d)[A-Za-z\d@#$%^&!_+=~?.-]{4,32})(?![A-Za-z\d@#$%^&!_+=~?.*×-])(?![年月日时分秒位个次条天元人名项类台号起余多几枚把份专全版届级家套组批种室楼栋]|等|开头|结尾|、[^，。；]{0,12}等)"
)
_WEAK_BEFORE = 200  # code points before a password in which it is said to be an example
_WEAK = Pattern(r"弱(?:口令|密码)|简单密码|诸如|例如")


# an address within the network, and the name of an account that rules a system: both open the way in
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|\d{1,2})"
_INNER_ADDRESS = Pattern(
    r"(?<![\d.Vv本])(?<!版本[号为：:])(?<!(?:升级|更新)[到至为])"
    rf"(?:10(?:\.{_OCTET}){{3}}|192\.168(?:\.{_OCTET}){{2}}|172\.(?:1[6-9]|2\d|3[01])(?:\.{_OCTET}){{2}})(?::\d{{2,5}}|/\d{{1,2}})?(?![\d.]| ?版)"
)
_ACCOUNT = Pattern(
    r"(?:用户名|登录名|(?:管理员?|管理端|超级用户|系统|后台|运维|维护|数据库|服务器|平台|堡垒机|路由器?|交换机|防火墙|root|登录|登陆|VPN|远程|教务系统|办公系统)的?(?:(?:账号|帐号|账户|帐户)(?:名称?)?|用户(?:名称?|(?=统一|[为是：:“‘叫]))))(?:统一)?[为是：:叫“‘]{0,3}[ ]?(?P<account>[A-Za-z][A-Za-z0-9_.@-]{2,31})(?![A-Za-z0-9_.@-]| ?(?:系统|设备|平台|实训|软件|服务器|数据库|交换机|路由器|客户端|网络|课程|认证))"
)
_VERSIONED = Pattern(r"(?i:ID|VIP|API|APP|WIFI|OA|IP|PC|QQ)$")


def written_password(document: Document) -> Iterator[Hit]:
    """写出了口令、密码、验证码：口令Abc@2026，密码为123456。

    制度{1.4h}：要加强保密审核，严防失泄密。删去以后还要把口令改掉：稿件经过的人都见过它。说弱口令是什么样的、密码几位的不算，
    已遮住的（Ab****26）不算。引号里的也查。内网地址（10.、172.16.、192.168.开头）和管理员账号名称宜删。
    """
    told = {document.sentence_at(match.start())[0] for match in document.finditer(_PASSWORD, mentions=True)}
    for match in document.finditer(_INNER_ADDRESS, mentions=True):
        yield Hit(*match.span(), "写出了内网地址，请删去，只写系统名称", Severity.WARNING)
    for match in document.finditer(_ACCOUNT, mentions=True):
        if not (_VERSIONED.match(match["account"]) or document.sentence_at(match.start())[0] in told):
            yield Hit(*match.span("account"), "写出了管理账号的名称，请删去", Severity.WARNING)
    for match in document.finditer(_PASSWORD, mentions=True):
        begin = max(document.sentence_at(match.start())[0], match.start() - _WEAK_BEFORE)
        if not _WEAK.search(document.text, begin, match.start()):
            yield Hit(*match.span("secret"), "写出了口令、密码，请删去，并把它改掉；账号也不写")


RULES = (
    Rule(
        check=secret_marking,
        even_blank=True,
        harm=True,
        family="secrecy",
        never_cached=True,
        never_suppressed=True,
        title="国家秘密标志",
        clause="1.4h",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        private=True,
        bad=(
            "⟦机密★1年⟧",
            "⟦秘密★⟧",
            "⟦绝密★长期⟧",
            "⟦密级：机密⟧",
            "  ⟦秘密⟧  ",
            "⟦机　密⟧",
            "【⟦绝密★长期⟧】",
            "⟦秘密，10年⟧",
            "《关于某项工作的通知》⟦（机密）⟧要求办理。",
        ),
        good=(
            "学院部署保密工作。",
            "2024年5月20日，采购机密柜12台。",
            "该企业商业秘密由其自行保护。",
            "宾馆评级★★★★★。",
            "落实机密文件管理办法。",
            "试卷按秘密级材料管理。",
            "国家秘密分为绝密、机密、秘密三级。",
            "严禁携带机密★1年的文件外出。",
        ),
    ),
    Rule(
        check=secret_notice,
        even_blank=True,
        family="secrecy",
        never_cached=True,
        title="限制传播用语",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=(
            "⟦本材料为内部资料⟧，供领导参阅。",
            "⟦相关情况请注意保密⟧。",
            "⟦本件不得外传⟧。",
            "⟦内部资料　注意保存⟧",
            "⟦【工作秘密】⟧",
            "附件⟦请勿转发⟧。",
            "涉及⟦工作秘密⟧的内容另报。",
            "⟦此信息暂不公开⟧。",
            "2024年5月20日，⟦人防指挥所口部设在体育馆东侧⟧，保卫处除草。",
            "2024年5月20日，挖机碰断⟦军用光缆，埋深0.9米，走向由东门至食堂⟧。",
        ),
        good=(
            "保密知识培训强调不得外传涉密文件。",
            "该方案主动公开。",
            "学院落实保密审核制度。",
            "学生档案由学工处统一管理。",
            "管理办法规定，试卷不得翻印。",
            "工作人员应当保守国家秘密、工作秘密。",
            "合同约定工作秘密、商业秘密由双方保护。",
            "该社团未经批准，不得公开募集资金。",
            "2024年5月20日，人防办来校检查，涉密机房有专人值守。",
            "2024年5月20日，地下车库出入口位于东门。",
        ),
    ),
    Rule(
        check=pii_id_card,
        even_blank=True,
        harm=True,
        family="secrecy",
        title="居民身份证号",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.ERROR,
        private=True,
        bad=(
            "学生身份证号⟦152921190001010039⟧，已登记。",
            "联系人身份证⟦152921190003072815⟧。",
            "身份证号：⟦15292119000101008X⟧",
            "“证件号⟦150105190006150027⟧”已上报。",
            "编号⟦152921190001010038⟧已登记。",
            "旧身份证⟦152921700101003⟧已换发。",
            "学生身份证号⟦１５２９２１　１９０００１０１　００３９⟧，已登记。",
            "身份证号：⟦123456789012345678⟧",
            "学生身份证号⟦15292120060312**1X⟧。",
        ),
        good=(
            "学生身份证号152921********0039，已登记。",
            "统一社会信用代码12152900000000000B。",
            "学生王某，系2023级机电专业学生。",
            "流水号202405229900000123已核对。",
            "订单152921700101003已核对。",
        ),
    ),
    Rule(
        check=pii_mobile,
        even_blank=True,
        harm=True,
        family="secrecy",
        yields_to=("pii-id-card", "pii-bank-card"),
        options={"allow_contact_lines": "文末编辑、电话、签发一行和主笔人联系方式里允许写手机号"},
        title="个人手机号",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        private=True,
        bad=(
            "家长电话⟦13800000000⟧，情绪激动。",
            "受伤学生手机⟦19900000000⟧已关机。",
            "据⟦13900000000⟧反映的情况属实。",
            "涉事人员（⟦13700000000⟧）已劝离。",
            "请与⟦136 0000 0000⟧联系核实。",
            "家长手机⟦+86 1380–0138–000⟧，情绪激动。",
        ),
        good=(
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑：刘某 电话：13800000000 签发：李某"), Kind.DAILY
            ),
            "联系人：刘某，联系电话：13800000000",
            "家长电话138****0000。",
            "2024年5月20日，拨打119、120、12345均已接通。",
            "流水号2023041300001已核对。",
        ),
    ),
    Rule(
        check=pii_bank_card,
        even_blank=True,
        harm=True,
        family="secrecy",
        yields_to=("pii-id-card",),
        title="银行卡号",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.ERROR,
        private=True,
        bad=(
            "学生张某（银行卡号⟦6222020000001234567⟧）被骗。",
            "资助款已发放至⟦6222020000000000000⟧。",
            "收款账号 ⟦6217000000000000004⟧。",
            "退费卡号⟦6228480000000000000⟧已核对。",
            "工资卡⟦4111111111111111⟧，请查收。",
            "“⟦6222 0200 0000 0000 000⟧”为学生本人卡。",
            "退款卡号⟦622848××××××2231706⟧。",
            "农行土尔扈特支行⟦6217********0098⟧为收款账户。",
        ),
        good=(
            "收款账号 6222********0000。",
            "资产编号6222020000000000001。",
            "校园一卡通卡号6222020000001234567已挂失。",
            "医保卡卡号6222020000001234567，加油卡卡号6222020000001234567，ETC卡卡号6222020000001234567。",
            "2024年5月20日，物联网卡号6222020000001234567已停用。",
            "2024年5月20日，银行卡号6222****4567已冻结。",
            "身份证号已按规定删除。",
            "资助款已发放至学生资助卡。",
            "统一社会信用代码12152900000000000B。",
            "快递单尾号6228**330145678已核对。",
        ),
    ),
    Rule(
        check=written_password,
        even_blank=True,
        harm=True,
        family="secrecy",
        title="写出口令密码",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.ERROR,
        private=True,
        bad=(
            "管理账号netadmin、口令⟦Alxy@2026⟧可登录后台。",
            "各系登录平台，初始密码为⟦123456⟧。",
            "登录密码：⟦Tea-2024_x⟧，用后退出。",
            "该生把验证码⟦483920⟧告诉对方。",
            "教室电脑密码⟦20240520⟧写在黑板上。",
            "会议号由教务处通知，密码“⟦alzy2024⟧”。",
            "无线网密码是⟦88886666⟧，请勿外传。",
            "库房换锁，新密码⟦5318⟧已告知各班组。",
            "机房密码改成了⟦Jf5318x⟧。",
            "交换机地址⟦192.168.31.254⟧可以访问。",
            "后台管理员账号⟦alzyadmin⟧没有改名。",
            "用户名⟦jwc_root⟧已泄露。",
        ),
        good=(
            "2024年5月20日，信息中心更换密码2000余个，发放密钥1200枚，抽查密码2024份。",
            "2024年5月20日，学生参加密码2024全国挑战赛，收到验证码12306短信。",
            "产品校验码GB18030格式有误，密钥AES-256加密，初始密码为2024版。",
            "密码长度不少于8位，每90天更换1次。",
            "账号口令已于2024年5月20日全部更换。",
            "2024年5月20日，信息中心清查弱口令，停用密码123456的账号3个。",
            "密码Ab****26已停用。",
            "密码2024年5月20日更换。",
            "新密码5月20日已告知各班组。",
            "2024年5月20日，信息中心把密码2024版规则告知学生。",
            "验证码60秒内有效，密码8-16位。",
            "该生把验证码告诉对方，被骗1200元。",
            "口令由各系自行保管，不写入材料。",
            "密码柜A302-1号已加锁。",
            "密码123456、abc123等已禁用。",
            "2024年5月20日，机房密码重置后，各系重新登录。",
            "2024年5月20日，系统升级到10.12.4版，管理员账号3个已改名。",
            "系统账号ID已核对。",
        ),
    ),
)
