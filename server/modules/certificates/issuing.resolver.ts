import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import { RequestContext } from '../accounts/index.js';
import type { Certificates } from './certificates.service.js';
import type { IssuingReadModel } from './issuing.read-model.js';
import { type CertificateBatch, type CertificateCandidate, CertificateCandidatePage, CertificateCohort, CertificateCohortFilter, CertificateCohortPage, CertificatesIssueInput, CertificateStandingCount, StandingEnum } from './issuing.types.js';
import { issuePayload } from './payloads.js';

@Resolver()
export class IssuingResolver {
  constructor(private readonly certificates: Certificates, private readonly readModel: IssuingReadModel) {}

  @Query(() => CertificateCohortPage, { description: 'Closed cohorts with where their certificates stand, the last ended first.' })
  certificateCohorts(
    @PageArg() page: PageInput,
    @Arg('filter', () => CertificateCohortFilter, { description: 'Which cohorts.', defaultValue: { choice: 'ALL' } }) filter: CertificateCohortFilter,
    @Ctx() { actor }: RequestContext,
  ): Promise<Page<CertificateCohort>> {
    return this.readModel.cohorts(actor, filter, page);
  }

  @Query(() => CertificateCohort, { nullable: true, description: 'One closed cohort, or null when there is none within reach.' })
  certificateCohort(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string, @Ctx() { actor }: RequestContext): Promise<CertificateCohort | null> {
    return this.readModel.cohort(actor, Number(cohortId));
  }

  @Query(() => CertificateCandidatePage, { description: 'Who of a closed cohort will get a certificate, who not, and why: names that cannot be printed first, then by school and name.' })
  certificateCandidates(
    @Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string,
    @Arg('standing', () => StandingEnum, { nullable: true, description: 'Only lines with this standing.' }) standing: keyof typeof StandingEnum | null,
    @PageArg() page: PageInput,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CertificateCandidate>> {
    return this.readModel.candidates(actor, Number(cohortId), standing, page, locale);
  }

  @Query(() => [CertificateStandingCount], { description: 'The completion list of a closed cohort counted by standing.' })
  certificateStandings(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string, @Ctx() { actor }: RequestContext): Promise<CertificateStandingCount[]> {
    return this.readModel.standings(actor, Number(cohortId));
  }

  @Mutation(() => issuePayload.type, { description: 'Issues certificates to all who completed a closed cohort and have none: a job numbers them without gaps and prints them.' })
  async certificatesIssue(@Arg('input', () => CertificatesIssueInput, { description: 'Which cohort.' }) input: CertificatesIssueInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.certificates.issue(actor, input);
    return issuePayload.from(outcome.done ? done(await this.readModel.batch(outcome.value) as CertificateBatch) : outcome, locale);
  }
}
