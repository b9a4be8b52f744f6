import { addDays, dayOf, instantOfCounty } from '../../platform/clock.js';
import { badInput } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { lecturersOf } from '../experts/index.js';
import { type Question, type QuestionsRefusal, refusalOfQuestions } from './rules/questions.js';
import type { Scope } from './rules/scope.js';
import type { SurveyKind } from './rules/survey.js';
import { SURVEY_CLOSED } from './settling.js';
import { SurveyRow } from './surveys.entities.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type SurveyInput = {
  readonly cohortId?: string | null; readonly scope?: Scope | null; readonly planYear?: number | null; readonly asksLecturers?: boolean; readonly kind: 'NEEDS' | 'SATISFACTION'; readonly title: string; readonly anonymous: boolean; readonly opensAt: string; readonly closesAt: string;
  readonly questions: readonly { kind: Question['kind']; title: string; required: boolean; options: readonly string[] }[];
} & Keyed;
export type CreateRefusal = QuestionsRefusal | { readonly code: 'TIMES_REVERSED' } | { readonly code: 'NOBODY_ASKED' } | { readonly code: 'NO_LECTURERS' };

/** Three months after the last day of the class, for a fortnight. */
const FOLLOW_UP_AFTER_DAYS = 91;
const FOLLOW_UP_DAYS = 14;

/** Sets surveys: of a class, or of teachers of the county. */
export class Surveys {
  constructor(private readonly work: UnitOfWork) {}

  create(actor: Actor, input: SurveyInput): Promise<Outcome<number, CreateRefusal>> {
    return once(this.work, actor, { operation: 'surveyCreate', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CreateRefusal>> => {
      const { cohortId, scope, kind, title, anonymous, opensAt, closesAt } = input;
      if ((cohortId == null) === (scope == null)) throw badInput('input.cohortId', { zh: '请选择一个培训班，或者选定调查范围。', en: 'Choose a class or a scope, one of the two.' });
      const cohort = cohortId == null ? null : await tx.row<{ id: number; rollId: number }>('SELECT id, rollId FROM cohorts WHERE id = ?', [Number(cohortId)]);
      if (cohort === undefined) throw badInput('input.cohortId', { zh: '找不到该培训班。', en: 'There is no such cohort.' });
      if (closesAt <= opensAt) return refused({ code: 'TIMES_REVERSED' });
      const asked = questionsOf(input.questions);
      const refusal = refusalOfQuestions(asked);
      if (refusal) return refused(refusal);
      const lecturers = input.asksLecturers && cohort ? await lecturersOf(tx, cohort.rollId) : [];
      if (input.asksLecturers && lecturers.length === 0) return refused({ code: 'NO_LECTURERS' });
      const questions = [...asked, ...lecturers.map(({ id, name }): Question => ({ key: `e${id}`, kind: 'SCALE', title: `授课教师：${name}`, required: false, options: [], expertId: id }))];
      const people = scope ? await countIn(tx, scope) : 0;
      if (scope && people === 0) return refused({ code: 'NOBODY_ASKED' });
      const id = await tx.insert(SurveyRow, {
        cohortId: cohort?.id ?? null, kind, title: title.trim(), anonymous, opensAt, closesAt, questions: JSON.stringify(questions), followsId: null, createdAt: tx.now,
        scope: scope ? JSON.stringify(scope) : null, planYear: input.planYear ?? null, asked: people,
      });
      if (scope) await enterRecipients(tx, id, scope);
      await tx.publish(SURVEY_CLOSED, { surveyId: id }, closesAt < tx.now ? tx.now : closesAt);
      tx.audit({ action: 'survey.create', subjectType: 'Survey', subjectId: id, details: { cohortId: cohort?.id ?? null, scope: scope ?? null, asked: people, kind, anonymous, lecturers: lecturers.map((each) => each.id) } });
      return done(id);
    });
  }
}

function questionsOf(questions: SurveyInput['questions']): Question[] {
  return questions.map(({ kind, title, required, options }, at): Question => ({ key: `q${at + 1}`, kind, title: title.trim(), required, options: kind === 'SINGLE' || kind === 'MULTIPLE' ? options.map((each) => each.trim()).filter(Boolean) : [] }));
}

/** Teachers in service whom a scope asks: `t` of the school `h`. */
function inScope({ areaIds, schoolIds, stages, subjects }: Scope): { from: string; params: (readonly (number | string)[])[] } {
  const asked = [['h.areaId', areaIds], ['t.schoolId', schoolIds], ['t.stage', stages], ['t.subject', subjects]] as const;
  const set = asked.filter(([, codes]) => codes.length > 0);
  return { from: `FROM teachers t JOIN schools h ON h.id = t.schoolId WHERE t.status = 'ACTIVE'${set.map(([column]) => ` AND ${column} IN (?)`).join('')}`, params: set.map(([, codes]) => codes) };
}

async function countIn(tx: Tx, scope: Scope): Promise<number> {
  const { from, params } = inScope(scope);
  return (await tx.row<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params))?.n ?? 0;
}

async function enterRecipients(tx: Tx, surveyId: number, scope: Scope): Promise<void> {
  const { from, params } = inScope(scope);
  await tx.run(`INSERT INTO survey_recipients (surveyId, teacherId, areaId, stage, subject) SELECT ?, t.id, h.areaId, t.stage, t.subject ${from}`, [surveyId, ...params]);
}

/** A class was closed: its satisfaction survey is asked again in three months, once. Told by training after its commit. */
export async function planFollowUp(tx: Tx, { cohortId }: { cohortId: number }): Promise<void> {
  const cohort = await tx.lockOne<{ endsOn: string }>('SELECT endsOn FROM cohorts WHERE id = ?', [cohortId]);
  const before = await tx.row<SurveyRow>("SELECT s.* FROM surveys s WHERE s.cohortId = ? AND s.kind = 'SATISFACTION' AND NOT EXISTS (SELECT 1 FROM surveys f WHERE f.followsId = s.id) ORDER BY s.id DESC LIMIT 1", [cohortId]);
  if (!cohort || !before) return;
  const day = addDays(cohort.endsOn > dayOf(before.closesAt) ? cohort.endsOn : dayOf(before.closesAt), FOLLOW_UP_AFTER_DAYS);
  const kind: SurveyKind = 'FOLLOW_UP';
  const id = await tx.insert(SurveyRow, {
    cohortId, kind, title: `${before.title}（三个月跟踪）`.slice(0, 120), anonymous: before.anonymous, opensAt: instantOfCounty(`${day} 08:00`), closesAt: instantOfCounty(`${addDays(day, FOLLOW_UP_DAYS)} 23:59`),
    questions: JSON.stringify((JSON.parse(before.questions) as Question[]).filter(({ expertId }) => expertId === undefined)), followsId: before.id, createdAt: tx.now,
  });
  tx.audit({ action: 'survey.planFollowUp', subjectType: 'Survey', subjectId: id, details: { cohortId, follows: before.id, day } });
}
