import { Actor, type Grant } from '../../../modules/accounts/index.js';
import { creditsModule, type Level, statedActivity } from '../../../modules/credits/index.js';
import { addDays } from '../../../platform/clock.js';
import { Dice } from '../county/dice.js';
import type { TeacherPlan } from '../county/county-plan.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

/** Title, who organised it (null: the teacher's own school), category, level, days, hours of 45 minutes. */
type Training = readonly [title: string, organiser: string | null, category: string, level: Level, days: number, hours: number];

const TRAININGS: readonly Training[] = [
  ['“国培计划”农村骨干教师能力提升培训', '省师范大学教师教育学院', 'face-to-face', 'NATIONAL', 5, 40],
  ['“国培计划”县级教师培训团队研修', '省教师发展研究院', 'face-to-face', 'NATIONAL', 8, 64],
  ['国家中小学智慧教育平台暑期教师研修', '国家智慧教育平台', 'remote', 'NATIONAL', 20, 10],
  ['省级新课程新教材专题研修', '省教育科学研究院', 'face-to-face', 'PROVINCE', 3, 24],
  ['信息技术应用能力提升工程2.0整校推进', '省电化教育馆', 'remote', 'PROVINCE', 18, 50],
  ['省级心理健康教育骨干教师研修', '省教育学院', 'face-to-face', 'PROVINCE', 4, 32],
  ['市级学科带头人培养对象研修班', '市教育局', 'face-to-face', 'CITY', 4, 32],
  ['市级班主任工作专题培训', '市教育科学研究院', 'face-to-face', 'CITY', 2, 16],
  ['市级线上教学能力提升课程', '市电化教育中心', 'remote', 'CITY', 14, 20],
  ['县级送教下乡教学研讨活动', '县教学研究室', 'face-to-face', 'COUNTY', 2, 12],
  ['县级命题与评价能力培训', '县教学研究室', 'face-to-face', 'COUNTY', 3, 18],
  ['大单元教学设计校本研修', null, 'school-based', 'SCHOOL', 2, 8],
  ['青年教师基本功展示与研讨', null, 'school-based', 'SCHOOL', 1, 6],
  ['学科组集体备课与磨课', null, 'school-based', 'SCHOOL', 1, 4],
];

const RETURNED = ['证书上的学时与申报不一致，请按证书填写后重报', '缺少结业证书，请上传加盖公章的证书照片', '主办单位请填写证书上的全称', '培训日期与学校请假记录不符，请核对'];
const REJECTED = ['该活动为商业推广会，不属于学分认定范围', '主办单位不在认可名单内，不予认定'];

type Ending = 'PRECHECK' | 'RECOGNISE' | 'APPROVED' | 'RETURNED' | 'RETURNED_BY_SCHOOL' | 'REJECTED' | 'WITHDRAWN' | 'QUARANTINED';
const ENDINGS: readonly (readonly [Ending, number])[] = [
  ['PRECHECK', 36], ['RECOGNISE', 26], ['APPROVED', 14], ['RETURNED', 7], ['RETURNED_BY_SCHOOL', 4], ['REJECTED', 3], ['WITHDRAWN', 3], ['QUARANTINED', 7],
];
const CLAIMS_IN_A_COUNTY = 160;
const DAYS_OF_THE_WAVE = 18;
/** Every so manieth claim bears a certificate; the second of a day bears the very file of the first, or its number, which somebody ought to notice. */
const EVIDENCE_EVERY = 4;

interface Planned {
  readonly teacher: TeacherPlan;
  readonly ending: Ending;
  readonly training: Training;
  readonly filedOn: string;
}

interface Filed extends Planned { readonly claimId: number }

/** Teachers' own claims of the last weeks in every state that the desk knows, decided by those who would. */
export async function seedClaims(tools: DemoTools): Promise<void> {
  const plan = planned(tools);
  const filed: Filed[] = [];
  for (const filedOn of [...new Set(plan.map((each) => each.filedOn))].sort()) filed.push(...await file(tools, filedOn, plan.filter((each) => each.filedOn === filedOn)));
  await decide(tools, filed);
}

