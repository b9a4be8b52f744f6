import { POSTS, REMOTENESS, SEXES, STAGES, TITLES } from '../../organisations/rules/vocabulary.js';
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
  yearClosesAfterDays: { zh: '年度结束后多少天截止', en: 'year closes after days' }, yearClosesOn: { zh: '年度登记截止月日', en: 'year closes on' }, withinDaysOfActivity: { zh: '活动后多少天内', en: 'within days of the activity' }, windows: { zh: '申报时段', en: 'windows' }, retroactive: { zh: '补登', en: 'late entries' },
  orderRequired: { zh: '须有文件依据', en: 'order required' }, fromMonthDay: { zh: '自', en: 'from' }, toMonthDay: { zh: '至', en: 'to' }, entry: { zh: '适用', en: 'entries' }, steps: { zh: '步骤', en: 'steps' }, at: { zh: '', en: '' }, does: { zh: '', en: '' },
  unitName: { zh: '折算单位', en: 'unit' }, convertedCenticredits: { zh: '折合', en: 'are worth' }, appealDays: { zh: '申诉期（天）', en: 'days to appeal' }, noticeDays: { zh: '公示期（天）', en: 'days of notice' }, forgeryPenalty: { zh: '弄虚作假处理', en: 'forgery' },
  degreeYear: { zh: '学历进修年度', en: 'degree year' }, otherHours: { zh: '其他学时', en: 'other hours' }, partialCycle: { zh: '周期中途入职', en: 'hired within the cycle' }, hourMinutes: { zh: '每学时分钟数', en: 'minutes of an hour' },
  dayHours: { zh: '一天学时数', en: 'hours of a day' }, halfDayHours: { zh: '半天学时数', en: 'hours of half a day' }, wholeHoursOnly: { zh: '只计整学时', en: 'whole hours only' }, anchor: { zh: '年度起点', en: 'years begin' }, begins: { zh: '首个年度', en: 'first year' },
  startsOnMonthDay: { zh: '起始月日', en: 'on' }, startYear: { zh: '起始年', en: 'in' }, stepCenticredits: { zh: '最小单位', en: 'step' }, direction: { zh: '方向', en: 'direction' }, rounding: { zh: '取整', en: 'rounding' }, mostCenticredits: { zh: '最多充抵', en: 'at most' },
  anyOf: { zh: '档案条件', en: 'the register says' }, posts: { zh: '岗位', en: 'posts' }, titles: { zh: '职称', en: 'titles' }, sexes: { zh: '性别', en: 'sex' }, stages: { zh: '学段', en: 'stages' }, remoteness: { zh: '学校所在地', en: 'school is' },
  honourLevels: { zh: '骨干称号级别', en: 'honours at' }, ageAtLeast: { zh: '年满（周岁）', en: 'aged at least' }, ageBelow: { zh: '未满（周岁）', en: 'younger than' }, serviceAtLeast: { zh: '教龄满（年）', en: 'years of service at least' }, serviceBelow: { zh: '教龄不满（年）', en: 'years of service below' },
  person: { zh: '教师', en: 'teacher' }, birthDay: { zh: '出生日期', en: 'born' }, hireDay: { zh: '入职日期', en: 'hired' }, classSpells: { zh: '人员类别', en: 'classes held' }, classKey: { zh: '类别', en: 'class' }, register: { zh: '教师档案', en: 'register' },
  post: { zh: '岗位', en: 'post' }, sex: { zh: '性别', en: 'sex' }, stage: { zh: '学段', en: 'stage' }, honours: { zh: '骨干称号', en: 'honours' }, asOfDay: { zh: '核算日期', en: 'counted on' }, activities: { zh: '活动', en: 'activities' }, expected: { zh: '应得结果', en: 'expected' },
  title: { zh: '名称或职称', en: 'title' }, level: { zh: '级别', en: 'level' }, itemKey: { zh: '项目', en: 'item' }, rankKey: { zh: '等次', en: 'rank' }, roleKey: { zh: '角色', en: 'role' }, day: { zh: '日期', en: 'day' }, submittedDay: { zh: '提交日期', en: 'handed in' },
  durationMinutes: { zh: '时长（分钟）', en: 'minutes' }, wholeDays: { zh: '整天数', en: 'whole days' }, halfDays: { zh: '半天数', en: 'half days' }, quantity: { zh: '数量', en: 'pieces' }, declaredCenticredits: { zh: '核定数额', en: 'declared' },
  absentMinutes: { zh: '缺勤（分钟）', en: 'absent minutes' }, passed: { zh: '考核是否合格', en: 'passed' }, courseKey: { zh: '课程或成果', en: 'course' }, organiserKey: { zh: '主办单位', en: 'organiser' }, organiserName: { zh: '主办单位名称', en: 'name of the organiser' }, organiserLevel: { zh: '主办单位级别', en: 'level of the organiser' },
  accredited: { zh: '主办单位经认可', en: 'accredited' }, evidenceKeys: { zh: '佐证材料', en: 'evidence' }, retroactiveOrder: { zh: '补登文号', en: 'order of the late entry' }, posted: { zh: '应登记', en: 'to be posted' }, totalCenticredits: { zh: '周期合计', en: 'total of the cycle' },
  met: { zh: '是否达标', en: 'met' }, missing: { zh: '还缺', en: 'missing' }, requirementKey: { zh: '要求', en: 'requirement' }, cycleYear: { zh: '年度', en: 'year' }, shortCenticredits: { zh: '差', en: 'short' }, countedCenticredits: { zh: '计入', en: 'counted' },
  key: { zh: '代码', en: 'key' }, version: { zh: '版本', en: 'version' }, format: { zh: '文件格式', en: 'format' }, formatVersion: { zh: '格式版本', en: 'format version' }, readme: { zh: '说明', en: 'read me' }, numerator: { zh: '分子', en: 'above the line' }, denominator: { zh: '分母', en: 'below the line' },
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
  REGISTER_SAYS: { zh: '按教师档案', en: 'by the register' }, HIGHEST: { zh: '只计最高一次', en: 'only the highest' }, UP: { zh: '尾数进位', en: 'up' }, COUNT: { zh: '照常计入', en: 'count' }, DO_NOT_COUNT: { zh: '不再计入', en: 'do not count' }, FULL: { zh: '按全周期要求', en: 'owes all' }, BY_YEARS: { zh: '按在职年数折算', en: 'owes by years' }, DOWN: { zh: '舍去尾数', en: 'down' }, NEAREST: { zh: '四舍五入', en: 'to the nearest' },
} satisfies Record<string, Bilingual>;
export type Codes = keyof typeof codes;
export const CODE_WORDS: Readonly<Record<Codes, Bilingual>> = codes;

