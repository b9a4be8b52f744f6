import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { badInput } from '../../platform/errors.js';
import { RequestContext } from '../accounts/index.js';
import type { CertificateVerifications } from './verification.js';
import { CertificateVerification } from './verification.types.js';

/** Longer than any token that is issued, short enough to refuse nonsense at once. */
const MOST_CHARACTERS = 1500;

/** For anyone, without an account. */
@Resolver()
export class VerificationResolver {
  constructor(private readonly verifications: CertificateVerifications) {}

  @Query(() => CertificateVerification, { description: 'Verifies the code of a certificate: the part of its QR address after /verify/.' })
  certificateByToken(@Arg('token', () => String, { description: 'The code as scanned.' }) token: string, @Ctx() { client, locale }: RequestContext): Promise<CertificateVerification> {
    if (token.length > MOST_CHARACTERS) throw badInput('token', { zh: '二维码内容过长，不是本系统的证书。', en: 'The code is too long to be one of ours.' });
    return this.verifications.byToken(token, client.address, locale);
  }

  @Query(() => CertificateVerification, { description: "Verifies a certificate whose code cannot be read, by its number and the holder's full name as printed." })
  certificateByNumber(
    @Arg('number', () => String, { description: 'The number as printed; brackets and blanks do not matter.' }) number: string,
    @Arg('holderName', () => String, { description: 'The full name as printed.' }) holderName: string,
    @Ctx() { client, locale }: RequestContext,
  ): Promise<CertificateVerification> {
    if (number.length > 60) throw badInput('number', { zh: '编号过长，请核对。', en: 'The number is too long.' });
    if (holderName.length > 60) throw badInput('holderName', { zh: '姓名过长，请核对。', en: 'The name is too long.' });
    return this.verifications.byNumber(number, holderName, client.address, locale);
  }
}
