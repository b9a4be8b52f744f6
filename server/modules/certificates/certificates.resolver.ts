import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '../../platform/errors.js';
import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import { RequestContext } from '../accounts/index.js';
import type { CertificatesReadModel } from './certificates.read-model.js';
import type { Certificates } from './certificates.service.js';
import {
  Certificate, CertificateFilter, CertificatePage, CertificateReissueInput, CertificateReprint, CertificateReprintInput, CertificateRevokeInput, CertificateSettings, CertificateSettingsEditInput, CertificateSortEnum,
} from './certificates.types.js';
import { reissuePayload, reprintPayload, revokePayload, settingsPayload } from './payloads.js';

@Resolver(() => Certificate)
export class CertificatesResolver {
  constructor(private readonly certificatesService: Certificates, private readonly readModel: CertificatesReadModel) {}

  @Query(() => CertificatePage, { description: "Certificates within the viewer's reach; a teacher reaches his own." })
  certificates(
    @PageArg() page: PageInput,
    @Arg('filter', () => CertificateFilter, { description: 'Which certificates.', defaultValue: {} }) filter: CertificateFilter,
    @Arg('sort', () => CertificateSortEnum, { description: 'In which order.', defaultValue: 'NEWEST' }) sort: keyof typeof CertificateSortEnum,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<Certificate>> {
    return this.readModel.page(actor, filter, sort, page, locale);
  }

  @Query(() => Certificate, { nullable: true, description: 'One certificate, or null when there is none within reach.' })
  certificate(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<Certificate | null> {
    return this.readModel.one(actor, Number(id), locale);
  }

  @Query(() => CertificateSettings, { description: 'How certificates are numbered and signed from now on.' })
  certificateSettings(): Promise<CertificateSettings> {
    return this.readModel.settings();
  }

  @FieldResolver(() => [CertificateReprint], { description: 'The register of further copies, the first one first.' })
  reprints(@Root() certificate: Certificate, @Ctx() context: RequestContext): Promise<CertificateReprint[]> {
    return this.readModel.reprints(context, certificate.id);
  }

  @Mutation(() => revokePayload.type, { description: 'Revokes a certificate (撤销): from now on it verifies as revoked, with the reason.' })
  async certificateRevoke(@Arg('input', () => CertificateRevokeInput, { description: 'Which one, and why.' }) input: CertificateRevokeInput, @Ctx() context: RequestContext): Promise<object> {
    return revokePayload.from(await this.told(context, await this.certificatesService.revoke(context.actor, input)), context.locale);
  }

  @Mutation(() => reissuePayload.type, { description: 'Issues a certificate again under a new number (换发), with the name corrected; a revoked one also with its name as it was.' })
  async certificateReissue(@Arg('input', () => CertificateReissueInput, { description: 'Which one, the name, and why.' }) input: CertificateReissueInput, @Ctx() context: RequestContext): Promise<object> {
    return reissuePayload.from(await this.told(context, await this.certificatesService.reissue(context.actor, input)), context.locale);
  }

  @Mutation(() => reprintPayload.type, { description: 'Enters a further copy into the register of reprints (补打登记); its paper is at /downloads/certificates/{id}?copy=1.' })
  async certificateReprint(@Arg('input', () => CertificateReprintInput, { description: 'Which one, and why.' }) input: CertificateReprintInput, @Ctx() context: RequestContext): Promise<object> {
    return reprintPayload.from(await this.told(context, await this.certificatesService.reprint(context.actor, input)), context.locale);
  }

  @Mutation(() => settingsPayload.type, { description: 'Changes how certificates are numbered and signed from now on; those issued keep what is printed on them.' })
  async certificateSettingsEdit(@Arg('input', () => CertificateSettingsEditInput, { description: 'All of it, as it is to be.' }) input: CertificateSettingsEditInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    await this.certificatesService.editSettings(actor, input);
    return settingsPayload.from(done(await this.readModel.settings()), locale);
  }

  private async told<R extends Refusal>({ actor, locale }: RequestContext, outcome: Outcome<number, R>): Promise<Outcome<Certificate, R>> {
    if (!outcome.done) return outcome;
    const [certificate] = await this.readModel.byId(actor, [outcome.value], locale);
    if (!certificate) throw notFound({ zh: '证书', en: 'certificate' });
    return done(certificate);
  }
}
