import type { Dice } from './dice.js';

export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

const FIRST: readonly PlaceName[] = [
  ['石', 'Shi'], ['青', 'Qing'], ['白', 'Bai'], ['双', 'Shuang'], ['柳', 'Liu'], ['松', 'Song'], ['榆', 'Yu'], ['杏', 'Xing'],
  ['云', 'Yun'], ['龙', 'Long'], ['凤', 'Feng'], ['秋', 'Qiu'], ['黑', 'Hei'], ['金', 'Jin'], ['南', 'Nan'], ['北', 'Bei'],
  ['东', 'Dong'], ['西', 'Xi'], ['上', 'Shang'], ['下', 'Xia'], ['槐', 'Huai'], ['枣', 'Zao'], ['梨', 'Li'], ['桃', 'Tao'],
  ['麻', 'Ma'], ['韩', 'Han'], ['罗', 'Luo'], ['曹', 'Cao'], ['孟', 'Meng'], ['沙', 'Sha'],
].map(([zh, en]) => ({ zh: zh as string, en: en as string }));

const SECOND: readonly PlaceName[] = [
  ['坪', 'ping'], ['川', 'chuan'], ['湾', 'wan'], ['沟', 'gou'], ['岭', 'ling'], ['塬', 'yuan'], ['泉', 'quan'], ['桥', 'qiao'],
  ['坡', 'po'], ['铺', 'pu'], ['堡', 'bao'], ['寨', 'zhai'], ['河', 'he'], ['峪', 'yu'], ['台', 'tai'], ['洼', 'wa'],
  ['滩', 'tan'], ['店', 'dian'], ['庙', 'miao'], ['头', 'tou'],
].map(([zh, en]) => ({ zh: zh as string, en: en as string }));

/** Six hundred place names without repetition, then the same again with 'new' before them. */
export function placeNames(dice: Dice): readonly PlaceName[] {
  const all = FIRST.flatMap((first) => SECOND.map((second) => ({ zh: first.zh + second.zh, en: first.en + second.en })));
  const shuffled = dice.shuffled(all);
  return [...shuffled, ...shuffled.map(({ zh, en }) => ({ zh: `新${zh}`, en: `Xin${en.toLowerCase()}` }))];
}
