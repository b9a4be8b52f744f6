import type { Words } from '../../../platform/locale.js';
import type { CertificateStatus } from '../certificates.entities.js';

export const VERDICTS = ['GENUINE', 'REVOKED', 'REPLACED', 'ALTERED', 'UNKNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a code proves by itself, before the register is asked. */
export type CodeState = 'SIGNED' | 'NOT_SIGNED_BY_US';

export interface VerdictFacts {
  /** Null when a number was typed instead of a code scanned. */
  readonly code: CodeState | null;
  readonly certificate: {
    readonly status: CertificateStatus;
    /** The code is the very one printed, and it says what the register says. */
    readonly matchesCode: boolean;
    readonly revokeReason: Words | null;
    readonly revokedOn: string | null;
    readonly replacedByNumber: string | null;
  } | null;
}

/** The verdict on a certificate, with the reason in words for a stranger. Checked in this order. */
export function verdictOn({ code, certificate }: VerdictFacts): { readonly verdict: Verdict; readonly reason: Words } {
  if (code === 'NOT_SIGNED_BY_US') {
    return { verdict: 'ALTERED', reason: { zh: '二维码中的签名不成立：内容被改动过，或者不是由本中心签发。请勿采信这份证书。', en: 'The signature in the QR code does not hold: it was altered, or not issued by this centre. Do not accept this certificate.' } };
  }
  if (!certificate) {
    return code === 'SIGNED'
      ? { verdict: 'UNKNOWN', reason: { zh: '签名成立，但发证登记中没有这个编号。请联系发证单位核实。', en: 'The signature holds, but the register has no such number. Ask the issuer.' } }
      : { verdict: 'UNKNOWN', reason: { zh: '没有查到编号与姓名一致的证书。请核对编号和全名；如仍查不到，请勿采信并联系发证单位。', en: 'There is no certificate with this number and name. Check both; if it is still not found, do not accept the paper and ask the issuer.' } };
  }
  if (!certificate.matchesCode) {
    return { verdict: 'ALTERED', reason: { zh: '二维码内容与发证登记不一致，已被改动。请勿采信，并联系发证单位。', en: 'The QR code does not say what the register says; one of them was altered. Do not accept it, and tell the issuer.' } };
  }
  const { status, revokeReason, revokedOn, replacedByNumber } = certificate;
  const because: Words = { zh: revokeReason ? `原因：${revokeReason.zh}。` : '', en: revokeReason ? ` Reason: ${revokeReason.en}.` : '' };
  const successor: Words = { zh: replacedByNumber ? `现行证书编号为 ${replacedByNumber}。` : '', en: replacedByNumber ? ` The certificate in force is ${replacedByNumber}.` : '' };
  const on: Words = { zh: revokedOn ? `于 ${revokedOn} ` : '', en: revokedOn ? ` on ${revokedOn}` : '' };
  switch (status) {
    case 'REVOKED': return { verdict: 'REVOKED', reason: { zh: `该证书已${on.zh}撤销，不再有效。${because.zh}${successor.zh}`, en: `This certificate was revoked${on.en} and is no longer valid.${because.en}${successor.en}` } };
    case 'REPLACED': return { verdict: 'REPLACED', reason: { zh: `该证书已${on.zh}换发，本证不再有效。${because.zh}${successor.zh}`, en: `This certificate was replaced${on.en} and is no longer valid.${because.en}${successor.en}` } };
    case 'VALID': return { verdict: 'GENUINE', reason: { zh: '该证书由本中心签发，今日有效。请核对纸面内容与下列登记是否一致。', en: 'This certificate was issued by this centre and is valid today. Compare the paper with the facts below.' } };
  }
}
