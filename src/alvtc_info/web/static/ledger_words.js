// What the things of the ledger are called on screen, and what several parts of door 4 need.
//
//   alvtc.ledgerWords      {levels: [[value, label]], kinds: {kind: label}, fields: {name: label}, reports}
//   alvtc.itemFields()     the fields of an item that people change, for alvtc.entryForm
//   alvtc.reportWord(value)         what a kind of report is called
//   alvtc.shownValue(name, value)   a value as it is said
"use strict";

(function (alvtc) {
  const LEVELS = [
    ["college", "院党政办公室"], ["league", "盟委行署"], ["education", "自治区教育厅"], ["region", "自治区党委政府"], ["national", "国家级"],
    ["media-league", "盟级媒体"], ["media-region", "自治区级媒体"], ["media-national", "国家级媒体"],
  ];
  const KINDS = {
    item: "信息", adoption: "采用", instruction: "批示", request: "约稿", extension: "约稿延期", opinion: "舆情", progress: "进展", fault: "差错",
    bonus: "加分", founded: "新设部门", circulated: "征求意见", objection: "异议", ruling: "异议处理", frozen: "定稿", withdrawn: "作废", erasure: "清除", erased: "已清除",
  };
  const FIELDS = {
    title: "标题", department: "部门", dated: "日期", category: "类别", report: "文种", issue_number: "期号", submitted_by: "报送人", reviewed_by: "审核人",
    signed_by: "签发人", channel: "渠道", oa_number: "OA 编号", received_on: "收到日期", repeats: "重复了第几条", answers: "哪一条约稿", timely: "紧急信息按时",
    audio_video: "配音视频", item: "信息第几条", level: "级别", by: "采用单位", on: "日期", joint: "综合采用", page: "版面页码", evidence: "凭据", file: "文件",
    leader: "领导", words: "说了什么", to: "交办", until: "到哪一天", subject: "题目", due: "期限", asked_by: "约稿单位", request: "约稿第几条",
    of: "第几条的进展", reported_by: "谁报", done: "办结", approved_by: "谁同意", reason: "理由", where: "平台", watcher: "谁跟踪",
  };
  const labels = (pairs) => Object.fromEntries(pairs || []);

  alvtc.ledgerWords = { levels: LEVELS, kinds: KINDS, fields: FIELDS };

  alvtc.reportWord = (value) => labels((alvtc.institution?.kinds || []).map((each) => [each.value, each.label]))[value] || value;

  alvtc.shownValue = function (name, value) {
    if (value === true || value === false) {
      return value ? "是" : "否";
    }
    if (name === "level") {
      return labels(LEVELS)[value] || value;
    }
    return name === "report" ? alvtc.reportWord(value) : String(value ?? "");
  };

  alvtc.itemFields = function (values) {
    const given = values || {};
    const pack = alvtc.institution || {};
    return [
      { name: "title", label: "标题", value: given.title, wide: true, required: true },
      { name: "department", label: "部门", value: given.department, choices: pack.departments, required: true },
      { name: "dated", label: "日期", type: "date", value: given.dated, required: true },
      { name: "category", label: "类别", value: given.category, choices: alvtc.ledgerWords.categories || [], hint: "紧急信息不用写" },
    ];
  };
})(window.alvtc);
