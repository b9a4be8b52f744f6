import { PipelineRow } from '../../server/modules/selection/selection.entities.js';
import { sampleRules } from '../rules/selection/sample-rules.js';
import type { Client, TestApp } from './test-app.js';

export interface Told {
  readonly userErrors: readonly { code: string; field: string | null; message: string }[];
}
type Answer<T> = Told & T;
/** A payload's result may be null; tests that go on expect it is not. */
export const id = (payload: unknown): string => Object.values(payload as Record<string, { id?: string } | null>).find((each) => each !== null && typeof each === 'object' && 'id' in each)?.id ?? '';
export const codes = (payload: Told): string[] => payload.userErrors.map(({ code }) => code);

const RESULT_FIELDS: Record<string, string> = {
  selectionRoundCreate: 'round { id }', selectionRoundAmend: 'round { id version }', selectionRoundOpenStage: 'round { id status }', selectionQuotaSet: 'quota { id seats used left }',
  selectionEntryNominate: 'entry { id status }', selectionEntryMend: 'entry { id status }', selectionEntryWithdraw: 'entry { id status }', selectionEntryQualify: 'entry { id status }',
  selectionEntryReturn: 'entry { id status reason }', selectionEntryReject: 'entry { id status reason }', selectionPanelCreate: 'panel { id }', selectionPanelAmend: 'panel { id }',
  selectionJudgeAppoint: 'judgeId', selectionJudgeDismiss: 'judgeId', selectionJudgeBar: 'judgeId', selectionDrawHold: 'draw { id ordinal pairs }',
  judgingDraftSave: 'paper { id draftRevision points { criterion points } }', judgingPaperSubmit: 'paper { id status totalPoints }', judgingPaperRecuse: 'replaced',
  publicObjectionFile: 'receipt', selectionObjectionDecide: 'objection { id status }', selectionObjectionReveal: 'sender { name contact }', honourRecord: 'honour { id }', honourRevoke: 'honour { id revokedOn }',
};

/** One state-changing field, with its payload. */
export async function change<T = object>(client: Client, field: string, input: object): Promise<Answer<T>> {
  const type = `${field.slice(0, 1).toUpperCase()}${field.slice(1)}Input`;
  const inputType = ['selectionEntryWithdraw', 'selectionEntryReturn', 'selectionEntryReject'].includes(field) ? 'SelectionEntryReasonInput' : type;
  const data = await client.ask<Record<string, Answer<T>>>(`mutation ($input: ${inputType}!) { ${field}(input: $input) { ${RESULT_FIELDS[field] ?? ''} userErrors { code field message } } }`, { input });
  return data[field] as Answer<T>;
}

