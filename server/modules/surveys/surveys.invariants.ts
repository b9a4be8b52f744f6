import type { Invariant } from '../../platform/module.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const surveyInvariants: readonly Invariant[] = [
  query('16 as many answers as people who answered', 'SELECT s.id FROM surveys s WHERE (SELECT COUNT(*) FROM survey_answers a WHERE a.surveyId = s.id) <> (SELECT COUNT(*) FROM survey_participations p WHERE p.surveyId = s.id)'),
  query('no answer of an anonymous survey has a name', 'SELECT a.id FROM survey_answers a JOIN surveys s ON s.id = a.surveyId WHERE s.anonymous = 1 AND a.teacherId IS NOT NULL'),
  query('a survey asks a class or a scope', 'SELECT id FROM surveys WHERE (cohortId IS NULL) <> (scope IS NOT NULL)'),
  query('16 as many asked as recipients', 'SELECT s.id FROM surveys s WHERE s.cohortId IS NULL AND s.asked <> (SELECT COUNT(*) FROM survey_recipients r WHERE r.surveyId = s.id)'),
  query('whoever answered a survey without class was asked', 'SELECT p.surveyId, p.teacherId FROM survey_participations p JOIN surveys s ON s.id = p.surveyId AND s.cohortId IS NULL LEFT JOIN survey_recipients r ON r.surveyId = p.surveyId AND r.teacherId = p.teacherId WHERE r.teacherId IS NULL'),
  query('no counts of a group below five stay when a survey is over', "SELECT t.surveyId, t.dimension, t.code FROM survey_tallies t JOIN survey_tallies e ON e.surveyId = t.surveyId AND e.dimension = t.dimension AND e.code = t.code AND e.question = '' JOIN surveys s ON s.id = t.surveyId WHERE s.settledAt IS NOT NULL AND t.question <> '' AND e.people < 5"),
  query('a rating of a lecturer has no sum below five answers', 'SELECT id FROM expert_class_ratings WHERE answers < 5 AND totalScore IS NOT NULL'),
];
