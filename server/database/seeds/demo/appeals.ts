import type { Actor } from '../../../modules/accounts/index.js';
import { AppealDesk, AppealFiling, AppealPanel, type Matter, mattersOf } from '../../../modules/appeals/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { addDays, dayOf } from '../../../platform/clock.js';
import type { Outcome } from '../../../platform/outcome.js';
import { actorOf } from './credit-claims.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';
import { printedPaper } from './printed-paper.js';

type Vote = 'GRANT' | 'UPHOLD';
/** How far it has come; votes in the order of the panel, one fewer than its members leaves it open. */
type Fate = 'FILED' | 'WITHDRAWN' | 'DISMISSED' | 'ADMITTED' | readonly [votes: readonly Vote[], outcome: string | null];

const CLAIM_APPEALS: readonly (readonly [grounds: string, fate: Fate])[] = [
  ['培训由省教育厅委托举办，结业证书有省厅印章，不属于商业推广。附证书和通知扫描件，请复核。', 'FILED'],
  ['证书上的学时是 24 学时，申报时误填为 32 学时，已向主办单位核实，愿按 24 学时认定。', [['GRANT', 'UPHOLD'], null]],
  ['主办单位去年才更名，名单上用的是旧名称，单位证明附后。', [['GRANT', 'GRANT', 'UPHOLD'], '主办单位更名有批文为证，仍属认可名单内的单位，原决定依据不足，应予认定。']],
  ['培训当天学校有课，是利用周末参加的，有签到照片。', [['UPHOLD', 'UPHOLD', 'GRANT'], '签到照片不能证明全程参加，申诉人未补充结业证书，维持原决定。']],
  ['退回理由说缺证书，证书当时已经上传，可能没有显示。', [['GRANT', 'GRANT', 'GRANT'], null]],
  ['对认定结果不满意。', 'DISMISSED'],
  ['已与审核员沟通，按要求补充材料后重新申报。', 'WITHDRAWN'],
  ['该活动由县教学研究室组织，属于教研活动，请复核。', 'ADMITTED'],
];
const CLASS_APPEALS: readonly (readonly [grounds: string, fate: Fate, days: number])[] = [
  ['第二天上午因学校迎接省级督导请公假，请假单交给了班主任，不应计缺勤。', [['GRANT', 'GRANT', 'GRANT'], '公假手续齐全，应按请假处理。请班主任撤销结业，更正考勤后重新结业。'], 4],
  ['考核当天参加了补考，成绩没有录入，请复核。', 'ADMITTED', 6],
];

/** Appeals in every state: against claims declined yesterday, and against results of classes closed this year. */
export async function seedAppeals(tools: DemoTools): Promise<void> {
  const { platform: { reader }, county, ids } = tools;
  const demoTeacher = await reader.row<{ teacherId: number }>('SELECT teacherId FROM accounts WHERE id = ?', [idOf(ids.accounts, 'teacher')]);
  const declined = await reader.rows<{ teacherId: number; claimId: number }>(
    "SELECT c.teacherId, MAX(c.id) AS claimId FROM credit_claims c JOIN accounts a ON a.teacherId = c.teacherId WHERE c.status IN ('REJECTED', 'RETURNED') AND c.decidedByAccountId = ? AND c.decidedAt > ? AND c.teacherId <> ? GROUP BY c.teacherId ORDER BY c.teacherId LIMIT ?",
    [idOf(ids.accounts, 'officer'), `${addDays(county.today, -7)} 00:00:00.000`, demoTeacher?.teacherId ?? 0, CLAIM_APPEALS.length]);
  for (const [at, { teacherId, claimId }] of declined.entries()) {
    const story = CLAIM_APPEALS[at];
    const matter = (await mattersOf(reader, teacherId)).find(({ key }) => key === `claim:${claimId}`);
    if (matter && story) await appeal(tools, { teacherId, matter, grounds: story[0], fate: story[1], day: county.today, evidence: at % 3 === 0 });
  }
  const failed = await reader.rows<{ teacherId: number }>(
    "SELECT MIN(x.teacherId) AS teacherId FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round JOIN accounts a ON a.teacherId = x.teacherId WHERE c.status = 'CLOSED' AND x.completed = 0 AND x.teacherId <> ? GROUP BY x.cohortId ORDER BY MAX(c.closedAt) DESC LIMIT ?",
    [demoTeacher?.teacherId ?? 0, CLASS_APPEALS.length]);
  for (const [at, { teacherId }] of failed.entries()) {
    const story = CLASS_APPEALS[at];
    const matter = (await mattersOf(reader, teacherId)).find(({ kind }) => kind === 'COMPLETION');
    if (matter && story) await appeal(tools, { teacherId, matter, grounds: story[0], fate: story[1], day: addDays(dayOf(matter.decidedAt), story[2]), evidence: false });
  }
}

