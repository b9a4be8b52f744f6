import { Length } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';

import { countyTimeOf } from '../../platform/clock.js';
import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { CascadesReadModel } from './cascade.read-model.js';
import type { Cascades, EvidenceRefusal, OpenRefusal, WithdrawRefusal } from './cascade.service.js';
import {
  type Cascade, CascadeEvidenceAddInput, CascadeEvidenceRemoveInput, CascadeGiver, CascadeOpenInput, CascadePage, CascadeSheet, CascadeStepAddInput, CascadeStepWithdrawInput,
} from './cascade.types.js';
import { STEP_STATES, type StepRefusal } from './rules/step.js';

const sheet = { field: 'sheet', type: () => CascadeSheet, description: 'The cascade as it stands now.' };
const list = (numbers: readonly string[]): string => `${numbers.slice(0, 10).join('、')}${numbers.length > 10 ? ` 等 ${numbers.length} 个` : ''}`;
const unknownNumbers = ({ numbers }: { numbers: readonly string[] }) => ({ zh: `名册中没有以下教师编号，或本人已不在本县任职：${list(numbers)}。`, en: `No teacher in service has these numbers: ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}.` });
const WITHDRAWN = () => ({ zh: '该场次已撤销，材料不再变动。', en: 'The step was withdrawn; its evidence stays as it is.' });

export const cascadeOpenPayload = payloadOf<OpenRefusal, CascadeSheet>('CascadeOpen', sheet, {
  DAYS_WRONG: () => ({ zh: '日期有误：开始不晚于结束，结束不晚于完成期限。', en: 'The days do not follow: from, to, due.', field: 'input.dueOn' }),
  COHORT_UNKNOWN: () => ({ zh: '找不到该培训班，或还是草稿。', en: 'No such cohort, or still a draft.', field: 'input.cohortId' }),
  NUMBERS_UNKNOWN: (refusal) => ({ ...unknownNumbers(refusal), field: 'input.attendees' }),
  NOBODY_ATTENDED: () => ({ zh: '请填写本县参加上级培训的教师，至少一人。', en: 'Name at least one teacher of the county who was there.', field: 'input.attendees' }),
  NO_TARGETS: () => ({ zh: '所选片区没有学校。', en: 'The areas have no schools.', field: 'input.areaIds' }),
});
export const cascadeStepAddPayload = payloadOf<StepRefusal, CascadeSheet>('CascadeStepAdd', sheet, {
  PARENT_NOT_HELD: ({ state }) => ({ zh: `上一级场次${STEP_STATES[state].zh}，不能由此再往下转培训。请先完成它的签到。`, en: `The step above is ${STEP_STATES[state].en.toLowerCase()}; complete its register first.`, field: 'input.parentId' }),
  GIVER_UNKNOWN: () => ({ zh: '名册中没有这位教师，或已不在本县任职。', en: 'No such teacher in service.', field: 'input.giverId' }),
  GIVER_NOT_PRESENT: ({ name }) => ({ zh: `${name}没有参加上一级培训（签到记录为准），不能由其转培训。`, en: `${name} was not present at the step above, so cannot pass it on.`, field: 'input.giverId' }),
  PLACE_MISSING: () => ({ zh: '请选择片区或学校。', en: 'Choose the area or the school.', field: 'input.schoolId' }),
  SCHOOL_NOT_TARGET: () => ({ zh: '该校不在本次转培训的范围内。', en: 'The school is not among the targets.', field: 'input.schoolId' }),
  BEFORE_PARENT: ({ endedAt }) => ({ zh: `时间不能早于上一级（${countyTimeOf(endedAt)}）。`, en: `It cannot begin before the step above (${countyTimeOf(endedAt)}).`, field: 'input.startsAt' }),
  NUMBERS_UNKNOWN: (refusal) => ({ ...unknownNumbers(refusal), field: 'input.teacherNumbers' }),
  NOBODY_INVITED: () => ({ zh: '没有应参加的教师。片区场次请填写教师编号。', en: 'Nobody is to attend. For an area, name the teachers.', field: 'input.teacherNumbers' }),
  STEP_THERE: () => ({ zh: '这一场已经有人记过了（同一主讲人、同一对象、同一时间），请直接到签到册签到。', en: 'This step is on record already: same giver, place and time. Take its register.', field: 'input.startsAt' }),
});
export const cascadeStepWithdrawPayload = payloadOf<WithdrawRefusal, CascadeSheet>('CascadeStepWithdraw', sheet, { ALREADY_WITHDRAWN: () => ({ zh: '该场次已经撤销。', en: 'The step was withdrawn already.' }) });
export const cascadeEvidenceAddPayload = payloadOf<EvidenceRefusal, CascadeSheet>('CascadeEvidenceAdd', sheet, {
  WITHDRAWN, FILE_UNKNOWN: () => ({ zh: '找不到上传的文件，请重新上传。', en: 'The upload is not known; please upload it again.', field: 'input.fileId' }),
  TOO_MANY: ({ most }) => ({ zh: `每场最多 ${most} 个文件。`, en: `${most} files at most for a step.` }),
});
export const cascadeEvidenceRemovePayload = payloadOf<{ readonly code: 'WITHDRAWN' }, CascadeSheet>('CascadeEvidenceRemove', sheet, { WITHDRAWN });