function planned({ county, ids }: DemoTools): Planned[] {
  const dice = new Dice(county.seed, 'own claims');
  const byAccount = new Map([...ids.accountOfTeacher].map(([number, account]) => [account, number]));
  const demoNumber = byAccount.get(idOf(ids.accounts, 'teacher'));
  const demoTeacher = county.teachers.find(({ number }) => number === demoNumber);
  const ordinary = county.teachers.filter(({ post, number }) => post !== 'principal' && post !== 'vice_principal' && number !== demoNumber);
  const colleagues = ordinary.filter(({ schoolCode }) => schoolCode === demoTeacher?.schoolCode);
  const one = (teacher: TeacherPlan, ending: Ending, training = dice.pick(TRAININGS)): Planned => ({ teacher, ending, training, filedOn: addDays(county.today, -dice.int(3, DAYS_OF_THE_WAVE)) });
  return [
    ...(demoTeacher ? [one(demoTeacher, 'PRECHECK', TRAININGS[7]), one(demoTeacher, 'RETURNED', TRAININGS[3]), one(demoTeacher, 'APPROVED', TRAININGS[8])] : []),
    ...dice.sample(colleagues, 9).map((teacher, at) => one(teacher, at < 7 ? 'PRECHECK' : 'QUARANTINED')),
    ...dice.sample(ordinary, CLAIMS_IN_A_COUNTY * county.scale).map((teacher) => one(teacher, dice.weighted(ENDINGS))),
  ];
}

async function file(tools: DemoTools, filedOn: string, plan: readonly Planned[]): Promise<Filed[]> {
  const { ids, county } = tools;
  const platform = platformAt(tools.platform, `${filedOn}T02:30:00Z`);
  const { claims } = creditsModule(platform).credits;
  const schools = new Map(county.schools.map((school) => [school.code, school.nameZh]));
  const filed: Filed[] = [];
  const printed: { readonly bytes: Uint8Array; readonly number: string }[] = [];
  for (const [at, each] of plan.entries()) {
    const { teacher, training: [title, organiser, categoryKey, level, days, hours] } = each;
    const teacherId = idOf(ids.teachers, teacher.number);
    const author = { accountId: ids.accountOfTeacher.get(teacher.number) ?? null, name: teacher.name };
    const endDay = addDays(filedOn, -2 - ((teacherId * 7) % 12));
    const stated = { categoryKey, level, startDay: addDays(endDay, 1 - days), endDay, durationMinutes: hours * 45 };
    const organiserName = organiser ?? schools.get(teacher.schoolCode) ?? county.centre.nameZh;
    const evidenceFileIds: number[] = [];
    let certificateNumber: string | null = null;
    if (at % EVIDENCE_EVERY === 0) {
      const first = printed.length === 1 ? printed[0] : undefined;
      const isCopied = first !== undefined && Number(filedOn.slice(-2)) % 2 === 0;
      const ownNumber = `${organiserName.slice(0, 2)}培〔${endDay.slice(0, 4)}〕${teacher.number.slice(-5)}号`;
      const bytes = isCopied ? first.bytes : await certificate(tools, teacher, { title, organiserName, ...stated, hours, number: ownNumber });
      certificateNumber = isCopied ? null : first?.number ?? ownNumber;
      printed.push({ bytes, number: ownNumber });
      evidenceFileIds.push((await tools.platform.files.keep(author, { name: '结业证书.pdf', mediaType: 'application/pdf', purpose: 'evidence', bytes })).id);
    }
    const claimIds = await platform.work.run(author, async (tx) => {
      const row = await tx.row<{ n: number }>("SELECT COUNT(*) AS n FROM credit_claims WHERE teacherId = ? AND sourceType = 'TEACHER'", [teacherId]);
      const first = (row?.n ?? 0) + 1;
      // Filed twice, as happens on a slow connection: the second is suspected.
      const numbers = each.ending === 'QUARANTINED' ? [first, first + 1] : [first];
      const answers = await claims.file(tx, numbers.map((number) => ({
        teacherId, sourceType: 'TEACHER' as const, sourceKey: `teacher:${teacherId}:${number}`, providerKey: null, title, organiserName, startDay: stated.startDay, activity: statedActivity({ ...stated, organiserName }, filedOn), evidenceFileIds, certificateNumber,
      })));
      for (const { claimId, filing } of answers) tx.audit({ action: 'creditClaim.submit', subjectType: 'CreditClaim', subjectId: claimId, details: { filing } });
      return answers.map((answer) => answer.claimId);
    });
    filed.push({ ...each, claimId: claimIds[0] as number });
  }
  return filed;
}

