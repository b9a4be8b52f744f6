import type { EntryStatus, HonourLevel } from '../../../modules/selection/index.js';
import type { RoundRules } from '../../../modules/selection/rules/round-rules.js';
import { STARTING_RULES } from '../../../modules/selection/rules/starting-rules.js';
import type { TableReportData } from '../../../platform/documents/index.js';
import type { TeacherPlan } from '../county/county-plan.js';
import type { Dice } from '../county/dice.js';
import type { NominationPlan } from '../county/training-plan-types.js';

/** Selections of the demo county, by a short name. */
export const PIPELINES = {
  expert: { code: 'county_expert', title: '县级教学能手评选', titleEn: 'County teaching experts', honourCode: 'county_expert', honourLevel: 'COUNTY', honourTitle: '县级教学能手', honourTitleEn: 'County teaching expert', honourYears: 3 },
  leader: { code: 'subject_leader', title: '县级学科带头人评选', titleEn: 'County subject leaders', honourCode: 'subject_leader', honourLevel: 'COUNTY', honourTitle: '县级学科带头人', honourTitleEn: 'County subject leader', honourYears: 3 },
  rising: { code: 'rising_teacher', title: '教坛新秀评选', titleEn: 'Rising teachers', honourCode: 'rising_teacher', honourLevel: 'COUNTY', honourTitle: '县级教坛新秀', honourTitleEn: 'County rising teacher', honourYears: null },
} as const;

export const PANELS = [
  { title: '文科组', titleEn: 'Languages and humanities', subjects: ['chinese', 'english', 'morality_law', 'politics', 'history', 'geography'] },
  { title: '理科组', titleEn: 'Mathematics and sciences', subjects: ['mathematics', 'physics', 'chemistry', 'biology', 'science', 'information_technology'] },
  { title: '综合组', titleEn: 'Arts, sport and others', subjects: [] },
] as const;

export const REASONS: Partial<Record<EntryStatus, string>> = {
  REJECTED: '参评课例与上届获奖课例内容重复，不符合原创要求。', RETURNED: '教学反思部分过于简略，请补充课堂实施中的具体问题和改进。', WITHDRAWN: '教师本人申请撤回。',
};

/** Holders by years before the last: of the province's 17 last year 3 are graded excellent. */
export const HONOURS_FROM_OUTSIDE: readonly { code: string; level: HonourLevel; title: string; titleEn: string; perYear: readonly number[]; excellent: number }[] = [
  { code: 'county_expert', level: 'COUNTY', title: '县级教学能手', titleEn: 'County teaching expert', perYear: [0, 92], excellent: 0 },
  { code: 'city_expert', level: 'CITY', title: '市级教学能手', titleEn: 'City teaching expert', perYear: [37, 33], excellent: 0 },
  { code: 'province_expert', level: 'PROVINCE', title: '省级教学能手', titleEn: 'Provincial teaching expert', perYear: [17, 15], excellent: 3 },
];

export function countyOrder(level: HonourLevel, year: number): string {
  return { COUNTY: `县教发〔${year}〕42号`, CITY: `市教发〔${year}〕67号`, PROVINCE: `省教师〔${year}〕19号` }[level];
}

export function demoRules(awards: number, deadlines: { nominate: string; check: string; judge: string }, eligibility: Partial<RoundRules['eligibility']> = {}): RoundRules {
  const { stages } = STARTING_RULES;
  const deadlineOf: Partial<Record<RoundRules['stages'][number]['kind'], string>> = { NOMINATE: deadlines.nominate, CHECK: deadlines.check, JUDGE: deadlines.judge };
  return {
    ...STARTING_RULES, stages: stages.map((stage) => ({ ...stage, deadline: deadlineOf[stage.kind] ?? null })), award: { ...STARTING_RULES.award, total: awards },
    eligibility: { ...STARTING_RULES.eligibility, honourBar: { codes: ['county_expert', 'city_expert', 'province_expert'], years: 3 }, ...eligibility },
  };
}

