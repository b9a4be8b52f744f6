import { yearOf } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { addYears } from './rules/service-years.js';
import { type HonourGrade, type HonourLevel, HonourRow, type PipelineRow } from './selection.entities.js';
import { requireDecider } from './selection.policy.js';
import type { Round } from './selection.store.js';

export type RecordingRefusal = { code: 'IS_OWN' } | { code: 'HELD_ALREADY'; year: number } | { code: 'GRANTED_IN_FUTURE' };
export type RevocationRefusal = { code: 'IS_OWN' } | { code: 'ALREADY_REVOKED'; revokedOn: string };

export interface RecordingInput {
  teacherId: number; code: string; level: HonourLevel; title: string; titleEn: string; grade: HonourGrade | null; grantedOn: string; documentNumber: string | null; expiresOn: string | null; idempotencyKey?: string | null;
}

/** The register of honours. Nobody records or revokes his own. */
export class Honours {
  constructor(private readonly work: UnitOfWork) {}

  /** An honour that somebody else granted, from the order that says so. */
  record(actor: Actor, input: RecordingInput): Promise<Outcome<number, RecordingRefusal>> {
    requireDecider(actor);
    return once(this.work, actor, { operation: 'honourRecord', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, RecordingRefusal>> => {
      const { teacherId, code, level, title, titleEn, grade, grantedOn, documentNumber, expiresOn } = input;
      if (!(await tx.lockOne('SELECT id FROM teachers WHERE id = ?', [teacherId]))) throw notFound({ zh: '教师', en: 'teacher' });
      if (actor.teacherId === teacherId) return refused({ code: 'IS_OWN' });
      if (grantedOn > tx.today) return refused({ code: 'GRANTED_IN_FUTURE' });
      const year = yearOf(grantedOn);
      const held = await tx.row('SELECT id FROM honours WHERE teacherId = ? AND code = ? AND level = ? AND year = ?', [teacherId, code, level, year]);
      if (held) return refused({ code: 'HELD_ALREADY', year });
      const id = await tx.insert(HonourRow, { teacherId, code, level, title, titleEn, grade, grantedOn, documentNumber, expiresOn, year, roundId: null, revokedOn: null, revokedReason: null, createdAt: tx.now });
      tx.audit({ action: 'honour.record', subjectType: 'Honour', subjectId: id, details: { teacherId, code, level, grade, year, documentNumber } });
      return done(id);
    });
  }

  revoke(actor: Actor, input: { honourId: number; reason: string; idempotencyKey?: string | null }): Promise<Outcome<number, RevocationRefusal>> {
    requireDecider(actor);
    return once(this.work, actor, { operation: 'honourRevoke', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, RevocationRefusal>> => {
      const honour = await tx.lockOne<HonourRow>('SELECT * FROM honours WHERE id = ?', [input.honourId]);
      if (!honour) throw notFound({ zh: '荣誉', en: 'honour' });
      if (actor.teacherId === honour.teacherId) return refused({ code: 'IS_OWN' });
      if (honour.revokedOn) return refused({ code: 'ALREADY_REVOKED', revokedOn: honour.revokedOn });
      await tx.run('UPDATE honours SET revokedOn = ?, revokedReason = ? WHERE id = ?', [tx.today, input.reason, honour.id]);
      tx.audit({ action: 'honour.revoke', subjectType: 'Honour', subjectId: honour.id, details: { teacherId: honour.teacherId, reason: input.reason } });
      return done(honour.id);
    });
  }
}

/** Writes an honour for every awarded entry, under the round's lock: once, whatever is tried again. */
export async function grantHonours(tx: Tx, round: Round, pipeline: PipelineRow): Promise<Readonly<Record<string, unknown>>> {
  const { honourCode: code, honourLevel: level, honourTitle: title, honourTitleEn: titleEn, honourYears } = pipeline;
  const awarded = await tx.rows<{ teacherId: number; honourId: number | null }>(
    `SELECT e.teacherId, h.id AS honourId FROM selection_entries e LEFT JOIN honours h ON h.teacherId = e.teacherId AND h.code = ? AND h.level = ? AND h.year = ?
     WHERE e.roundId = ? AND e.status = 'AWARDED' ORDER BY e.place`, [code, level, round.year, round.id]);
  // Recorded by hand before the round ended: the same honour, now with its source.
  for (const { honourId } of awarded) if (honourId !== null) await tx.run('UPDATE honours SET roundId = ? WHERE id = ?', [round.id, honourId]);
  await tx.insertMany(HonourRow, awarded.filter(({ honourId }) => honourId === null).map(({ teacherId }) => ({
    teacherId, code, level, title, titleEn, grade: null, grantedOn: tx.today, year: round.year, roundId: round.id, documentNumber: null,
    expiresOn: honourYears === null ? null : addYears(tx.today, honourYears), revokedOn: null, revokedReason: null, createdAt: tx.now,
  })));
  await tx.run('UPDATE selection_rounds SET concludedAt = ? WHERE id = ?', [tx.now, round.id]);
  return { honours: awarded.length, honour: `${level}/${code}` };
}
