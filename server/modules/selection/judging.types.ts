import { ArrayMaxSize, IsOptional, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import { SelectionPoints } from './entries.types.js';
import type { DraftRefusal, SubmissionRefusal } from './judging.service.js';
import { SelectionRound } from './rounds.types.js';
import type { JudgingRefusal } from './rules/judging.js';
import { SHEET_WORDS } from './selection.words.js';

export const PaperStatusEnum = { OPEN: 'OPEN', SUBMITTED: 'SUBMITTED' } as const;
registerEnumType(PaperStatusEnum, { name: 'JudgingPaperStatus', description: 'Whether a paper is still to be scored.' });

@ObjectType('JudgingEvidence', { description: 'A file of a paper, under a name that tells nothing.' })
export class JudgingEvidence {
  @Field(() => Int, { description: 'Its position, from 1.' }) ordinal: number;
  @Field(() => String, { description: 'Media type.' }) kind: string;
  @Field(() => Int, { description: 'Size in bytes.' }) sizeBytes: number;
  @Field(() => String, { description: 'Where to open it.' }) url: string;
}

@ObjectType('JudgingPaper', { description: "An entry on a judge's own desk: a code, the work and the judge's points, and nothing that tells whose it is." })
export class JudgingPaper {
  @Field(() => ID, { description: 'Its id on this desk; other judges know the same work by other ids.' }) id: number;
  @Field(() => ID, { description: 'The round.' }) roundId: number;
  @Field(() => Int, { description: 'Position on the desk.' }) ordinal: number;
  @Field(() => String, { description: 'Code of the work.' }) blindCode: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage taught.' }) stage: string;
  @Field(() => String, { description: 'Title of the work.' }) work: string;
  @Field(() => String, { description: 'What the entrant says about it.' }) statement: string;
  @Field(() => [JudgingEvidence], { description: 'Its files.' }) evidence: JudgingEvidence[];
  @Field(() => PaperStatusEnum, { description: 'Whether it is still to be scored.' }) status: string;
  @Field(() => [SelectionPoints], { description: 'Points so far, or those submitted.' }) points: SelectionPoints[];
  @Field(() => String, { nullable: true, description: "The judge's comment." }) comment: string | null;
  @Field(() => Int, { description: 'Grows with every saved draft; a draft names the one it follows.' }) draftRevision: number;
  @Field(() => Int, { nullable: true, description: 'Points in all, once submitted.' }) totalPoints: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was submitted.' }) submittedAt: string | null;
}

export const JudgingPaperPage = pageOf<JudgingPaper>('JudgingPaper', () => JudgingPaper);

@ObjectType('JudgingDesk', { description: "A judge's desk in a round." })
export class JudgingDesk {
  @Field(() => SelectionRound, { description: 'The round.' }) round: SelectionRound;
  @Field(() => Int, { description: 'Papers on the desk.' }) papers: number;
  @Field(() => Int, { description: 'Papers submitted.' }) submitted: number;
}

@InputType({ description: 'Points for one criterion.' })
export class JudgingPointsInput {
  @Length(1, 40) @Field(() => String, { description: 'Key of the criterion.' }) criterion: string;
  @Min(0) @Field(() => Int, { description: 'Whole points.' }) points: number;
}

@InputType({ description: 'A score sheet.' })
export class JudgingPaperSubmitInput extends MutationInput {
  @Field(() => ID, { description: 'Which paper.' }) paperId: string;
  @ArrayMaxSize(12) @ValidateNested({ each: true }) @Field(() => [JudgingPointsInput], { description: 'Points by criterion.' }) points: JudgingPointsInput[];
  @IsOptional() @Length(0, 1000) @Field(() => String, { nullable: true, description: 'A comment for the entrant.' }) comment?: string | null;
}

@InputType({ description: 'An unfinished score sheet.' })
export class JudgingDraftSaveInput extends JudgingPaperSubmitInput {
  @Field(() => Int, { description: 'The revision that this draft follows.' }) revision: number;
}

@InputType({ description: 'A recusal.' })
export class JudgingPaperRecuseInput extends MutationInput {
  @Field(() => ID, { description: 'Which paper.' }) paperId: string;
  @Length(2, 500) @Field(() => String, { description: 'Why.' }) reason: string;
}

const paper = { field: 'paper', type: () => JudgingPaper, description: 'The paper.' };
const judgingWords = {
  SUBMITTED_ALREADY: () => ({ zh: '评分已经提交，不能再修改。', en: 'The score is submitted and no longer changes.' }),
  NOT_JUDGING: () => ({ zh: '评审环节没有开放，不能评分。', en: 'Judging is not open.' }),
  DEADLINE_PASSED: ({ deadline }: Extract<JudgingRefusal, { code: 'DEADLINE_PASSED' }>) => ({ zh: `评分截止日期 ${deadline} 已过。如确有需要，请联系县师训中心延期。`, en: `The deadline for scores was ${deadline}. If need be, ask the training centre to extend it.` }),
};
export const judgingDraftSavePayload = payloadOf<DraftRefusal, JudgingPaper>('JudgingDraftSave', paper, {
  ...judgingWords, ...SHEET_WORDS,
  CHANGED_ELSEWHERE: () => ({ zh: '这份评分在另一处有更新的暂存内容，请先核对。', en: 'A newer draft of this sheet was saved elsewhere. Look at it first.' }),
});
export const judgingPaperSubmitPayload = payloadOf<SubmissionRefusal, JudgingPaper>('JudgingPaperSubmit', paper, { ...judgingWords, ...SHEET_WORDS });
export const judgingPaperRecusePayload = payloadOf<JudgingRefusal, boolean>('JudgingPaperRecuse', { field: 'replaced', type: () => Boolean, description: 'Whether another judge could be drawn at once.' }, judgingWords);
