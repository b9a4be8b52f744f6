import type { Words } from '../../../platform/locale.js';
import type { CompletionReason } from '../../training/index.js';

export interface StandingFacts {
  readonly completed: boolean;
  readonly reason: CompletionReason;
  /** The credit of this completion was taken back. */
  readonly creditReversed: boolean;
  /** The certificate that this completion has or had last. */
  readonly certificate: { readonly number: string; readonly isValid: boolean } | null;
  /** Characters of name and school that no font can draw. */
  readonly missingCharacters: readonly string[];
}

/** Whether a line of the completion list gets a certificate: the first of these that applies. */
export type Standing =
  | { readonly code: 'NOT_COMPLETED'; readonly reason: CompletionReason }
  | { readonly code: 'CERTIFIED'; readonly number: string }
  | { readonly code: 'CREDIT_REVERSED' }
  | { readonly code: 'REVOKED_BEFORE'; readonly number: string }
  | { readonly code: 'NAME_NOT_PRINTABLE'; readonly characters: readonly string[] }
  | { readonly code: 'READY' };

export function standingOf({ completed, reason, creditReversed, certificate, missingCharacters }: StandingFacts): Standing {
  if (!completed) return { code: 'NOT_COMPLETED', reason };
  if (certificate?.isValid) return { code: 'CERTIFIED', number: certificate.number };
  if (creditReversed) return { code: 'CREDIT_REVERSED' };
  if (certificate) return { code: 'REVOKED_BEFORE', number: certificate.number };
  if (missingCharacters.length > 0) return { code: 'NAME_NOT_PRINTABLE', characters: missingCharacters };
  return { code: 'READY' };
}

/** Why he gets one, or none. */
export function standingWords(standing: Standing, reasons: Readonly<Record<CompletionReason, Words>>): Words {
  switch (standing.code) {
    case 'NOT_COMPLETED': return { zh: `未结业：${reasons[standing.reason].zh}`, en: `Not completed: ${reasons[standing.reason].en}` };
    case 'CERTIFIED': return { zh: `已有证书 ${standing.number}`, en: `Has certificate ${standing.number}` };
    case 'CREDIT_REVERSED': return { zh: '本次培训的学分已冲正，不再发证', en: 'The credit of this training was reversed' };
    case 'REVOKED_BEFORE': return { zh: `证书 ${standing.number} 已撤销；如需恢复，请在该证书上办理换发`, en: `Certificate ${standing.number} was revoked; to restore it, reissue that certificate` };
    case 'NAME_NOT_PRINTABLE': return { zh: `姓名或单位中的“${standing.characters.join('')}”字库中没有，无法打印`, en: `No font can print “${standing.characters.join('')}” in the name or school` };
    case 'READY': return { zh: '可以发证', en: 'Will get one' };
  }
}
