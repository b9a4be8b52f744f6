import type { Words } from '../../../platform/locale.js';
import type { Level } from '../../credits/index.js';

/** Each code with its words, in the order in which screens show them. */
type Vocabulary<Code extends string> = { readonly [C in Code]: Words };

export const SPONSOR_LEVELS = {
  NATIONAL: { zh: '国家级', en: 'National' },
  PROVINCE: { zh: '省级', en: 'Provincial' },
  CITY: { zh: '市级', en: 'City' },
  COUNTY: { zh: '县级', en: 'County' },
  AREA: { zh: '片区级', en: 'Area' },
  SCHOOL: { zh: '校级', en: 'School' },
} as const satisfies Vocabulary<Level>;

export const TRAINING_MODES = {
  FACE_TO_FACE: { zh: '集中面授', en: 'Face to face' },
  REMOTE: { zh: '远程培训', en: 'Remote' },
  BLENDED: { zh: '混合式', en: 'Blended' },
  SHADOWING: { zh: '影子培训', en: 'Shadowing' },
} as const satisfies Vocabulary<string>;
export type TrainingMode = keyof typeof TRAINING_MODES;

/** Keys as the rule sets write them. */
export const TRAINING_CATEGORIES = {
  'face-to-face': { zh: '集中培训', en: 'Face to face' },
  remote: { zh: '远程培训', en: 'Remote' },
  'school-based': { zh: '校本研修', en: 'School-based' },
} as const satisfies Vocabulary<string>;
export type TrainingCategory = keyof typeof TRAINING_CATEGORIES;

export const PROGRAMME_STATUSES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  PUBLISHED: { zh: '已发布', en: 'Published' },
  CLOSED: { zh: '已结束', en: 'Closed' },
} as const satisfies Vocabulary<string>;
export type ProgrammeStatus = keyof typeof PROGRAMME_STATUSES;

export const COHORT_STATUSES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  OPEN: { zh: '报名中', en: 'Open' },
  RUNNING: { zh: '开班中', en: 'Running' },
  /** The completion list is frozen and credits are being posted. */
  CLOSING: { zh: '结业处理中', en: 'Closing' },
  CLOSED: { zh: '已结业', en: 'Closed' },
} as const satisfies Vocabulary<string>;
export type CohortStatus = keyof typeof COHORT_STATUSES;

export const ADMISSIONS = {
  AUTO_ADMIT: { zh: '自动录取', en: 'Admitted at once' },
  COORDINATOR_ADMITS: { zh: '中心审核', en: 'Admitted by the centre' },
} as const satisfies Vocabulary<string>;
export type Admission = keyof typeof ADMISSIONS;

export const REGISTRATION_PATHS = {
  SELF: { zh: '本人报名', en: 'Registered himself' },
  SCHOOL: { zh: '学校推荐', en: 'Nominated by the school' },
  AREA: { zh: '片区推荐', en: 'Nominated by the area' },
  COORDINATOR: { zh: '中心录入', en: 'Added by the centre' },
} as const satisfies Vocabulary<string>;
export type RegistrationPath = keyof typeof REGISTRATION_PATHS;

export const REGISTRATION_STATUSES = {
  REQUESTED: { zh: '待审核', en: 'Awaiting admission' },
  ADMITTED: { zh: '已录取', en: 'Admitted' },
  WAITING: { zh: '候补', en: 'Waiting' },
  DECLINED: { zh: '未录取', en: 'Declined' },
  WITHDRAWN: { zh: '已退出', en: 'Withdrawn' },
  REPLACED: { zh: '已换人', en: 'Replaced' },
} as const satisfies Vocabulary<string>;
export type RegistrationStatus = keyof typeof REGISTRATION_STATUSES;

export const ASSESSMENTS = {
  PASSED: { zh: '合格', en: 'Passed' },
  FAILED: { zh: '不合格', en: 'Failed' },
} as const satisfies Vocabulary<string>;
export type Assessment = keyof typeof ASSESSMENTS;

/** Whose approval a programme asks before a cohort's own admission, in this order. */
export const APPROVAL_STEPS = {
  SCHOOL: { zh: '学校审核', en: 'School' },
  AREA: { zh: '片区审核', en: 'Area' },
} as const satisfies Vocabulary<string>;
export type ApprovalStep = keyof typeof APPROVAL_STEPS;

export const CLASH_POLICIES = {
  REFUSE: { zh: '时间冲突不能报名', en: 'A clash of times refuses' },
  WARN: { zh: '时间冲突只作提醒', en: 'A clash of times is only shown' },
} as const satisfies Vocabulary<string>;
export type ClashPolicy = keyof typeof CLASH_POLICIES;

/** Who has had the training already, so that the class is not for him. */
export const TRAINED_BEFORE = {
  NONE: { zh: '不限', en: 'No matter' },
  PROGRAMME: { zh: '未在本项目结业', en: 'Not completed this programme' },
  TOPIC: { zh: '未在同主题培训结业', en: 'Not completed a training of this topic' },
} as const satisfies Vocabulary<string>;
export type TrainedBefore = keyof typeof TRAINED_BEFORE;

/** By what schools are put in order when seats are offered again; the first that differs decides. */
export const OFFER_CRITERIA = {
  REMOTENESS: { zh: '偏远学校优先', en: 'Remote schools first' },
  PAST_SHARE: { zh: '近两年参训比例低者优先', en: 'Smaller share of the last two years first' },
  SIZE: { zh: '规模小者优先', en: 'Smaller schools first' },
} as const satisfies Vocabulary<string>;
export type OfferCriterion = keyof typeof OFFER_CRITERIA;