/** What was done must not have been refused. */
export async function must<T = object>(client: Client, field: string, input: object): Promise<Answer<T>> {
  const payload = await change<T>(client, field, input);
  if (payload.userErrors.length > 0) throw new Error(`${field}: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

/** Rules as the GraphQL input takes them. */
export function rulesInput(change_: object = {}): object {
  const { rubric, award, quota, eligibility, judging, notice, stages } = { ...sampleRules, ...change_ };
  const upper = (list: readonly string[]): string[] => list.map((each) => each.toUpperCase());
  return {
    stages, quota, notice, rubric, award: { ...award, perSubject: award.perSubject.map(({ subject, most }) => ({ subject: subject.toUpperCase(), most })) },
    eligibility: { ...eligibility, titles: upper(eligibility.titles), posts: upper(eligibility.posts), subjects: upper(eligibility.subjects), stages: upper(eligibility.stages) },
    judging: { ...judging, tieBreak: judging.tieBreak.map((each) => ({ criterion: null, ...each })) },
  };
}

export interface Setting {
  readonly county: Client;
  readonly roundId: string;
  readonly schools: readonly { id: number; admin: Client; adminAccountId: number; teacherIds: readonly number[] }[];
  readonly judges: readonly { accountId: number; client: Client; schoolId: number }[];
  readonly countyAccountId: number;
}

/** A round in the making: schools with teachers and administrators, and judges, one from each school. */
export async function setting(app: TestApp, options: { schools?: number; schoolSize?: number; teachersPerSchool?: number; judges?: number; rules?: object } = {}): Promise<Setting> {
  const { schools: schoolCount = 3, schoolSize = 50, teachersPerSchool = 3, judges: judgeCount = 3, rules = {} } = options;
  const { build } = app;
  const countyAccountId = await build.account({ role: 'COORDINATOR' });
  const county = await app.as(countyAccountId);
  const schools = [];
  for (let n = 0; n < schoolCount; n += 1) {
    const schoolId = await build.school({ teacherCount: schoolSize, name: `澄川县第${build.next()}实验小学` });
    const adminAccountId = await build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId });
    const teacherIds: number[] = [];
    for (let t = 0; t < teachersPerSchool; t += 1) teacherIds.push(await build.teacher({ schoolId, name: `刘参评${n}${t}` }));
    schools.push({ id: schoolId, adminAccountId, admin: await app.as(adminAccountId), teacherIds });
  }
  const judges = [];
  for (let n = 0; n < judgeCount; n += 1) {
    const schoolId = (schools[n % schools.length] as { id: number }).id;
    const teacherId = await build.teacher({ schoolId, name: `陈评委${n}`, title: 'senior' });
    const accountId = await build.account({ role: 'JUDGE', teacherId }, { role: 'TEACHER' });
    judges.push({ accountId, schoolId, client: await app.as(accountId) });
  }
  const pipelineId = await build.row(PipelineRow, {
    code: `expert${build.next()}`, title: '县级教学能手评选', titleEn: 'County teaching experts', honourCode: 'county_expert', honourLevel: 'COUNTY', honourTitle: '县级教学能手', honourTitleEn: 'County teaching expert', honourYears: 3,
    createdAt: '2026-01-01 00:00:00.000',
  });
  const created = await must(county, 'selectionRoundCreate', { pipelineId: String(pipelineId), year: 2026, rules: rulesInput(rules) });
  return { county, countyAccountId, roundId: id(created), schools, judges };
}

export const open = (county: Client, roundId: string, status: string) => change(county, 'selectionRoundOpenStage', { roundId, status });

export const nominate = (client: Client, roundId: string, teacherId: number, more: object = {}) =>
  change<{ entry: { id: string } | null }>(client, 'selectionEntryNominate', { roundId, teacherId: String(teacherId), work: `《背影》教学设计${teacherId}`, statement: '以问题链带动整体阅读。', ...more });

/** Through nomination and check to a held draw. */
export async function drawn(app: TestApp, options: Parameters<typeof setting>[1] & { perSchool?: number } = {}): Promise<Setting & { entryIds: string[] }> {
  const set = await setting(app, options);
  const { county, roundId } = set;
  await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
  const entryIds: string[] = [];
  for (const school of set.schools) for (const teacherId of school.teacherIds.slice(0, options.perSchool ?? 2)) {
    const { entry, userErrors } = await nominate(school.admin, roundId, teacherId);
    if (!entry) throw new Error(JSON.stringify(userErrors));
    entryIds.push(entry.id);
  }
  await must(county, 'selectionRoundOpenStage', { roundId, status: 'CHECK' });
  for (const entryId of entryIds) await must(county, 'selectionEntryQualify', { entryId });
  const panel = await must(county, 'selectionPanelCreate', { roundId, title: '综合组', titleEn: 'All subjects', subjects: [] });
  for (const { accountId } of set.judges) await must(county, 'selectionJudgeAppoint', { panelId: id(panel), accountId: String(accountId) });
  await must(county, 'selectionRoundOpenStage', { roundId, status: 'JUDGING' });
  await must(county, 'selectionDrawHold', { roundId, lots: '7-3-9' });
  return { ...set, entryIds };
}

export interface PaperOnDesk { readonly id: string; readonly blindCode: string; readonly status: string; readonly draftRevision: number; readonly statement: string; readonly evidence: readonly { url: string }[] }

export async function desk(client: Client, roundId: string): Promise<PaperOnDesk[]> {
  const { judgingPapers } = await client.ask<{ judgingPapers: { items: PaperOnDesk[] } }>(
    'query ($roundId: ID!) { judgingPapers(roundId: $roundId, page: { limit: 100 }) { items { id blindCode status draftRevision statement evidence { ordinal kind url } } } }', { roundId });
  return judgingPapers.items;
}

export const sheet = (design: number, teaching: number) => [{ criterion: 'design', points: design }, { criterion: 'teaching', points: teaching }];

/** Every judge submits every paper; points follow the blind code, so places are known. */
export async function scoreAll(set: Setting): Promise<void> {
  for (const { client } of set.judges) for (const paper of await desk(client, set.roundId)) {
    if (paper.status === 'OPEN') await must(client, 'judgingPaperSubmit', { paperId: paper.id, points: sheet(30, 60 - Number(paper.blindCode)) });
  }
}

export const entriesOf = (app: TestApp, roundId: string) => app.rows<{ id: number; teacherId: number; schoolId: number; status: string; place: number | null; totalMilliPoints: number | null; blindCode: string | null }>(
  'SELECT id, teacherId, schoolId, status, place, totalMilliPoints, blindCode FROM selection_entries WHERE roundId = ? ORDER BY id', [Number(roundId)]);
