import { randomInt } from 'node:crypto';

import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { system } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { isUniqueViolation, type UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { talliesOf } from './rules/groups.js';
import { type Given, type GivenRefusal, type Question, refusalOfGiven } from './rules/questions.js';
import { type AnswerRefusal, refusalToAnswer } from './rules/survey.js';
import { SurveyAnswerRow, SurveyParticipationRow, type SurveyRecipientRow, type SurveyRow, SurveyTallyRow } from './surveys.entities.js';

export type SurveyAnswerRefusal = AnswerRefusal | GivenRefusal;

const MOST_ID = 2 ** 31 - 1;

export const surveyNotFound = (): Error => notFound({ zh: '调查', en: 'survey' });

/** Whether survey `s` asks a teacher: twice his id. */
export const IS_ASKED = `(EXISTS (SELECT 1 FROM registrations r WHERE r.cohortId = s.cohortId AND r.teacherId = ? AND r.status = 'ADMITTED')
  OR EXISTS (SELECT 1 FROM survey_recipients k WHERE k.surveyId = s.id AND k.teacherId = ?))`;

/** Takes answers. */
export class Answering {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Takes one participant's answers, once. Nothing here may lead from a name to an answer: the author of the
   * transaction is the system, there is no audit row, no idempotency key (its hash would cover the answers) and
   * no time. Whoever sends again after a lost connection is told that he has answered.
   *
   * @throws RequestError NOT_FOUND when he is not asked.
   */
  async answer(actor: Actor, input: { surveyId: string; answers: readonly Given[] }): Promise<Outcome<number, SurveyAnswerRefusal>> {
    const surveyId = Number(input.surveyId);
    try {
      return await this.work.run(system, async (tx): Promise<Outcome<number, SurveyAnswerRefusal>> => {
        const survey = await tx.row<SurveyRow>(`SELECT s.* FROM surveys s WHERE s.id = ? AND ${IS_ASKED}`, [surveyId, actor.teacherId ?? 0, actor.teacherId ?? 0]);
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
        if (survey.cohortId === null) await countIntoGroups(tx, surveyId, actor.teacherId, talliesOf(questions, given));
        return done(surveyId);
      });
    } catch (error) {
      // Pressed twice at once: the other one has been kept.
      if (isUniqueViolation(error)) return refused({ code: 'ANSWERED_ALREADY' });
      throw error;
    }
  }
}

/** Adds one person to the counts of his area, his stage and his subject, each by itself. Rows go in key order, so that two never wait for each other. */
async function countIntoGroups(tx: Tx, surveyId: number, teacherId: number, tallies: readonly { question: string; choice: number }[]): Promise<void> {
  const who = await tx.row<SurveyRecipientRow>('SELECT * FROM survey_recipients WHERE surveyId = ? AND teacherId = ?', [surveyId, teacherId]);
  if (!who) throw surveyNotFound();
  const ordered = [...tallies].sort((a, b) => (a.question === b.question ? a.choice - b.choice : a.question < b.question ? -1 : 1));
  for (const [dimension, code] of [['AREA', who.areaId === null ? '' : String(who.areaId)], ['STAGE', who.stage], ['SUBJECT', who.subject]] as const) {
    if (code !== '') await tx.upsertMany(SurveyTallyRow, ordered.map((each) => ({ surveyId, dimension, code, ...each, people: 1 })), ['surveyId', 'dimension', 'code', 'question', 'choice'], { people: 'add' });
  }
}

async function freeId(tx: Tx): Promise<number> {
  for (;;) {
    const id = randomInt(1, MOST_ID);
    if (!(await tx.row('SELECT id FROM survey_answers WHERE id = ?', [id]))) return id;
  }
}
