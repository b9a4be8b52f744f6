import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { enumOf, ViewerCan } from './credits.types.js';
import { RuleSetDocument } from './rule-set-document.types.js';
import { MOST_FILE_BYTES } from './rule-set-file.js';

export const RuleSetStateEnum = enumOf('IN_FORCE', 'TO_COME', 'REPLACED', 'SHIPPED');
registerEnumType(RuleSetStateEnum, { name: 'RuleSetState', description: 'IN_FORCE today, TO_COME later, REPLACED by a later version or run out, or SHIPPED as an example that the county does not recognise by.' });
export const RuleSetDraftStatusEnum = enumOf('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'PUBLISHED');
registerEnumType(RuleSetDraftStatusEnum, { name: 'RuleSetDraftStatus', description: 'Being written, waiting for the second person, given up, or published.' });
export const RuleSetChangeKindEnum = enumOf('ADDED', 'REMOVED', 'CHANGED', 'MOVED');
registerEnumType(RuleSetChangeKindEnum, { name: 'RuleSetChangeKind', description: 'What became of a row or field; MOVED: the rows of a list stand in another order.' });
export const ContradictionSeverityEnum = enumOf('ERROR', 'WARNING');
registerEnumType(ContradictionSeverityEnum, { name: 'ContradictionSeverity', description: 'An ERROR keeps a rule set from coming into force, a WARNING wants a second look.' });

@ObjectType('RuleSetVersion', { description: 'A published version of a rule set. It never changes.' })
export class RuleSetVersion {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => Int, { description: 'Its version; the county’s own are numbered through.' }) version: number;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => RuleSetStateEnum, { description: 'Whether the county recognises by it.' }) state: string;
  @Field(() => DayScalar, { description: 'First day in force.' }) effectiveFromDay: string;
  @Field(() => DayScalar, { nullable: true, description: 'Last day in force as the document says or as a later version cuts it; null: open.' }) effectiveToDay: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was published.' }) publishedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who published it; null when it was shipped.' }) publishedByName: string | null;
  @Field(() => String, { description: 'SHA-256 of the document, in hexadecimal.' }) documentHash: string;
  @Field(() => RuleSetDocument, { description: 'The whole of it.' }) document: RuleSetDocument;
  @Field(() => String, { description: 'The whole of it with its test cases, as the readable file.' }) text: string;
}

@ObjectType('RuleSetContradiction', { description: 'Something in a document that cannot hold together.' })
export class RuleSetContradiction {
  @Field(() => ContradictionSeverityEnum, { description: 'How bad it is.' }) severity: string;
  @Field(() => String, { description: 'What kind it is, such as MINIMUM_ABOVE_CAP.' }) code: string;
  @Field(() => String, { description: 'Where it stands, such as `minima.remote-minimum`.' }) path: string;
  @Field(() => String, { description: "In words, in the request's language." }) message: string;
}

@ObjectType('RuleSetProblem', { description: 'Where a document is malformed.' })
export class RuleSetProblem {
  @Field(() => Int, { description: 'The line of the text, from 1.' }) line: number;
  @Field(() => String, { description: 'The path of the field, such as `ruleSet.weights.3.centicredits`.' }) path: string;
  @Field(() => String, { description: "What the tables of the console call it, in the request's language; empty for the text as a whole." }) place: string;
  @Field(() => String, { description: "What is wrong, in the request's language." }) message: string;
}

@ObjectType('RuleSetTestCheck', { description: 'One thing that a test case looks at.' })
export class RuleSetTestCheck {
  @Field(() => String, { description: 'What is looked at.' }) what: string;
  @Field(() => String, { description: 'What should come of it.' }) expected: string;
  @Field(() => String, { description: 'What came of it.' }) got: string;
  @Field(() => Boolean, { description: 'Whether they are the same.' }) passed: boolean;
  @Field(() => [String], { description: 'How the rules came to it, sentence by sentence.' }) reasons: string[];
}

