// What the library says to people at a command line, in the words of the page.
//
//   alvtc.clerkWords(text)       a line with what one does at a command line replaced by what one does here
//   alvtc.look(draft, choices)   the result of alvtc.backend.check, with what it says in these words
//
// Once this file has run, whatever alvtc.backend says of a case, or of what went wrong, is in these words.
"use strict";

(function (alvtc) {
  const WAYS = [
    ["用 --kind 写明种类（[^）]*）", "请在“文种”里选对的"],
    ["请用 --debug 重试并把输出交给维护人员", "请告诉管理员"],
    ["，或用 --timeout 给更多时间", ""],
    ["不在报告所在的文件夹里；请放进来写相对路径，或用 --pictures 指定图片文件夹", "还没有选；请在正文里的那张图片上点“选图片”"],
    ["看进度用 alvtc-info emergency status，检查其中的稿件用 check --one-event", "看进度请到“出事了”"],
    ["用 alvtc-info emergency start 新建一个", "请另选一个文件"],
    ["用 alvtc-info emergency repair 另存一份完好的再记", "请找管理员修好再记"],
    ["请运行 pip install [^，；]+(?:，或[^，；]+)?", "请告诉管理员"],
    ["请升级 alvtc-info 后再打开", "请告诉管理员"],
    ["；用 alvtc-info rule 查看全部规则", ""],
  ];
  const SAID = new Set(["message", "reason", "warnings", "notes", "damage"]);

  alvtc.clerkWords = (text) => WAYS.reduce((line, [way, words]) => line.replace(new RegExp(way, "g"), words), text);

  // The same answer with what it says in these words; the text of the draft stays as it is.
  function inWords(told, said) {
    if (typeof told === "string") {
      return said ? alvtc.clerkWords(told) : told;
    }
    if (Array.isArray(told)) {
      return told.map((each) => inWords(each, said));
    }
    if (!told || typeof told !== "object") {
      return told;
    }
    return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, name === "blocks" ? value : inWords(value, SAID.has(name))]));
  }

  alvtc.look = async (draft, choices) => inWords(await alvtc.backend.check(draft, choices));

  function refuse(error) {
    throw error && error.code && error.message
      ? { ...error, message: alvtc.clerkWords(error.message), ...(error.fields ? { fields: inWords(error.fields) } : {}) } : error;
  }

  function speaking(holder, telling) {
    for (const [name, ask] of Object.entries(holder || {}).filter(([, each]) => typeof each === "function")) {
      holder[name] = (...given) => {
        const answer = ask(...given);
        return answer && answer.then ? answer.then((told) => (telling.includes(name) ? inWords(told) : told), refuse) : answer;
      };
    }
  }

  speaking(alvtc.backend, []);
  speaking(alvtc.backend.cases, ["list", "open", "status", "log"]);
  speaking(alvtc.backend.ledger, []);
})(window.alvtc);
