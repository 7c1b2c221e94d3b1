/* Cuts what is typed: Chinese by the dictionary of these pages into the fewest words, the rest as \w+. */
const dictionary = new Set("DICTIONARY".split(" "));

/* Fewest pieces; a character in no word counts double. */
function cutRun(run) {
  const best = [{ cost: 0, pieces: [] }];
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - 8); start < end; start++) {
      const piece = run.slice(start, end);
      const known = dictionary.has(piece);
      if (!known && piece.length > 1) continue;
      const cost = best[start].cost + (known ? 1 : 2);
      if (!best[end] || cost < best[end].cost) best[end] = { cost, pieces: [...best[start].pieces, piece] };
    }
  }
  return joined(best[run.length].pieces);
}

/* Characters in no word that stand together are one piece: what nobody knows is looked for as it is written. */
function joined(pieces) {
  const whole = [];
  let loose = false;
  for (const piece of pieces) {
    const single = !dictionary.has(piece);
    if (single && loose) whole[whole.length - 1] += piece;
    else whole.push(piece);
    loose = single;
  }
  return whole;
}

/* What a question is asked with; looked for only where nothing else is typed. */
const asking = new Set("怎么 怎样 怎么样 怎么办 如何 什么 为什么 哪里 哪个 哪些 是否 可以 能否 能不能 有没有 的 了 吗 呢 请 请问 我 我们 要 想 是".split(" "));

const pairs = (word) =>
  word.length < 3 ? [word] : [...word].slice(1).map((_, at) => word.slice(at, at + 2));

/* All that is typed must be on the page. A long word beside others is looked for by its pairs: Sphinx takes as many hits as there are long terms for enough. */
var splitQuery = (query) => {
  const runs = query.match(/[\u3400-\u9fff]+|((?![\u3400-\u9fff])[\p{Letter}\p{Number}_])+/gu) || [];
  const chinese = (piece) => /^[\u3400-\u9fff]/.test(piece);
  const all = runs.flatMap((run) => (chinese(run) ? cutRun(run) : [run]));
  const told = all.filter((piece) => !asking.has(piece));
  const pieces = told.length ? told : all;
  if (pieces.length === 1 && dictionary.has(pieces[0])) return pieces;
  return pieces.flatMap((piece) => (chinese(piece) ? pairs(piece) : [piece]));
};