@ObjectType('RuleSetTestResult', { description: 'What came of a test case.' })
export class RuleSetTestResult {
  @Field(() => String, { description: 'Key of the case.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => Boolean, { description: 'Whether everything came as expected; a case that expects nothing fails.' }) passed: boolean;
  @Field(() => [RuleSetTestCheck], { description: 'What was looked at.' }) checks: RuleSetTestCheck[];
}

@ObjectType('RuleSetCheck', { description: 'What is to be said of a document: malformed, contradictory, and what its test cases give.' })
export class RuleSetCheck {
  @Field(() => [RuleSetProblem], { description: 'Where it is malformed; then nothing else is looked at.' }) problems: RuleSetProblem[];
  @Field(() => [RuleSetContradiction], { description: 'What cannot hold together, in the order of the document.' }) contradictions: RuleSetContradiction[];
  @Field(() => [RuleSetTestResult], { description: 'What the test cases give.' }) testResults: RuleSetTestResult[];
}

@ObjectType('RuleSetDraft', { description: 'A rule set that is being written.' })
export class RuleSetDraft {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
  @Field(() => RuleSetDraftStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => Int, { description: 'Counts the saves: send it back with the next one.' }) revision: number;
  @Field(() => DayScalar, { description: 'First day it is to be in force.' }) effectiveFromDay: string;
  @Field(() => DayScalar, { nullable: true, description: 'Last day; null: open.' }) effectiveToDay: string | null;
  @Field(() => ID, { nullable: true, description: 'The version it was made from.' }) basedOnId: number | null;
  @Field(() => ID, { nullable: true, description: 'The version it became.' }) ruleSetId: number | null;
  @Field(() => String, { nullable: true, description: 'Why the second person gave it back.' }) returnReason: string | null;
  @Field(() => InstantScalar, { description: 'When it was last saved.' }) savedAt: string;
  @Field(() => String, { description: 'Who saved it last.' }) savedByName: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was last submitted.' }) submittedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Who submitted it.' }) submittedByName: string | null;
  @Field(() => [String], { description: 'Everybody who wrote in it: none of them publishes it.' }) authorNames: string[];
  @Field(() => RuleSetDocument, { description: 'The whole of it.' }) document: RuleSetDocument;
  @Field(() => String, { description: 'The whole of it with its test cases, as the readable file.' }) text: string;
  @Field(() => RuleSetCheck, { description: 'What is to be said of it.' }) check: RuleSetCheck;
  @Field(() => ViewerCan, { description: 'Whether the viewer may save it.' }) viewerCanEdit: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may submit it.' }) viewerCanSubmit: ViewerCan;
  @Field(() => ViewerCan, { description: 'Whether the viewer may publish it.' }) viewerCanPublish: ViewerCan;
}

@ObjectType('RuleSetChange', { description: 'Something that one rule set says and another does not.' })
export class RuleSetChangeType {
  @Field(() => String, { description: 'The section, such as `caps`.' }) section: string;
  @Field(() => String, { description: "The section's name in the request's language." }) sectionName: string;
  @Field(() => String, { description: 'Where it stands, such as `caps.school-based-yearly.amount`.' }) path: string;
  @Field(() => RuleSetChangeKindEnum, { description: 'What became of it.' }) kind: string;
  @Field(() => String, { description: "In words, in the request's language." }) message: string;
}

@InputType({ description: 'A published version or a draft: one of the two.' })
export class RuleSetReference {
  @IsOptional()
  @Field(() => ID, { nullable: true, description: 'A published version.' }) ruleSetId?: string | null;
  @IsOptional()
  @Field(() => ID, { nullable: true, description: 'A draft.' }) draftId?: string | null;
}

@InputType({ description: 'A new draft from a published version or a shipped one.' })
export class RuleSetDraftCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Which version.' }) fromRuleSetId: string;
}

@InputType({ description: 'A file that becomes a draft.' })
export class RuleSetDraftImportInput extends MutationInput {
  @Length(2, MOST_FILE_BYTES)
  @Field(() => String, { description: 'The text of the readable file, up to 500 KB.' }) text: string;
}

@InputType({ description: 'A draft as it is now written.' })
export class RuleSetDraftSaveInput extends MutationInput {
  @Field(() => ID, { description: 'Which draft.' }) draftId: string;
  @Min(1) @Max(1_000_000)
  @Field(() => Int, { description: 'The revision it was read at.' }) revision: number;
  @Length(2, MOST_FILE_BYTES)
  @Field(() => String, { description: 'The whole of it with its test cases, as in the readable file.' }) text: string;
}

@InputType({ description: 'A draft as it was looked at.' })
export class RuleSetDraftRevisionInput extends MutationInput {
  @Field(() => ID, { description: 'Which draft.' }) draftId: string;
  @Min(1) @Max(1_000_000)
  @Field(() => Int, { description: 'The revision that was looked at.' }) revision: number;
}

@InputType({ description: 'A submitted draft that is opened again.' })
export class RuleSetDraftReturnInput extends MutationInput {
  @Field(() => ID, { description: 'Which draft.' }) draftId: string;
  @IsOptional() @Length(2, 500)
  @Field(() => String, { nullable: true, description: 'Why; its authors need not say.' }) reason?: string | null;
}

@InputType({ description: 'A draft that is given up.' })
export class RuleSetDraftWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'Which draft.' }) draftId: string;
}
