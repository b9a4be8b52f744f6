import type { Sex } from '../../../modules/organisations/rules/vocabulary.js';
import type { Dice } from './dice.js';
import { GIVEN_NAMES, RARE_CHARACTERS, SURNAMES } from './name-lists.js';

const generations = GIVEN_NAMES.map(({ male, female, ...rest }) => ({
  ...rest, male: split(male), female: split(female),
}));

/** A name such as somebody of that year and sex may bear. */
export function personName(dice: Dice, sex: Sex, bornInYear: number): string {
  const surname = dice.weighted(SURNAMES);
  const generation = generations.findLast(({ fromYear }) => bornInYear >= fromYear);
  if (!generation) throw new Error(`no names for ${bornInYear}`);
  const given = generation[sex];
  const first = dice.pick(given.first);
  if (dice.permille(4)) return surname + (dice.permille(500) ? first : '') + dice.pick(RARE_CHARACTERS);
  if (dice.permille(generation.singlePermille)) return surname + dice.pick(given.single);
  const second = dice.pick(given.second);
  return surname + (first === second ? second : first + second);
}

function split(given: { first: string; second: string; single: string }) {
  return { first: [...given.first], second: [...given.second], single: [...given.single] };
}
