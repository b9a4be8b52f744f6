import { randomUUID } from 'node:crypto';

import { notFound } from '../../platform/errors.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { nameKeyOf } from '../teachers/index.js';
import { ExpertRow } from './experts.entities.js';
import { type PoolRefusal, refusalOfEntry, refusalOfStanding, type StandingRefusal, tagsOf } from './rules/pool.js';
import type { ExpertOrigin, ExpertStatus } from './rules/vocabulary.js';

type Keyed = { idempotencyKey?: string | null | undefined };

interface Extras {
  readonly title: string;
  readonly teacherId: string | null;
  readonly subjects: readonly string[];
  readonly stages: readonly string[];
  readonly topics: readonly string[];
  readonly feeFen: number;
  readonly note: string;
}
interface Named {
  readonly name: string;
  readonly organisation: string;
  readonly origin: ExpertOrigin;
  /** Left out: as it is. Empty: none. */
  readonly mobile?: string | null;
}
type Entry = Named & Extras;
/** What may be left out is as it stands, null as in {@link NO_EXTRAS}. */
export type GivenEntry = Named & { readonly [K in keyof Extras]?: Extras[K] | null };
const NO_EXTRAS: Extras = { title: '', teacherId: null, subjects: [], stages: [], topics: [], feeFen: 0, note: '' };

