import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { badInput, forbidden, notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import { examine, readRuleSetFile, type RuleSetFile, writeRuleSetFile } from './rule-set-file.js';
import { RULE_SET_READERS_OF_DRAFTS, RULE_SET_WRITERS } from './rule-sets.policy.js';
import type { RuleSetDraftRow, RuleSetRow } from './rule-sets.entities.js';
import { type RuleSets, storedFile } from './rule-sets.store.js';
import type { RuleSetChangeType, RuleSetCheck, RuleSetDraft, RuleSetReference, RuleSetVersion } from './rule-sets.types.js';
import { publicationWords } from './rule-set-refusals.js';
import { addDays } from './rules/calendar.js';
import { explainContradiction } from './rules/contradiction-explanation.js';
import { changesBetween } from './rules/rule-set-changes.js';
import { type Dated, explainVersionNotice, versionNotices } from './rules/rule-set-in-force.js';
import { closedYearOf, type PublicationFacts, refusalToPublish, refusalToSubmit } from './rules/rule-set-publication.js';
import { SECTION_WORDS } from './rules/rule-set-words.js';

const DRAFT = { zh: '草案', en: 'draft' };
const RULE_SET = { zh: '认定办法', en: 'rule set' };

type DraftRow = RuleSetDraftRow & { savedByName: string | null; submittedByName: string | null };
type VersionRow = RuleSetRow & { publishedByName: string | null };

const VERSIONS = 'SELECT r.*, a.name AS publishedByName FROM rule_sets r LEFT JOIN accounts a ON a.id = r.publishedByAccountId';
const DRAFTS = 'SELECT d.*, s.name AS savedByName, u.name AS submittedByName FROM rule_set_drafts d LEFT JOIN accounts s ON s.id = d.savedByAccountId LEFT JOIN accounts u ON u.id = d.submittedByAccountId';

/** Rule sets and drafts as they are read. */
export class RuleSetsReadModel {
  private readonly files = new Map<string, { readonly file: RuleSetFile; readonly text: string }>();

  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly clock: Clock) {}

  /** The county's own by number, the newest first; then those that were shipped as examples. */
  async versions(locale: Locale): Promise<RuleSetVersion[]> {
    const rows = await this.reader.rows<VersionRow>(`${VERSIONS} ORDER BY r.isDefault DESC, r.version DESC, r.id`);
    const today = dayOf(this.clock.now());
    return rows.map((row) => this.version(row, rows, today, locale));
  }

  async versionById(id: number, locale: Locale): Promise<RuleSetVersion | null> {
    return (await this.versions(locale)).find((each) => each.id === id) ?? null;
  }

  private version(row: VersionRow, all: readonly VersionRow[], today: string, locale: Locale): RuleSetVersion {
    // A later version speaks wherever two are in force: it ends what it overtakes.
    const next = all.filter((each) => each.isDefault && each.version > row.version && each.effectiveFromDay > row.effectiveFromDay).map((each) => each.effectiveFromDay).sort()[0];
    const isHidden = all.some((each) => each.isDefault && each.version > row.version && each.effectiveFromDay <= row.effectiveFromDay && each.effectiveToDay === null);
    const cut = row.isDefault && next !== undefined ? addDays(next, -1) : null;
    const effectiveToDay = cut !== null && (row.effectiveToDay === null || cut < row.effectiveToDay) ? cut : row.effectiveToDay;
    const state = !row.isDefault ? 'SHIPPED' : isHidden || (effectiveToDay !== null && effectiveToDay < today) ? 'REPLACED' : row.effectiveFromDay > today ? 'TO_COME' : 'IN_FORCE';
    const { file, text } = this.published(row);
    const { id, key, version, effectiveFromDay, publishedAt, publishedByName, documentHash } = row;
    return {
      id, key, version, name: say({ zh: row.nameZh, en: row.nameEn }, locale), state, effectiveFromDay, effectiveToDay, publishedAt: row.publishedByAccountId === null ? null : publishedAt, publishedByName,
      documentHash, document: file.ruleSet, text,
    };
  }

  /** A published document never changes: it is read once, however often it is asked for. */
  private published(row: VersionRow): { readonly file: RuleSetFile; readonly text: string } {
    const known = this.files.get(row.documentHash);
    if (known) return known;
    const file = storedFile(row);
    const read = { file, text: writeRuleSetFile(file) };
    this.files.set(row.documentHash, read);
    return read;
  }

  async drafts(actor: Actor, locale: Locale): Promise<RuleSetDraft[]> {
    const rows = await this.reader.rows<DraftRow>(`${DRAFTS} ORDER BY CASE d.status WHEN 'SUBMITTED' THEN 0 WHEN 'DRAFT' THEN 1 ELSE 2 END, d.id DESC LIMIT 200`);
    return this.asDrafts(actor, rows, locale);
  }

  async draft(actor: Actor, id: number, locale: Locale): Promise<RuleSetDraft | null> {
    return (await this.asDrafts(actor, await this.reader.rows<DraftRow>(`${DRAFTS} WHERE d.id = ?`, [id]), locale))[0] ?? null;
  }

  private async asDrafts(actor: Actor, rows: readonly DraftRow[], locale: Locale): Promise<RuleSetDraft[]> {
    const authors = await this.reader.rows<{ draftId: number; accountId: number; name: string }>(
      'SELECT w.draftId, w.accountId, a.name FROM rule_set_draft_authors w JOIN accounts a ON a.id = w.accountId WHERE w.draftId IN (?) ORDER BY w.draftId, w.accountId', [rows.map((each) => each.id)]);
    const today = dayOf(this.clock.now());
    const inForce = await this.ruleSets.calendar(this.reader);
    const versions = await this.publishedVersions();
    return Promise.all(rows.map(async (row): Promise<RuleSetDraft> => {
      const file = storedFile(row);
      const own = authors.filter((each) => each.draftId === row.id);
      const current = await inForce(row.effectiveFromDay);
      const check = checkOf(file, row.status === 'DRAFT' || row.status === 'SUBMITTED' ? versions : [], locale);
      const facts: PublicationFacts = {
        status: row.status, actorId: actor.accountId, authorIds: own.map((each) => each.accountId), errorCount: check.contradictions.filter((each) => each.severity === 'ERROR').length,
        failedTestCases: check.testResults.filter((each) => !each.passed).length, closedYear: current && closedYearOf(current, row.effectiveFromDay, today),
      };
      const may = (refusal: Parameters<typeof publicationWords>[0] | null, isRole: boolean): { allowed: boolean; reason: string | null } =>
        (isRole ? { allowed: refusal === null, reason: refusal && say(publicationWords(refusal), locale) } : { allowed: false, reason: forbidden().say(locale) });
      return {
        id: row.id, name: say({ zh: row.nameZh, en: row.nameEn }, locale), status: row.status, revision: row.revision, effectiveFromDay: row.effectiveFromDay, effectiveToDay: row.effectiveToDay,
        basedOnId: row.basedOnId, ruleSetId: row.ruleSetId, returnReason: row.returnReason, savedAt: row.savedAt, savedByName: row.savedByName ?? '',
        submittedAt: row.submittedAt, submittedByName: row.submittedByName, authorNames: own.map((each) => each.name), document: file.ruleSet, text: writeRuleSetFile(file), check,
        viewerCanEdit: may(row.status === 'DRAFT' ? null : { code: 'DRAFT_NOT_OPEN', status: row.status }, actor.is(...RULE_SET_WRITERS)),
        viewerCanSubmit: may(refusalToSubmit(facts), actor.is(...RULE_SET_WRITERS)), viewerCanPublish: may(refusalToPublish(facts), actor.is(...RULE_SET_READERS_OF_DRAFTS)),
      };
    }));
  }

  /** What is to be said of a text that nobody saved yet. */
  async check(text: string, locale: Locale): Promise<RuleSetCheck> {
    const read = readRuleSetFile(text);
    if (read.ok) return checkOf(read, await this.publishedVersions(), locale);
    return { problems: read.problems.map(({ line, path, place, words }) => ({ line, path, place: say(place, locale), message: say(words, locale) })), contradictions: [], testResults: [] };
  }

  private publishedVersions(): Promise<Dated[]> {
    return this.reader.rows<Dated>('SELECT version, effectiveFromDay, effectiveToDay FROM rule_sets WHERE isDefault = 1 AND publishedAt IS NOT NULL');
  }

  async changes(actor: Actor, from: RuleSetReference, to: RuleSetReference, locale: Locale): Promise<RuleSetChangeType[]> {
    const [before, after] = [await this.fileOf(actor, from, 'from'), await this.fileOf(actor, to, 'to')];
    return changesBetween(before.ruleSet, after.ruleSet).map(({ section, path, kind, words }) => ({ section, sectionName: say(SECTION_WORDS[section], locale), path, kind, message: say(words, locale) }));
  }

  /** @throws RequestError NOT_FOUND when there is none, or it is a draft that the actor may not read. */
  async fileOf(actor: Actor, { ruleSetId, draftId }: RuleSetReference, field: string): Promise<RuleSetFile & { readonly name: Words }> {
    if (Boolean(ruleSetId) === Boolean(draftId)) throw badInput(field, { zh: '请选择一个版本或一份草案。', en: 'Choose one version or one draft.' });
    if (draftId && !actor.is(...RULE_SET_READERS_OF_DRAFTS)) throw notFound(DRAFT);
    const row = draftId ? await this.reader.row<RuleSetDraftRow>('SELECT * FROM rule_set_drafts WHERE id = ?', [Number(draftId)]) : await this.reader.row<RuleSetRow>('SELECT * FROM rule_sets WHERE id = ?', [Number(ruleSetId)]);
    if (!row) throw notFound(draftId ? DRAFT : RULE_SET);
    return { ...storedFile(row), name: { zh: row.nameZh, en: row.nameEn } };
  }
}

function checkOf(file: RuleSetFile, versions: readonly Dated[], locale: Locale): RuleSetCheck {
  const { contradictions, cases } = examine(file);
  return {
    problems: [],
    contradictions: [
      ...contradictions.map((each) => ({ severity: each.severity, code: each.code, path: each.path, message: say(explainContradiction(file.ruleSet, each), locale) })),
      ...versionNotices(versions, file.ruleSet).map((each) => ({ severity: 'WARNING' as const, code: each.code, path: each.path, message: say(explainVersionNotice(each), locale) })),
    ],
    testResults: cases.map(({ key, name, passed, checks }) => ({
      key, name: say(name, locale), passed,
      checks: checks.map((each) => ({ what: say(each.what, locale), expected: say(each.expected, locale), got: say(each.got, locale), passed: each.passed, reasons: each.reasons.map((words) => say(words, locale)) })),
    })),
  };
}