/** What the register calls the codes that its conditions name, by the field. */
export const REGISTER_CODES: Readonly<Record<string, readonly { readonly code: string; readonly zh: string; readonly en: string }[]>> = { posts: POSTS, titles: TITLES, sexes: SEXES, stages: STAGES, remoteness: REMOTENESS };

/** A code of the document in words, or null for one that stands for itself. */
export function codeWords(code: string): Bilingual | null {
  const words = (CODE_WORDS as Readonly<Record<string, Bilingual>>)[code] ?? (code === 'NATIONAL' ? { zh: '国家级', en: 'national' } : Object.values(REGISTER_CODES).flat().find((each) => each.code === code));
  return words && words.zh !== '' ? { zh: words.zh, en: words.en } : null;
}

/** A row by its section and name, as contradictions name it: `caps.school-yearly` is 上限“校本研修年度上限”; several sections have commas between. */
export function rowWords(ruleSet: RuleSet, path: string): Bilingual {
  const [list = '', key] = path.split('.');
  const sections = list.split(', ').map((each) => (SECTION_WORDS as Readonly<Record<string, Bilingual>>)[each] ?? { zh: each, en: each });
  const section = { zh: sections.map(({ zh }) => zh).join('、'), en: sections.map(({ en }) => en).join(', ') };
  if (key === undefined) return section;
  const rows: unknown = ruleSet[list as keyof RuleSet];
  const index = Array.isArray(rows) ? rows.findIndex((row: { readonly key?: unknown }) => row.key === key) : -1;
  if (index < 0) return FIELD_WORDS[key] ? { zh: `${section.zh}“${FIELD_WORDS[key].zh}”`, en: `${section.en} “${FIELD_WORDS[key].en}”` } : section;
  const name = nameOf((rows as unknown[])[index]);
  return name ? { zh: `${section.zh}“${name.zh}”`, en: `${section.en} “${name.en}”` } : { zh: `${section.zh}第 ${index + 1} 行`, en: `${section.en}, row ${index + 1}` };
}

/**
 * Where a path of a file of rules leads, as the tables of the console name it: `ruleSet.weights.3.centicredits` is
 * 学时计分第 4 行“国培面授”数额. Empty for the file as a whole; a field that has no words keeps its key.
 */
export function placeWords(document: unknown, path: readonly PropertyKey[]): Bilingual {
  const steps: Bilingual[] = [];
  let value = document;
  for (const [at, step] of path.entries()) {
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined;
    // Which kind of a group it is says nothing of the place.
    if (step === 'kind' && steps.length > 0) continue;
    if (at > 0 || (step !== 'ruleSet' && step !== 'testCases')) steps.push(stepWords(step, value, steps.length === 0));
    else if (step === 'testCases') steps.push({ zh: '试算例', en: 'Test case' });
  }
  // A group and its one part may bear the same name.
  const words = steps.filter(({ zh }, at) => zh !== '' && zh !== steps[at - 1]?.zh);
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
