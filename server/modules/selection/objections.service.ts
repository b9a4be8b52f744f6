import { randomInt } from 'node:crypto';

import { addMilliseconds } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import { system } from '../../platform/transactions/jobs.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { type NoticeRow, ObjectionRow } from './selection.entities.js';
import { requireDecider } from './selection.policy.js';
import { lockRound } from './selection.store.js';

export type FilingRefusal = { code: 'NOT_RUNNING' } | { code: 'NOT_ON_LIST' } | { code: 'TOO_MANY' };
export type DecisionRefusal = { code: 'DECIDED_ALREADY' } | { code: 'IS_CONCERNED' } | { code: 'NO_ENTRY_TO_STRIKE' } | { code: 'CONCLUDED_ALREADY' };

interface Keyed { idempotencyKey?: string | null }
export interface FilingInput extends Keyed { roundId: number; entryId: number | null; text: string; name: string; contact: string }
export interface DecisionInput extends Keyed { objectionId: number; uphold: boolean; strike: boolean; decision: string }

const OBJECTION = { zh: '异议', en: 'objection' };
const MOST_PER_SOURCE = 10;
const SOURCE_WINDOW_MS = 3_600_000;
/** Without the characters that are mistaken for each other. */
const RECEIPT_CHARACTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const rowOf = (receipt: string): string => `objection:${receipt}`;

/** Objections while a notice runs: filed by anybody under his name, decided by somebody they do not concern. */
export class Objections {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets) {}

  /** @param address of the client; only its fingerprint is kept, to limit how many come from one. */
  file(input: FilingInput, address: string): Promise<Outcome<string, FilingRefusal>> {
    const sourceKey = this.secrets.blindIndex('objection-source', address);
    return once(this.work, system, { operation: 'publicObjectionFile', input, key: input.idempotencyKey && `${sourceKey}:${input.idempotencyKey}` }, async (tx): Promise<Outcome<string, FilingRefusal>> => {
      const notice = await tx.lockOne<NoticeRow>('SELECT * FROM selection_notices WHERE roundId = ?', [input.roundId]);
      if (!notice) throw notFound({ zh: '公示', en: 'notice' });
      if (tx.today < notice.startsOn || tx.today > notice.endsOn) return refused({ code: 'NOT_RUNNING' });
      if (input.entryId !== null && !(await tx.row('SELECT id FROM selection_notice_lines WHERE noticeId = ? AND entryId = ?', [notice.id, input.entryId]))) return refused({ code: 'NOT_ON_LIST' });
      const recent = await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM selection_objections WHERE sourceKey = ? AND createdAt > ?', [sourceKey, addMilliseconds(tx.now, -SOURCE_WINDOW_MS)]);
      if ((recent?.n ?? 0) >= MOST_PER_SOURCE) return refused({ code: 'TOO_MANY' });
      const receipt = freshReceipt();
      const id = await tx.insert(ObjectionRow, {
        noticeId: notice.id, entryId: input.entryId, receipt, text: input.text, nameSealed: this.secrets.encrypt(input.name, `${rowOf(receipt)}:name`),
        contactSealed: this.secrets.encrypt(input.contact, `${rowOf(receipt)}:contact`), sourceKey, status: 'OPEN', decision: null, decidedBy: null, decidedAt: null, createdAt: tx.now,
      });
      tx.audit({ action: 'publicObjection.file', subjectType: 'SelectionObjection', subjectId: id, details: { roundId: input.roundId, entryId: input.entryId } });
      return done(receipt);
    });
  }

  /** Upholding may strike the entry from the list: its place stays empty, nobody moves up unseen. */
  decide(actor: Actor, input: DecisionInput): Promise<Outcome<number, DecisionRefusal>> {
    requireDecider(actor);
    return once(this.work, actor, { operation: 'selectionObjectionDecide', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, DecisionRefusal>> => {
      const found = await tx.row<ObjectionRow & { roundId: number; teacherId: number | null }>(
        'SELECT o.*, n.roundId, e.teacherId FROM selection_objections o JOIN selection_notices n ON n.id = o.noticeId LEFT JOIN selection_entries e ON e.id = o.entryId WHERE o.id = ?', [input.objectionId]);
      if (!found) throw notFound(OBJECTION);
      const round = await lockRound(tx, found.roundId);
      if (round.status === 'CONCLUDED') return refused({ code: 'CONCLUDED_ALREADY' });
      const objection = await tx.lockOne<ObjectionRow>('SELECT * FROM selection_objections WHERE id = ?', [found.id]);
      if (objection?.status !== 'OPEN') return refused({ code: 'DECIDED_ALREADY' });
      if (actor.teacherId !== null && actor.teacherId === found.teacherId) return refused({ code: 'IS_CONCERNED' });
      const strikes = input.uphold && input.strike;
      if (strikes && found.entryId === null) return refused({ code: 'NO_ENTRY_TO_STRIKE' });
      await tx.run('UPDATE selection_objections SET status = ?, decision = ?, decidedBy = ?, decidedAt = ? WHERE id = ?', [input.uphold ? 'UPHELD' : 'DISMISSED', input.decision, actor.accountId, tx.now, found.id]);
      if (strikes) {
        await tx.run("UPDATE selection_entries SET status = 'STRUCK', reason = ?, changedAt = ? WHERE id = ? AND status = 'AWARDED'", [input.decision.slice(0, 500), tx.now, found.entryId]);
        await tx.run('UPDATE selection_notice_lines SET struckAt = ? WHERE entryId = ? AND struckAt IS NULL', [tx.now, found.entryId]);
      }
      tx.audit({ action: 'selectionObjection.decide', subjectType: 'SelectionObjection', subjectId: found.id, details: { roundId: round.id, entryId: found.entryId, uphold: input.uphold, strikes, decision: input.decision } });
      return done(found.id);
    });
  }

  /** Who objected; whoever looks says why, and that is written down. */
  reveal(actor: Actor, input: { objectionId: number; reason: string }): Promise<{ name: string; contact: string }> {
    requireDecider(actor);
    return this.work.run(actor, async (tx) => {
      const objection = await tx.row<ObjectionRow>('SELECT * FROM selection_objections WHERE id = ?', [input.objectionId]);
      if (!objection) throw notFound(OBJECTION);
      tx.audit({ action: 'selectionObjection.reveal', subjectType: 'SelectionObjection', subjectId: objection.id, details: { reason: input.reason } });
      const open = (sealed: string, field: string): string => this.secrets.decrypt(sealed, `${rowOf(objection.receipt)}:${field}`);
      return { name: open(objection.nameSealed, 'name'), contact: open(objection.contactSealed, 'contact') };
    });
  }
}

/** `ABCD-EFGH-JKMN`: nobody guesses another's. */
function freshReceipt(): string {
  const characters = Array.from({ length: 12 }, () => RECEIPT_CHARACTERS[randomInt(RECEIPT_CHARACTERS.length)]);
  return [0, 4, 8].map((from) => characters.slice(from, from + 4).join('')).join('-');
}
