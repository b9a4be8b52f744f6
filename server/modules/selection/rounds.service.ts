import { randomBytes } from 'node:crypto';

import type { Reader } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { grantHonours } from './honours.service.js';
import { openingFacts } from './opening-facts.js';
import { publishResult } from './result.js';
import { changesWhatDecides, readRoundRules, type RoundRules, type RulesProblem, seatsFor } from './rules/round-rules.js';
import { type OpeningRefusal, refusalToOpen, type RoundStatus } from './rules/stage-opening.js';
import { rulesForYear, STARTING_RULES } from './rules/starting-rules.js';
import { type HonourLevel, PipelineRow, QuotaRow, RoundRow } from './selection.entities.js';
import { requireDecider } from './selection.policy.js';
import { lockRound, pipelineOf, type Round, withRules } from './selection.store.js';

export type RulesRefusal = { code: 'RULES_INVALID'; problem: RulesProblem };
export type CreationRefusal = { code: 'YEAR_TAKEN'; year: number } | RulesRefusal;
export type AmendmentRefusal = { code: 'CHANGED_MEANWHILE' } | { code: 'ROUND_CONCLUDED' } | { code: 'DECIDING_RULES_FIXED' } | RulesRefusal;
export type QuotaRefusal = { code: 'NOMINATIONS_OVER' } | { code: 'FEWER_THAN_USED'; used: number };
export type PipelineRefusal = { code: 'CODE_TAKEN' };

interface Keyed { idempotencyKey?: string | null }
export interface PipelineInput extends Keyed { code: string; title: string; titleEn: string; honourCode: string; honourLevel: HonourLevel; honourTitle: string; honourTitleEn: string; honourYears: number | null }
export interface CreationInput extends Keyed { pipelineId: number; year: number; title: string | null; titleEn: string | null; rules: unknown }
export interface AmendmentInput extends Keyed { roundId: number; version: number; title: string; titleEn: string; rules: unknown }
export interface QuotaInput extends Keyed { roundId: number; schoolId: number; seats: number }
export interface OpeningInput extends Keyed { roundId: number; status: RoundStatus }

