import { budgetLines } from '../../../server/modules/planning/rules/budget.js';
import { refusalOfItem, refusalOfProgramme, refusalToApprove, refusalToPublish, refusalToRemove, refusalToReopen } from '../../../server/modules/planning/rules/plan-life.js';
import { PLAN_COLUMNS, type PlanColumn, readPlanSheet, type SheetLine } from '../../../server/modules/planning/rules/plan-sheet.js';

test('a plan goes from draft to approved to published, and back to be revised', () => {
  expect(refusalToApprove({ status: 'APPROVED', items: 0, changedBy: 1, approver: 1 })).toEqual({ code: 'WRONG_STEP', status: 'APPROVED' });
  expect(refusalToApprove({ status: 'DRAFT', items: 0, changedBy: 1, approver: 1 })).toEqual({ code: 'NO_ITEMS' });
  expect(refusalToApprove({ status: 'DRAFT', items: 1, changedBy: 1, approver: 1 })).toEqual({ code: 'APPROVER_IS_AUTHOR' });
  expect(refusalToApprove({ status: 'DRAFT', items: 1, changedBy: 1, approver: 2 })).toBeNull();
  expect([refusalToPublish({ status: 'DRAFT' }), refusalToPublish({ status: 'APPROVED' })]).toEqual([{ code: 'WRONG_STEP', status: 'DRAFT' }, null]);
  expect([refusalToReopen({ status: 'DRAFT' }), refusalToReopen({ status: 'PUBLISHED' })]).toEqual([{ code: 'WRONG_STEP', status: 'DRAFT' }, null]);
  expect(refusalToRemove({ status: 'APPROVED', programmes: 1 })).toEqual({ code: 'NOT_DRAFT', status: 'APPROVED' });
  expect(refusalToRemove({ status: 'DRAFT', programmes: 1 })).toEqual({ code: 'HAS_PROGRAMMES', programmes: 1 });
  expect(refusalOfProgramme({ status: 'DRAFT', isTaken: true, programmeCode: 'X1' })).toEqual({ code: 'NOT_APPROVED' });
  expect(refusalOfProgramme({ status: 'APPROVED', isTaken: true, programmeCode: 'X1' })).toEqual({ code: 'CODE_TAKEN', programmeCode: 'X1' });
});

const item = { status: 'DRAFT', year: 2027, others: 3, isNew: true, startsOn: '2027-07-05', endsOn: '2027-07-09', title: '新教师培训', isTwice: false } as const;
test.each([
  ['past the draft', { status: 'PUBLISHED', others: 300, endsOn: '2027-07-01', startsOn: '2026-08-01', isTwice: true }, { code: 'NOT_DRAFT', status: 'PUBLISHED' }],
  ['too many', { others: 300, startsOn: '2026-08-01', endsOn: '2026-07-01', isTwice: true }, { code: 'TOO_MANY_ITEMS' }],
  ['the end before the beginning', { startsOn: '2026-08-01', endsOn: '2026-07-01', isTwice: true }, { code: 'DAYS_REVERSED' }],
  ['another year', { startsOn: '2026-12-31', isTwice: true }, { code: 'OUTSIDE_YEAR', year: 2027 }],
  ['the title twice', { isTwice: true }, { code: 'TITLE_TWICE', title: '新教师培训' }],
  ['the last of 300 being changed', { others: 300, isNew: false }, null],
] as const)('an item: %s', (_case, change, refusal) => {
  expect(refusalOfItem({ ...item, ...change })).toEqual(refusal);
});

const line = (row: number, values: Partial<Record<PlanColumn, string>>): SheetLine => ({
  row, cells: Object.fromEntries(Object.entries(values).map(([key, text]) => [key, { address: `${String.fromCharCode(65 + PLAN_COLUMNS.findIndex((each) => each.key === key))}${row}`, text }])),
});
const good = { title: '新教师培训', sponsorLevel: '县级', mode: '集中', hours: '16.5', seats: '120', startsOn: '2027/7/5', endsOn: '2027年7月9日', budget: '12,000.50', responsible: '唐海燕', stages: '小学、初中', subjects: '不限', traineeGroup: '新任教师' };

test('a sheet as people write it', () => {
  expect(readPlanSheet([line(3, good)], 2027)).toEqual({
    problems: [],
    items: [{ row: 3, item: { title: '新教师培训', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', minutes: 743, seats: 120, startsOn: '2027-07-05', endsOn: '2027-07-09', budgetFen: 1_200_050, responsible: '唐海燕', stages: ['primary', 'junior'], subjects: [], traineeGroup: '新任教师', note: '' } }],
  });
});

test('every bad cell is named, with what stands there', () => {
  const { items, problems } = readPlanSheet([
    line(3, good), line(4, { ...good, sponsorLevel: '乡级', hours: '很多', seats: '0', startsOn: '2027-02-30', responsible: '' }), line(5, { ...good, title: '骨干培训', startsOn: '2026-07-05', endsOn: '2026-07-01', subjects: '语文、魔法' }),
  ], 2027);
  expect(items.map(({ row }) => row)).toEqual([3]);
  expect(problems.map(({ address, found }) => `${address} ${found}`)).toEqual(['F4 2027-02-30', 'B4 乡级', 'D4 很多', 'E4 0', 'I4 ', 'A4 新教师培训', 'K5 语文、魔法', 'F5 2026-07-05', 'G5 2026-07-01']);
  expect(problems.every(({ words }) => words.zh && words.en)).toBe(true);
});

test('paid fees count as spent once, and what is over is told by kind', () => {
  const lines = budgetLines(new Map([['LECTURER', 100], ['MEAL', 50]]), new Map([['LECTURER', 30], ['MEAL', 20], ['OTHER', 5]]), 90);
  expect(lines.filter(({ spentFen }) => spentFen > 0)).toEqual([{ kind: 'LECTURER', plannedFen: 100, spentFen: 120, overFen: 20 }, { kind: 'MEAL', plannedFen: 50, spentFen: 20, overFen: 0 }, { kind: 'OTHER', plannedFen: 0, spentFen: 5, overFen: 5 }]);
});
