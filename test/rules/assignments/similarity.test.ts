import { candidatePairs, passages, printOf, sharedPermille, shinglesOf } from '../../../server/modules/assignments/rules/similarity.js';

const WORDS = [...'教学设计应当从学生的真实问题出发让他们在阅读中发现语言的规律课堂提问要有层次先整体感知再抓住关键语句最后回到文本评价既看结果也看过程小组合作分工明确每个人都说得出自己做了什么'];
/** A text of so many characters that differs with its seed. */
function essay(seed: number, characters: number): string {
  let state = seed;
  return Array.from({ length: characters }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[(state >>> 16) % WORDS.length];
  }).join('');
}

test('punctuation, spaces and full-width signs hide nothing', () => {
  const one = shinglesOf('课堂提问要有层次，先整体感知，再抓住关键语句 ABC。');
  const other = shinglesOf('课堂提问 要有层次！先整体感知；再抓住关键语句ＡＢＣ');
  expect(sharedPermille(one, other)).toBe(1000);
});

test('a copied paragraph is found among three hundred texts, and nothing else', () => {
  const texts = new Map(Array.from({ length: 300 }, (_, at) => [at + 1, essay(at + 1, 900)]));
  const copied = essay(17, 900);
  texts.set(301, `${copied.slice(0, 600)}${essay(999, 300)}`);
  const sets = new Map([...texts].map(([id, text]) => [id, shinglesOf(text)]));
  const pairs = candidatePairs(new Set([301]), new Map([...sets].map(([id, set]) => [id, printOf(set)])));
  const found = pairs.map(([one, other]) => [one, other, sharedPermille(sets.get(one) ?? new Set(), sets.get(other) ?? new Set())]).filter(([, , permille]) => (permille as number) >= 250);
  expect(found).toEqual([[17, 301, expect.any(Number)]]);
  expect(found[0]?.[2]).toBeGreaterThan(600);
});

test('a text too short to compare has no print and meets nobody', () => {
  expect(printOf(shinglesOf('同意。'))).toBe('');
  expect(candidatePairs(new Set([1]), new Map([[1, ''], [2, '']]))).toEqual([]);
});

test('passages cut the text as it was written where it says the same', () => {
  expect(passages('我认为：课堂提问要有层次，先整体感知。这是我的体会', '课堂提问要有层次先整体感知')).toEqual([
    { text: '我认为：', same: false }, { text: '课堂提问要有层次，先整体感知。', same: true }, { text: '这是我的体会', same: false },
  ]);
  expect(passages('', '别人的话')).toEqual([]);
  expect(passages('完全是自己写的一段话没有相同之处', '另外一篇讲的是别的事情与之毫无关系')).toEqual([{ text: '完全是自己写的一段话没有相同之处', same: false }]);
});
