import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import { type Actor, isWithin } from '../accounts/index.js';
import type { HandInRow } from './assignments.entities.js';
import { type JoinedAssignment, lengthOf, shown, similarTo } from './assignments.read-model.js';
import { ASSIGNMENT_SQL, toAssignment } from './assignments.store.js';
import type { ComparedText, HandInComparison, HandInFile, Marking, MarkingPaper, MarkingSheet, OwnAssignment, OwnHandIn } from './hand-ins.types.js';
import { attemptToWrite, refusalToWithdraw } from './rules/hand-in.js';
import { passages, sharedPermille, shinglesOf } from './rules/similarity.js';
import type { Points } from './rules/vocabulary.js';

const MOST_OWN = 50;
type PaperRow = { id: number; handInId: number; attempt: number; ordinal: number; late: number; status: string; total: number | null; text: string; points: string | null; comment: string | null };

/** What participants see of their own, and markers of what they were given. */
export class HandInsReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** The assignments of the classes that the viewer is in, those still open first. */
  async own(actor: Actor, id?: number): Promise<OwnAssignment[]> {
    const now = instantOf(this.clock.now());
    const rows = await this.reader.rows<JoinedAssignment>(
      `${ASSIGNMENT_SQL} JOIN registrations r ON r.cohortId = a.cohortId AND r.teacherId = ? AND r.status = 'ADMITTED' WHERE ${id === undefined ? '1 = 1' : 'a.id = ?'} ORDER BY CASE WHEN a.dueAt >= ? THEN 0 ELSE 1 END, a.dueAt DESC, a.id LIMIT ?`,
      [actor.teacherId ?? 0, ...(id === undefined ? [] : [id]), now, MOST_OWN]);
    const handIns = await this.reader.rows<HandInRow & { marks: number }>(
      'SELECT h.*, (SELECT COUNT(*) FROM hand_in_marks m WHERE m.handInId = h.id AND m.markedAt IS NOT NULL) AS marks FROM hand_ins h WHERE h.teacherId = ? AND h.assignmentId IN (?) ORDER BY h.attempt', [actor.teacherId ?? 0, rows.map((each) => each.id)]);
    const ids = handIns.map((each) => each.id);
    const files = await this.filesOf(ids);
    const comments = await this.reader.rows<{ handInId: number; comment: string }>('SELECT handInId, comment FROM hand_in_marks WHERE handInId IN (?) AND comment IS NOT NULL ORDER BY ordinal', [ids]);
    const toOwn = (row: HandInRow): OwnHandIn => ({
      ...row, late: Boolean(row.late), passed: row.passed === null ? null : row.passed === 1, files: files.get(row.id) ?? [],
      comments: row.status === 'MARKED' ? comments.filter(({ handInId }) => handInId === row.id).map(({ comment }) => comment) : [],
    });
    return rows.map(toAssignment).map((assignment) => {
      const mine = handIns.filter(({ assignmentId }) => assignmentId === assignment.id);
      const last = mine.at(-1);
      const facts = {
        now, ...assignment, last: last ? { attempt: last.attempt, status: last.status, passed: last.passed === null ? null : last.passed === 1, revision: last.revision, marksBegun: last.marks > 0 } : null,
      };
      const may = attemptToWrite({ ...facts, readRevision: last?.revision ?? 0 });
      return {
        assignment: shown(assignment), handIn: last ? toOwn(last) : null, earlier: mine.length > 1 && mine[0] ? toOwn(mine[0]) : null,
        canWrite: !('code' in may), cannotWriteCode: 'code' in may ? may.code : null, canWithdraw: refusalToWithdraw(facts) === null,
      };
    });
  }

  async markings(actor: Actor): Promise<Marking[]> {
    const rows = await this.reader.rows<JoinedAssignment>(`${ASSIGNMENT_SQL} JOIN assignment_markers k ON k.assignmentId = a.id AND k.accountId = ? ORDER BY a.dueAt DESC, a.id LIMIT 100`, [actor.accountId]);
    const counts = await this.reader.rows<{ assignmentId: number; n: number; done: number }>(
      "SELECT h.assignmentId, COUNT(*) AS n, COUNT(m.markedAt) AS done FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.accountId = ? AND h.status <> 'DRAFT' GROUP BY h.assignmentId", [actor.accountId]);
    return rows.map(toAssignment).map((assignment) => {
      const { n = 0, done = 0 } = counts.find(({ assignmentId }) => assignmentId === assignment.id) ?? {};
      return { assignment: shown(assignment), open: n - done, done };
    });
  }

  async papers(actor: Actor, assignmentId: number): Promise<MarkingPaper[]> {
    return this.toPapers(await this.paperRows(actor, 'h.assignmentId = ?', assignmentId));
  }

  async sheet(actor: Actor, markId: number): Promise<MarkingSheet | null> {
    const [row] = await this.paperRows(actor, 'm.id = ?', markId);
    if (!row) return null;
    const [paper] = await this.toPapers([row]);
    const files = await this.filesOf([row.handInId]);
    return {
      paper: paper as MarkingPaper, text: row.text, files: files.get(row.handInId) ?? [], comment: row.comment, similar: (await similarTo(this.reader, [row.handInId], false)).get(row.handInId) ?? [],
      points: Object.entries(JSON.parse(row.points ?? '{}') as Points).map(([criterion, points]) => ({ criterion, points })),
    };
  }

  paperRows(actor: Actor, where: string, id: number): Promise<PaperRow[]> {
    return this.reader.rows<PaperRow>(
      `SELECT m.id, m.handInId, h.attempt, m.ordinal, h.late, h.status, m.total, h.text, m.points, m.comment FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.accountId = ? AND h.status <> 'DRAFT' AND ${where} ORDER BY h.id`, [actor.accountId, id]);
  }

  private async toPapers(rows: readonly PaperRow[]): Promise<MarkingPaper[]> {
    const ids = rows.map(({ handInId }) => handInId);
    const [files, similar] = await Promise.all([this.filesOf(ids), similarTo(this.reader, ids, false)]);
    return rows.map(({ id, handInId, attempt, ordinal, late, status, total, text }) => ({
      id, code: String(handInId), attempt, ordinal, late: late === 1, hasResult: status === 'MARKED', total, characters: lengthOf(text), fileCount: files.get(handInId)?.length ?? 0, similarPermille: similar.get(handInId)?.[0]?.permille ?? null,
    }));
  }

  private async filesOf(handInIds: readonly number[]): Promise<Map<number, HandInFile[]>> {
    const rows = await this.reader.rows<HandInFile & { handInId: number }>('SELECT f.handInId, s.id, s.name, s.sizeBytes FROM hand_in_files f JOIN stored_files s ON s.id = f.fileId WHERE f.handInId IN (?) ORDER BY f.id', [[...handInIds]]);
    return new Map(handInIds.map((id) => [id, rows.filter(({ handInId }) => handInId === id)]));
  }

  /** Two texts with what they share: the centre with names, a marker who was given one of them without. @throws RequestError NOT_FOUND */
  async compare(actor: Actor, handInId: number, otherId: number): Promise<HandInComparison> {
    const isCentre = isWithin(actor.reach('ADMINISTRATOR', 'COORDINATOR'), {});
    const flagged = await this.reader.row('SELECT id FROM hand_in_similarities WHERE (handInId = ? AND otherId = ?) OR (handInId = ? AND otherId = ?)', [handInId, otherId, otherId, handInId]);
    const isGiven = await this.reader.row("SELECT m.id FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId WHERE m.accountId = ? AND m.handInId = ? AND h.status <> 'DRAFT'", [actor.accountId, handInId]);
    const rows = await this.reader.rows<{ id: number; text: string; submittedAt: string | null; name: string; cohortTitle: string; assignmentTitle: string }>(
      "SELECT h.id, h.text, h.submittedAt, t.name, c.title AS cohortTitle, a.title AS assignmentTitle FROM hand_ins h JOIN teachers t ON t.id = h.teacherId JOIN assignments a ON a.id = h.assignmentId JOIN cohorts c ON c.id = a.cohortId WHERE h.id IN (?) AND h.status <> 'DRAFT'", [[handInId, otherId]]);
    const [one, other] = [handInId, otherId].map((id) => rows.find((each) => each.id === id));
    if (!one || !other || !flagged || (!isCentre && !isGiven)) throw notFound({ zh: '作业', en: 'hand-in' });
    const side = (mine: typeof one, against: typeof one): ComparedText => ({
      code: String(mine.id), name: isCentre ? mine.name : null, cohortTitle: mine.cohortTitle, assignmentTitle: mine.assignmentTitle, submittedAt: mine.submittedAt, passages: passages(mine.text, against.text),
    });
    return { permille: sharedPermille(shinglesOf(one.text), shinglesOf(other.text)), one: side(one, other), other: side(other, one) };
  }

  /** May he fetch files of it: his own, given to him to mark, or the centre? */
  async mayRead(actor: Actor, handInId: number): Promise<boolean> {
    if (actor.reach('ADMINISTRATOR', 'COORDINATOR').county) return true;
    return Boolean(await this.reader.row(
      "SELECT h.id FROM hand_ins h WHERE h.id = ? AND (h.teacherId = ? OR (h.status <> 'DRAFT' AND EXISTS (SELECT 1 FROM hand_in_marks m WHERE m.handInId = h.id AND m.accountId = ?)))", [handInId, actor.teacherId ?? 0, actor.accountId]));
  }
}
