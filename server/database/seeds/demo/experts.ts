import { ExpertFeeRow, ExpertInvitationRow, ExpertRatingRow, ExpertRow, mobileOf, SessionLecturerRow } from '../../../modules/experts/index.js';
import { nameKeyOf } from '../../../modules/teachers/index.js';
import { addDays, addMilliseconds } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import { type DemoTools, idOf } from './demo-tools.js';

const OUTSIDE = ['省教育科学研究院', '省师范大学教师教育学院', '市教师发展中心', '市第一中学', '市实验小学', '邻县教师进修学校'];
const TITLES = ['研究员', '教授', '特级教师', '正高级教师', '副教授', '高级教师'];
const TOPICS = ['大单元教学', '新课标解读', '作业设计', '课堂评价', '班级管理', '师德修养', '信息技术融合', '阅读教学', '实验教学', '教育科研方法', '心理健康', '幼小衔接'];
const SUBJECTS = ['chinese', 'mathematics', 'english', 'physics', 'mental_health', 'information_technology', 'history', 'preschool'];
const STAGES = ['primary', 'junior', 'senior', 'kindergarten'];
const RESEARCHER_FEN = 30_000;
/** After so many days the accountant has paid. */
const DAYS_TO_PAY = 40;

interface Held { readonly id: number; readonly lecturer: string; readonly startsAt: string; readonly endsAt: string; readonly day: string; readonly durationMinutes: number }

/** Everybody who holds a session of the county's classes, with fees, ratings and the invitations that are under way. */
export async function seedExperts(tools: DemoTools): Promise<void> {
  await tools.platform.work.run(system, async (tx) => {
    const sessions = await tx.rows<Held>('SELECT s.id, s.lecturer, s.startsAt, s.endsAt, s.day, s.durationMinutes FROM register_sessions s JOIN cohorts c ON c.rollId = s.rollId WHERE c.hostSchoolId IS NULL ORDER BY s.id');
    const names = [...new Set(sessions.map(({ lecturer }) => lecturer))];
    const rows = names.map((name, at) => expertRow(tx, tools, name, at));
    const ids = await tx.insertMany(ExpertRow, rows);
    const idOfName = new Map(names.map((name, at) => [name, ids[at] as number]));
    const feeOf = new Map(names.map((name, at) => [name, rows[at]?.feeFen ?? 0]));
    const expertOf = (session: Held): number => idOf(idOfName, session.lecturer);
    await tx.insertMany(SessionLecturerRow, sessions.map((session) => ({ sessionId: session.id, expertId: expertOf(session) })));
    const thisYear = tools.county.today.slice(0, 4);
    const over = sessions.filter((session) => session.endsAt <= tx.now && session.day >= `${Number(thisYear) - 1}-01-01`);
    // The latest few wait for somebody to enter their fee.
    await tx.insertMany(ExpertFeeRow, over.slice(0, -6).map((session) => {
      const isPaid = addDays(session.day, DAYS_TO_PAY) <= tools.county.today;
      const paidOn = addDays(session.day, 30 + (session.id % 7));
      return {
        expertId: expertOf(session), sessionId: session.id, amountFen: Math.max(1, Math.round(session.durationMinutes / 135)) * (feeOf.get(session.lecturer) ?? 0), status: isPaid ? 'PAID' as const : 'UNPAID' as const,
        paidOn: isPaid ? paidOn : null, voucher: isPaid ? `记-${paidOn.slice(2, 7).replace('-', '')}-${100 + (session.id % 80)}` : null, note: '', createdAt: session.endsAt, changedAt: session.endsAt,
      };
    }));
    const accountId = idOf(tools.ids.accounts, 'coordinator');
    const raterName = tools.county.centreStaff.find(({ role }) => role === 'training_coordinator')?.name ?? '';
    await tx.insertMany(ExpertRatingRow, over.filter(({ id }) => id % 3 !== 0).map((session) => {
      const score = [5, 4, 5, 4, 3, 5, 4][(expertOf(session) + session.id) % 7] as number;
      return { expertId: expertOf(session), sessionId: session.id, accountId, raterName, score, remark: score === 3 ? '理论偏多，案例少，学员反映听不进去' : '', ratedAt: addMilliseconds(session.endsAt, 3_600_000) };
    }));
    const ahead = sessions.filter(({ startsAt }) => startsAt > tx.now).slice(0, 8);
    await tx.insertMany(ExpertInvitationRow, ahead.map((session, at) => {
      const status = at % 4 === 3 ? 'DECLINED' as const : at % 2 === 0 ? 'ACCEPTED' as const : 'INVITED' as const;
      // Who declined or has not answered is somebody else than the name that stands there.
      const expertId = status === 'ACCEPTED' ? expertOf(session) : ids[(at * 5 + 1) % ids.length] as number;
      const invitedAt = addMilliseconds(tx.now, -(at + 2) * 86_400_000);
      return { expertId, sessionId: session.id, status, note: '请结合一线课例', invitedAt, invitedByName: raterName, answeredAt: status === 'INVITED' ? null : addMilliseconds(invitedAt, 5_400_000), answer: status === 'DECLINED' ? '当天另有省级会议' : null };
    }));
  });
}

function expertRow(tx: Tx, { platform, county, ids }: DemoTools, name: string, at: number): Omit<ExpertRow, 'id'> {
  const staff = county.centreStaff.find((each) => each.name === name);
  const contactKey = `demo-${at}`;
  const mobile = `13${String(900_000_000 + at * 7_919).padStart(9, '0')}`;
  const pick = (list: readonly string[], step: number): string => list[(at * step) % list.length] as string;
  return {
    name, nameKey: nameKeyOf(name), title: staff ? '教研员' : pick(TITLES, 5), organisation: staff ? '县师训教研中心' : pick(OUTSIDE, 1), origin: staff ? 'COUNTY' : 'OUTSIDE',
    teacherId: staff && 'number' in staff && typeof staff.number === 'string' ? ids.teachers.get(staff.number) ?? null : null,
    subjects: `,${pick(SUBJECTS, 3)},`, stages: at % 4 === 0 ? '' : `,${pick(STAGES, 3)},`, topics: `,${pick(TOPICS, 5)},${pick(TOPICS, 7) === pick(TOPICS, 5) ? '教学研究' : pick(TOPICS, 7)},`,
    feeFen: staff ? RESEARCHER_FEN : 60_000 + (at % 5) * 20_000, contactKey, mobileSealed: platform.secrets.encrypt(mobile, mobileOf(contactKey)), note: at % 9 === 4 ? '须提前两周预约，需接送' : '', status: 'ACTIVE', createdAt: tx.now, changedAt: tx.now,
  };
}
