import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { CascadeProofRow } from './cascade.entities.js';
import { keepsAttendee } from './cascade.policy.js';
import { attendeeNotFound } from './cascade.store.js';

type Keyed = { readonly idempotencyKey?: string | null | undefined };
/** What certificates and notices of attendees are kept as. */
export const CASCADE_PROOF_UPLOAD = 'cascade-proof';
const MOST_PROOFS = 5;

export type ProofRefusal = { readonly code: 'FILE_UNKNOWN' } | { readonly code: 'TOO_MANY'; readonly most: number };

/** Files that prove who was at an outside training. Every change locks the cascade first and answers the attendee. */
export class CascadeProofs {
  constructor(private readonly work: UnitOfWork) {}

  add(actor: Actor, { attendeeId, fileId, idempotencyKey }: Keyed & { attendeeId: number; fileId: number }): Promise<Outcome<number, ProofRefusal>> {
    return once(this.work, actor, { operation: 'cascadeProofAdd', input: { attendeeId, fileId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProofRefusal>> => {
      const { cascadeId, teacherId } = await lockAttendee(tx, actor, attendeeId);
      const file = await tx.row<{ name: string; sha256: string }>('SELECT name, sha256 FROM stored_files f WHERE id = ? AND purpose = ? AND ownerAccountId = ? AND NOT EXISTS (SELECT 1 FROM cascade_proofs e WHERE e.fileId = f.id)', [fileId, CASCADE_PROOF_UPLOAD, actor.accountId]);
      if (!file) return refused({ code: 'FILE_UNKNOWN' });
      const there = await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM cascade_proofs WHERE attendeeId = ?', [attendeeId]);
      if ((there?.n ?? 0) >= MOST_PROOFS) return refused({ code: 'TOO_MANY', most: MOST_PROOFS });
      const id = await tx.insert(CascadeProofRow, { attendeeId, fileId, addedByName: actor.name, addedByAccountId: actor.accountId, addedAt: tx.now });
      tx.audit({ action: 'cascadeProof.add', subjectType: 'Cascade', subjectId: cascadeId, details: { attendeeId, teacherId, proofId: id, name: file.name, sha256: file.sha256 } });
      return done(attendeeId);
    });
  }

  remove(actor: Actor, { id, idempotencyKey }: Keyed & { id: number }): Promise<Outcome<number, never>> {
    return once(this.work, actor, { operation: 'cascadeProofRemove', input: { id }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, never>> => {
      const found = await tx.row<{ attendeeId: number; name: string; sha256: string }>('SELECT e.attendeeId, f.name, f.sha256 FROM cascade_proofs e JOIN stored_files f ON f.id = e.fileId WHERE e.id = ?', [id]);
      if (!found) throw attendeeNotFound();
      const { cascadeId, teacherId } = await lockAttendee(tx, actor, found.attendeeId);
      await tx.run('DELETE FROM cascade_proofs WHERE id = ?', [id]);
      tx.audit({ action: 'cascadeProof.remove', subjectType: 'Cascade', subjectId: cascadeId, details: { attendeeId: found.attendeeId, teacherId, proofId: id, name: found.name, sha256: found.sha256 } });
      return done(found.attendeeId);
    });
  }
}

/** Somebody whose proofs the actor keeps, the cascade locked. @throws RequestError NOT_FOUND */
async function lockAttendee(tx: Tx, actor: Actor, id: number): Promise<{ cascadeId: number; teacherId: number }> {
  const attendee = await tx.row<{ cascadeId: number; teacherId: number; schoolId: number }>('SELECT a.cascadeId, a.teacherId, t.schoolId FROM cascade_attendees a JOIN teachers t ON t.id = a.teacherId WHERE a.id = ?', [id]);
  if (!attendee || !keepsAttendee(actor, attendee)) throw attendeeNotFound();
  await tx.lockOne('SELECT id FROM cascades WHERE id = ?', [attendee.cascadeId]);
  return attendee;
}
