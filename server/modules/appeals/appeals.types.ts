import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { type Role, RoleEnum } from '../accounts/index.js';
import { School } from '../organisations/index.js';
import { Teacher } from '../teachers/index.js';
import { APPEAL_KINDS, APPEAL_STATUSES, APPEAL_STEPS, type AppealKind, type AppealStatus, type AppealStep, CARRY_OUTS, type CarryOut, type Vote, VOTES } from './rules/vocabulary.js';

const mirrored = <T extends string>(codes: readonly T[]): { [C in T]: C } => Object.fromEntries(codes.map((code) => [code, code])) as { [C in T]: C };

export const AppealKindEnum = mirrored(Object.keys(APPEAL_KINDS) as AppealKind[]);
registerEnumType(AppealKindEnum, { name: 'CreditAppealKind', description: 'What is appealed against: a claim rejected or returned, a credit taken back, a credit lost to a cap, a class that gave none.' });
export const AppealStatusEnum = mirrored(Object.keys(APPEAL_STATUSES) as AppealStatus[]);
registerEnumType(AppealStatusEnum, { name: 'CreditAppealStatus', description: 'Where an appeal stands: awaiting admission, under review, withdrawn, not admitted, decision upheld, or granted.' });
export const AppealStepEnum = mirrored(APPEAL_STEPS);
registerEnumType(AppealStepEnum, { name: 'CreditAppealStep', description: 'Something that was done with an appeal.' });
export const VoteEnum = mirrored(Object.keys(VOTES) as Vote[]);
registerEnumType(VoteEnum, { name: 'CreditAppealVoteKind', description: 'A member of the panel grants the appeal or upholds the decision.' });
export const CarryOutEnum = mirrored(CARRY_OUTS);
registerEnumType(CarryOutEnum, { name: 'CreditAppealCarryOutState', description: 'Whether what a granted appeal asks for has happened.' });
export const APPEAL_ACTIONS = ['WITHDRAW', 'ADMIT', 'DISMISS', 'NAME_PANEL', 'VOTE', 'CLOSE', 'CARRY_OUT'] as const;
export type AppealAction = (typeof APPEAL_ACTIONS)[number];
export const AppealActionEnum = mirrored(APPEAL_ACTIONS);
registerEnumType(AppealActionEnum, { name: 'CreditAppealAction', description: 'What can be done with an appeal.' });
export const AppealSortEnum = mirrored(['DEADLINE', 'NEWEST'] as const);
registerEnumType(AppealSortEnum, { name: 'CreditAppealSort', description: 'What must be decided soonest first, or the newest first.' });

@ObjectType('CreditAppealFile', { description: 'Evidence of an appeal; fetched from /downloads/credit-appeal-evidence/{appeal}/{file}.' })
export class CreditAppealFile {
  @Field(() => ID, { description: 'The file.' }) id: number;
  @Field(() => String, { description: 'What it was called.' }) name: string;
}

@ObjectType('CreditAppealMember', { description: 'A member of the panel. What others said is hidden until all have voted.' })
export class CreditAppealMember {
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => Boolean, { description: 'Whether he heads the panel.' }) isHead: boolean;
  @Field(() => Boolean, { description: 'Whether he has voted.' }) hasVoted: boolean;
  @Field(() => VoteEnum, { nullable: true, description: "His vote; null until all have voted, save the viewer's own." }) vote: Vote | null;
  @Field(() => String, { nullable: true, description: 'His reasons; hidden as the vote is.' }) reason: string | null;
}

@ObjectType('CreditAppealStepTaken', { description: 'Something that was done with an appeal; these only grow.' })
export class CreditAppealStepTaken {
  @Field(() => AppealStepEnum, { description: 'What.' }) action: AppealStep;
  @Field(() => String, { nullable: true, description: 'What was said with it.' }) note: string | null;
  @Field(() => String, { nullable: true, description: 'Who; null where the viewer is not told.' }) byName: string | null;
  @Field(() => InstantScalar, { description: 'When.' }) at: string;
}