@InputType({ description: 'Which people.' })
export class CascadeGiverFilter {
  @Length(0, 60)
  @Field(() => String, { defaultValue: '', description: 'Part of the name, number or school.' }) search: string = '';
}

const idOf = (id: string | null | undefined): number | null => (id ? Number(id) : null);

@Resolver()
export class CascadeResolver {
  constructor(private readonly service: Cascades, private readonly readModel: CascadesReadModel) {}

  @Query(() => CascadePage, { description: "Cascades that concern the viewer's schools, those due last first." })
  cascades(@PageArg() page: PageInput, @Ctx() context: RequestContext): Promise<Page<Cascade>> {
    return this.readModel.page(context.actor, page);
  }

  @Query(() => CascadeSheet, { nullable: true, description: 'One cascade with lineage and coverage; null when there is none within reach.' })
  cascade(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<CascadeSheet | null> {
    return this.readModel.sheet(context.actor, Number(id));
  }

  @Query(() => [CascadeGiver], { description: "Who may pass it on: people present at the source or a held step, the viewer's school first, 50 at most." })
  cascadeGivers(
    @Arg('cascadeId', () => ID, { description: 'Which cascade.' }) cascadeId: string,
    @Arg('filter', () => CascadeGiverFilter, { description: 'Which people.', defaultValue: {} }) filter: CascadeGiverFilter,
    @Ctx() context: RequestContext,
  ): Promise<CascadeGiver[]> {
    return this.readModel.givers(context.actor, Number(cascadeId), filter.search);
  }

  @Mutation(() => cascadeOpenPayload.type, { description: 'Sets up a training to be passed on, with its targets and due day.' })
  async cascadeOpen(@Arg('input', () => CascadeOpenInput, { description: 'The training.' }) input: CascadeOpenInput, @Ctx() context: RequestContext): Promise<object> {
    return cascadeOpenPayload.from(await this.read(context, this.service.open(context.actor, { ...input, titleEn: input.titleEn || input.title, cohortId: idOf(input.cohortId), areaIds: input.areaIds.map(Number) })), context.locale);
  }

  @Mutation(() => cascadeStepAddPayload.type, { description: 'Writes a step down with its register. Only who was present at the step above passes it on.' })
  async cascadeStepAdd(@Arg('input', () => CascadeStepAddInput, { description: 'The step.' }) input: CascadeStepAddInput, @Ctx() context: RequestContext): Promise<object> {
    const { cascadeId, parentId, areaId, schoolId, giverId } = input;
    return cascadeStepAddPayload.from(await this.read(context, this.service.addStep(context.actor, { ...input, cascadeId: Number(cascadeId), parentId: idOf(parentId), areaId: idOf(areaId), schoolId: idOf(schoolId), giverId: Number(giverId) })), context.locale);
  }

  @Mutation(() => cascadeStepWithdrawPayload.type, { description: 'Takes a step back; what hangs below it counts no longer.' })
  async cascadeStepWithdraw(@Arg('input', () => CascadeStepWithdrawInput, { description: 'Which step, and why.' }) input: CascadeStepWithdrawInput, @Ctx() context: RequestContext): Promise<object> {
    return cascadeStepWithdrawPayload.from(await this.read(context, this.service.withdrawStep(context.actor, { ...input, id: Number(input.id) })), context.locale);
  }

  @Mutation(() => cascadeEvidenceAddPayload.type, { description: 'Puts an uploaded file to a step.' })
  async cascadeEvidenceAdd(@Arg('input', () => CascadeEvidenceAddInput, { description: 'The file.' }) input: CascadeEvidenceAddInput, @Ctx() context: RequestContext): Promise<object> {
    return cascadeEvidenceAddPayload.from(await this.read(context, this.service.addEvidence(context.actor, { ...input, stepId: Number(input.stepId), fileId: Number(input.fileId) })), context.locale);
  }

  @Mutation(() => cascadeEvidenceRemovePayload.type, { description: 'Takes a file away from a step; the log keeps its name and hash.' })
  async cascadeEvidenceRemove(@Arg('input', () => CascadeEvidenceRemoveInput, { description: 'Which file.' }) input: CascadeEvidenceRemoveInput, @Ctx() context: RequestContext): Promise<object> {
    return cascadeEvidenceRemovePayload.from(await this.read(context, this.service.removeEvidence(context.actor, { ...input, id: Number(input.id) })), context.locale);
  }

  private async read<R extends Refusal>(context: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<CascadeSheet, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.sheet(context.actor, told.value) as CascadeSheet) : told;
  }
}
