import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { CertificateStatusEnum } from './certificates.types.js';
import { type Verdict, VERDICTS } from './rules/verdict.js';

export const VerdictEnum = Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdict])) as { [V in Verdict]: V };
registerEnumType(VerdictEnum, {
  name: 'CertificateVerdict', description: 'Whether a certificate can be accepted. Only GENUINE can.',
  valuesConfig: {
    GENUINE: { description: 'Issued by this centre and valid today.' }, REVOKED: { description: 'Issued, and revoked since.' }, REPLACED: { description: 'Issued, and replaced by another number since.' },
    ALTERED: { description: 'The code is not signed by this centre, or does not say what the register says.' }, UNKNOWN: { description: 'The register has no such certificate.' },
  },
});

@ObjectType('CertificateVerification', { description: 'What the register says about a certificate today, for anyone. Facts are null when it is ALTERED or UNKNOWN.' })
export class CertificateVerification {
  @Field(() => VerdictEnum, { description: 'Whether it can be accepted.' }) verdict: Verdict;
  @Field(() => String, { description: "Why, in the request's language." }) reason: string;
  @Field(() => CertificateStatusEnum, { nullable: true, description: 'Its status today.' }) statusToday: string | null;
  @Field(() => String, { nullable: true, description: 'The number printed on it.' }) number: string | null;
  @Field(() => String, { nullable: true, description: 'The holder, with all but the first character masked.' }) holderMasked: string | null;
  @Field(() => String, { nullable: true, description: 'The training, in Chinese.' }) trainingTitle: string | null;
  @Field(() => String, { nullable: true, description: 'The training, in English.' }) trainingTitleEn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'First day of the training.' }) startsOn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Last day of the training.' }) endsOn: string | null;
  @Field(() => Int, { nullable: true, description: 'Minutes of training.' }) minutes: number | null;
  @Field(() => String, { nullable: true, description: 'The same in hours (学时) of 45 minutes, such as 60 or 7.5.' }) hours: string | null;
  @Field(() => Int, { nullable: true, description: 'Credits, in hundredths.' }) centicredits: number | null;
  @Field(() => String, { nullable: true, description: 'Who issued it, in Chinese.' }) issuer: string | null;
  @Field(() => String, { nullable: true, description: 'Who issued it, in English.' }) issuerEn: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'Day of issue.' }) issuedOn: string | null;
  @Field(() => String, { nullable: true, description: 'The number that is in force in its place.' }) replacedByNumber: string | null;
  @Field(() => InstantScalar, { description: 'When this was looked up.' }) checkedAt: string;
}