const LESSONS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  chinese: [['《背影》：细节里的父爱', 'A father seen in small things'], ['《草船借箭》：从人物语言读人物', 'Characters by what they say'], ['《古诗三首》：意象与朗读', 'Three old poems: images and voice'], ['单元习作：写一件印象深刻的事', 'Writing about something that stayed with me']],
  mathematics: [['分数的初步认识', 'First steps with fractions'], ['勾股定理的探索与证明', 'The Pythagorean theorem found and proved'], ['一次函数与实际问题', 'Linear functions in real problems'], ['平行四边形的面积', 'The area of a parallelogram']],
  english: [['Unit 5 My Weekend Plan 听说课', 'My weekend plan: listening and speaking'], ['Reading: A Healthy Life 阅读课', 'A healthy life: reading'], ['Writing about Festivals 写作课', 'Writing about festivals']],
  physics: [['浮力大小与哪些因素有关', 'What buoyancy depends on'], ['串联和并联电路', 'Series and parallel circuits']],
  chemistry: [['质量守恒定律的探究', 'Conservation of mass by experiment'], ['酸和碱的中和反应', 'Acids meet bases']],
  biology: [['种子萌发的条件', 'What seeds need to sprout'], ['人体的血液循环', 'How blood goes round']],
  history: [['丝绸之路的开通', 'The Silk Road opens'], ['改革开放的伟大历程', 'Reform and opening up']],
  geography: [['黄土高原的水土流失', 'Erosion on the Loess Plateau'], ['天气与气候', 'Weather and climate']],
  morality_law: [['生活处处有规则', 'Rules in everyday life'], ['网上交友新时空', 'Friends on the net']],
  science: [['水的蒸发', 'Where water goes'], ['简单机械：杠杆', 'Simple machines: the lever']],
  music: [['《茉莉花》：民歌的地域风格', 'A folk song and its regions'], ['节奏与身体打击乐', 'Rhythm and body percussion']],
  art: [['家乡的剪纸', 'Paper cutting of home'], ['色彩的冷与暖', 'Warm and cold colours']],
  physical_education: [['立定跳远：起跳与落地', 'The standing long jump'], ['篮球行进间运球', 'Dribbling on the move']],
  information_technology: [['算法初步：猜数字游戏', 'A first algorithm: guess the number'], ['数据的收集与可视化', 'Collecting and showing data']],
  preschool: [['大班科学活动：会滚动的物体', 'Things that roll'], ['中班语言活动：小兔搬家', 'The rabbit moves house']],
  vocational: [['汽车制动系统检修', 'Repairing brakes'], ['电子商务客服沟通', 'Talking to customers online']],
};

/** A lesson of the teacher's subject; where there is none for it, what the plan says. */
export function lessonOf(dice: Dice, { subject }: TeacherPlan, plan: Pick<NominationPlan, 'lessonZh' | 'lessonEn'> | null): { work: string; workEn: string } {
  const known = LESSONS[subject];
  const [work, workEn] = known ? dice.pick(known) : [plan?.lessonZh ?? '一堂跨学科主题课', plan?.lessonEn ?? 'A lesson across subjects'];
  return { work, workEn };
}

const OPENINGS = ['本课从学生熟悉的生活情境入手', '本课以一个真实问题贯穿始终', '本课以学习任务单为支架', '本课把教材内容放到单元整体中重新设计'];
const MIDDLES = ['先让学生独立尝试，再在小组中比较不同做法', '通过三个层层推进的活动展开学习', '用对比材料引发争论，让学生自己得出结论', '把示范、练习和互评交替安排'];
const ENDINGS = ['课后用两道分层练习检验目标达成，八成以上学生能独立完成。', '课后访谈显示，基础较弱的学生也能说清思路。', '学生作品在班级展示，并据此调整了下一课的起点。', '反思中发现小组汇报用时偏长，已改为抽组汇报。'];

/** What the entrant says about the lesson, without a name or a school. */
export function statementOf({ stage }: TeacherPlan, at: number): string {
  const pick = (list: readonly string[], by: number): string => list[by % list.length] ?? '';
  const children = stage === 'kindergarten' ? '幼儿' : '学生';
  return `${pick(OPENINGS, at)}，${pick(MIDDLES, Math.floor(at / 3))}。${pick(ENDINGS, Math.floor(at / 2))}`.replaceAll('学生', children);
}

/** A line for some sheets; most judges leave none. */
export function judgeComment(level: number, at: number): string | null {
  if (at % 3 !== 0) return null;
  if (level > 900) return '目标清晰，活动扎实，学生真正参与到思考中来。';
  if (level > 820) return '整体流畅，追问可以再深入一层。';
  return '环节偏多，重点没有充分展开，建议精简。';
}

const STEPS: readonly (readonly (readonly [string, string, string])[])[] = [
  [['导入', '出示两段文字，请学生说出读后的不同感受', '由感受进入文本，明确本课任务'], ['初读', '学生默读全文，圈画关键词句', '训练提取信息的能力'], ['精读', '围绕“哪一处最打动你”分组讨论，教师追问依据', '学会从细节读人物'], ['表达', '仿照课文写一个片段，同桌互评', '读写结合，落实语文要素'], ['小结', '学生用一句话概括本课收获', '检验目标达成']],
  [['情境', '呈现生活中的测量问题，学生提出猜想', '激发探究兴趣'], ['探究', '小组设计方案，动手操作并记录数据', '经历知识形成的过程'], ['建模', '比较各组数据，归纳规律并用符号表示', '发展抽象概括能力'], ['应用', '解决两道分层问题，说明思路', '巩固新知，关注差异'], ['反思', '学生填写学习单：我学会了什么，还有什么疑问', '为下一课提供依据']],
  [['热身', '师生互动游戏，进入情境', '集中注意，建立规则'], ['感知', '观察示范，说说发现', '在体验中感知要点'], ['练习', '分组练习，教师巡回指导', '人人参与，逐步提高'], ['展示', '小组展示，按标准互评', '学会欣赏与评价'], ['整理', '回顾要点，整理器材', '养成良好习惯']],
];

/** A lesson plan as a table: step, activity, purpose. */
export function lessonPlan(panel: number, generatedOn: string): TableReportData {
  return {
    title: '教学设计', subtitle: '课时：1 课时　（评审用，不含参评人信息）',
    columns: [{ header: '环节', align: 'center' }, { header: '教学活动', width: { share: 3 } }, { header: '设计意图', width: { share: 2 } }],
    rows: (STEPS[panel] ?? []).map((row) => [...row]), generatedOn,
  };
}
