import { addDays } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { examine, type FileProblem, readRuleSetFile, type RuleSetFile } from './rule-set-file.js';
import { RuleSetDraftAuthorRow, RuleSetDraftRow, RuleSetRow } from './rule-sets.entities.js';
import { publishedRow, type RuleSets, storedFile } from './rule-sets.store.js';
import { cycleYearOf } from './rules/calendar.js';
import { closedYearOf, type PublicationFacts, type PublicationRefusal, refusalToPublish, refusalToSubmit, type SubmissionRefusal } from './rules/rule-set-publication.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
export interface DraftRevision extends Keyed { readonly draftId: string; readonly revision: number }

export type MalformedRefusal = { readonly code: 'FILE_MALFORMED' } & FileProblem;
type NotOpen = { readonly code: 'DRAFT_NOT_OPEN'; readonly status: RuleSetDraftRow['status'] };
/** Somebody else saved since it was read. */
type Changed = { readonly code: 'DRAFT_CHANGED'; readonly byName: string; readonly at: string };
export type SaveRefusal = NotOpen | Changed | MalformedRefusal;
export type SubmitRefusal = SubmissionRefusal | Changed;
export type PublishRefusal = PublicationRefusal | Changed;
export type ReturnRefusal = { readonly code: 'DRAFT_NOT_SUBMITTED'; readonly status: RuleSetDraftRow['status'] } | { readonly code: 'REASON_MISSING' };

/** Rule sets on their way into force: written by officers, published by somebody who wrote nothing of them. */
export class RuleSetDrafts {
  constructor(private readonly work: UnitOfWork, private readonly ruleSets: RuleSets) {}

  /** A draft with the words and cases of a published or shipped version; it begins with the next year of the rules in force. */
  create(actor: Actor, input: Keyed & { readonly fromRuleSetId: string }): Promise<Outcome<number>> {
    return once(this.work, actor, { operation: 'ruleSetDraftCreate', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const row = await tx.row<RuleSetRow>('SELECT * FROM rule_sets WHERE id = ?', [Number(input.fromRuleSetId)]);
      if (!row) throw notFound({ zh: '认定办法', en: 'rule set' });
      const { ruleSet, testCases } = storedFile(row);
      const current = await this.ruleSets.inForce(tx, tx.today) ?? ruleSet;
      const year = cycleYearOf(current.cycle, { birthDay: tx.today, hireDay: tx.today }, tx.today);
      const effectiveFromDay = addDays(year?.endDay ?? tx.today, 1);
      return done(await this.insert(tx, actor, { ruleSet: { ...ruleSet, effectiveFromDay, effectiveToDay: null }, testCases }, row.id));
    });
  }

