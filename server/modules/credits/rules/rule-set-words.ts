import type { Bilingual, RuleSet } from './rule-set.js';

/** Sections of the document, in the order that an officer reads them. */
export const SECTIONS = [
  'name', 'source', 'effectiveFromDay', 'effectiveToDay', 'unit', 'cycle', 'rounding', 'categories', 'topics', 'ranks', 'roles', 'classes', 'targets', 'minima', 'caps', 'blockDuties', 'exemptions',
  'overflows', 'weights', 'items', 'gates', 'blockRules', 'organiserRules', 'accreditedOrganisers', 'evidence', 'registration', 'approvals', 'conversions', 'policies',
] as const satisfies readonly (keyof RuleSet)[];
export type Section = (typeof SECTIONS)[number];

export const SECTION_WORDS: Record<Section, Bilingual> = {
  name: { zh: '办法名称', en: 'Name of the rule set' }, source: { zh: '依据', en: 'Source' }, effectiveFromDay: { zh: '施行日期', en: 'In force from' }, effectiveToDay: { zh: '终止日期', en: 'In force to' },
  unit: { zh: '计量单位', en: 'Unit' }, cycle: { zh: '周期', en: 'Cycle' }, rounding: { zh: '取整', en: 'Rounding' }, categories: { zh: '类别', en: 'Category' }, topics: { zh: '专题', en: 'Topic' },
  ranks: { zh: '等次', en: 'Rank' }, roles: { zh: '角色', en: 'Role' }, classes: { zh: '人员类别', en: 'Class of person' }, targets: { zh: '总量要求', en: 'Target' }, minima: { zh: '最低要求', en: 'Minimum' },
  caps: { zh: '上限', en: 'Cap' }, blockDuties: { zh: '连续研修要求', en: 'Block owed' }, exemptions: { zh: '减免', en: 'Exemption' }, overflows: { zh: '充抵', en: 'Overflow' }, weights: { zh: '学时计分', en: 'Worth of hours' },
  items: { zh: '项目分值', en: 'Item' }, gates: { zh: '考勤与考核', en: 'Attendance and assessment' }, blockRules: { zh: '连续时长', en: 'Length in one go' }, organiserRules: { zh: '主办单位要求', en: 'Who may organise' },
  accreditedOrganisers: { zh: '认可单位', en: 'Organiser' }, evidence: { zh: '佐证材料', en: 'Evidence' }, registration: { zh: '登记时限', en: 'Registration' }, approvals: { zh: '认定程序', en: 'Approval chain' },
  conversions: { zh: '折算', en: 'Other unit' }, policies: { zh: '其他规定', en: 'Other rules' },
};

