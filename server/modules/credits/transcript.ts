import { createHash } from 'node:crypto';
import { z } from 'zod';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import type { TranscriptCategoryRow, TranscriptData } from '../../platform/documents/index.js';
import { notFound } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { Actor, Reach } from '../accounts/index.js';
import { maskedName, type TeachersReadModel } from '../teachers/index.js';
import { CREDIT_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import type { CreditStatement, LedgerEntry, StatementCategory } from './credits.types.js';
import { decimalText, fixedText } from './rules/wording.js';
import type { StatementReadModel } from './statement.read-model.js';
import type { TranscriptVerdict, TranscriptVerification } from './transcript.types.js';

/** What the QR code of a transcript says under our signature; the names are short, since the code must stay small. */
const printedFacts = z.object({
  k: z.literal('transcript'),
  /** Teacher number. */
  n: z.string(),
  /** The year the cycle begins in. */
  c: z.int(),
  /** What counted in all, in centicredits. */
  t: z.int(),
  /** When it was printed: an instant. */
  g: z.string(),
  /** The last ledger entry that was on it; 0 when there was none. */
  e: z.int(),
  /** {@link fingerprintOf} the entries that were on it. */
  h: z.string(),
});
type PrintedFacts = z.infer<typeof printedFacts>;

const COUNTY = { county: true } as const;

export interface PreparedTranscript {
  readonly paper: TranscriptData;
  readonly statement: CreditStatement;
  readonly entryCount: number;
  readonly fingerprint: string;
}

/** A teacher's credits of one cycle on paper, and the look at such a paper by anyone who holds it. */
export class Transcripts {
  constructor(private readonly platform: Platform, private readonly readModel: CreditsReadModel, private readonly statements: StatementReadModel, private readonly teachers: TeachersReadModel) {}

  /**
   * @param year any year of the cycle wanted; null for the current one.
   * @throws RequestError NOT_FOUND when the teacher is absent or out of reach.
   */
  async print(actor: Actor, teacherId: number, year: number | null, locale: Locale): Promise<{ pdf: Uint8Array; fileName: string }> {
    const prepared = await this.prepare(actor.reach(...CREDIT_READERS), teacherId, year, locale);
    if (!prepared) throw notFound({ zh: '教师', en: 'teacher' });
    const { paper, statement: { teacher, cycleStartYear } } = prepared;
    const pdf = await this.platform.printer.print('transcript', paper, locale);
    await this.platform.work.run(actor, (tx) => Promise.resolve(this.noteIn(tx, prepared)));
    return { pdf, fileName: `${say({ zh: '学分证明', en: 'Transcript' }, locale)} ${teacher.number} ${teacher.name} ${cycleStartYear}.pdf` };
  }

  /** The paper with its number and signed code, not printed yet; null where there is no statement within reach. */
  async prepare(reach: Reach, teacherId: number, year: number | null, locale: Locale): Promise<PreparedTranscript | null> {
    const { platform } = this;
    const statement = await this.statements.statement(reach, teacherId, year, locale);
    if (!statement) return null;
    const { teacher, cycleStartYear } = statement;
    const entries = await this.entriesOf(teacherId, statement, locale);
    const generatedAt = instantOf(platform.clock.now());
    const facts: PrintedFacts = {
      k: 'transcript', n: teacher.number, c: cycleStartYear, t: statement.totalCenticredits, g: generatedAt,
      e: entries.reduce((last, { id }) => Math.max(last, id), 0), h: fingerprintOf(entries),
    };
    const hourMinutes = (await this.statements.ruleSetInForce(locale))?.hourMinutes ?? 45;
    const paper: TranscriptData = {
      ...paperOf(statement, entries, hourMinutes, locale),
      number: `${teacher.number}-${cycleStartYear}-${facts.h.slice(0, 8).toUpperCase()}`,
      holderName: teacher.name, teacherNumber: teacher.number, school: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale),
      maskedId: this.teachers.nationalIdMasked(teacher) ?? '', issuer: await this.issuer(locale), generatedOn: countyTimeOf(generatedAt),
      verification: { url: `${platform.publicUrl}/verify/transcript/${platform.secrets.signToken(facts)}`, address: `${platform.publicUrl.replace(/^https?:\/\//, '')}/verify` },
    };
    return { paper, statement, entryCount: entries.length, fingerprint: facts.h };
  }

  /** The centre, as papers name it. */
  async issuer(locale: Locale): Promise<string> {
    const centre = await this.platform.reader.row<{ name: string; nameEn: string }>("SELECT name, nameEn FROM schools WHERE kind = 'centre' ORDER BY id LIMIT 1");
    return centre ? say({ zh: centre.name, en: centre.nameEn }, locale) : say({ zh: '县教师培训中心', en: 'County Teacher Training Centre' }, locale);
  }

  /** Every transcript that leaves the house is written down. */
  noteIn(tx: Tx, { statement: { teacher, cycleStartYear, totalCenticredits }, entryCount, fingerprint }: PreparedTranscript): void {
    tx.audit({ action: 'transcript.print', subjectType: 'Teacher', subjectId: teacher.id, details: { cycleStartYear, totalCenticredits, entries: entryCount, fingerprint } });
  }

  /** What a QR code says, held against the database as it is now. Anyone may ask, so the name is masked. */
  async verify(token: string, locale: Locale): Promise<TranscriptVerification> {
    const read = printedFacts.safeParse(this.platform.secrets.readToken(token));
    if (!read.success) return { ...NOTHING, verdict: 'ALTERED', message: say(VERDICTS.ALTERED, locale) };
    const { n, c, t, g, e, h } = read.data;
    const printed = { teacherNumber: n, cycleStartYear: c, printedOn: g, printedCenticredits: t };
    const found = await this.platform.reader.row<{ id: number }>('SELECT id FROM teachers WHERE number = ?', [n]);
    const statement = found ? await this.statements.statement(COUNTY, found.id, c, locale) : null;
    if (!found || !statement) return { ...NOTHING, ...printed, verdict: 'UNKNOWN_TEACHER', message: say(VERDICTS.UNKNOWN_TEACHER, locale) };
    const entries = await this.entriesOf(found.id, statement, locale);
    const isAsPrinted = fingerprintOf(entries.filter(({ id }) => id <= e)) === h;
    const isSameToday = t === statement.totalCenticredits && entries.every(({ id }) => id <= e);
    const verdict = !isAsPrinted ? 'LEDGER_DIFFERS' : isSameToday ? 'GENUINE' : 'CHANGED_SINCE';
    const { teacher, startDay, endDay, totalCenticredits, targetCenticredits, met, ruleSetName, unitName, categories } = statement;
    return {
      ...printed, verdict, message: say(VERDICTS[verdict], locale), holderName: maskedName(teacher.name), schoolName: say({ zh: teacher.school.name, en: teacher.school.nameEn }, locale),
      startDay, endDay, totalCenticredits, targetCenticredits, met, ruleSetName, unitName, categories, entryCount: entries.length,
    };
  }

  private entriesOf(teacherId: number, { cycleStartYear, years }: CreditStatement, locale: Locale): Promise<LedgerEntry[]> {
    return this.readModel.entriesOfYears(teacherId, { first: cycleStartYear, count: years.length }, locale);
  }
}