/** The pool: who can be asked to hold a session. Every method answers the expert's id. */
export class Experts {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets) {}

  add(actor: Actor, input: { expert: GivenEntry } & Keyed): Promise<Outcome<number, PoolRefusal>> {
    const { idempotencyKey } = input;
    const expert = settled(input.expert, NO_EXTRAS);
    return once(this.work, actor, { operation: 'expertAdd', input: { expert: this.keyInput(expert) }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PoolRefusal>> => {
      const refusal = await refusalFor(tx, expert, null);
      if (refusal) return refused(refusal);
      const contactKey = randomUUID();
      const id = await tx.insert(ExpertRow, { ...columnsOf(expert), contactKey, mobileSealed: this.sealed(expert.mobile, contactKey), status: 'ACTIVE', createdAt: tx.now, changedAt: tx.now });
      tx.audit({ action: 'expert.add', subjectType: 'Expert', subjectId: id, details: { name: expert.name, organisation: expert.organisation } });
      return done(id);
    });
  }

  edit(actor: Actor, input: { id: string; expert: GivenEntry } & Keyed): Promise<Outcome<number, PoolRefusal>> {
    const { id, expert: given, idempotencyKey } = input;
    return once(this.work, actor, { operation: 'expertEdit', input: { id, expert: this.keyInput(given) }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, PoolRefusal>> => {
      const row = await lockExpert(tx, Number(id));
      const expert = settled(given, NO_EXTRAS, { ...row, teacherId: row.teacherId === null ? null : String(row.teacherId), subjects: codesOf(row.subjects), stages: codesOf(row.stages), topics: codesOf(row.topics) });
      const refusal = await refusalFor(tx, expert, row.id);
      if (refusal) return refused(refusal);
      const columns = { ...columnsOf(expert), mobileSealed: expert.mobile == null ? row.mobileSealed : this.sealed(expert.mobile, row.contactKey) };
      const names = Object.keys(columns) as (keyof typeof columns)[];
      await tx.run(`UPDATE experts SET ${names.map((name) => `${name} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...names.map((name) => columns[name]), tx.now, row.id]);
      tx.audit({ action: 'expert.edit', subjectType: 'Expert', subjectId: row.id, details: { name: expert.name, organisation: expert.organisation, feeFen: expert.feeFen, mobileChanged: expert.mobile != null } });
      return done(row.id);
    });
  }

  /** Takes somebody out of the choice, or back into it; what was held stays. */
  stand(actor: Actor, input: { id: string } & Keyed, wanted: ExpertStatus): Promise<Outcome<number, StandingRefusal>> {
    const action = wanted === 'RETIRED' ? 'expertRetire' : 'expertRestore';
    return once(this.work, actor, { operation: action, input: { id: input.id }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StandingRefusal>> => {
      const row = await lockExpert(tx, Number(input.id));
      const ahead = await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM session_lecturers l JOIN register_sessions s ON s.id = l.sessionId WHERE l.expertId = ? AND s.startsAt > ?', [row.id, tx.now]);
      const refusal = refusalOfStanding({ status: row.status, wanted, sessionsAhead: ahead?.n ?? 0 });
      if (refusal) return refused(refusal);
      await tx.run('UPDATE experts SET status = ?, changedAt = ? WHERE id = ?', [wanted, tx.now, row.id]);
      tx.audit({ action: wanted === 'RETIRED' ? 'expert.retire' : 'expert.restore', subjectType: 'Expert', subjectId: row.id });
      return done(row.id);
    });
  }

  /** The telephone number in full; reason and reader are written down. */
  async revealMobile(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<string, { code: 'NOT_ON_FILE' }>> {
    const row = await once(this.work, actor, { operation: 'expertMobileReveal', input: { id: input.id, reason: input.reason }, key: input.idempotencyKey ?? null }, async (tx) => {
      const { id, mobileSealed, contactKey } = await lockExpert(tx, Number(input.id));
      if (mobileSealed) tx.audit({ action: 'expert.mobileReveal', subjectType: 'Expert', subjectId: id, details: { reason: input.reason.replace(/\d{7,}/g, '…') } });
      return { mobileSealed, contactKey };
    });
    return row.mobileSealed ? done(this.secrets.decrypt(row.mobileSealed, mobileOf(row.contactKey))) : refused({ code: 'NOT_ON_FILE' });
  }

  private sealed(mobile: string | null | undefined, contactKey: string): string | null {
    const number = mobileText(mobile);
    return number ? this.secrets.encrypt(number, mobileOf(contactKey)) : null;
  }

  /** The number itself stays out of the hash that is kept with an idempotency key. */
  private keyInput(expert: GivenEntry): object {
    return { ...expert, mobile: expert.mobile == null ? null : this.secrets.blindIndex('mobile', expert.mobile) };
  }
}

/** What a telephone number is sealed under. */
export const mobileOf = (contactKey: string): string => `expert:${contactKey}:mobile`;

/** @throws RequestError NOT_FOUND */
export async function lockExpert(tx: Tx, id: number): Promise<ExpertRow> {
  const row = await tx.lockOne<ExpertRow>('SELECT * FROM experts WHERE id = ?', [id]);
  if (!row) throw notFound({ zh: '专家', en: 'expert' });
  return row;
}

const mobileText = (mobile: string | null | undefined): string | null => mobile?.normalize('NFKC').replace(/\s/g, '') || null;
const namesOf = ({ name, organisation }: Entry): { name: string; organisation: string } => ({ name: name.normalize('NFKC').trim(), organisation: organisation.normalize('NFKC').trim() });
const codesOf = (text: string): string[] => text.split(',').filter(Boolean);
const listed = (codes: readonly string[]): string => (codes.length > 0 ? `,${codes.join(',')},` : '');

async function refusalFor(tx: Tx, expert: Entry, self: number | null): Promise<PoolRefusal | null> {
  const { name, organisation } = namesOf(expert);
  const teacherId = expert.teacherId ? Number(expert.teacherId) : null;
  const teacher = teacherId === null ? null : await tx.row<{ id: number }>('SELECT id FROM teachers WHERE id = ?', [teacherId]);
  const holder = teacherId === null ? undefined : await tx.row<{ name: string }>('SELECT name FROM experts WHERE teacherId = ? AND id <> ?', [teacherId, self ?? 0]);
  const namesake = await tx.row<{ name: string; organisation: string }>('SELECT name, organisation FROM experts WHERE name = ? AND organisation = ? AND id <> ?', [name, organisation, self ?? 0]);
  return refusalOfEntry({ teacher: teacherId === null ? null : { isKnown: Boolean(teacher), holder: holder?.name ?? null }, namesake: namesake ?? null, mobile: mobileText(expert.mobile) });
}

function columnsOf(expert: Entry) {
  const { title, origin, subjects, stages, topics, feeFen, note } = expert;
  const teacherId = expert.teacherId ? Number(expert.teacherId) : null;
  const { name, organisation } = namesOf(expert);
  return {
    name, nameKey: nameKeyOf(name), title: title.trim(), organisation, origin: teacherId === null ? origin : 'COUNTY' as const, teacherId, subjects: listed(subjects), stages: listed(stages),
    topics: listed(tagsOf(topics)), feeFen, note,
  };
}
