// Changes of a draft as the service takes them: {block, start, end, was, replacement}, in code points of the paragraph.
//
//   alvtc.editOf(result, finding, words)   what a finding says to write instead, with these words in its slots
//   alvtc.safeEdits(result)                all safe fixes that do not touch one another, in the order of the text
//   alvtc.typedEdit(block, typed)          a paragraph as it was typed anew
"use strict";

(function (alvtc) {
  alvtc.editOf = function (result, finding, words) {
    const block = result.document.blocks.find((each) => each.id === finding.block);
    const was = alvtc.codePoints(block.text).slice(finding.start, finding.end).join("");
    return { block: finding.block, start: finding.start, end: finding.end, was, replacement: alvtc.fillSlots(finding.fix, words) };
  };

  alvtc.safeEdits = function (result) {
    const edits = result.findings.filter(({ fix }) => fix && fix.safe).map((finding) => alvtc.editOf(result, finding, []));
    const order = edits.sort((a, b) => (a.block === b.block ? a.start - b.start || a.end - b.end : 0));
    const ends = new Map();
    return order.filter((each) => {
      const free = !(ends.get(each.block) > each.start) && !(ends.get(each.block) === each.start && each.start === each.end);
      if (free) {
        ends.set(each.block, each.end);
      }
      return free;
    });
  };

  // The change is the words between what stays the same before and after.
  alvtc.typedEdit = function (block, typed) {
    const before = alvtc.codePoints(block.text);
    const after = alvtc.codePoints(typed);
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) {
      start += 1;
    }
    let tail = 0;
    while (tail < before.length - start && tail < after.length - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
      tail += 1;
    }
    const end = before.length - tail;
    return { block: block.id, start, end, was: before.slice(start, end).join(""), replacement: after.slice(start, after.length - tail).join("") };
  };
})(window.alvtc);
