import { type Clock, dayOf, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { RequestError } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import type { Buckets, FailedTries } from '../accounts/index.js';
import { maskedName } from '../teachers/index.js';
import type { CertificateRow } from './certificates.entities.js';
import { printedFacts } from './certificates.store.js';
import type { CertificateVerification } from './verification.types.js';
import { hoursText } from './papers.js';
import { isSameName, readNumber } from './rules/number.js';
import { isAsSigned } from './rules/signed-facts.js';
import { verdictOn, type VerdictFacts } from './rules/verdict.js';

type Found = CertificateRow & { readonly replacedByNumber: string | null };

/** Tells anyone whether a certificate is genuine, from its signature and from what the register says today. */
export class CertificateVerifications {
  constructor(private readonly reader: Reader, private readonly secrets: Secrets, private readonly clock: Clock, private readonly tries: FailedTries) {}

  /** Nobody guesses a signature, so a genuine code is never held up. @throws RequestError TOO_MANY_REQUESTS when an address has tried too many that were not. */
  async byToken(token: string, address: string, locale: Locale): Promise<CertificateVerification> {
    const payload = this.secrets.readToken(token);
    const row = payload && await this.find('c.number = ?', [String(payload.n)]);
    const verification = this.answer({
      code: payload ? 'SIGNED' : 'NOT_SIGNED_BY_US', certificate: payload && row && factsOf(row, row.token === token && isAsSigned(payload, printedFacts(row))),
    }, row, locale);
    if (verification.verdict === 'ALTERED' || verification.verdict === 'UNKNOWN') {
      const buckets = bucketsOf(token, address);
      await this.refuseGuessing(buckets);
      await this.tries.note(buckets);
    }
    return verification;
  }

  /** For a paper whose code cannot be read: number and full name, as printed. @throws RequestError TOO_MANY_REQUESTS */
  async byNumber(typed: string, holderName: string, address: string, locale: Locale): Promise<CertificateVerification> {
    const buckets = bucketsOf(typed, address);
    await this.refuseGuessing(buckets);
    const read = readNumber(typed);
    const found = read && await this.find('c.year = ? AND c.seq = ?', [read.year, read.seq]);
    // A wrong name and an absent number read the same, so that nobody learns who holds what.
    const row = found && isSameName(holderName, found.holderName) && (read.prefix === '' || found.number.startsWith(`${read.prefix}〔`)) ? found : null;
    if (!row) await this.tries.note(buckets);
    return this.answer({ code: null, certificate: row && factsOf(row, true) }, row, locale);
  }

  private async find(condition: string, params: readonly (string | number)[]): Promise<Found | null> {
    return (await this.reader.row<Found>(`SELECT c.*, n.number AS replacedByNumber FROM certificates c LEFT JOIN certificates n ON n.replacesId = c.id WHERE ${condition}`, params)) ?? null;
  }

  private async refuseGuessing(buckets: Buckets): Promise<void> {
    const minutes = await this.tries.minutesToWait(buckets);
    if (minutes === null) return;
    throw new RequestError('TOO_MANY_REQUESTS', {
      zh: `查验未通过的次数过多，请 ${minutes} 分钟后再试，或直接联系发证单位。`, en: `Too many checks that found nothing. Try again in ${minutes} minutes, or ask the issuer.`,
    });
  }

  private answer(facts: VerdictFacts, row: Found | null, locale: Locale): CertificateVerification {
    const { verdict, reason } = verdictOn(facts);
    const checkedAt = instantOf(this.clock.now());
    // What an altered code claims is not repeated, and the true facts are not given away for it.
    if (!row || verdict === 'ALTERED') {
      return {
        verdict, reason: say(reason, locale), checkedAt, statusToday: null, number: null, holderMasked: null, trainingTitle: null, trainingTitleEn: null, startsOn: null, endsOn: null,
        minutes: null, hours: null, centicredits: null, issuer: null, issuerEn: null, issuedOn: null, replacedByNumber: null,
      };
    }
    const { number, holderName, trainingTitle, trainingTitleEn, startsOn, endsOn, minutes, centicredits, issuer, issuerEn, issuedOn, status, replacedByNumber } = row;
    return {
      verdict, reason: say(reason, locale), checkedAt, statusToday: status, number, holderMasked: maskedName(holderName), trainingTitle, trainingTitleEn, startsOn, endsOn,
      minutes, hours: hoursText(minutes), centicredits, issuer, issuerEn, issuedOn, replacedByNumber,
    };
  }
}

const bucketsOf = (what: string, address: string): Buckets => [`verify:${sha256(`${address} ${what}`).slice(0, 32)}`, `verify-address:${address}`.slice(0, 70)];

function factsOf(row: Found, matchesCode: boolean): VerdictFacts['certificate'] {
  const { status, replacedByNumber, revokedAt } = row;
  return { status, matchesCode, replacedByNumber, revokedOn: revokedAt ? dayOf(revokedAt) : null, revokeReason: revokeWords(row) };
}

/** Why it is no longer valid; what the office wrote stands in both languages as it was written. */
export function revokeWords({ revokeCause, revokeReason }: Pick<CertificateRow, 'revokeCause' | 'revokeReason'>): Words | null {
  if (revokeCause === null) return null;
  const written = (revokeReason ?? '').replace(/[。.]+$/u, '');
  if (revokeCause === 'OFFICE') return { zh: written, en: written };
  if (revokeCause === 'COHORT_REOPENED') return { zh: `结业办理已撤销：${written}`, en: `The closing of the class was taken back: ${written}` };
  return { zh: `本次培训的学分已冲正${written ? `（${written}）` : ''}`, en: `the credit of this training was reversed${written ? ` (${written})` : ''}` };
}