const VERDICTS: Record<TranscriptVerdict, Words> = {
  GENUINE: { zh: '证明真实有效，所载学分与系统今日数据一致。', en: 'Genuine: the credits on it are those in the database today.' },
  CHANGED_SINCE: { zh: '证明真实，但出具后该教师的学分有新的登记或更正，请以今日数据为准。', en: 'Genuine, but credits were posted or corrected since it was printed: go by the figures of today.' },
  LEDGER_DIFFERS: { zh: '证明的签名有效，但所载登记与系统台账不符，请联系出具单位核实。', en: 'The signature is valid, but its entries are not those of the ledger. Ask the body that issued it.' },
  ALTERED: { zh: '验证未通过：二维码内容不完整、被改动，或不是本系统出具的证明。', en: 'Not verified: the code is incomplete, was altered, or is not of this system.' },
  UNKNOWN_TEACHER: { zh: '签名有效，但系统中已没有这位教师的学分记录，请联系出具单位核实。', en: 'The signature is valid, but this teacher has no record here any more. Ask the body that issued it.' },
};

const NOTHING: Omit<TranscriptVerification, 'verdict' | 'message'> = {
  holderName: null, schoolName: null, teacherNumber: null, printedOn: null, cycleStartYear: null, startDay: null, endDay: null, printedCenticredits: null,
  totalCenticredits: null, targetCenticredits: null, met: null, entryCount: null, ruleSetName: null, unitName: null, categories: [],
};

