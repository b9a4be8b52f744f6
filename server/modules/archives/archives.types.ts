import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { ViewerCan } from '../credits/index.js';
import type { BoundKind } from './archives.service.js';
import { ARCHIVE_PARTS, ARCHIVE_STATES, type ArchivePart, type ArchiveState, type PartState, type Requirement, UPLOAD_PARTS, type UploadPart } from './rules/vocabulary.js';

const enumOf = <T extends string>(codes: readonly T[]): Record<T, T> => Object.fromEntries(codes.map((code) => [code, code])) as Record<T, T>;
const told = (words: Readonly<Record<string, { en: string }>>): Record<string, { description: string }> => Object.fromEntries(Object.entries(words).map(([code, { en }]) => [code, { description: `${en}.` }]));

export const ArchivePartEnum = enumOf(Object.keys(ARCHIVE_PARTS) as ArchivePart[]);
registerEnumType(ArchivePartEnum, { name: 'ArchivePart', description: "A part of a cohort's archive.", valuesConfig: told(ARCHIVE_PARTS) });
export const ArchiveUploadPartEnum = enumOf(UPLOAD_PARTS);
registerEnumType(ArchiveUploadPartEnum, { name: 'ArchiveUploadPart', description: 'A part that files are uploaded into.', valuesConfig: told(Object.fromEntries(UPLOAD_PARTS.map((part) => [part, ARCHIVE_PARTS[part]]))) });
export const ArchiveStateEnum = enumOf(Object.keys(ARCHIVE_STATES) as ArchiveState[]);
registerEnumType(ArchiveStateEnum, { name: 'ArchiveState', description: 'Where an archive is.', valuesConfig: {
  RUNNING: { description: 'The class is not over and not everything is there.' }, INCOMPLETE: { description: 'The class is over and something is missing.' },
  COMPLETE: { description: 'Everything is there; it can be sealed.' }, ARCHIVED: { description: 'Sealed: nothing is added or removed.' },
} });
export const ArchiveRequirementEnum = { REQUIRED: 'REQUIRED', OPTIONAL: 'OPTIONAL', NOT_APPLICABLE: 'NOT_APPLICABLE' } as const;
registerEnumType(ArchiveRequirementEnum, { name: 'ArchiveRequirement', description: 'Whether an archive has to have a part.', valuesConfig: {
  REQUIRED: { description: 'It is missing while it is not there.' }, OPTIONAL: { description: 'It may be there.' }, NOT_APPLICABLE: { description: 'This class has none, for a reason that stands beside it.' },
} });
export const ArchivePartStateEnum = { PRESENT: 'PRESENT', MISSING: 'MISSING', NONE: 'NONE', NOT_APPLICABLE: 'NOT_APPLICABLE' } as const;
registerEnumType(ArchivePartStateEnum, { name: 'ArchivePartState', description: 'How a part stands.', valuesConfig: {
  PRESENT: { description: 'It is there.' }, MISSING: { description: 'It is asked for and not, or not wholly, there.' }, NONE: { description: 'Optional, and there is nothing.' }, NOT_APPLICABLE: { description: 'The class has none.' },
} });
export const BoundArchiveKindEnum = { ZIP: 'ZIP', PDF: 'PDF' } as const;
registerEnumType(BoundArchiveKindEnum, { name: 'BoundArchiveKind', description: 'As what an archive is put together.', valuesConfig: { ZIP: { description: 'All files in numbered folders.' }, PDF: { description: 'One bound document.' } } });

