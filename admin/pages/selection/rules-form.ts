import type { RoundFullFragment, SelectionRulesInput } from '../../data/generated/operations.js';

/** What the server gave, as it can be sent back. */
export function rulesOf({ rules }: RoundFullFragment): SelectionRulesInput {
  const { stages, eligibility, quota, rubric, judging, award, notice } = rules;
  return { stages: stages.map(({ key, kind, title, deadline }) => ({ key, kind, title, deadline })), eligibility, quota, rubric, judging, award, notice };
}

/** A whole number from a box, or null when it is empty. */
export function wholeOf(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
  return digits === '' ? null : Number(digits);
}

/** A key that no other criterion has. */
export function freshKey(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`criterion_${n}`)) return `criterion_${n}`;
}
