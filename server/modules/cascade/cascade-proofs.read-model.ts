import type { Reader } from '../../platform/data/sql.js';
import type { Actor } from '../accounts/index.js';
import { keepsAttendee } from './cascade.policy.js';
import type { CascadeAttendee, CascadeProof, OwnCascade } from './cascade.types.js';

const MOST_OWN = 20;
type AttendeeRecord = Omit<CascadeAttendee, 'proofs' | 'viewerCanKeep'> & { readonly teacherId: number; readonly schoolId: number };

/** Who was at outside trainings, and what proves it. */
export class CascadeProofsReadModel {
  constructor(private readonly reader: Reader) {}

  /** Of one cascade: those without a file first, in two queries. Whoever calls has looked who asks. */
  attendees(actor: Actor, cascadeId: number): Promise<CascadeAttendee[]> {
    return this.where(actor, 'a.cascadeId = ?', cascadeId);
  }

  async attendee(actor: Actor, id: number): Promise<CascadeAttendee | null> {
    return (await this.where(actor, 'a.id = ?', id))[0] ?? null;
  }

  /** Outside trainings that a teacher was at, the latest first. */
  async own(teacherId: number): Promise<OwnCascade[]> {
    const rows = await this.reader.rows<Omit<OwnCascade, 'proofs'>>(
      'SELECT a.id AS attendeeId, a.proof, k.title, k.titleEn, k.level, k.organiser, k.startsOn, k.endsOn, k.dueOn FROM cascade_attendees a JOIN cascades k ON k.id = a.cascadeId WHERE a.teacherId = ? ORDER BY k.endsOn DESC, k.id DESC LIMIT ?', [teacherId, MOST_OWN]);
    const proofs = await this.proofs(rows.map((each) => each.attendeeId));
    return rows.map((row) => ({ ...row, proofs: proofs.get(row.attendeeId) ?? [] }));
  }

  /** A file with the cascade and the person that it belongs to. */
  file(id: number): Promise<{ fileId: number; cascadeId: number; teacherId: number } | undefined> {
    return this.reader.row('SELECT e.fileId, a.cascadeId, a.teacherId FROM cascade_proofs e JOIN cascade_attendees a ON a.id = e.attendeeId WHERE e.id = ?', [id]);
  }

  private async where(actor: Actor, condition: string, param: number): Promise<CascadeAttendee[]> {
    const rows = await this.reader.rows<AttendeeRecord>(
      `SELECT a.id, a.teacherId, a.proof, t.number, t.name, t.schoolId, s.name AS schoolName, s.nameEn AS schoolNameEn FROM cascade_attendees a JOIN teachers t ON t.id = a.teacherId JOIN schools s ON s.id = t.schoolId WHERE ${condition} ORDER BY s.code, t.number`, [param]);
    const proofs = await this.proofs(rows.map((each) => each.id));
    return rows
      .map(({ teacherId, schoolId, ...row }) => ({ ...row, proofs: proofs.get(row.id) ?? [], viewerCanKeep: keepsAttendee(actor, { teacherId, schoolId }) }))
      .sort((one, other) => Number(one.proofs.length > 0) - Number(other.proofs.length > 0));
  }

  private async proofs(attendeeIds: readonly number[]): Promise<Map<number, CascadeProof[]>> {
    const found = new Map<number, CascadeProof[]>();
    const rows = await this.reader.rows<CascadeProof & { attendeeId: number }>('SELECT e.id, e.attendeeId, f.name, f.sizeBytes, f.mediaType, e.addedByName, e.addedAt FROM cascade_proofs e JOIN stored_files f ON f.id = e.fileId WHERE e.attendeeId IN (?) ORDER BY e.id', [attendeeIds]);
    for (const { attendeeId, ...proof } of rows) found.set(attendeeId, [...(found.get(attendeeId) ?? []), proof]);
    return found;
  }
}