@ObjectType('ArchiveFile', { description: 'A file that somebody put into an archive; its bytes are at /downloads/archive-file/{id}.' })
export class ArchiveFile {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name as it was uploaded.' }) name: string;
  @Field(() => String, { description: 'What stands under it; empty for nothing.' }) caption: string;
  @Field(() => String, { description: 'Its media type.' }) mediaType: string;
  @Field(() => Int, { description: 'Size in bytes.' }) sizeBytes: number;
  @Field(() => String, { description: 'SHA-256 of its bytes.' }) sha256: string;
  @Field(() => ID, { nullable: true, description: 'The session that it belongs to; null for the whole class.' }) sessionId: number | null;
  @Field(() => String, { description: 'Who brought it.' }) addedByName: string;
  @Field(() => InstantScalar, { description: 'When.' }) addedAt: string;
}

@ObjectType('ArchiveItem', { description: 'A part of an archive with what it lacks.' })
export class ArchiveItem {
  @Field(() => ArchivePartEnum, { description: 'Which part.' }) part: ArchivePart;
  @Field(() => ArchiveRequirementEnum, { description: 'Whether it is asked for.' }) requirement: Requirement;
  @Field(() => ArchivePartStateEnum, { description: 'How it stands.' }) state: PartState;
  @Field(() => String, { nullable: true, description: 'What is missing, for programs, such as `REGISTERS_OPEN`.' }) missingCode: string | null;
  @Field(() => String, { nullable: true, description: "What is missing, in the request's language." }) missing: string | null;
  @Field(() => Int, { description: 'How many sessions, people, certificates, surveys or files it holds.' }) count: number;
  @Field(() => String, { nullable: true, description: 'Why the class has none.' }) notApplicableReason: string | null;
  @Field(() => [ArchiveFile], { description: 'Files uploaded into it, as they came; none for parts made from records.' }) files: ArchiveFile[];
}

@ObjectType('ArchiveSession', { description: 'A session that speaking notes can belong to.' })
export class ArchiveSession {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'From 1, in the order planned.' }) ordinal: number;
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Who speaks; empty for nobody.' }) lecturer: string;
}

@ObjectType('BoundArchive', { description: 'The zip or the PDF of an archive.' })
export class BoundArchive {
  @Field(() => InstantScalar, { nullable: true, description: 'When the file was made; null while there is none.' }) madeAt: string | null;
  @Field(() => Int, { nullable: true, description: 'Its size in bytes.' }) sizeBytes: number | null;
  @Field(() => Boolean, { description: 'Something changed since it was made.' }) isStale: boolean;
  @Field(() => ID, { nullable: true, description: 'The job that is at work on it now.' }) jobId: number | null;
}

@ObjectType('CohortArchive', { description: "A cohort's archive (班级档案): every paper it has to have, and what is missing." })
export class CohortArchive {
  @Field(() => ID, { description: 'The cohort.' }) cohortId: number;
  @Field(() => String, { description: "The cohort's code." }) code: string;
  @Field(() => String, { description: "The cohort's title in Chinese." }) title: string;
  @Field(() => String, { description: "The cohort's title in English." }) titleEn: string;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => ArchiveStateEnum, { description: 'Where it is.' }) state: ArchiveState;
  @Field(() => Int, { description: 'Parts that are there, of those asked for.' }) present: number;
  @Field(() => Int, { description: 'Parts asked for.' }) asked: number;
  @Field(() => [ArchiveItem], { description: 'Every part, in the order of the folders.' }) items: ArchiveItem[];
  @Field(() => [ArchiveSession], { description: 'Sessions in the order of time.' }) sessions: ArchiveSession[];
  @Field(() => InstantScalar, { nullable: true, description: 'When it was sealed.' }) archivedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who sealed it.' }) archivedByName: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was opened again last.' }) reopenedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was opened again last.' }) reopenReason: string | null;
  @Field(() => BoundArchive, { description: 'The zip, at /downloads/cohort-archive/{cohortId}.zip.' }) zip: BoundArchive;
  @Field(() => BoundArchive, { description: 'The PDF, at /downloads/cohort-archive/{cohortId}.pdf.' }) pdf: BoundArchive;
  @Field(() => ViewerCan, { description: 'Whether the viewer may add and remove files.' }) viewerCanAdd: ViewerCan;
  @Field(() => Boolean, { description: 'Whether the viewer says what is required, seals and opens.' }) viewerCanRule: boolean;
  @Field(() => ViewerCan, { description: 'Whether the viewer may seal it.' }) viewerCanSeal: ViewerCan;
}