@ObjectType('CreditAppeal', { description: "A teacher's appeal against a decision about his credits. Amounts are hundredths of a credit." })
export class CreditAppeal {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'As it is cited, such as 2026-12.' }) number: string;
  @Field(() => Teacher, { description: 'Who appeals.' }) teacher: Teacher;
  @Field(() => AppealKindEnum, { description: 'Against what kind of decision.' }) kind: AppealKind;
  @Field(() => String, { description: 'The training or activity it is about.' }) title: string;
  @Field(() => String, { description: 'What was decided and why, as it was told.' }) decision: string;
  @Field(() => DayScalar, { description: 'The day of that decision.' }) decidedDay: string;
  @Field(() => String, { description: 'Who decided it.' }) decidedByName: string;
  @Field(() => Int, { description: 'What is at stake before caps; 0 where a class gave no result to price.' }) stakeCenticredits: number;
  @Field(() => String, { description: 'Why he appeals.' }) grounds: string;
  @Field(() => [CreditAppealFile], { description: 'The evidence.' }) files: CreditAppealFile[];
  @Field(() => InstantScalar, { description: 'When it was filed.' }) filedAt: string;
  @Field(() => DayScalar, { description: 'The last day to decide it.' }) decideByDay: string;
  @Field(() => Int, { nullable: true, description: 'Days left to decide, negative when overdue; null once decided.' }) daysLeft: number | null;
  @Field(() => AppealStatusEnum, { description: 'Where it stands.' }) status: AppealStatus;
  @Field(() => Int, { description: 'Members of the panel; 0 until it is named.' }) panelSize: number;
  @Field(() => Int, { description: 'How many have voted.' }) voteCount: number;
  @Field(() => [CreditAppealMember], { description: 'The panel; empty for the applicant.' }) panel: CreditAppealMember[];
  @Field(() => String, { nullable: true, description: 'What the applicant is told with the outcome, or why it was not admitted.' }) outcomeReason: string | null;
  @Field(() => Int, { nullable: true, description: 'Votes for granting it; null until decided.' }) grantVotes: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) closedAt: string | null;
  @Field(() => CarryOutEnum, { nullable: true, description: 'Of a granted appeal: whether it has been carried out.' }) carryOut: CarryOut | null;
  @Field(() => Int, { nullable: true, description: 'What it brought, net; null until carried out.' }) effectCenticredits: number | null;
  @Field(() => String, { nullable: true, description: 'Why it brought nothing, or what has still to be done.' }) effectNote: string | null;
  @Field(() => ID, { nullable: true, description: 'The class whose result it is about.' }) cohortId: number | null;
  @Field(() => ID, { nullable: true, description: 'The claim it is about.' }) claimId: number | null;
  @Field(() => [CreditAppealStepTaken], { description: 'What was done with it, the first first.' }) steps: CreditAppealStepTaken[];
  @Field(() => [AppealActionEnum], { description: 'What the viewer may do with it now.' }) viewerMay: AppealAction[];
  @Field(() => String, { nullable: true, description: 'Why the viewer may not conduct it, in words for him; null when nothing bars him.' }) viewerBarred: string | null;
  teacherId: number;
  schoolId: number;
  entryId: number | null;
  decidedByAccountId: number | null;
}

export const CreditAppealPage = pageOf<CreditAppeal>('CreditAppeal', () => CreditAppeal);

@ObjectType('CreditAppealPermission', { description: 'Whether somebody may sit on the panel.' })
export class CreditAppealPermission {
  @Field(() => Boolean, { description: 'Whether he may.' }) allowed: boolean;
  @Field(() => String, { nullable: true, description: 'Why not, in words.' }) reason: string | null;
}

