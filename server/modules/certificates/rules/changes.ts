import type { Words } from '../../../platform/locale.js';
import type { CertificateStatus } from '../certificates.entities.js';

export interface ChangeFacts {
  readonly status: CertificateStatus;
  readonly number: string;
  readonly teacherId: number;
  /** The number that replaces it, if any. */
  readonly replacedByNumber: string | null;
  readonly creditReversed: boolean;
}
interface Who {
  readonly teacherId: number | null;
}

export type RevokeRefusal = { readonly code: 'NOT_VALID'; readonly status: CertificateStatus } | { readonly code: 'OWN_CERTIFICATE' };
export type ReprintRefusal = RevokeRefusal;
export type ReissueRefusal =
  | { readonly code: 'REPLACED_ALREADY'; readonly byNumber: string }
  | { readonly code: 'CREDIT_REVERSED' }
  | { readonly code: 'OWN_CERTIFICATE' }
  | { readonly code: 'NAME_UNCHANGED' }
  | { readonly code: 'NAME_NOT_PRINTABLE'; readonly characters: readonly string[] };
export type ChangeRefusal = RevokeRefusal | ReissueRefusal;

/** Why it may not be revoked, or be printed once more. */
export function refusalToRevoke(facts: ChangeFacts, actor: Who): RevokeRefusal | null {
  if (facts.status !== 'VALID') return { code: 'NOT_VALID', status: facts.status };
  return actor.teacherId === facts.teacherId ? { code: 'OWN_CERTIFICATE' } : null;
}

/** Why it may not be issued again at all, whatever the name. One that was revoked may: that is how an error is mended. */
export function refusalToReissue(facts: ChangeFacts, actor: Who): Exclude<ReissueRefusal, { code: 'NAME_UNCHANGED' | 'NAME_NOT_PRINTABLE' }> | null {
  if (facts.replacedByNumber !== null) return { code: 'REPLACED_ALREADY', byNumber: facts.replacedByNumber };
  if (facts.creditReversed) return { code: 'CREDIT_REVERSED' };
  return actor.teacherId === facts.teacherId ? { code: 'OWN_CERTIFICATE' } : null;
}

/** Why it may not be issued again under this name. */
export function refusalOfName(facts: { status: CertificateStatus; printedName: string; newName: string; missingCharacters: readonly string[] }): ReissueRefusal | null {
  if (facts.status === 'VALID' && facts.newName === facts.printedName) return { code: 'NAME_UNCHANGED' };
  return facts.missingCharacters.length > 0 ? { code: 'NAME_NOT_PRINTABLE', characters: facts.missingCharacters } : null;
}

export const CERTIFICATE_STATUSES = {
  VALID: { zh: '有效', en: 'Valid' },
  REVOKED: { zh: '已撤销', en: 'Revoked' },
  REPLACED: { zh: '已换发', en: 'Replaced' },
} as const satisfies Record<CertificateStatus, Words>;

type WordsOf = { readonly [C in ChangeRefusal['code']]: (refusal: Extract<ChangeRefusal, { code: C }>) => Words & { field?: string } };

export const CHANGE_WORDS: WordsOf = {
  NOT_VALID: ({ status }) => ({ zh: `该证书${CERTIFICATE_STATUSES[status].zh}，不能再办理此项。`, en: `This certificate is ${CERTIFICATE_STATUSES[status].en.toLowerCase()}; this can no longer be done.` }),
  OWN_CERTIFICATE: () => ({ zh: '不能办理本人的证书，请由其他工作人员办理。', en: 'You may not do this with your own certificate; a colleague has to.' }),
  REPLACED_ALREADY: ({ byNumber }) => ({ zh: `该证书已换发为 ${byNumber}，请在新证书上办理。`, en: `It was replaced by ${byNumber}; work on that one.` }),
  CREDIT_REVERSED: () => ({ zh: '本次培训的学分已冲正，不能换发证书。', en: 'The credit of this training was reversed, so it cannot be reissued.' }),
  NAME_UNCHANGED: () => ({ zh: '姓名与原证书相同。证书遗失或损坏请办理补打，编号不变。', en: 'The name is the same as printed. For a lost or damaged paper, register a reprint: the number stays.', field: 'input.holderName' }),
  NAME_NOT_PRINTABLE: ({ characters }) => ({ zh: `“${characters.join('')}”字库中没有，无法打印。请先与本人确认可用的写法。`, en: `No font can print “${characters.join('')}”. Agree on another way of writing the name first.`, field: 'input.holderName' }),
};

/** The words of a refusal, to tell beforehand what would be refused. */
export function changeWords<C extends ChangeRefusal['code']>(refusal: Extract<ChangeRefusal, { code: C }>): Words {
  return (CHANGE_WORDS[refusal.code] as (refusal: ChangeRefusal) => Words)(refusal);
}
