import { pinyin } from 'pinyin-pro';

/** Order and search key of a name: its pinyin without tones, in syllables, joined, and as initials. 张伟 → `zhang wei zhangwei zw`. */
export function nameKeyOf(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' }).map((each) => each.trim().toLowerCase()).filter(Boolean);
  return [...syllables, syllables.join(''), syllables.map((each) => each[0]).join('')].join(' ').slice(0, 120);
}