/** Fields of rows; an empty label is a group whose parts speak for themselves. */
export const FIELD_WORDS: Readonly<Record<string, Bilingual>> = {
  name: { zh: '名称', en: 'name' }, kind: { zh: '方式', en: 'kind' }, span: { zh: '按', en: 'per' }, centicredits: { zh: '数额', en: 'amount' }, amount: { zh: '数额', en: 'amount' }, selector: { zh: '范围', en: 'scope' },
  scope: { zh: '适用范围', en: 'scope' }, categoryKey: { zh: '类别', en: 'category' }, categoryKeys: { zh: '类别', en: 'categories' }, levels: { zh: '级别', en: 'levels' }, topicKeys: { zh: '专题', en: 'topics' }, itemKeys: { zh: '项目', en: 'items' },
  rankKeys: { zh: '等次', en: 'ranks' }, roleKeys: { zh: '角色', en: 'roles' }, forClasses: { zh: '适用人员', en: 'for' }, exceptClasses: { zh: '除外人员', en: 'except' }, classKeys: { zh: '人员类别', en: 'classes' },
  enforcedAt: { zh: '执行环节', en: 'enforced' }, of: { zh: '占', en: 'of' }, share: { zh: '比例', en: 'share' }, membership: { zh: '认定方式', en: 'membership' }, heldWhen: { zh: '具备时间', en: 'held' }, years: { zh: '年数', en: 'years' },
  waives: { zh: '免除', en: 'waives' }, keys: { zh: '要求', en: 'requirements' }, shortensCycle: { zh: '同时减少周期要求', en: 'shortens the cycle' }, uninterruptedMinutes: { zh: '不间断时长', en: 'in one go' }, consecutiveDays: { zh: '连续天数', en: 'days on end' },
  fromCategoryKey: { zh: '来自', en: 'from' }, toCategoryKey: { zh: '充抵', en: 'into' }, ratio: { zh: '比例', en: 'ratio' }, from: { zh: '每', en: 'each' }, to: { zh: '抵', en: 'gives' }, surplusAbove: { zh: '超出', en: 'above' }, fills: { zh: '充至', en: 'up to' },
  perMinutes: { zh: '每', en: 'per' }, wholeStepsOnly: { zh: '不足不计', en: 'whole steps only' }, pieceName: { zh: '计量', en: 'piece' }, value: { zh: '分值', en: 'value' }, rows: { zh: '', en: '' }, minimumMinutes: { zh: '最短时长', en: 'at least' },
  creditsBothRoleKeys: { zh: '双方同计', en: 'credits both' }, attendance: { zh: '考勤', en: 'attendance' }, unrecordedAttendance: { zh: '无考勤记录', en: 'without a register' }, paysFor: { zh: '计入学时', en: 'pays for' }, assessment: { zh: '考核', en: 'assessment' },
  scorePermille: { zh: '得分率（千分）', en: 'score in thousandths' }, minimumLevel: { zh: '最低级别', en: 'lowest level' }, accreditation: { zh: '资质', en: 'accreditation' }, fromDay: { zh: '自', en: 'from' }, toDay: { zh: '至', en: 'to' },
  yearClosesAfterDays: { zh: '年度结束后多少天截止', en: 'year closes after days' }, withinDaysOfActivity: { zh: '活动后多少天内', en: 'within days of the activity' }, windows: { zh: '申报时段', en: 'windows' }, retroactive: { zh: '补登', en: 'late entries' },
  orderRequired: { zh: '须有文件依据', en: 'order required' }, fromMonthDay: { zh: '自', en: 'from' }, toMonthDay: { zh: '至', en: 'to' }, entry: { zh: '适用', en: 'entries' }, steps: { zh: '步骤', en: 'steps' }, at: { zh: '', en: '' }, does: { zh: '', en: '' },
  unitName: { zh: '折算单位', en: 'unit' }, convertedCenticredits: { zh: '折合', en: 'are worth' }, appealDays: { zh: '申诉期（天）', en: 'days to appeal' }, noticeDays: { zh: '公示期（天）', en: 'days of notice' }, forgeryPenalty: { zh: '弄虚作假处理', en: 'forgery' },
  degreeYear: { zh: '学历进修年度', en: 'degree year' }, otherHours: { zh: '其他学时', en: 'other hours' }, partialCycle: { zh: '周期中途入职', en: 'hired within the cycle' }, hourMinutes: { zh: '每学时分钟数', en: 'minutes of an hour' },
  dayHours: { zh: '一天学时数', en: 'hours of a day' }, halfDayHours: { zh: '半天学时数', en: 'hours of half a day' }, wholeHoursOnly: { zh: '只计整学时', en: 'whole hours only' }, anchor: { zh: '年度起点', en: 'years begin' }, begins: { zh: '首个年度', en: 'first year' },
  startsOnMonthDay: { zh: '起始月日', en: 'on' }, startYear: { zh: '起始年', en: 'in' }, stepCenticredits: { zh: '最小单位', en: 'step' }, direction: { zh: '方向', en: 'direction' },
};

