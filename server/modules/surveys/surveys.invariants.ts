import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const surveyInvariants: readonly Invariant[] = [
  query('16 as many answers as people who answered', 'SELECT s.id FROM surveys s WHERE (SELECT COUNT(*) FROM survey_answers a WHERE a.surveyId = s.id) <> (SELECT COUNT(*) FROM survey_participations p WHERE p.surveyId = s.id)'),
  query('no answer of an anonymous survey has a name', 'SELECT a.id FROM survey_answers a JOIN surveys s ON s.id = a.surveyId WHERE s.anonymous = 1 AND a.teacherId IS NOT NULL'),
];
