import { yearOf } from '../../platform/clock.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { recordClassRatings } from '../experts/index.js';
import { ANSWERED, DIMENSIONS, EVERYBODY, shownGroups } from './rules/groups.js';
import { type Given, type Question, resultsOf, SHOWN_FROM } from './rules/questions.js';
import type { SurveyRow } from './surveys.entities.js';

/** Told by a survey to itself, due when it closes. */
export const SURVEY_CLOSED = 'surveys.closed';

/**
 * A survey is over: counts of groups that are not shown are erased, and the sums of what was said of lecturers go
 * to the pool. Once: a second message changes nothing.
 */
export async function settleSurvey(tx: Tx, { surveyId }: { surveyId: number }): Promise<void> {
  const survey = await tx.lockOne<SurveyRow>('SELECT * FROM surveys WHERE id = ?', [surveyId]);
  if (!survey || survey.settledAt !== null) return;
  for (const dimension of DIMENSIONS) {
    const groups = await tx.rows<{ code: string; answered: number }>('SELECT code, people AS answered FROM survey_tallies WHERE surveyId = ? AND dimension = ? AND question = ? AND choice = ? ORDER BY code', [surveyId, dimension, EVERYBODY, ANSWERED]);
    const shown = shownGroups(groups);
    const small = groups.map(({ code }) => code).filter((code) => !shown.has(code));
    await tx.run('DELETE FROM survey_tallies WHERE surveyId = ? AND dimension = ? AND code IN (?) AND question <> ?', [surveyId, dimension, small, EVERYBODY]);
  }
  await handOverRatings(tx, survey);
  await tx.run('UPDATE surveys SET settledAt = ? WHERE id = ?', [tx.now, surveyId]);
}

async function handOverRatings(tx: Tx, survey: SurveyRow): Promise<void> {
  const questions = (JSON.parse(survey.questions) as Question[]).filter(({ expertId }) => expertId !== undefined);
  const cohort = questions.length > 0 ? await tx.row<{ rollId: number; endsOn: string }>('SELECT rollId, endsOn FROM cohorts WHERE id = ?', [survey.cohortId]) : undefined;
  if (!cohort) return;
  const answers = await tx.rows<{ given: string }>('SELECT given FROM survey_answers WHERE surveyId = ? ORDER BY id', [survey.id]);
  const ratings = resultsOf(questions, answers.map(({ given }) => JSON.parse(given) as Given[])).flatMap(({ question: { expertId }, answered, counts }) => {
    const totalScore = answered >= SHOWN_FROM ? counts.reduce((sum, people, at) => sum + people * (at + 1), 0) : null;
    return expertId === undefined || answered === 0 ? [] : [{ expertId, answers: answered, totalScore }];
  });
  await recordClassRatings(tx, { rollId: cohort.rollId, sourceKey: `survey:${survey.id}`, year: yearOf(cohort.endsOn) }, ratings);
}
