import type { ModuleParts, Platform } from '../../platform/module.js';
import { FailedTries, type RequestContext } from '../accounts/index.js';
import { certificateInvariants } from './certificates.invariants.js';
import { certificatesPolicy } from './certificates.policy.js';
import { CertificatesReadModel } from './certificates.read-model.js';
import { CertificatesResolver } from './certificates.resolver.js';
import { Certificates, ISSUE_JOB, revokeForReopenedCohort, revokeForReversedCredit } from './certificates.service.js';
import { serveCertificates } from './downloads.js';
import { issuingJob } from './issuing.job.js';
import { IssuingReadModel } from './issuing.read-model.js';
import { IssuingResolver } from './issuing.resolver.js';
import { CertificatePapers } from './papers.js';
import { VerificationResolver } from './verification.resolver.js';
import { CertificateVerifications } from './verification.js';

export function certificatesModule(platform: Platform): ModuleParts<RequestContext> & { papers: CertificatePapers } {
  const { work, reader, clock, secrets } = platform;
  const missingGlyphs = (text: string): string[] => platform.printer.missingGlyphs(text);
  const papers = new CertificatePapers(platform);
  const certificates = new Certificates(work, secrets, missingGlyphs);
  const readModel = new CertificatesReadModel(reader, clock, (token) => papers.verifyUrl(token));
  return {
    papers,
    policy: certificatesPolicy,
    resolvers: [
      new CertificatesResolver(certificates, readModel),
      new IssuingResolver(certificates, new IssuingReadModel(reader, missingGlyphs)),
      new VerificationResolver(new CertificateVerifications(reader, secrets, clock, new FailedTries(work, reader, clock))),
    ],
    jobs: { [ISSUE_JOB]: issuingJob(platform, papers) },
    subscribers: { 'credits.entryReversed': revokeForReversedCredit, 'training.cohortReopened': revokeForReopenedCohort },
    routes: (http, contextOf) => serveCertificates(http, contextOf, platform, readModel, papers),
    invariants: certificateInvariants,
  };
}