@ObjectType('CreditAppealCandidate', { description: 'Somebody who could sit on the panel of an appeal.' })
export class CreditAppealCandidate {
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => [RoleEnum], { description: 'The roles he holds.' }) roles: Role[];
  @Field(() => School, { nullable: true, description: 'Where he teaches.' }) school: School | null;
  @Field(() => CreditAppealPermission, { description: 'Whether he may judge this appeal.' }) may: CreditAppealPermission;
}

@ObjectType('AppealableDecision', { description: "A decision about the viewer's credits that he can appeal against today. Amounts are hundredths of a credit." })
export class AppealableDecision {
  @Field(() => ID, { description: 'Names the decision.' }) key: string;
  @Field(() => AppealKindEnum, { description: 'Its kind.' }) kind: AppealKind;
  @Field(() => String, { description: 'The training or activity.' }) title: string;
  @Field(() => String, { description: 'What was decided and why.' }) decision: string;
  @Field(() => DayScalar, { description: 'The day of the decision.' }) decidedDay: string;
  @Field(() => String, { description: 'Who decided it.' }) decidedByName: string;
  @Field(() => DayScalar, { description: 'The last day to appeal.' }) lastDay: string;
  @Field(() => Int, { description: 'Days left; 0 on the last day.' }) daysLeft: number;
  @Field(() => Int, { description: 'What is at stake before caps.' }) stakeCenticredits: number;
}

@InputType({ description: 'Which appeals; conditions add up.' })
export class CreditAppealFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only those that await something of the viewer: his vote or, at the desk, the next step.' }) awaitsViewer?: boolean | null;
  @Field(() => [AppealStatusEnum], { nullable: true, description: 'Only in one of these states.' }) statuses?: AppealStatus[] | null;
  @Field(() => CarryOutEnum, { nullable: true, description: 'Only granted ones in this state of being carried out.' }) carryOut?: CarryOut | null;
  @Field(() => AppealKindEnum, { nullable: true, description: 'Only against this kind of decision.' }) kind?: AppealKind | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those whose time to decide is over.' }) overdue?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only of teachers of this school.' }) schoolId?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: "Part of the teacher's name, its pinyin, the number, or of the title." }) search?: string | null;
}

@InputType({ description: 'An appeal.' })
export class CreditAppealFileInput extends MutationInput {
  @Length(3, 60)
  @Field(() => ID, { description: 'The decision, by its key.' }) matterKey: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'Why he appeals, 5 to 1,000 characters.' }) grounds: string;
  @ArrayMaxSize(10) @ArrayUnique()
  @Field(() => [ID], { description: 'Files uploaded as appeal-evidence, 10 at most.', defaultValue: [] }) evidenceFileIds: string[];
}

@InputType({ description: 'Which appeal.' })
export class CreditAppealWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
}

@InputType({ description: 'Which appeal is admitted.' })
export class CreditAppealAdmitInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
}

@InputType({ description: 'Why an appeal is not admitted.' })
export class CreditAppealDismissInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'Why; the applicant reads it.' }) reason: string;
}

@InputType({ description: 'Who judges an appeal.' })
export class CreditAppealNamePanelInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
  @ArrayMinSize(1) @ArrayMaxSize(9) @ArrayUnique()
  @Field(() => [ID], { description: 'Accounts of three or five members.' }) memberIds: string[];
  @Field(() => ID, { description: 'The member who heads it.' }) headId: string;
}

@InputType({ description: 'A vote on an appeal.' })
export class CreditAppealVoteInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
  @IsIn(Object.keys(VOTES))
  @Field(() => VoteEnum, { description: 'Grant it, or uphold the decision.' }) vote: Vote;
  @Length(5, 500)
  @Field(() => String, { description: 'The reasons, 5 to 500 characters.' }) reason: string;
}

@InputType({ description: 'What the applicant is told with the outcome.' })
export class CreditAppealCloseInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'The reasons of the panel in words for the applicant.' }) reason: string;
}

@InputType({ description: 'Which granted appeal is to be carried out.' })
export class CreditAppealCarryOutInput extends MutationInput {
  @Field(() => ID, { description: 'The appeal.' }) id: string;
}