  importFile(actor: Actor, input: Keyed & { readonly text: string }): Promise<Outcome<number, MalformedRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetDraftImport', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const read = readRuleSetFile(input.text);
      return read.ok ? done(await this.insert(tx, actor, read, null)) : refused(...read.problems.map(malformed));
    });
  }

  private async insert(tx: Tx, actor: Actor, file: RuleSetFile, basedOnId: number | null): Promise<number> {
    const draftId = await tx.insert(RuleSetDraftRow, {
      ...columnsOf(file), status: 'DRAFT', revision: 1, basedOnId, ruleSetId: null, returnReason: null,
      createdAt: tx.now, createdByAccountId: actor.accountId, savedAt: tx.now, savedByAccountId: actor.accountId, submittedAt: null, submittedByAccountId: null,
    });
    await tx.insert(RuleSetDraftAuthorRow, { draftId, accountId: actor.accountId });
    tx.audit({ action: 'ruleSetDraft.create', subjectType: 'RuleSetDraft', subjectId: draftId, details: { basedOnId, isImport: basedOnId === null } });
    return draftId;
  }

  /** Contradictions do not keep it from being saved: they are told beside it. A malformed document does. */
  save(actor: Actor, input: DraftRevision & { readonly text: string }): Promise<Outcome<number, SaveRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetDraftSave', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      if (draft.status !== 'DRAFT') return refused({ code: 'DRAFT_NOT_OPEN', status: draft.status });
      const changed = await changeSince(tx, draft, input.revision);
      if (changed) return refused(changed);
      const read = readRuleSetFile(input.text);
      if (!read.ok) return refused(...read.problems.map(malformed));
      const { nameZh, nameEn, effectiveFromDay, effectiveToDay, document, testCases } = columnsOf(read);
      await tx.run(
        'UPDATE rule_set_drafts SET nameZh = ?, nameEn = ?, effectiveFromDay = ?, effectiveToDay = ?, document = ?, testCases = ?, revision = revision + 1, savedAt = ?, savedByAccountId = ? WHERE id = ?',
        [nameZh, nameEn, effectiveFromDay, effectiveToDay, document, testCases, tx.now, actor.accountId, draft.id]);
      await addAuthor(tx, draft.id, actor.accountId);
      tx.audit({ action: 'ruleSetDraft.save', subjectType: 'RuleSetDraft', subjectId: draft.id, details: { revision: draft.revision + 1 } });
      return done(draft.id);
    });
  }

  submit(actor: Actor, input: DraftRevision): Promise<Outcome<number, SubmitRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetDraftSubmit', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      const refusal = refusalToSubmit(await this.facts(tx, actor, draft)) ?? await changeSince(tx, draft, input.revision);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE rule_set_drafts SET status = 'SUBMITTED', submittedAt = ?, submittedByAccountId = ?, returnReason = NULL WHERE id = ?", [tx.now, actor.accountId, draft.id]);
      await addAuthor(tx, draft.id, actor.accountId);
      tx.audit({ action: 'ruleSetDraft.submit', subjectType: 'RuleSetDraft', subjectId: draft.id, details: { revision: draft.revision } });
      return done(draft.id);
    });
  }

  /** Opens a submitted draft again: by one of its authors, or by the second person, who then says why. */
  giveBack(actor: Actor, input: Keyed & { readonly draftId: string; readonly reason?: string | null | undefined }): Promise<Outcome<number, ReturnRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetDraftReturn', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      if (draft.status !== 'SUBMITTED') return refused({ code: 'DRAFT_NOT_SUBMITTED', status: draft.status });
      const reason = input.reason?.trim() || null;
      if (reason === null && !(await authorsOf(tx, draft.id)).includes(actor.accountId)) return refused({ code: 'REASON_MISSING' });
      await tx.run("UPDATE rule_set_drafts SET status = 'DRAFT', returnReason = ? WHERE id = ?", [reason, draft.id]);
      tx.audit({ action: 'ruleSetDraft.return', subjectType: 'RuleSetDraft', subjectId: draft.id, details: { reason } });
      return done(draft.id);
    });
  }

  withdraw(actor: Actor, input: Keyed & { readonly draftId: string }): Promise<Outcome<number, NotOpen>> {
    return once(this.work, actor, { operation: 'ruleSetDraftWithdraw', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      if (draft.status !== 'DRAFT' && draft.status !== 'SUBMITTED') return refused({ code: 'DRAFT_NOT_OPEN', status: draft.status });
      await tx.run("UPDATE rule_set_drafts SET status = 'WITHDRAWN' WHERE id = ?", [draft.id]);
      tx.audit({ action: 'ruleSetDraft.withdraw', subjectType: 'RuleSetDraft', subjectId: draft.id });
      return done(draft.id);
    });
  }

  /** Exactly the revision that was looked at becomes the county's next version, once; no version is ever changed. */
  publish(actor: Actor, input: DraftRevision): Promise<Outcome<number, PublishRefusal>> {
    return once(this.work, actor, { operation: 'ruleSetDraftPublish', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const draft = await lockDraft(tx, input.draftId);
      const refusal = refusalToPublish(await this.facts(tx, actor, draft)) ?? await changeSince(tx, draft, input.revision);
      if (refusal) return refused(refusal);
      const { ruleSet } = storedFile(draft);
      const version = ((await tx.lockOne<{ version: number }>('SELECT version FROM rule_set_heads WHERE id = 1'))?.version ?? 0) + 1;
      await tx.run('UPDATE rule_set_heads SET version = ? WHERE id = 1', [version]);
      const ruleSetId = await tx.insert(RuleSetRow, publishedRow({ ...ruleSet, version }, draft.testCases, { isDefault: true, at: tx.now, byAccountId: actor.accountId }));
      await tx.run("UPDATE rule_set_drafts SET status = 'PUBLISHED', ruleSetId = ? WHERE id = ?", [ruleSetId, draft.id]);
      tx.audit({ action: 'ruleSet.publish', subjectType: 'RuleSet', subjectId: ruleSetId, details: { draftId: draft.id, revision: draft.revision, key: ruleSet.key, version, effectiveFromDay: ruleSet.effectiveFromDay } });
      return done(draft.id);
    });
  }

  private async facts(tx: Tx, actor: Actor, draft: RuleSetDraftRow): Promise<PublicationFacts> {
    const file = storedFile(draft);
    const { contradictions, cases } = examine(file);
    const inForce = await this.ruleSets.inForce(tx, file.ruleSet.effectiveFromDay);
    return {
      status: draft.status, actorId: actor.accountId, authorIds: await authorsOf(tx, draft.id),
      errorCount: contradictions.filter((each) => each.severity === 'ERROR').length, failedTestCases: cases.filter((each) => !each.passed).length,
      closedYear: inForce && closedYearOf(inForce, file.ruleSet.effectiveFromDay, tx.today),
    };
  }
}

const malformed = (problem: FileProblem): MalformedRefusal => ({ code: 'FILE_MALFORMED', ...problem });

function columnsOf({ ruleSet, testCases }: RuleSetFile): Pick<RuleSetDraftRow, 'nameZh' | 'nameEn' | 'effectiveFromDay' | 'effectiveToDay' | 'document' | 'testCases'> {
  const { name, effectiveFromDay, effectiveToDay } = ruleSet;
  return { nameZh: name.zh, nameEn: name.en, effectiveFromDay, effectiveToDay, document: JSON.stringify(ruleSet), testCases: JSON.stringify(testCases) };
}

/** @throws RequestError NOT_FOUND when there is no such draft. */
export async function lockDraft(tx: Tx, draftId: string): Promise<RuleSetDraftRow> {
  const draft = await tx.lockOne<RuleSetDraftRow>('SELECT * FROM rule_set_drafts WHERE id = ?', [Number(draftId)]);
  if (!draft) throw notFound({ zh: '草案', en: 'draft' });
  return draft;
}

async function changeSince(tx: Tx, draft: RuleSetDraftRow, revision: number): Promise<Changed | null> {
  if (draft.revision === revision) return null;
  const name = (await tx.row<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [draft.savedByAccountId]))?.name;
  return { code: 'DRAFT_CHANGED', byName: name ?? '', at: draft.savedAt };
}

async function authorsOf(tx: Tx, draftId: number): Promise<number[]> {
  return (await tx.rows<{ accountId: number }>('SELECT accountId FROM rule_set_draft_authors WHERE draftId = ?', [draftId])).map((each) => each.accountId);
}

async function addAuthor(tx: Tx, draftId: number, accountId: number): Promise<void> {
  await tx.upsertMany(RuleSetDraftAuthorRow, [{ draftId, accountId }], ['draftId', 'accountId']);
}