@ObjectType('ArchiveLine', { description: "A cohort's archive in a list." })
export class ArchiveLine {
  @Field(() => ID, { description: 'The cohort.' }) cohortId: number;
  @Field(() => String, { description: "The cohort's code." }) code: string;
  @Field(() => String, { description: "The cohort's title in Chinese." }) title: string;
  @Field(() => String, { description: "The cohort's title in English." }) titleEn: string;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => ArchiveStateEnum, { description: 'Where it is.' }) state: ArchiveState;
  @Field(() => Int, { description: 'Parts that are there, of those asked for.' }) present: number;
  @Field(() => Int, { description: 'Parts asked for.' }) asked: number;
  @Field(() => [String], { description: "What is missing, parts that lack the same in one line, in the request's language." }) missing: string[];
  @Field(() => InstantScalar, { nullable: true, description: 'When it was sealed.' }) archivedAt: string | null;
}
export const ArchiveLinePage = pageOf('ArchiveLine', () => ArchiveLine);

@InputType({ description: 'Which archives are wanted.' })
export class ArchiveFilter {
  @Field(() => ArchiveStateEnum, { nullable: true, description: 'In this state.' }) state?: ArchiveState | null;
  @Field(() => Int, { nullable: true, description: 'Of classes that ended in this year; the present one when left out.' }) year?: number | null;
  @Field(() => Boolean, { nullable: true, description: "True: the county's own classes, false: those of schools; all when left out." }) ofCounty?: boolean | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title, or the beginning of the code.' }) search?: string | null;
}

@InputType({ description: 'A file for an archive.' })
export class ArchiveFileAddInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @Field(() => ArchiveUploadPartEnum, { description: 'Into which part.' }) part: UploadPart;
  @Field(() => ID, { description: 'What was uploaded at /uploads/archive, by the same person.' }) fileId: string;
  @Field(() => ID, { nullable: true, description: 'The session that it belongs to.' }) sessionId?: string | null;
  @Length(0, 200)
  @Field(() => String, { defaultValue: '', description: 'What stands under it.' }) caption: string = '';
}

@InputType({ description: 'What a file shows, and where it belongs.' })
export class ArchiveFileDescribeInput extends MutationInput {
  @Field(() => ID, { description: 'Which file.' }) id: string;
  @Length(0, 200)
  @Field(() => String, { description: 'What stands under it; empty for nothing.' }) caption: string;
  @Field(() => ID, { nullable: true, description: 'The session that it belongs to; null for the whole class.' }) sessionId?: string | null;
}

@InputType({ description: 'A file of an archive.' })
export class ArchiveFileRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'Which file.' }) id: string;
}

@InputType({ description: 'Whether a class has to have a part.' })
export class ArchivePartRequireInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @Field(() => ArchivePartEnum, { description: 'Which part.' }) part: ArchivePart;
  @Field(() => ArchiveRequirementEnum, { description: 'Whether it is asked for.' }) requirement: Requirement;
  @Length(0, 300)
  @Field(() => String, { defaultValue: '', description: 'Why; required when it is not applicable.' }) reason: string = '';
}

@InputType({ description: 'A cohort whose archive is sealed.' })
export class ArchiveSealInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
}

@InputType({ description: 'A sealed archive to be opened again.' })
export class ArchiveReopenInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @Length(2, 300)
  @Field(() => String, { description: 'Why; it stands in the archive.' }) reason: string;
}

@InputType({ description: 'An archive to be put together.' })
export class ArchiveBindInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @Field(() => BoundArchiveKindEnum, { description: 'As what.' }) kind: BoundKind;
}
