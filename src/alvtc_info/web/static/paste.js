// What is pasted from Word, WPS or a page as text, with the automatic numbers that plain text loses.
//
//   alvtc.textOfHtml(html)            the text of clipboard HTML: a paragraph a line, numbers of lists written out
//   alvtc.takePaste(textarea, done)   lets a textarea take pastes that way; `done()` after each
//
// The HTML is parsed into a document of its own, where no script runs and nothing is loaded.
"use strict";

(function (alvtc) {
  const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "TR", "TABLE", "UL", "OL", "BLOCKQUOTE", "PRE",
    "SECTION", "ARTICLE", "HEADER", "FOOTER", "DD", "DT", "CAPTION", "HR"]);
  const LEFT_OUT = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "META", "LINK", "TEMPLATE", "DEL", "OBJECT", "IFRAME", "NOSCRIPT", "SVG"]);
  const DIGITS = "〇一二三四五六七八九";
  const ROMAN = [[1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"], [9, "ix"],
    [5, "v"], [4, "iv"], [1, "i"]];

  function chinese(number) {
    if (number < 10) {
      return DIGITS[number];
    }
    if (number < 100) {
      const tens = Math.floor(number / 10);
      return (tens > 1 ? DIGITS[tens] : "") + "十" + (number % 10 ? DIGITS[number % 10] : "");
    }
    return Array.from(String(number), (digit) => DIGITS[digit]).join("");
  }

  function letters(number) {
    let text = "";
    for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
      text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
    }
    return text;
  }

  function roman(number) {
    let left = number;
    let text = "";
    for (const [value, sign] of ROMAN) {
      while (left >= value) {
        text += sign;
        left -= value;
      }
    }
    return text;
  }

  function styleOf(element) {
    return (element.getAttribute?.("data-style") || "").toLowerCase().replace(/\s+/g, "");
  }

  function markerOf(item) {
    const list = item.parentElement;
    if (!list || list.tagName !== "OL") {
      return "· ";
    }
    const items = Array.from(list.children).filter((each) => each.tagName === "LI");
    let number = parseInt(list.getAttribute("start") || "1", 10) || 1;
    for (const each of items) {
      const own = parseInt(each.getAttribute("value") || "", 10);
      number = Number.isNaN(own) ? number : own;
      if (each === item) {
        break;
      }
      number += 1;
    }
    const style = styleOf(list) + styleOf(item);
    const type = list.getAttribute("type") || "";
    if (/list-style(-type)?:[^;]*(cjk|chinese|japanese-informal)/.test(style)) {
      return `${chinese(number)}、`;
    }
    if (type === "a" || /lower-(alpha|latin)/.test(style)) {
      return `${letters(number)}. `;
    }
    if (type === "A" || /upper-(alpha|latin)/.test(style)) {
      return `${letters(number).toUpperCase()}. `;
    }
    if (type === "i" || /lower-roman/.test(style)) {
      return `${roman(number)}. `;
    }
    if (type === "I" || /upper-roman/.test(style)) {
      return `${roman(number).toUpperCase()}. `;
    }
    return /list-style(-type)?:[^;]*none/.test(style) ? "" : `${number}. `;
  }

  function isHidden(element) {
    const style = styleOf(element);
    return LEFT_OUT.has(element.tagName.toUpperCase()) || /display:none|mso-hide:all|mso-element:comment/.test(style);
  }

  // The marker that Word and WPS write out: its text, without the white space that only indents; a bullet's letter
  // stands for a picture of a symbol font.
  function officeMarker(element) {
    const text = element.textContent.replace(/[\s\u00a0]+/g, "");
    const fonts = styleOf(element) + Array.from(element.querySelectorAll("*"), styleOf).join("");
    return /wingdings|symbol|webdings/.test(fonts) || /^[·•●○■□◆◇]$/.test(text) ? "· " : text + (/[.a-z0-9]$/i.test(text) ? " " : "");
  }

  // Styles are only read, and nothing of it may act: attributes that a page would obey are renamed before it is parsed.
  function inert(html) {
    return html
      .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
      .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/[\s/"']on[a-z]+\s*=/gi, " data-on="));
  }

  alvtc.textOfHtml = (html) => textOf(new DOMParser().parseFromString(inert(html), "text/html").body);

  function textOf(root) {
    const lines = [""];
    const add = (text) => {
      lines[lines.length - 1] += text;
    };
    const breakLine = () => lines[lines.length - 1] !== "" && lines.push("");
    const walk = (node, kept) => {
      if (node.nodeType === 3) {
        add(kept ? node.data : node.data.replace(/[ \t\r\n]+/g, " "));
        return;
      }
      if (node.nodeType !== 1 || isHidden(node)) {
        return;
      }
      if (node.tagName === "BR") {
        lines.push("");
        return;
      }
      if (/mso-list:ignore/.test(styleOf(node))) {
        add(officeMarker(node));
        return;
      }
      const isBlock = BLOCKS.has(node.tagName);
      if (isBlock) {
        breakLine();
      }
      if (node.tagName === "LI" && !node.querySelector("[data-style*='mso-list' i]")) {
        add(markerOf(node));
        const first = Array.from(node.children).find((each) => BLOCKS.has(each.tagName));
        if (first && first.tagName === "P" && !first.previousSibling?.textContent?.trim()) {
          Array.from(first.childNodes).forEach((child) => walk(child, kept));
          first.remove();
        }
      }
      if ((node.tagName === "TD" || node.tagName === "TH") && node.previousElementSibling) {
        add("\t");
      }
      const keep = kept || node.tagName === "PRE" || /white-space:(pre|break)/.test(styleOf(node));
      if (node.tagName === "TD" || node.tagName === "TH") {
        add(textOf(node).replace(/\n+/g, " "));
      } else {
        Array.from(node.childNodes).forEach((child) => walk(child, keep));
      }
      if (isBlock) {
        breakLine();
      }
    };
    Array.from(root.childNodes).forEach((child) => walk(child, false));
    return lines.map((line) => line
      .replace(/\u00a0/g, " ")
      .replace(/([\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]) (?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])/g, "$1")
      .replace(/^ +| +$/g, "")).join("\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  alvtc.takePaste = function (textarea, done) {
    textarea.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html") || "";
      if (!/mso-list|<ol\b|<ul\b|<del\b|mso-hide|display:\s*none/i.test(html)) {
        window.setTimeout(done, 0);
        return;
      }
      event.preventDefault();
      // execCommand keeps the undo of the browser; where it is missing the text goes in without.
      const text = alvtc.textOfHtml(html);
      if (!document.execCommand("insertText", false, text)) {
        textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, "end");
      }
      done();
    });
  };
})(window.alvtc);
