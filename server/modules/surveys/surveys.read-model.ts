import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Actor } from '../accounts/index.js';
import { type Given, type Question, resultsOf } from './rules/questions.js';
import { hiddenBecause, refusalToAnswer } from './rules/survey.js';
import type { SurveyRow } from './surveys.entities.js';
import type { OwnSurvey, Survey, SurveyDesk, SurveyResults } from './surveys.types.js';

type Joined = SurveyRow & { cohortTitle: string; cohortTitleEn: string; asked: number; answered: number };

const SURVEYS = `SELECT s.*, c.title AS cohortTitle, c.titleEn AS cohortTitleEn, c.taken AS asked, (SELECT COUNT(*) FROM survey_participations p WHERE p.surveyId = s.id) AS answered FROM surveys s JOIN cohorts c ON c.id = s.cohortId`;
const MOST_OWN = 50;

export class SurveysReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async ofCohort(cohortId: number): Promise<SurveyDesk[]> {
    return (await this.reader.rows<Joined>(`${SURVEYS} WHERE s.cohortId = ? ORDER BY s.opensAt, s.id`, [cohortId])).map(toDesk);
  }

  async desk(id: number): Promise<SurveyDesk | null> {
    const row = await this.reader.row<Joined>(`${SURVEYS} WHERE s.id = ?`, [id]);
    return row ? toDesk(row) : null;
  }

  async results(id: number): Promise<SurveyResults | null> {
    const row = await this.reader.row<Joined>(`${SURVEYS} WHERE s.id = ?`, [id]);
    if (!row) return null;
    const now = instantOf(this.clock.now());
    const hidden = await this.hidden(row, now);
    if (hidden) return { desk: toDesk(row), hidden, questions: [] };
    const earlier = row.followsId === null ? undefined : await this.reader.row<SurveyRow>('SELECT * FROM surveys WHERE id = ?', [row.followsId]);
    const before = earlier && !(await this.hidden(earlier, now)) ? new Map((await this.counted(earlier)).map((each) => [each.question.key, each])) : null;
    return {
      desk: toDesk(row), hidden: null,
      questions: (await this.counted(row)).map((each) => ({ ...each, earlierMeanMilli: before?.get(each.question.key)?.meanMilli ?? null, earlierCounts: before?.get(each.question.key)?.counts ?? null })),
    };
  }

  private async hidden(survey: SurveyRow, now: string): Promise<'TOO_FEW' | 'STILL_OPEN' | null> {
    const answers = await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM survey_answers WHERE surveyId = ?', [survey.id]);
    return hiddenBecause({ now, closesAt: survey.closesAt, anonymous: Boolean(survey.anonymous), answers: answers?.n ?? 0 });
  }

  private async counted(survey: SurveyRow): Promise<ReturnType<typeof resultsOf>> {
    const answers = await this.reader.rows<{ given: string }>('SELECT given FROM survey_answers WHERE surveyId = ? ORDER BY id', [survey.id]);
    return resultsOf(JSON.parse(survey.questions) as Question[], answers.map(({ given }) => JSON.parse(given) as Given[]));
  }

  /** What the viewer is asked, those to answer first. */
  async own(actor: Actor): Promise<OwnSurvey[]> {
    const now = instantOf(this.clock.now());
    const rows = await this.reader.rows<Joined & { hasAnswered: number }>(
      `${SURVEYS.replace('SELECT s.*', 'SELECT s.*, (SELECT COUNT(*) FROM survey_participations x WHERE x.surveyId = s.id AND x.teacherId = r.teacherId) AS hasAnswered')}
       JOIN registrations r ON r.cohortId = s.cohortId AND r.teacherId = ? AND r.status = 'ADMITTED' WHERE s.opensAt <= ? ORDER BY s.closesAt DESC, s.id LIMIT ?`, [actor.teacherId ?? 0, now, MOST_OWN]);
    return rows.map((row) => ({
      survey: toSurvey(row), answered: row.hasAnswered > 0, canAnswer: refusalToAnswer({ now, opensAt: row.opensAt, closesAt: row.closesAt, hasAnswered: row.hasAnswered > 0 }) === null,
    }));
  }
}

function toSurvey(row: Joined): Survey {
  return { ...row, anonymous: Boolean(row.anonymous), questions: JSON.parse(row.questions) as Question[] };
}

const toDesk = (row: Joined): SurveyDesk => ({ survey: toSurvey(row), asked: row.asked, answered: row.answered });
