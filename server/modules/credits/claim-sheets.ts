import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Words } from '../../platform/locale.js';
import { DUPLICATE_WORDS } from './claim-words.js';
import type { ClaimSource } from './credits.entities.js';
import { KnownRecords } from './known-records.js';
import { loadPersons } from './ledger.store.js';
import type { RuleSets } from './rule-sets.store.js';
import { type ClaimLine, type PlannedClaim, type ReadRow, readClaimSheet, type RowReason, type SheetFacts } from './rules/claim-sheet.js';
import { type DuplicateReason, duplicateVerdict, type StatedHours } from './rules/duplicate.js';

type Stated = Pick<PlannedClaim, 'teacherId' | 'title' | 'startDay' | 'activity' | 'certificateNumber'>;

/** A record that seems to hold the same hours already. */
export interface Suspicion { readonly reason: DuplicateReason; readonly words: Words; readonly other: StatedHours }

/** Lines of claims read and compared with what is on file, whoever brings them: a school's workbook, or late entries under an order. */
export class ClaimSheets {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly clock: Clock) {}

  async read(lines: readonly ClaimLine[], facts: Omit<SheetFacts, 'today' | 'persons' | 'ruleSetOn'>): Promise<ReadRow[]> {
    return readClaimSheet(lines, { ...facts, today: dayOf(this.clock.now()), persons: await loadPersons(this.reader, facts.teachers.map(({ id }) => id)), ruleSetOn: await this.ruleSets.timeline(this.reader) });
  }

  /** For each claim, the record it seems to repeat: one on file, or an earlier one of these. Null: none. */
  async suspicions(sender: ClaimSource, claims: readonly { readonly sourceKey: string; readonly claim: Stated; /** The source that was given back and is mended by this one. */ readonly mends?: string | undefined }[], source: Reader = this.reader): Promise<(Suspicion | null)[]> {
    const records = claims.map(({ sourceKey, claim, mends }) => ({ mends, record: { ...claim, sourceKey, sourceType: sender, providerKey: null } }));
    const known = await KnownRecords.beside(source, records.map(({ record }) => record));
    return records.map(({ record, mends }) => {
      const stated = known.stated(record);
      const others = known.of(stated, mends);
      const verdict = duplicateVerdict(stated, others);
      known.add(stated);
      return verdict.verdict === 'CLEAR' ? null : { reason: verdict.reason, words: DUPLICATE_WORDS[verdict.reason], other: others.find((each) => each.sourceKey === verdict.duplicateOf) ?? stated };
    });
  }
}

export const suspicionReason = ({ reason, words: { zh, en } }: Suspicion): RowReason =>
  ({ code: reason, zh: `系统中已有相近的记录（${zh}），申报后先作为疑似重复由审核员核对。`, en: `A record much like it is on file (${en.toLowerCase()}); once filed, an officer looks at both.` });
