import { z } from 'zod';

import type { Words } from '../../../platform/locale.js';
import { POSTS, STAGES, SUBJECTS, TITLES } from '../../organisations/rules/vocabulary.js';

/** Kinds of stage in the only order they may stand in; CHECK may be left out. */
export const STAGE_KINDS = ['NOMINATE', 'CHECK', 'JUDGE', 'NOTICE', 'CONCLUDE'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

const codesOf = <Code extends string>(list: readonly { readonly code: Code }[]): [Code, ...Code[]] => list.map(({ code }) => code) as [Code, ...Code[]];
const words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const day = z.iso.date();

const stage = z.strictObject({
  key, kind: z.enum(STAGE_KINDS), title: words,
  /** The last day, in the county, on which the stage's work may be done. */
  deadline: day.nullable(),
});
export type RoundStage = z.infer<typeof stage>;

const eligibility = z.strictObject({
  /** An empty list admits everybody. */
  titles: z.array(z.enum(codesOf(TITLES))), posts: z.array(z.enum(codesOf(POSTS))),
  subjects: z.array(z.enum(codesOf(SUBJECTS))), stages: z.array(z.enum(codesOf(STAGES))),
  minServiceYears: z.int().min(0).max(45),
  /** Whoever was granted one of these honours within these years may not enter again. */
  honourBar: z.strictObject({ codes: z.array(key).min(1), years: z.int().min(1).max(50) }).nullable(),
});
export type Eligibility = z.infer<typeof eligibility>;

/** Seats of a school: `perSchool`, and one more for each full `teachersPerSeat` teachers, up to `mostPerSchool`. */
const quota = z.strictObject({
  perSchool: z.int().min(0).max(200), teachersPerSeat: z.int().min(1).max(1000).nullable(), mostPerSchool: z.int().min(0).max(200).nullable(),
});
export type QuotaRule = z.infer<typeof quota>;

const criterion = z.strictObject({ key, title: words, guidance: z.strictObject({ zh: z.string().trim().max(300), en: z.string().trim().max(300) }).nullable(), maxPoints: z.int().min(1).max(1000) });
export type Criterion = z.infer<typeof criterion>;

/** What parts entries of equal total, in this order; the lot drawn from the committed seed always comes last. */
const tieBreak = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('CRITERION'), criterion: key }),
  z.strictObject({ kind: z.literal('HIGHEST_SHEET') }),
  z.strictObject({ kind: z.literal('LONGER_SERVICE') }),
]);
export type TieBreak = z.infer<typeof tieBreak>;

const judging = z.strictObject({
  judgesPerEntry: z.int().min(1).max(9),
  /** HIGH_AND_LOW leaves out the highest and the lowest sheet of every entry. */
  drop: z.enum(['NONE', 'HIGH_AND_LOW']), tieBreak: z.array(tieBreak).max(8),
});
export type JudgingRule = z.infer<typeof judging>;

const award = z.strictObject({
  total: z.int().min(1).max(5000),
  /** At most this share of the entries judged, in permille. */
  permille: z.int().min(1).max(1000).nullable(),
  /** Below this total nobody is awarded. 1000 = 1 point. */
  minimumMilliPoints: z.int().min(0).nullable(),
  perSubject: z.array(z.strictObject({ subject: z.enum(codesOf(SUBJECTS)), most: z.int().min(0).max(5000) })),
});
export type AwardRule = z.infer<typeof award>;

const notice = z.strictObject({ days: z.int().min(1).max(60), namesMasked: z.boolean() });

const shape = z.strictObject({ stages: z.array(stage).max(5), eligibility, quota, rubric: z.array(criterion).min(1).max(12), judging, award, notice });
/** A round as data: stages, who may enter, seats, rubric, judging, awards and public notice. */
export type RoundRules = z.infer<typeof shape>;

export interface RulesProblem {
  /** Such as `stages.2.deadline`. */
  readonly path: string;
  readonly words: Words;
}