const codes = {
  HOUR: { zh: '学时', en: 'hours' }, CREDIT: { zh: '学分', en: 'credits' }, YEAR: { zh: '年度', en: 'year' }, CYCLE: { zh: '周期', en: 'cycle' }, RECORD: { zh: '单项记录', en: 'record' }, COURSE: { zh: '同一课程', en: 'course' },
  ABSOLUTE: { zh: '', en: '' }, SHARE: { zh: '按比例', en: 'a share' }, TARGET: { zh: '总量要求', en: 'the target' }, TOTAL: { zh: '实得总量', en: 'what is earned' }, LEDGER: { zh: '登记时', en: 'when posted' }, ASSESSMENT: { zh: '核算时', en: 'when counted' },
  CALENDAR_YEAR: { zh: '公历年', en: 'calendar year' }, SCHOOL_YEAR: { zh: '学年', en: 'school year' }, DATE: { zh: '固定日期', en: 'a date' }, BIRTH_MONTH: { zh: '出生月份', en: 'birth month' }, HIRE_DATE: { zh: '入职日期', en: 'hire date' },
  COMMON: { zh: '全县统一', en: 'one for the county' }, HIRE_YEAR: { zh: '按入职年份', en: 'year of hire' }, DECLARED: { zh: '由认定单位核定', en: 'as declared' }, AGE_AT_LEAST: { zh: '年龄不小于', en: 'aged at least' }, SERVICE_BELOW: { zh: '教龄不满', en: 'in service less than' },
  ANY_DAY: { zh: '期内任一天', en: 'on any day' }, LAST_DAY: { zh: '期末', en: 'on the last day' }, EVERYTHING: { zh: '全部要求', en: 'everything' }, REQUIREMENTS: { zh: '指定要求', en: 'some requirements' }, MINIMUM: { zh: '最低要求', en: 'the minimum' }, CAP: { zh: '上限', en: 'the cap' },
  FIXED: { zh: '按表计分', en: 'by the table' }, NONE: { zh: '不要求', en: 'not asked' }, ABSENT_BELOW: { zh: '缺勤少于', en: 'absent less than' }, ATTENDED_AT_LEAST: { zh: '出勤不少于', en: 'attended at least' }, REFUSED: { zh: '不予认定', en: 'refused' }, PASSES: { zh: '视为合格', en: 'passes' },
  PLANNED: { zh: '计划学时', en: 'planned hours' }, ATTENDED: { zh: '实际出勤学时', en: 'hours attended' }, PASSED: { zh: '考核合格', en: 'passed' }, SCORE_AT_LEAST: { zh: '得分率不低于', en: 'score at least' }, NOT_REQUIRED: { zh: '不要求', en: 'not required' },
  REGISTER: { zh: '须在认可单位名册内', en: 'in the register' }, LISTED: { zh: '须为本办法列明的单位', en: 'named in the document' }, FORBIDDEN: { zh: '不允许', en: 'forbidden' }, ALLOWED: { zh: '允许', en: 'allowed' }, ANY: { zh: '所有登记', en: 'all entries' },
  RETROACTIVE: { zh: '补登', en: 'late entries' }, SCHOOL: { zh: '学校', en: 'school' }, AREA: { zh: '片区', en: 'area' }, COUNTY: { zh: '县', en: 'county' }, CITY: { zh: '市', en: 'city' }, PROVINCE: { zh: '省', en: 'province' }, PRECHECK: { zh: '初审', en: 'pre-checks' },
  RECOGNISE: { zh: '认定', en: 'recognises' }, AUDIT: { zh: '审核', en: 'audits' }, FILE: { zh: '备案', en: 'files' }, VOID_RECORD: { zh: '该项作废', en: 'the record is void' }, VOID_YEAR: { zh: '当年全部作废', en: 'the year is void' }, BARRED: { zh: '停止认定', en: 'barred' },
  COUNT: { zh: '照常计入', en: 'count' }, DO_NOT_COUNT: { zh: '不再计入', en: 'do not count' }, FULL: { zh: '按全周期要求', en: 'owes all' }, BY_YEARS: { zh: '按在职年数折算', en: 'owes by years' }, DOWN: { zh: '舍去尾数', en: 'down' }, NEAREST: { zh: '四舍五入', en: 'to the nearest' },
} satisfies Record<string, Bilingual>;
export type Codes = keyof typeof codes;
export const CODE_WORDS: Readonly<Record<Codes, Bilingual>> = codes;

/**
 * Where a path of a file of rules leads, as the tables of the console name it: `ruleSet.weights.3.centicredits` is
 * 学时计分第 4 行“国培面授”数额. Empty for the file as a whole; a field that has no words keeps its key.
 */
export function placeWords(document: unknown, path: readonly PropertyKey[]): Bilingual {
  const steps: Bilingual[] = [];
  let value = document;
  for (const [at, step] of path.entries()) {
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined;
    if (at > 0 || (step !== 'ruleSet' && step !== 'testCases')) steps.push(stepWords(step, value, steps.length === 0));
    else if (step === 'testCases') steps.push({ zh: '试算例', en: 'Test case' });
  }
  const words = steps.filter(({ zh }) => zh !== '');
  return { zh: words.map(({ zh }) => zh).join(''), en: words.map(({ en }) => en).join(', ') };
}

function stepWords(step: PropertyKey, value: unknown, isSection: boolean): Bilingual {
  if (typeof step === 'number') {
    const name = nameOf(value);
    return { zh: `第 ${step + 1} 行${name ? `“${name.zh}”` : ''}`, en: `row ${step + 1}${name ? ` “${name.en}”` : ''}` };
  }
  const key = String(step);
  if (key === 'zh') return { zh: '（中文）', en: 'in Chinese' };
  if (key === 'en') return { zh: '（英文）', en: 'in English' };
  return (isSection ? (SECTION_WORDS as Readonly<Record<string, Bilingual>>)[key] : undefined) ?? FIELD_WORDS[key] ?? { zh: key, en: key };
}

function nameOf(row: unknown): Bilingual | null {
  const name = typeof row === 'object' && row !== null && 'name' in row ? row.name : null;
  return typeof name === 'object' && name !== null && 'zh' in name && 'en' in name && typeof name.zh === 'string' && typeof name.en === 'string' ? { zh: name.zh, en: name.en } : null;
}
