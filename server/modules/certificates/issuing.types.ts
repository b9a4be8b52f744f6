import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import type { Standing } from './rules/standing.js';

type StandingCode = Standing['code'];
export const StandingEnum: { [C in StandingCode]: C } = {
  NOT_COMPLETED: 'NOT_COMPLETED', CERTIFIED: 'CERTIFIED', CREDIT_REVERSED: 'CREDIT_REVERSED', REVOKED_BEFORE: 'REVOKED_BEFORE', NAME_NOT_PRINTABLE: 'NAME_NOT_PRINTABLE', READY: 'READY',
};
registerEnumType(StandingEnum, { name: 'CertificateStanding', description: 'Whether a participant of a closed cohort gets a certificate: READY, or why not.' });
export const CohortChoiceEnum = { OPEN: 'OPEN', ISSUED: 'ISSUED', ALL: 'ALL' } as const;
registerEnumType(CohortChoiceEnum, { name: 'CertificateCohortChoice', description: 'Closed cohorts with somebody who has no certificate yet, those with none left, or all.' });

@ObjectType('CertificateBatch', { description: 'One issue of certificates for a cohort, counted as it goes.' })
export class CertificateBatch {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { nullable: true, description: 'The job that does it.' }) jobId: number | null;
  @Field(() => Int, { description: 'Certificates to issue.' }) plannedCount: number;
  @Field(() => Int, { description: 'Numbered so far.' }) issuedCount: number;
  @Field(() => Int, { description: 'Printed so far; what is not printed is printed at its first download.' }) printedCount: number;
  @Field(() => String, { description: 'Who asked for it.' }) requestedByName: string;
  @Field(() => InstantScalar, { description: 'When it was asked for.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was done.' }) endedAt: string | null;
  @Field(() => Boolean, { description: 'Whether it is under way.' }) isRunning: boolean;
}

@ObjectType('CertificateCohort', { description: 'A closed cohort with where its certificates stand.' })
export class CertificateCohort {
  @Field(() => ID, { description: 'The cohort.' }) cohortId: number;
  @Field(() => String, { description: 'Its code.' }) code: string;
  @Field(() => String, { description: 'Its title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Its title in English.' }) titleEn: string;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed.' }) closedAt: string | null;
  @Field(() => Int, { description: 'Participants who completed.' }) completedCount: number;
  @Field(() => Int, { description: 'Valid certificates.' }) validCount: number;
  @Field(() => Int, { description: 'Certificates revoked and not issued again.' }) revokedCount: number;
  @Field(() => Int, { description: 'Completed, and never had a certificate.' }) openCount: number;
  @Field(() => Int, { description: 'Files that its certificates make for printing: /downloads/certificate-books/{cohortId}?part=1 and on.' }) bookParts: number;
  @Field(() => CertificateBatch, { nullable: true, description: 'The last issue.' }) lastBatch: CertificateBatch | null;
}

export const CertificateCohortPage = pageOf<CertificateCohort>('CertificateCohort', () => CertificateCohort);

@InputType({ description: 'Which closed cohorts; conditions add up.' })
export class CertificateCohortFilter {
  @Field(() => CohortChoiceEnum, { defaultValue: 'ALL', description: 'By whether somebody has no certificate yet.' }) choice: keyof typeof CohortChoiceEnum = 'ALL';
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title, or the beginning of the code.' }) search?: string | null;
  @Field(() => Int, { nullable: true, description: 'Ended in this year.' }) year?: number | null;
}

@ObjectType('CertificateCandidate', { description: 'A line of the completion list of a closed cohort, and whether it gets a certificate.' })
export class CertificateCandidate {
  @Field(() => ID, { description: 'The line.' }) completionId: number;
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => String, { description: 'The teacher number.' }) teacherNumber: string;
  @Field(() => String, { description: 'The name that would be printed.' }) teacherName: string;
  @Field(() => String, { description: "The school that would be printed, in the request's language." }) schoolName: string;
  @Field(() => StandingEnum, { description: 'READY, or why not.' }) standing: StandingCode;
  @Field(() => String, { description: "The same in words, in the request's language." }) reason: string;
  @Field(() => ID, { nullable: true, description: 'The certificate there is or was.' }) certificateId: number | null;
}

export const CertificateCandidatePage = pageOf<CertificateCandidate>('CertificateCandidate', () => CertificateCandidate);

@ObjectType('CertificateStandingCount', { description: 'How many lines of a completion list have a standing.' })
export class CertificateStandingCount {
  @Field(() => StandingEnum, { description: 'The standing.' }) standing: StandingCode;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@InputType({ description: 'The closed cohort whose certificates are to be issued.' })
export class CertificatesIssueInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Go on without those whose names no font can print; otherwise they are named and nothing is issued.' }) leavesOutUnprintable: boolean = false;
}