/** Entries never change, so the same entries give the same fingerprint however often it is taken. */
function fingerprintOf(entries: readonly LedgerEntry[]): string {
  const facts = [...entries].sort((a, b) => a.id - b.id).map(({ id, category, cycleYear, day, centicredits }) => [id, category.key, cycleYear, day, centicredits]);
  return createHash('sha256').update(canonicalJson(facts)).digest('base64url').slice(0, 16);
}

function paperOf(statement: CreditStatement, entries: readonly LedgerEntry[], hourMinutes: number, locale: Locale): Pick<TranscriptData, 'cycles' | 'footnotes'> {
  const { years, categories, cycleStartYear, startDay, endDay, targetCenticredits } = statement;
  const atLeast = (centicredits: number | null): Pick<TranscriptCategoryRow, 'required'> => (centicredits === null ? {} : { required: `≥ ${fixedText(centicredits)}` });
  const rowOf = ({ category, countedCenticredits, minimumCenticredits, shortCenticredits }: StatementCategory): TranscriptCategoryRow => ({
    category: category.name, total: fixedText(countedCenticredits),
    byYear: years.map((year) => fixedText(year.categories.find((each) => each.category.key === category.key)?.countedCenticredits ?? 0)),
    ...atLeast(minimumCenticredits), ...(minimumCenticredits === null ? {} : { met: shortCenticredits === 0 }),
  });
  return {
    cycles: [{
      name: say({ zh: `${cycleStartYear}—${cycleStartYear + years.length - 1} 年学分周期`, en: `Credit cycle ${cycleStartYear}–${cycleStartYear + years.length - 1}` }, locale),
      startsOn: startDay, endsOn: endDay, years: years.map(({ cycleYear }) => String(cycleYear)),
      categories: categories.map(rowOf),
      total: {
        category: say({ zh: '合计', en: 'Total' }, locale), byYear: years.map(({ countedCenticredits }) => fixedText(countedCenticredits)), total: fixedText(statement.totalCenticredits),
        ...atLeast(targetCenticredits), met: statement.met,
      },
      entries: entries.map((entry) => ({
        day: entry.day, title: entry.title, category: entry.category.name, credits: fixedText(entry.centicredits),
        ...(entry.durationMinutes > 0 ? { hours: decimalText(Math.round((entry.durationMinutes * 100) / hourMinutes)) } : {}),
        ...(entry.kind === 'REVERSAL' ? { rule: entry.explanation.join(' '), reversal: true } : { rule: entry.ruleName }),
      })),
    }],
    footnotes: [
      say({ zh: `认定依据：${statement.ruleSetName}。汇总为按上限、充抵规则计入的学分，明细为逐条登记的学分。`, en: `Recognised by: ${statement.ruleSetName}. The summary holds what counts after caps and overflow, the entries what was posted.` }, locale),
      ...statement.notes,
    ],
  };
}
