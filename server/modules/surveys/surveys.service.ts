import { randomInt } from 'node:crypto';

import { addDays, dayOf, instantOfCounty } from '../../platform/clock.js';
import { badInput, notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { system } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { isUniqueViolation, type UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { type Given, type GivenRefusal, type Question, type QuestionsRefusal, refusalOfGiven, refusalOfQuestions } from './rules/questions.js';
import { type AnswerRefusal, refusalToAnswer, type SurveyKind } from './rules/survey.js';
import { SurveyAnswerRow, SurveyParticipationRow, SurveyRow } from './surveys.entities.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type SurveyInput = {
  readonly cohortId: string; readonly kind: 'NEEDS' | 'SATISFACTION'; readonly title: string; readonly anonymous: boolean; readonly opensAt: string; readonly closesAt: string;
  readonly questions: readonly { kind: Question['kind']; title: string; required: boolean; options: readonly string[] }[];
} & Keyed;
export type CreateRefusal = QuestionsRefusal | { readonly code: 'TIMES_REVERSED' };
export type SurveyAnswerRefusal = AnswerRefusal | GivenRefusal;

/** Three months after the last day of the class, for a fortnight. */
const FOLLOW_UP_AFTER_DAYS = 91;
const FOLLOW_UP_DAYS = 14;
const MOST_ID = 2 ** 31 - 1;

export const surveyNotFound = (): Error => notFound({ zh: '调查', en: 'survey' });

/** Sets surveys and takes answers. */
export class Surveys {
  constructor(private readonly work: UnitOfWork) {}

  create(actor: Actor, input: SurveyInput): Promise<Outcome<number, CreateRefusal>> {
    return once(this.work, actor, { operation: 'surveyCreate', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CreateRefusal>> => {
      const cohort = await tx.row<{ id: number }>('SELECT id FROM cohorts WHERE id = ?', [Number(input.cohortId)]);
      if (!cohort) throw badInput('input.cohortId', { zh: '找不到该培训班。', en: 'There is no such cohort.' });
      if (input.closesAt <= input.opensAt) return refused({ code: 'TIMES_REVERSED' });
      const questions = input.questions.map(({ kind, title, required, options }, at): Question => ({ key: `q${at + 1}`, kind, title: title.trim(), required, options: kind === 'SINGLE' || kind === 'MULTIPLE' ? options.map((each) => each.trim()).filter(Boolean) : [] }));
      const refusal = refusalOfQuestions(questions);
      if (refusal) return refused(refusal);
      const { kind, title, anonymous, opensAt, closesAt } = input;
      const id = await tx.insert(SurveyRow, { cohortId: cohort.id, kind, title: title.trim(), anonymous, opensAt, closesAt, questions: JSON.stringify(questions), followsId: null, createdAt: tx.now });
      tx.audit({ action: 'survey.create', subjectType: 'Survey', subjectId: id, details: { cohortId: cohort.id, kind, anonymous } });
      return done(id);
    });
  }

  /**
   * Takes one participant's answers, once. Nothing here may lead from a name to an answer: the author of the
   * transaction is the system, there is no audit row, no idempotency key (its hash would cover the answers) and
   * no time. Whoever sends again after a lost connection is told that he has answered.
   *
   * @throws RequestError NOT_FOUND when he is no participant of the survey's cohort.
   */
  async answer(actor: Actor, input: { surveyId: string; answers: readonly Given[] }): Promise<Outcome<number, SurveyAnswerRefusal>> {
    const surveyId = Number(input.surveyId);
    try {
      return await this.work.run(system, async (tx): Promise<Outcome<number, SurveyAnswerRefusal>> => {
        const survey = await tx.row<SurveyRow>("SELECT s.* FROM surveys s JOIN registrations r ON r.cohortId = s.cohortId AND r.teacherId = ? AND r.status = 'ADMITTED' WHERE s.id = ?", [actor.teacherId ?? 0, surveyId]);
        if (!survey || actor.teacherId === null) throw surveyNotFound();
        const { opensAt, closesAt } = survey;
        const known = await tx.row('SELECT surveyId FROM survey_participations WHERE surveyId = ? AND teacherId = ?', [surveyId, actor.teacherId]);
        const questions = JSON.parse(survey.questions) as Question[];
        const refusal = refusalToAnswer({ now: tx.now, opensAt, closesAt, hasAnswered: known !== undefined }) ?? refusalOfGiven(questions, input.answers);
        if (refusal) return refused(refusal);
        await tx.insert(SurveyParticipationRow, { surveyId, teacherId: actor.teacherId });
        const asked = new Set(questions.map(({ key }) => key));
        const given = input.answers.filter(({ question }) => asked.has(question)).map(({ question, choices, scale, text }) => ({ question, choices, scale, text: text?.trim() ?? null }));
        await tx.insert(SurveyAnswerRow, { id: await freeId(tx), surveyId, teacherId: survey.anonymous ? null : actor.teacherId, given: JSON.stringify(given) });
        return done(surveyId);
      });
    } catch (error) {
      // Pressed twice at once: the other one has been kept.
      if (isUniqueViolation(error)) return refused({ code: 'ANSWERED_ALREADY' });
      throw error;
    }
  }
}

async function freeId(tx: Tx): Promise<number> {
  for (;;) {
    const id = randomInt(1, MOST_ID);
    if (!(await tx.row('SELECT id FROM survey_answers WHERE id = ?', [id]))) return id;
  }
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
    questions: before.questions, followsId: before.id, createdAt: tx.now,
  });
  tx.audit({ action: 'survey.planFollowUp', subjectType: 'Survey', subjectId: id, details: { cohortId, follows: before.id, day } });
}
