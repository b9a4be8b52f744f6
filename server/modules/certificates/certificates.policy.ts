import { type AccessTable, anyone, fields, reached, type Role, role } from '../accounts/index.js';
import { CREDIT_READERS } from '../credits/index.js';

/** Each within his reach; a teacher reaches himself. */
export const CERTIFICATE_READERS: readonly Role[] = CREDIT_READERS;
/** Those who issue, revoke and reissue for the county. */
export const CERTIFICATE_ISSUERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** Those who see whole cohorts and print for all of them. */
export const CERTIFICATE_DESK: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'AUDITOR'];

export const certificatesPolicy: AccessTable = {
  Query: {
    certificates: role(...CERTIFICATE_READERS), certificate: role(...CERTIFICATE_READERS),
    certificateCohorts: role(...CERTIFICATE_DESK), certificateCohort: role(...CERTIFICATE_DESK), certificateCandidates: role(...CERTIFICATE_DESK), certificateStandings: role(...CERTIFICATE_DESK), certificateSettings: role(...CERTIFICATE_DESK),
    certificateByToken: anyone, certificateByNumber: anyone,
  },
  Mutation: {
    certificatesIssue: role(...CERTIFICATE_ISSUERS), certificateRevoke: role(...CERTIFICATE_ISSUERS), certificateReissue: role(...CERTIFICATE_ISSUERS),
    certificateReprint: role(...CERTIFICATE_ISSUERS), certificateSettingsEdit: role(...CERTIFICATE_ISSUERS),
  },
  Certificate: fields(reached, `id number status holderName teacher cohortId schoolName schoolNameEn trainingTitle trainingTitleEn startsOn endsOn minutes hours centicredits issuer issuedOn
    revokedAt revokeReason replacesNumber replacedByNumber reprintCount verifyUrl viewerCanRevoke viewerCanReissue viewerCanReprint reprints`),
  CertificateReprint: fields(reached, 'ordinal reason byName at'),
  CertificateCohort: fields(reached, 'cohortId code title titleEn startsOn endsOn closedAt completedCount validCount revokedCount openCount bookParts lastBatch'),
  CertificateCandidate: fields(reached, 'completionId teacherId teacherNumber teacherName schoolName standing reason certificateId'),
  CertificateStandingCount: fields(reached, 'standing count'),
  CertificateBatch: fields(reached, 'id jobId plannedCount issuedCount printedCount requestedByName createdAt endedAt isRunning'),
  CertificateSettings: fields(reached, 'numberPrefix issuer issuerEn nextNumber'),
  CertificateVerification: fields(reached, 'verdict reason statusToday number holderMasked trainingTitle trainingTitleEn startsOn endsOn minutes hours centicredits issuer issuerEn issuedOn replacedByNumber checkedAt'),
};
