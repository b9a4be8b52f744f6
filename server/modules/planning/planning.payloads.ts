import { payloadOf } from '../../platform/graphql/payload.js';
import { Programme } from '../training/index.js';
import type { ExpenseRefusal } from './budgets.service.js';
import type { ImportRefusal } from './plan-imports.service.js';
import { PlanImport, ProgrammeBudget, TrainingPlan } from './planning.types.js';
import type { CopyRefusal, CreateRefusal } from './plans.service.js';
import { type ItemRefusal, MOST_ITEMS, PLAN_STATUSES, type PlanStatus, type ProgrammeRefusal, type RemoveRefusal, type StepRefusal } from './rules/plan-life.js';

const plan = { field: 'plan', type: () => TrainingPlan, description: 'The plan as it stands now.' };
const budget = { field: 'budget', type: () => ProgrammeBudget, description: 'The budget as it stands now.' };
type WrongStep = Extract<StepRefusal, { code: 'WRONG_STEP' }>;

const NOT_DRAFT = ({ status }: { status: PlanStatus }) => ({ zh: `计划${PLAN_STATUSES[status].zh}，要修改请先退回草稿。`, en: `The plan is ${PLAN_STATUSES[status].en.toLowerCase()}; take it back to a draft to change it.` });
const TOO_MANY_ITEMS = () => ({ zh: `一个年度最多 ${MOST_ITEMS} 个计划项目。`, en: `A year has at most ${MOST_ITEMS} items.` });
const wrongStep = ({ status }: { status: PlanStatus }) => ({ zh: `计划当前为“${PLAN_STATUSES[status].zh}”，不能执行这一步。`, en: `The plan is ${PLAN_STATUSES[status].en.toLowerCase()}, so this step is not open.` });
const itemWords = {
  NOT_DRAFT, TOO_MANY_ITEMS,
  DAYS_REVERSED: () => ({ zh: '结束日期早于开始日期。', en: 'The last day is before the first.', field: 'input.item.endsOn' }),
  OUTSIDE_YEAR: ({ year }: { year: number }) => ({ zh: `开始日期须在 ${year} 年内。`, en: `It must begin in ${year}.`, field: 'input.item.startsOn' }),
  TITLE_TWICE: ({ title }: { title: string }) => ({ zh: `本年度计划中已有“${title}”。`, en: `“${title}” stands in the plan of this year already.`, field: 'input.item.title' }),
};

export const planCreatePayload = payloadOf<CreateRefusal, TrainingPlan>('PlanCreate', plan, { YEAR_PLANNED: ({ year }) => ({ zh: `${year} 年度的计划已经建立。`, en: `There is a plan of ${year} already.`, field: 'input.year' }) });
export const planApprovePayload = payloadOf<StepRefusal, TrainingPlan>('PlanApprove', plan, {
  WRONG_STEP: wrongStep, NO_ITEMS: () => ({ zh: '计划中还没有项目，不能核准。', en: 'The plan has no items yet.' }),
  APPROVER_IS_AUTHOR: () => ({ zh: '您最后修改过这份计划，请由另一位同事核准。', en: 'You changed this plan last; somebody else approves it.' }),
});
export const planPublishPayload = payloadOf<WrongStep, TrainingPlan>('PlanPublish', plan, { WRONG_STEP: wrongStep });
export const planReopenPayload = payloadOf<WrongStep, TrainingPlan>('PlanReopen', plan, { WRONG_STEP: wrongStep });
export const planItemAddPayload = payloadOf<ItemRefusal, TrainingPlan>('PlanItemAdd', plan, itemWords);
export const planItemEditPayload = payloadOf<ItemRefusal, TrainingPlan>('PlanItemEdit', plan, itemWords);
export const planItemRemovePayload = payloadOf<RemoveRefusal, TrainingPlan>('PlanItemRemove', plan, {
  NOT_DRAFT, HAS_PROGRAMMES: ({ programmes }) => ({ zh: `已从该项目开出 ${programmes} 个培训项目，不能删除。`, en: `${programmes} programmes came from this item, so it stays.` }),
});
export const planCopyItemsPayload = payloadOf<CopyRefusal, TrainingPlan>('PlanCopyItems', plan, { NOT_DRAFT, TOO_MANY_ITEMS });
export const planItemOpenProgrammePayload = payloadOf<ProgrammeRefusal, Programme>('PlanItemOpenProgramme', { field: 'programme', type: () => Programme, description: 'The programme, a draft.' }, {
  NOT_APPROVED: () => ({ zh: '计划核准后才能开出培训项目。', en: 'Programmes can be opened once the plan is approved.' }),
  CODE_TAKEN: ({ programmeCode }) => ({ zh: `项目编号 ${programmeCode} 已被使用，请换一个。`, en: `The code ${programmeCode} is taken; choose another.`, field: 'input.code' }),
});
export const planImportPayload = payloadOf<ImportRefusal, PlanImport>('PlanImport', { field: 'result', type: () => PlanImport, description: 'What it would change, or changed.' }, {
  NOT_DRAFT, TOO_MANY_ITEMS,
  UNREADABLE: () => ({ zh: '文件打不开：可能已损坏、有密码，或不是 .xlsx。请在 Excel 或 WPS 中另存为 .xlsx 后再试。', en: 'The file cannot be opened: damaged, locked, or not .xlsx. Save it as .xlsx and try again.', field: 'input.fileId' }),
  NOT_A_PLAN: () => ({ zh: '没有找到计划表的表头，请下载模板填写。', en: 'The headings of a plan were not found; fill in the template.', field: 'input.fileId' }),
  HAS_PROBLEMS: ({ problems }) => ({ zh: `还有 ${problems} 个单元格需要改正，没有写入任何内容。`, en: `${problems} cells must be mended first; nothing was written.` }),
});
export const programmePlanBudgetPayload = payloadOf<never, ProgrammeBudget>('ProgrammePlanBudget', budget, {});
export const programmeExpenseEnterPayload = payloadOf<ExpenseRefusal, ProgrammeBudget>('ProgrammeExpenseEnter', budget, {
  SPENT_IN_FUTURE: () => ({ zh: '支出日期不能晚于今天。', en: 'An expense cannot be dated in the future.', field: 'input.spentOn' }),
  VOUCHER_ENTERED: ({ voucher }) => ({ zh: `凭证 ${voucher} 的这一类支出已经登记过。`, en: `This kind of cost is entered for voucher ${voucher} already.`, field: 'input.voucher' }),
});
export const programmeExpenseStrikePayload = payloadOf<{ code: 'STRUCK_ALREADY' }, ProgrammeBudget>('ProgrammeExpenseStrike', budget, { STRUCK_ALREADY: () => ({ zh: '这笔支出已经作废。', en: 'This expense is struck out already.' }) });
