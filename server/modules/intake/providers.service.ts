import { notFound } from '../../platform/errors.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { ProviderCourseRow, ProviderRow, type ProviderStatus } from './intake.entities.js';
import { IntakeStore } from './intake.store.js';
import { providerRefusal, type ProviderRefusal } from './rules/provider-terms.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** What the centre agrees with a platform. What may be left out is as it stands, null as if it had never been said. */
export interface ProviderTerms extends Keyed {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: string;
  readonly categoryKey?: string | null;
  readonly accredited: boolean;
  readonly levels: readonly string[];
  readonly categoryKeys: readonly string[];
  readonly fromYear: number;
  readonly toYear?: number | null;
  readonly dailyRecordQuota: number;
}

export interface CourseMeaning extends Keyed {
  readonly providerId: number;
  readonly courseCode: string;
  readonly level?: string | null;
  readonly categoryKey?: string | null;
  readonly topicKeys: readonly string[];
}

/** Outside platforms as the centre keeps them. Every decision is audited. */
export class Providers {
  constructor(private readonly work: UnitOfWork, private readonly ruleSets: Credits['ruleSets']) {}

  open(actor: Actor, { idempotencyKey, ...input }: ProviderTerms & { key: string }): Promise<Outcome<number, ProviderRefusal>> {
    return once(this.work, actor, { operation: 'learningProviderOpen', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProviderRefusal>> => {
      const key = input.key.toUpperCase();
      const keyTaken = Boolean(await tx.row('SELECT id FROM learning_providers WHERE `key` = ?', [key]));
      const terms = settled(input, NO_TERMS);
      const refusal = providerRefusal({ ...terms, keyTaken, knownCategoryKeys: await this.categoryKeys(tx) });
      if (refusal) return refused(refusal);
      const columns = columnsOf(terms);
      const providerId = await tx.insert(ProviderRow, { key, ...columns, status: 'ACTIVE', quotaDay: null, quotaUsed: 0, createdAt: tx.now, changedAt: tx.now });
      tx.audit({ action: 'learningProvider.open', subjectType: 'LearningProvider', subjectId: providerId, details: { key, ...columns } });
      return done(providerId);
    });
  }

  change(actor: Actor, { idempotencyKey, ...input }: ProviderTerms & { providerId: number }): Promise<Outcome<number, ProviderRefusal>> {
    return once(this.work, actor, { operation: 'learningProviderChange', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProviderRefusal>> => {
      const row = await lockProvider(tx, input.providerId);
      const { id, key } = row;
      const terms = settled(input, NO_TERMS, row);
      const refusal = providerRefusal({ ...terms, keyTaken: false, knownCategoryKeys: await this.categoryKeys(tx) });
      if (refusal) return refused(refusal);
      const columns = columnsOf(terms);
      await tx.run(`UPDATE learning_providers SET ${Object.keys(columns).map((column) => `${column} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...Object.values(columns), tx.now, id]);
      tx.audit({ action: 'learningProvider.change', subjectType: 'LearningProvider', subjectId: id, details: { key, ...columns } });
      return done(id);
    });
  }

  /** A suspended platform's batches are refused as a whole; what it sent before stays. Doing it again changes nothing. */
  setStatus(actor: Actor, status: ProviderStatus, input: Keyed & { providerId: number; reason: string }): Promise<Outcome<number>> {
    const operation = status === 'SUSPENDED' ? 'learningProviderSuspend' : 'learningProviderResume';
    return once(this.work, actor, { operation, input: [input.providerId, input.reason], key: input.idempotencyKey ?? null }, async (tx) => {
      const provider = await lockProvider(tx, input.providerId);
      if (provider.status === status) return done(provider.id);
      await tx.run('UPDATE learning_providers SET status = ?, changedAt = ? WHERE id = ?', [status, tx.now, provider.id]);
      tx.audit({ action: status === 'SUSPENDED' ? 'learningProvider.suspend' : 'learningProvider.resume', subjectType: 'LearningProvider', subjectId: provider.id, details: { key: provider.key, reason: input.reason } });
      return done(provider.id);
    });
  }

  /** Says what a course code of the provider means here, from the next batch on. */
  mapCourse(actor: Actor, { idempotencyKey, ...input }: CourseMeaning): Promise<Outcome<number, ProviderRefusal>> {
    return once(this.work, actor, { operation: 'learningProviderMapCourse', input, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProviderRefusal>> => {
      const provider = await lockProvider(tx, input.providerId);
      const categoryKey = input.categoryKey ?? null;
      if (categoryKey !== null && !(await this.categoryKeys(tx)).includes(categoryKey)) return refused({ code: 'CATEGORY_UNKNOWN', categoryKey });
      const row = { providerId: provider.id, courseCode: input.courseCode.normalize('NFKC').trim(), level: input.level ?? null, categoryKey, topicKeys: JSON.stringify(input.topicKeys) };
      await tx.upsertMany(ProviderCourseRow, [row], ['providerId', 'courseCode'], { level: 'replace', categoryKey: 'replace', topicKeys: 'replace' });
      tx.audit({ action: 'learningProvider.mapCourse', subjectType: 'LearningProvider', subjectId: provider.id, details: { ...row } });
      return done(provider.id);
    });
  }

  private async categoryKeys(tx: Tx): Promise<string[]> {
    return (await this.ruleSets.inForce(tx, tx.today))?.categories.map((each) => each.key) ?? [];
  }
}

export const providerNotFound = () => notFound({ zh: '外部平台', en: 'outside platform' });

async function lockProvider(tx: Tx, id: number): Promise<ProviderRow> {
  const provider = await new IntakeStore(tx).lockProvider(id);
  if (!provider) throw providerNotFound();
  return provider;
}

const NO_TERMS: { readonly categoryKey: string; readonly toYear: number | null } = { categoryKey: 'remote', toYear: null };

function columnsOf({ nameZh, nameEn, level, categoryKey, accredited, levels, categoryKeys, fromYear, toYear, dailyRecordQuota }: Omit<ProviderTerms, keyof typeof NO_TERMS> & typeof NO_TERMS) {
  return { nameZh: nameZh.trim(), nameEn: nameEn.trim(), level, categoryKey, accredited, levels: JSON.stringify(levels), categoryKeys: JSON.stringify(categoryKeys), fromYear, toYear, dailyRecordQuota };
}
