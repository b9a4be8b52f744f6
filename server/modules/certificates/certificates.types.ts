import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { ViewerCan } from '../credits/index.js';
import { Teacher } from '../teachers/index.js';

export const CertificateStatusEnum = { VALID: 'VALID', REVOKED: 'REVOKED', REPLACED: 'REPLACED' } as const;
registerEnumType(CertificateStatusEnum, { name: 'CertificateStatus', description: 'VALID, revoked (撤销), or replaced by another number (换发).' });
export const CertificateSortEnum = { NEWEST: 'NEWEST', NUMBER: 'NUMBER', HOLDER: 'HOLDER' } as const;
registerEnumType(CertificateSortEnum, { name: 'CertificateSort', description: 'Order of a list of certificates: the newest first, by number, or by the pinyin of the holder.' });

@ObjectType('CertificateReprint', { description: 'A further copy in the register of reprints (补打登记).' })
export class CertificateReprint {
  @Field(() => Int, { description: 'Which copy, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Why.' }) reason: string;
  @Field(() => String, { description: 'Who had it printed.' }) byName: string;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}

@ObjectType('Certificate', { description: 'A certificate of completion (结业证书), with what is printed on it.' })
export class Certificate {
  @Field(() => ID, { description: 'Its id. Its paper is at /downloads/certificates/{id}.' }) id: number;
  @Field(() => String, { description: 'The number printed on it, without gaps within a year.' }) number: string;
  @Field(() => CertificateStatusEnum, { description: 'Its status today.' }) status: keyof typeof CertificateStatusEnum;
  @Field(() => String, { description: 'The name as printed.' }) holderName: string;
  @Field(() => Teacher, { description: 'The teacher, as he is in the register today.' }) teacher: Teacher;
  @Field(() => ID, { description: 'The cohort it is for.' }) cohortId: number;
  @Field(() => String, { description: 'The school as printed, in Chinese.' }) schoolName: string;
  @Field(() => String, { description: 'The school as printed, in English.' }) schoolNameEn: string;
  @Field(() => String, { description: 'The training as printed, in Chinese.' }) trainingTitle: string;
  @Field(() => String, { description: 'The training as printed, in English.' }) trainingTitleEn: string;
  @Field(() => DayScalar, { description: 'First day of the training.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day of the training.' }) endsOn: string;
  @Field(() => Int, { description: 'Minutes of training.' }) minutes: number;
  @Field(() => String, { description: 'The same in hours (学时) of 45 minutes.' }) hours: string;
  @Field(() => Int, { description: 'Credits, in hundredths.' }) centicredits: number;
  @Field(() => String, { description: 'Who issued it, in Chinese.' }) issuer: string;
  @Field(() => DayScalar, { description: 'Day of issue.' }) issuedOn: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked or replaced.' }) revokedAt: string | null;
  @Field(() => String, { nullable: true, description: "Why it was revoked or replaced, in the request's language as far as it was not written by hand." }) revokeReason: string | null;
  @Field(() => String, { nullable: true, description: 'The number that this one replaces.' }) replacesNumber: string | null;
  @Field(() => String, { nullable: true, description: 'The number that replaces this one.' }) replacedByNumber: string | null;
  @Field(() => Int, { description: 'Further copies printed.' }) reprintCount: number;
  @Field(() => String, { description: 'The address in its QR code.' }) verifyUrl: string;
  @Field(() => ViewerCan, { description: 'Whether the viewer may revoke it.' }) viewerCanRevoke: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may issue it again with another name.' }) viewerCanReissue: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may register a further copy.' }) viewerCanReprint: ViewerCan;
  reprints?: CertificateReprint[];
}

export const CertificatePage = pageOf<Certificate>('Certificate', () => Certificate);

@InputType({ description: 'Which certificates; conditions add up.' })
export class CertificateFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the number or of the training, or the holder's name, pinyin or teacher number." }) search?: string | null;
  @Field(() => CertificateStatusEnum, { nullable: true, description: 'Only with this status.' }) status?: string | null;
  @Field(() => Int, { nullable: true, description: 'Only numbered in this year.' }) year?: number | null;
  @Field(() => ID, { nullable: true, description: 'Only of this cohort.' }) cohortId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of teachers of this school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of teachers of this area.' }) areaId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this teacher.' }) teacherId?: string | null;
}

@InputType({ description: 'One certificate, and why.' })
export class CertificateRevokeInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) certificateId: string;
  @Length(4, 300) @Field(() => String, { description: 'The reason. Of a revocation, anyone who verifies the certificate reads it.' }) reason: string;
}

@InputType({ description: 'A further copy of a certificate.' })
export class CertificateReprintInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) certificateId: string;
  @Length(2, 300) @Field(() => String, { description: 'Why it is printed again, such as lost or damaged.' }) reason: string;
}

@InputType({ description: 'A certificate that is issued again under a new number.' })
export class CertificateReissueInput extends MutationInput {
  @Field(() => ID, { description: 'The one that is replaced.' }) certificateId: string;
  @Length(1, 60) @Field(() => String, { description: 'The name as it is to be printed.' }) holderName: string;
  @Length(4, 300) @Field(() => String, { description: 'The reason, which stands in the audit log and is shown for the old number.' }) reason: string;
}

@ObjectType('CertificateSettings', { description: 'How this centre numbers and signs its certificates from now on.' })
export class CertificateSettings {
  @Field(() => String, { description: 'What stands before the year in a number.' }) numberPrefix: string;
  @Field(() => String, { description: 'Who issues them, in Chinese.' }) issuer: string;
  @Field(() => String, { description: 'Who issues them, in English.' }) issuerEn: string;
  @Field(() => String, { description: 'The number that the next certificate would get.' }) nextNumber: string;
}

@InputType({ description: 'How certificates are to be numbered and signed from now on.' })
export class CertificateSettingsEditInput extends MutationInput {
  @Length(1, 20) @Field(() => String, { description: 'What stands before the year, such as 澄师训.' }) numberPrefix: string;
  @Length(2, 100) @Field(() => String, { description: 'Who issues them, in Chinese.' }) issuer: string;
  @Length(2, 150) @Field(() => String, { description: 'Who issues them, in English.' }) issuerEn: string;
}