/** The rules as data, or everything that is wrong with them. */
export function readRoundRules(value: unknown): { rules: RoundRules; problems: [] } | { rules: null; problems: RulesProblem[] } {
  const parsed = shape.safeParse(value);
  if (!parsed.success) return { rules: null, problems: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), words: issueWords(issue) })) };
  const problems = contradictionsOf(parsed.data);
  return problems.length > 0 ? { rules: null, problems } : { rules: parsed.data, problems: [] };
}

function issueWords(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'too_small') return { zh: `不能小于 ${String(issue.minimum)}。`, en: `Must be at least ${String(issue.minimum)}.` };
  if (issue.code === 'too_big') return { zh: `不能大于 ${String(issue.maximum)}。`, en: `Must be at most ${String(issue.maximum)}.` };
  return { zh: '填写不符合要求。', en: 'Is not filled in correctly.' };
}

function contradictionsOf(rules: RoundRules): RulesProblem[] {
  const problems: RulesProblem[] = [];
  const add = (path: string, zh: string, en: string): void => { problems.push({ path, words: { zh, en } }); };
  const kinds = rules.stages.map(({ kind }) => kind);
  const wanted = STAGE_KINDS.filter((kind) => kind !== 'CHECK' || kinds.includes('CHECK'));
  if (kinds.join() !== wanted.join()) add('stages', '环节须依次为推荐、（审核）、评审、公示、公布，不能缺少、重复或颠倒。', 'Stages stand in the order nominate, (check), judge, notice, conclude, each once.');
  for (const list of ['stages', 'rubric'] as const) {
    if (new Set(rules[list].map((each) => each.key)).size < rules[list].length) add(list, '代码有重复。', 'A key stands twice.');
  }
  let latest = '';
  rules.stages.forEach(({ deadline }, at) => {
    if (deadline && deadline < latest) add(`stages.${at}.deadline`, '截止日期早于前一环节。', 'The deadline is before that of an earlier stage.');
    if (deadline) latest = deadline;
  });
  const { judgesPerEntry, drop } = rules.judging;
  if (drop === 'HIGH_AND_LOW' && judgesPerEntry < 3) add('judging.drop', '去掉最高分和最低分，每份材料至少要有 3 名评委。', 'Leaving out the highest and the lowest needs at least 3 judges for an entry.');
  const criteria = new Set(rules.rubric.map((each) => each.key));
  rules.judging.tieBreak.forEach((each, at) => {
    if (each.kind === 'CRITERION' && !criteria.has(each.criterion)) add(`judging.tieBreak.${at}`, '同分规则引用了不存在的评分项。', 'A tie-break names a criterion that is not in the rubric.');
  });
  const most = fullPoints(rules.rubric) * 1000;
  if ((rules.award.minimumMilliPoints ?? 0) > most) add('award.minimumMilliPoints', '最低分数线高于满分。', 'The minimum is above full marks.');
  if (new Set(rules.award.perSubject.map(({ subject }) => subject)).size < rules.award.perSubject.length) add('award.perSubject', '同一学科的名额出现了两次。', 'A subject stands twice.');
  return problems;
}

export function fullPoints(rubric: readonly Criterion[]): number {
  return rubric.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
}

export function stageOf(rules: RoundRules, kind: StageKind): RoundStage | null {
  return rules.stages.find((each) => each.kind === kind) ?? null;
}

/** How many a school of this size may nominate. */
export function seatsFor(teacherCount: number, { perSchool, teachersPerSeat, mostPerSchool }: QuotaRule): number {
  const seats = perSchool + (teachersPerSeat === null ? 0 : Math.floor(teacherCount / teachersPerSeat));
  return mostPerSchool === null ? seats : Math.min(seats, mostPerSchool);
}

/** What may still change once schools have begun to nominate: names of stages and deadlines, nothing that decides. */
export function changesWhatDecides(before: RoundRules, after: RoundRules): boolean {
  const rest = ({ stages, ...others }: RoundRules): string => JSON.stringify([stages.map(({ key: stageKey, kind }) => [stageKey, kind]), others]);
  return rest(before) !== rest(after);
}
