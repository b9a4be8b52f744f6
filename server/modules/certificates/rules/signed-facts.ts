import type { CertificateRow } from '../certificates.entities.js';

/** The QR code stays easy to scan on a creased paper: a long title is cut here, never on the paper or the verify page. */
const MOST_TITLE_CHARACTERS = 40;

export type PrintedFacts = Pick<CertificateRow, 'number' | 'trainingTitle' | 'startsOn' | 'endsOn' | 'minutes' | 'centicredits' | 'issuedOn'> & { readonly holderMasked: string };

/**
 * What the signature of a certificate covers, in short names because it stands in a QR code:
 * version, number, holder (masked), training, first and last day, minutes, centicredits, day of issue.
 * Anyone with the public key reads and checks it without a network.
 */
export function signedFacts(facts: PrintedFacts): Record<string, string | number> {
  const title = [...facts.trainingTitle];
  return {
    v: 1, n: facts.number, h: facts.holderMasked, t: title.length > MOST_TITLE_CHARACTERS ? `${title.slice(0, MOST_TITLE_CHARACTERS - 1).join('')}…` : facts.trainingTitle,
    s: facts.startsOn, e: facts.endsOn, m: facts.minutes, c: facts.centicredits, i: facts.issuedOn,
  };
}

/** Whether a signed payload says what the register says today. */
export function isAsSigned(payload: Readonly<Record<string, unknown>>, facts: PrintedFacts): boolean {
  const expected = signedFacts(facts);
  return Object.keys(payload).length === Object.keys(expected).length && Object.entries(expected).every(([key, value]) => payload[key] === value);
}
