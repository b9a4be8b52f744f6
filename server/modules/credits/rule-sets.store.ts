import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Reader } from '../../platform/data/sql.js';
import { packageRoot } from '../../platform/package-root.js';
import { sha256 } from '../../platform/sha256.js';
import { system } from '../../platform/transactions/jobs.js';
import { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { RuleSetRow } from './rule-sets.entities.js';
import type { RuleSetFile } from './rule-set-file.js';
import { parseRuleSet, type RuleSet } from './rules/rule-set.js';
import { ruleSetInForce } from './rules/rule-set-in-force.js';
import { DEFAULT_RULE_SET_KEY, SHIPPED_RULE_SET_KEYS } from './rules/shipped-rule-sets.js';
import { parseTestCases } from './rules/test-case.js';

/** A published version with the row it stands in. */
export type StoredRuleSet = RuleSet & { readonly id: number };

const SHOWN_MS = 2_000;

type Version = Pick<RuleSetRow, 'id' | 'version' | 'effectiveFromDay' | 'effectiveToDay'>;

function loadVersions(source: Reader): Promise<Version[]> {
  return source.rows<Version>('SELECT id, version, effectiveFromDay, effectiveToDay FROM rule_sets WHERE isDefault = 1 AND publishedAt IS NOT NULL');
}

/** Published rule sets. A published version never changes, so it is parsed once per process. */
export class RuleSets {
  private readonly parsed = new Map<number, StoredRuleSet>();
  private shown: { at: number; versions: readonly Version[] } | undefined;

  /** The county's own version in force on a day, or null when none is. */
  async inForce(source: Reader, day: string): Promise<StoredRuleSet | null> {
    return (await this.calendar(source))(day);
  }

  /** The same for any number of days, with one look at the versions. */
  async calendar(source: Reader): Promise<(day: string) => Promise<StoredRuleSet | null>> {
    const versions = source instanceof Tx ? await loadVersions(source) : await this.shownVersions(source);
    return async (day) => {
      const found = ruleSetInForce(versions, day);
      return found ? this.byId(source, found.id) : null;
    };
  }

  /**
   * The county's versions as they stood at an instant, for work that asks for many days in one go.
   *
   * @param knownAt versions published later are left out; all are known when it is left out.
   */
  async timeline(source: Reader, knownAt = '9999-12-31'): Promise<(day: string) => StoredRuleSet | null> {
    const rows = await source.rows<{ id: number }>('SELECT id FROM rule_sets WHERE isDefault = 1 AND publishedAt <= ? ORDER BY id', [knownAt]);
    const versions: StoredRuleSet[] = [];
    for (const { id } of rows) versions.push(await this.byId(source, id));
    return (day) => ruleSetInForce(versions, day);
  }

  /** What pages show may lag behind a publication by {@link SHOWN_MS}; what is posted never does. */
  private async shownVersions(reader: Reader): Promise<readonly Version[]> {
    if (!this.shown || performance.now() - this.shown.at > SHOWN_MS) this.shown = { at: performance.now(), versions: await loadVersions(reader) };
    return this.shown.versions;
  }

  /** @throws Error when a stored document is malformed: published ones were checked. */
  async byId(source: Reader, id: number): Promise<StoredRuleSet> {
    const known = this.parsed.get(id);
    if (known) return known;
    const row = await source.row<RuleSetRow>('SELECT document FROM rule_sets WHERE id = ?', [id]);
    const result = parseRuleSet(JSON.parse(row?.document ?? 'null'));
    if (!result.ok) throw new Error(`rule set ${id} is malformed at ${result.issues[0]?.path}`);
    const stored = { ...result.ruleSet, id };
    this.parsed.set(id, stored);
    return stored;
  }
}

/** The document and its cases as a row keeps them: both were checked before they were written. */
export function storedFile(row: Pick<RuleSetRow, 'document' | 'testCases'>): RuleSetFile {
  const ruleSet = parseRuleSet(JSON.parse(row.document));
  const cases = parseTestCases(JSON.parse(row.testCases ?? '[]'));
  if (!ruleSet.ok) throw new Error(`a stored rule set is malformed at ${ruleSet.issues[0]?.path}`);
  return { ruleSet: ruleSet.ruleSet, testCases: cases.ok ? cases.testCases : [] };
}

/** A version as it is put down once and never changed; the hash lets the check notice one that was. */
export function publishedRow(ruleSet: RuleSet, testCases: string, publication: { readonly isDefault: boolean; readonly at: string; readonly byAccountId: number | null }): Omit<RuleSetRow, 'id'> {
  const { key, version, name, effectiveFromDay, effectiveToDay } = ruleSet;
  const document = JSON.stringify(ruleSet);
  return {
    key, version, nameZh: name.zh, nameEn: name.en, effectiveFromDay, effectiveToDay, document, testCases, documentHash: hashOfDocument(document),
    isDefault: publication.isDefault, publishedAt: publication.at, publishedByAccountId: publication.byAccountId, createdAt: publication.at,
  };
}

export const hashOfDocument = (document: string): string => sha256(document);

/** Puts the shipped rule sets into an empty database; the default one is the county's own until it publishes another. */
export function seedRuleSets(work: UnitOfWork): Promise<void> {
  return work.run(system, async (tx: Tx) => {
    if (await tx.row('SELECT id FROM rule_sets LIMIT 1')) return;
    const folder = join(packageRoot(), 'server', 'modules', 'credits', 'rule-sets');
    await tx.insertMany(RuleSetRow, SHIPPED_RULE_SET_KEYS.map((key) => {
      const document = readFileSync(join(folder, `${key}.json`), 'utf8');
      const parsed = parseRuleSet(JSON.parse(document));
      if (!parsed.ok) throw new Error(`the shipped rule set ${key} is malformed at ${parsed.issues[0]?.path}`);
      const cases = parseTestCases(JSON.parse(readFileSync(join(folder, 'cases', `${key}.json`), 'utf8')));
      if (!cases.ok) throw new Error(`the test cases of ${key} are malformed at ${cases.issues[0]?.path}`);
      return publishedRow(parsed.ruleSet, JSON.stringify(cases.testCases), { isDefault: key === DEFAULT_RULE_SET_KEY, at: tx.now, byAccountId: null });
    }));
    tx.audit({ action: 'ruleSet.ship', subjectType: 'RuleSet', subjectId: 'shipped', details: { keys: SHIPPED_RULE_SET_KEYS } });
  });
}
