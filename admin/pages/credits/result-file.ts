import { CreditClaimsDocument } from '../../data/generated/operations.js';
import { request } from '../../data/request.js';
import type { Claim } from './claim-words.js';

const CLAIMS_AT_A_TIME = 100;
/** What a spreadsheet would read as a formula, full-width signs too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;

/** Claims by id, a page at a time. */
export async function loadClaims(ids: readonly string[]): Promise<Map<string, Claim>> {
  const claims = new Map<string, Claim>();
  for (let from = 0; from < ids.length; from += CLAIMS_AT_A_TIME) {
    const { creditClaims } = await request(CreditClaimsDocument, { filter: { ids: ids.slice(from, from + CLAIMS_AT_A_TIME) }, page: { limit: CLAIMS_AT_A_TIME, offset: 0 } });
    for (const claim of creditClaims.items) claims.set(claim.id, claim);
  }
  return claims;
}

/** A table that Excel and WPS open in Chinese: with the mark of UTF-8, formulas escaped. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${(FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