/** A round's rules, seats and stages. All of it is the county's alone. */
export class Rounds {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets) {}

  createPipeline(actor: Actor, input: PipelineInput): Promise<Outcome<number, PipelineRefusal>> {
    return this.decide(actor, 'selectionPipelineCreate', input, async (tx): Promise<Outcome<number, PipelineRefusal>> => {
      const { code, title, titleEn, honourCode, honourLevel, honourTitle, honourTitleEn, honourYears } = input;
      if (await tx.row('SELECT id FROM selection_pipelines WHERE code = ?', [code])) return refused({ code: 'CODE_TAKEN' });
      const id = await tx.insert(PipelineRow, { code, title, titleEn, honourCode, honourLevel, honourTitle, honourTitleEn, honourYears, createdAt: tx.now });
      tx.audit({ action: 'selectionPipeline.create', subjectType: 'SelectionPipeline', subjectId: id, details: { code, honour: `${honourLevel}/${honourCode}` } });
      return done(id);
    });
  }

  /** Without rules of its own, a round begins with those of the pipeline's last round, moved to its year. */
  create(actor: Actor, input: CreationInput): Promise<Outcome<number, CreationRefusal>> {
    return this.decide(actor, 'selectionRoundCreate', input, async (tx): Promise<Outcome<number, CreationRefusal>> => {
      const pipeline = await pipelineOf(tx, input.pipelineId);
      const known = (await tx.rows<RoundRow>('SELECT * FROM selection_rounds WHERE pipelineId = ? ORDER BY year DESC', [pipeline.id])).map(withRules);
      if (known.some(({ year }) => year === input.year)) return refused({ code: 'YEAR_TAKEN', year: input.year });
      const model = known.find(({ year }) => year < input.year) ?? known.at(-1);
      const read = readRoundRules(input.rules ?? (model ? rulesForYear(model.rules, model.year, input.year) : STARTING_RULES));
      if (!read.rules) return refused(...invalid(read.problems));
      const id = await tx.insert(RoundRow, {
        pipelineId: pipeline.id, year: input.year, title: input.title ?? `${input.year}年${pipeline.title}`, titleEn: input.titleEn ?? `${pipeline.titleEn} ${input.year}`,
        status: 'DRAFT', rules: JSON.stringify(read.rules), version: 1, seedSealed: null, seedHash: null, openedAt: null, concludedAt: null, createdAt: tx.now, changedAt: tx.now,
      });
      await layQuotas(tx, id, read.rules);
      tx.audit({ action: 'selectionRound.create', subjectType: 'SelectionRound', subjectId: id, details: { pipeline: pipeline.code, year: input.year, copiedFrom: input.rules ? null : model?.id ?? null } });
      return done(id);
    });
  }

  amend(actor: Actor, input: AmendmentInput): Promise<Outcome<number, AmendmentRefusal>> {
    return this.decide(actor, 'selectionRoundAmend', input, async (tx): Promise<Outcome<number, AmendmentRefusal>> => {
      const round = await lockRound(tx, input.roundId);
      if (round.version !== input.version) return refused({ code: 'CHANGED_MEANWHILE' });
      if (round.status === 'CONCLUDED') return refused({ code: 'ROUND_CONCLUDED' });
      const read = readRoundRules(input.rules);
      if (!read.rules) return refused(...invalid(read.problems));
      if (round.status !== 'DRAFT' && changesWhatDecides(round.rules, read.rules)) return refused({ code: 'DECIDING_RULES_FIXED' });
      await tx.run('UPDATE selection_rounds SET title = ?, titleEn = ?, rules = ?, version = version + 1, changedAt = ? WHERE id = ?', [input.title, input.titleEn, JSON.stringify(read.rules), tx.now, round.id]);
      if (round.status === 'DRAFT') await layQuotas(tx, round.id, read.rules);
      tx.audit({ action: 'selectionRound.amend', subjectType: 'SelectionRound', subjectId: round.id, details: { version: round.version + 1, rules: sha256(JSON.stringify(read.rules)) } });
      return done(round.id);
    });
  }

  /** Seats of one school, other than the rule gives. */
  setSeats(actor: Actor, input: QuotaInput): Promise<Outcome<number, QuotaRefusal>> {
    return this.decide(actor, 'selectionQuotaSet', input, async (tx): Promise<Outcome<number, QuotaRefusal>> => {
      const { roundId, schoolId, seats } = input;
      const round = await lockRound(tx, roundId);
      if (round.status !== 'DRAFT' && round.status !== 'NOMINATION') return refused({ code: 'NOMINATIONS_OVER' });
      const quota = await tx.lockOne<QuotaRow>('SELECT * FROM selection_quotas WHERE roundId = ? AND schoolId = ?', [roundId, schoolId]);
      if (!quota) throw notFound({ zh: '学校', en: 'school' });
      if (seats < quota.used) return refused({ code: 'FEWER_THAN_USED', used: quota.used });
      await tx.run('UPDATE selection_quotas SET seats = ?, overridden = ? WHERE id = ?', [seats, true, quota.id]);
      tx.audit({ action: 'selectionQuota.set', subjectType: 'SelectionRound', subjectId: roundId, details: { schoolId, from: quota.seats, to: seats } });
      return done(quota.id);
    });
  }

  /** Opens the next stage, with everything that happens as it opens: commitment, result, notice, honours. */
  openStage(actor: Actor, input: OpeningInput): Promise<Outcome<number, OpeningRefusal>> {
    return this.decide(actor, 'selectionRoundOpenStage', input, async (tx): Promise<Outcome<number, OpeningRefusal>> => {
      const round = await lockRound(tx, input.roundId);
      const refusal = refusalToOpen(await openingFacts(tx, round, input.status, tx.today));
      if (refusal) return refused(refusal);
      const details = await this.effectsOf(tx, round, input.status);
      await tx.run('UPDATE selection_rounds SET status = ?, version = version + 1, changedAt = ? WHERE id = ?', [input.status, tx.now, round.id]);
      tx.audit({ action: 'selectionRound.openStage', subjectType: 'SelectionRound', subjectId: round.id, details: { from: round.status, to: input.status, ...details } });
      return done(round.id);
    });
  }

  private async effectsOf(tx: Tx, round: Round, status: RoundStatus): Promise<Readonly<Record<string, unknown>>> {
    switch (status) {
      case 'NOMINATION': {
        // The seed is fixed before anybody is nominated: who draws cannot try until he likes the outcome.
        const seed = randomBytes(32).toString('hex');
        const seedHash = sha256(seed);
        await tx.run('UPDATE selection_rounds SET seedSealed = ?, seedHash = ?, openedAt = ? WHERE id = ?', [this.secrets.encrypt(seed, `selectionRound:${round.id}:seed`), seedHash, tx.now, round.id]);
        return { seedHash };
      }
      case 'JUDGING':
        if (round.status === 'CHECK') return {};
        return { qualified: await tx.run("UPDATE selection_entries SET status = 'QUALIFIED', changedAt = ? WHERE roundId = ? AND status = 'NOMINATED'", [tx.now, round.id]) };
      case 'NOTICE': return publishResult(tx, round, seedOf(this.secrets, round));
      case 'CONCLUDED': return grantHonours(tx, round, await pipelineOf(tx, round.pipelineId));
      case 'DRAFT': case 'CHECK': return {};
    }
  }

  private decide<T, R extends { readonly code: string }>(actor: Actor, operation: string, input: Keyed, effect: (tx: Tx) => Promise<Outcome<T, R>>): Promise<Outcome<T, R>> {
    requireDecider(actor);
    return once(this.work, actor, { operation, input, key: input.idempotencyKey }, effect);
  }
}

