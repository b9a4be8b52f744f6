import { sha256 } from '../sha256.js';
import type { Tx } from './tx.js';
import { AuditHead, AuditRow } from './work.entities.js';

export const FIRST_HASH = '0'.repeat(64);

export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, accountId, actorName, action, subjectType, subjectId, details, previousHash } = row;
  return sha256(JSON.stringify([seq, at, accountId, actorName, action, subjectType, subjectId, details, previousHash]));
}

/** Writes the transaction's decisions at its very end: the head is the last lock that anyone takes. */
export async function writeDecisions(tx: Tx): Promise<void> {
  if (tx.decisions.length === 0) return;
  const head = await tx.lockOne<AuditHead>('SELECT id, seq, hash FROM audit_heads WHERE id = 1');
  if (!head) throw new Error('the audit chain has no head; run the migrations');
  let { seq, hash } = head;
  const rows = tx.decisions.map((decision): AuditRow => {
    seq += 1;
    const row = {
      seq, at: tx.now, accountId: tx.author.accountId, actorName: tx.author.name, action: decision.action,
      subjectType: decision.subjectType, subjectId: String(decision.subjectId), details: decision.details, previousHash: hash,
    };
    hash = hashOf(row);
    return { ...row, hash };
  });
  await tx.insertMany(AuditRow, rows);
  await tx.run('UPDATE audit_heads SET seq = ?, hash = ? WHERE id = 1', [seq, hash]);
}
