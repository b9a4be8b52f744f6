import type { Reader } from '../../platform/data/sql.js';
import { ATTENDING } from '../attendance/index.js';
import type { OwnPlacement, OwnPlacementDay, PlacementDay, PlacementDesk, PlacementHost, PlacementMentor, PlacementPerson } from './placements.types.js';

type MentorColumns = { [K in keyof PlacementMentor as `m_${K}`]: PlacementMentor[K] | null };
const MENTOR = 'm.id AS m_id, m.name AS m_name, m.subject AS m_subject, m.stage AS m_stage, m.note AS m_note, m.capacity AS m_capacity, m.used AS m_used';

export class PlacementsReadModel {
  constructor(private readonly reader: Reader) {}

  /** Five reads, however many hosts and people. Null when there is no such class. */
  async desk(cohortId: number): Promise<PlacementDesk | null> {
    if (!(await this.reader.row('SELECT id FROM cohorts WHERE id = ?', [cohortId]))) return null;
    const hosts = await this.reader.rows<Omit<PlacementHost, 'mentors' | 'days'>>('SELECT h.id, h.schoolId, s.name AS schoolName, s.nameEn AS schoolNameEn FROM placement_hosts h JOIN schools s ON s.id = h.schoolId WHERE h.cohortId = ? ORDER BY h.id', [cohortId]);
    const mentors = await this.reader.rows<PlacementMentor & { hostId: number }>('SELECT m.* FROM placement_mentors m JOIN placement_hosts h ON h.id = m.hostId WHERE h.cohortId = ? ORDER BY m.id', [cohortId]);
    const days = await this.reader.rows<Omit<PlacementDay, 'isConfirmed'> & { hostId: number; closedAt: string | null }>(
      'SELECT h.id AS hostId, s.id AS sessionId, s.day, s.startsAt, s.endsAt, s.closedAt FROM register_sessions s JOIN placement_hosts h ON h.rollId = s.rollId WHERE h.cohortId = ? ORDER BY s.startsAt, s.id', [cohortId]);
    const people = await this.reader.rows<PlacementPerson>(
      `SELECT t.id AS teacherId, t.name, t.schoolId, c.name AS schoolName, c.nameEn AS schoolNameEn, t.subject, t.stage, p.mentorId,
         (SELECT COUNT(*) FROM presences a JOIN register_sessions s ON s.id = a.sessionId WHERE s.rollId = h.rollId AND a.teacherId = t.id AND a.status IN (?)) AS presentDays
       FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools c ON c.id = t.schoolId
       LEFT JOIN placements p ON p.cohortId = r.cohortId AND p.teacherId = r.teacherId LEFT JOIN placement_mentors m ON m.id = p.mentorId LEFT JOIN placement_hosts h ON h.id = m.hostId
       WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY COALESCE(c.areaId, 0), t.schoolId, t.nameKey, t.id`, [[...ATTENDING], cohortId]);
    return {
      cohortId, people, hosts: hosts.map((host) => ({
        ...host, mentors: mentors.filter(({ hostId }) => hostId === host.id), days: days.filter(({ hostId }) => hostId === host.id).map(({ closedAt, ...day }) => ({ ...day, isConfirmed: closedAt !== null })),
      })),
    };
  }

  /** Classes of a teacher that have host schools, those that end last first. */
  async own(teacherId: number): Promise<OwnPlacement[]> {
    const rows = await this.reader.rows<Omit<OwnPlacement, 'mentor' | 'days'> & MentorColumns>(
      `SELECT c.id AS cohortId, c.title AS cohortTitle, c.titleEn AS cohortTitleEn, s.name AS hostName, s.nameEn AS hostNameEn, ${MENTOR}
       FROM registrations r JOIN cohorts c ON c.id = r.cohortId LEFT JOIN placements p ON p.cohortId = r.cohortId AND p.teacherId = r.teacherId
       LEFT JOIN placement_mentors m ON m.id = p.mentorId LEFT JOIN placement_hosts h ON h.id = m.hostId LEFT JOIN schools s ON s.id = h.schoolId
       WHERE r.teacherId = ? AND r.status = 'ADMITTED' AND c.status <> 'DRAFT' AND EXISTS (SELECT 1 FROM placement_hosts x WHERE x.cohortId = c.id) ORDER BY c.endsOn DESC, c.id LIMIT 20`, [teacherId]);
    const days = await this.reader.rows<OwnPlacementDay & { mentorId: number }>(
      `SELECT m.id AS mentorId, s.id AS sessionId, s.day, s.startsAt, s.endsAt, a.status FROM placement_mentors m JOIN placement_hosts h ON h.id = m.hostId JOIN register_sessions s ON s.rollId = h.rollId
       LEFT JOIN presences a ON a.sessionId = s.id AND a.teacherId = ? WHERE m.id IN (?) ORDER BY s.startsAt, s.id`, [teacherId, rows.flatMap(({ m_id }) => (m_id === null ? [] : [m_id]))]);
    return rows.map(({ cohortId, cohortTitle, cohortTitleEn, hostName, hostNameEn, ...row }) => ({
      cohortId, cohortTitle, cohortTitleEn, hostName, hostNameEn, mentor: mentorOf(row), days: days.filter(({ mentorId }) => mentorId === row.m_id),
    }));
  }
}

function mentorOf({ m_id, m_name, m_subject, m_stage, m_note, m_capacity, m_used }: MentorColumns): PlacementMentor | null {
  return m_id === null ? null : { id: m_id, name: m_name ?? '', subject: m_subject ?? '', stage: m_stage ?? '', note: m_note ?? '', capacity: m_capacity ?? 0, used: m_used ?? 0 };
}