async function decide(tools: DemoTools, filed: readonly Filed[]): Promise<void> {
  const { ids, county } = tools;
  const withEnding = (...endings: Ending[]): Filed[] => filed.filter(({ ending }) => endings.includes(ending));
  const idsOf = (list: readonly Filed[]): number[] => list.map(({ claimId }) => claimId);
  const schoolDesk = creditsModule(platformAt(tools.platform, `${addDays(county.today, -2)}T08:00:00Z`)).credits.claims;
  const countyDesk = creditsModule(platformAt(tools.platform, `${addDays(county.today, -1)}T03:00:00Z`)).credits.claims;
  const prechecked = withEnding('RECOGNISE', 'APPROVED', 'RETURNED', 'REJECTED');
  for (const [schoolId, actor] of await schoolAdministrators(tools)) {
    const mine = (list: readonly Filed[]): number[] => idsOf(list.filter(({ teacher }) => idOf(ids.schools, teacher.schoolCode) === schoolId));
    const [passed, returned] = [mine(prechecked), mine(withEnding('RETURNED_BY_SCHOOL'))];
    if (passed.length > 0) await schoolDesk.precheck(actor, passed);
    if (returned.length > 0) await schoolDesk.decline(actor, { claimIds: returned, reason: RETURNED[3] as string, status: 'RETURNED' });
  }
  const officer = await actorOf(tools, idOf(ids.accounts, 'officer'));
  await countyDesk.recognise(officer, idsOf(withEnding('APPROVED')));
  for (const [at, reason] of RETURNED.slice(0, 3).entries()) {
    const claimIds = idsOf(withEnding('RETURNED').filter((_, index) => index % 3 === at));
    if (claimIds.length > 0) await countyDesk.decline(officer, { claimIds, reason, status: 'RETURNED' });
  }
  for (const [at, { claimId }] of withEnding('REJECTED').entries()) await countyDesk.decline(officer, { claimIds: [claimId], reason: REJECTED[at % REJECTED.length] as string, status: 'REJECTED' });
  for (const { claimId, teacher } of withEnding('WITHDRAWN')) await countyDesk.withdraw(await actorOf(tools, idOf(ids.accountOfTeacher, teacher.number)), claimId);
}

async function schoolAdministrators(tools: DemoTools): Promise<Map<number, Actor>> {
  const grants = await tools.platform.reader.rows<{ accountId: number; schoolId: number }>("SELECT accountId, schoolId FROM grants WHERE role = 'SCHOOL_ADMINISTRATOR' ORDER BY id DESC");
  const actors = new Map<number, Actor>();
  for (const { accountId, schoolId } of grants) actors.set(schoolId, await actorOf(tools, accountId));
  return actors;
}

export async function actorOf({ platform: { reader } }: DemoTools, accountId: number): Promise<Actor> {
  const account = await reader.row<{ name: string; teacherId: number | null }>('SELECT name, teacherId FROM accounts WHERE id = ?', [accountId]);
  const grants = await reader.rows<Grant>('SELECT role, areaId, schoolId, studioId, providerId FROM grants WHERE accountId = ?', [accountId]);
  return new Actor(accountId, account?.name ?? '', account?.teacherId ?? null, grants);
}

function certificate({ platform, county }: DemoTools, teacher: TeacherPlan, { number, title, organiserName, startDay, endDay, hours }: { number: string; title: string; organiserName: string; startDay: string; endDay: string; hours: number }): Promise<Uint8Array> {
  return platform.printer.print('certificate', {
    number, holderName: teacher.name, holderDetail: county.county.nameZh, trainingTitle: title,
    startsOn: startDay, endsOn: endDay, hours: String(hours), issuers: [organiserName], issuedOn: endDay, watermark: '样张',
  }, 'zh-CN');
}