/** The committed seed. @throws Error before nominations were opened. */
export function seedOf(secrets: Secrets, round: Pick<Round, 'id' | 'seedSealed'>): string {
  if (!round.seedSealed) throw new Error(`round ${round.id} has no seed yet`);
  return secrets.decrypt(round.seedSealed, `selectionRound:${round.id}:seed`);
}

function invalid(problems: readonly RulesProblem[]): RulesRefusal[] {
  return problems.map((problem) => ({ code: 'RULES_INVALID', problem }));
}

/** A row for every school; those set by hand stay as they are. */
async function layQuotas(tx: Tx, roundId: number, rules: RoundRules): Promise<void> {
  const schools = await tx.rows<{ id: number; teacherCount: number; quotaId: number | null; overridden: number | null }>(
    "SELECT s.id, s.teacherCount, q.id AS quotaId, q.overridden FROM schools s LEFT JOIN selection_quotas q ON q.schoolId = s.id AND q.roundId = ? WHERE s.kind <> 'centre' ORDER BY s.id", [roundId]);
  const fresh = schools.filter(({ quotaId }) => quotaId === null);
  await tx.insertMany(QuotaRow, fresh.map(({ id, teacherCount }) => ({ roundId, schoolId: id, seats: seatsFor(teacherCount, rules.quota), used: 0, overridden: false })));
  for (const { teacherCount, quotaId, overridden } of schools) {
    if (quotaId !== null && !overridden) await tx.run('UPDATE selection_quotas SET seats = ? WHERE id = ?', [seatsFor(teacherCount, rules.quota), quotaId]);
  }
}

/** The seed once the result is public, so that anybody can hold it against its hash and draw again. */
export async function drawSeed(reader: Reader, secrets: Secrets, roundId: number): Promise<string | null> {
  const round = await reader.row<Pick<RoundRow, 'id' | 'status' | 'seedSealed'>>('SELECT id, status, seedSealed FROM selection_rounds WHERE id = ?', [roundId]);
  return round && (round.status === 'NOTICE' || round.status === 'CONCLUDED') ? seedOf(secrets, round) : null;
}
