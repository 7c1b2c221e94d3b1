"""Surnames of one character, by how likely a text means something else by them."""

# frequent, and seldom the first character of a word that stands apart
SURNAMES_APART = "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋谢唐韩曹许邓冯曾程蔡彭潘袁董苏叶吕魏蒋杜丁沈姜范傅钟卢汪戴崔陆廖姚谭韦贾邹熊孟秦薛侯段郝孔邵顾赖贺尹钱龚"
# those that most people have
FREQUENT_SURNAMES = frozenset(
    SURNAMES_APART + "高林马梁郑于萧阎余夏田任方石金白康毛邱江史龙万雷汤黎易常武乔文齐乌包云敖伊闫岳"
)
KNOWN_SURNAMES = FREQUENT_SURNAMES | frozenset(
    "肖付代佟褚庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍申尤毕聂焦向柳邢路梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单司柏宁柯阮桂闵"
)