async function appeal(tools: DemoTools, { teacherId, matter, grounds, fate, day, evidence }: { teacherId: number; matter: Matter; grounds: string; fate: Fate; day: string; evidence: boolean }): Promise<void> {
  const { reader } = tools.platform;
  const platform = platformAt(tools.platform, `${day}T01:30:00Z`);
  const { credits } = creditsModule(platform);
  const [filing, desk, panels] = [new AppealFiling(platform.work, credits), new AppealDesk(platform.work), new AppealPanel(platform.work, credits)];
  const account = await reader.row<{ id: number }>('SELECT id FROM accounts WHERE teacherId = ? ORDER BY id LIMIT 1', [teacherId]);
  const applicant = await actorOf(tools, account?.id ?? 0);
  const admin = await actorOf(tools, idOf(tools.ids.accounts, 'admin'));
  const paper = evidence ? await platform.files.keep(applicant, { ...await printedPaper(platform, day, '情况说明.pdf', '情况说明', [grounds, '以上情况属实。']), purpose: 'appeal-evidence' }) : null;
  const id = String(settled(await filing.file(applicant, { matterKey: matter.key, grounds, evidenceFileIds: paper ? [String(paper.id)] : [] })));
  if (fate === 'FILED') return;
  if (fate === 'WITHDRAWN') return void settled(await filing.withdraw(applicant, { id }));
  if (fate === 'DISMISSED') return void settled(await desk.dismiss(admin, { id, reason: '申诉没有说明事实和理由，经联系未补充，不予受理。' }));
  settled(await desk.admit(admin, { id }));
  if (fate === 'ADMITTED') return;
  const [votes, outcome] = fate;
  const members = await judges(tools, matter, teacherId);
  settled(await desk.namePanel(admin, { id, memberIds: members.map(({ accountId }) => String(accountId)), headId: String(members[0]?.accountId) }));
  // Whoever has not voted is the first: the demo's judge finds something to do.
  for (const [at, member] of members.toReversed().entries()) {
    const vote = votes[at];
    if (vote) settled(await panels.vote(member, { id, vote, reason: vote === 'GRANT' ? '材料之间相互印证，可以采信。' : '现有材料不足以推翻原决定。' }));
  }
  if (outcome) settled(await panels.close(admin, { id, reason: outcome }));
}

/** Three impartial people, the demo's judge the first of them where he may. */
async function judges(tools: DemoTools, { decidedByAccountId }: Matter, teacherId: number): Promise<Actor[]> {
  const rows = await tools.platform.reader.rows<{ id: number }>(
    `SELECT a.id FROM accounts a JOIN grants g ON g.accountId = a.id AND g.role = 'JUDGE' LEFT JOIN teachers t ON t.id = a.teacherId
     WHERE a.id <> ? AND (t.schoolId IS NULL OR t.schoolId <> (SELECT o.schoolId FROM teachers o WHERE o.id = ?)) ORDER BY CASE WHEN a.id = ? THEN 0 ELSE 1 END, a.id LIMIT 3`,
    [decidedByAccountId ?? 0, teacherId, idOf(tools.ids.accounts, 'judge1')]);
  const members: Actor[] = [];
  for (const { id } of rows) members.push(await actorOf(tools, id));
  return members;
}

function settled<T>(outcome: Outcome<T, { readonly code: string }>): T {
  if (!outcome.done) throw new Error(`the demo's appeal was refused: ${outcome.refusals[0]?.code}`);
  return outcome.value;
}
