import type { Invariant } from '../../platform/module.js';

const COUNTED = `SELECT COUNT(*) FROM presences p JOIN roll_members m ON m.rollId = s.rollId AND m.teacherId = p.teacherId AND m.status = 'ENROLLED'
  WHERE p.sessionId = s.id AND p.status IN ('PRESENT', 'LATE', 'LEFT_EARLY')`;

export const attendanceInvariants: readonly Invariant[] = [
  {
    name: '13 presence only of those enrolled, now or once',
    violations: (reader) => reader.rows(`SELECT p.id, p.sessionId, p.teacherId FROM presences p JOIN register_sessions s ON s.id = p.sessionId
      LEFT JOIN roll_members m ON m.rollId = s.rollId AND m.teacherId = p.teacherId WHERE m.id IS NULL LIMIT 100`),
  },
  {
    name: '14 one presence per session and teacher',
    violations: (reader) => reader.rows('SELECT sessionId, teacherId, COUNT(*) AS presences FROM presences GROUP BY sessionId, teacherId HAVING COUNT(*) > 1 LIMIT 100'),
  },
  {
    name: '14 a presence is never longer than its session',
    violations: (reader) => reader.rows('SELECT p.id, p.presentMinutes, s.durationMinutes FROM presences p JOIN register_sessions s ON s.id = p.sessionId WHERE p.presentMinutes > s.durationMinutes LIMIT 100'),
  },
  {
    name: '14 a scan that counts has its presence',
    violations: (reader) => reader.rows("SELECT x.id, x.sessionId, x.teacherId FROM register_scans x LEFT JOIN presences p ON p.sessionId = x.sessionId AND p.teacherId = x.teacherId WHERE (x.answer = 'ACCEPTED' OR x.decision = 'ACCEPTED') AND p.id IS NULL LIMIT 100"),
  },
  {
    name: '14 granted leave is no longer than its session and stands in the register',
    violations: (reader) => reader.rows(`SELECT g.id, g.sessionId, g.teacherId FROM granted_leaves g JOIN register_sessions s ON s.id = g.sessionId
      LEFT JOIN presences p ON p.sessionId = g.sessionId AND p.teacherId = g.teacherId WHERE p.id IS NULL OR g.minutes > s.durationMinutes LIMIT 100`),
  },
  {
    name: '16 the counters of sessions agree with their presences',
    violations: (reader) => reader.rows(`SELECT s.id, s.presentCount, s.handCount FROM register_sessions s
      WHERE s.presentCount <> (${COUNTED}) OR s.handCount <> (${COUNTED} AND p.source = 'HAND') LIMIT 100`),
  },
  {
    name: '16 the counters of rolls agree with their members',
    violations: (reader) => reader.rows("SELECT r.id, r.memberCount FROM rolls r WHERE r.memberCount <> (SELECT COUNT(*) FROM roll_members m WHERE m.rollId = r.id AND m.status = 'ENROLLED') LIMIT 100"),
  },
];
