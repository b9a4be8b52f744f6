import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { drawFacts, mixedSeed, outcomeHash, packFacts } from './draw-facts.js';
import { seedOf } from './rounds.service.js';
import { type AppointmentRefusal, refusalToAppoint } from './rules/appointment.js';
import { blindCodes, draw } from './rules/draw.js';
import type { RoundStatus } from './rules/stage-opening.js';
import { DrawRow, JudgeRow, PanelRow, PaperRow, RecusalRow } from './selection.entities.js';
import { requireDecider } from './selection.policy.js';
import { lockRound, type Round } from './selection.store.js';

export type PanelRefusal = { code: 'JUDGING_OVER' } | { code: 'DRAWN_ALREADY' };
export type DismissalRefusal = { code: 'JUDGING_OVER' } | { code: 'ALREADY_DISMISSED' };
export type DrawRefusal = { code: 'NOT_JUDGING'; status: RoundStatus } | { code: 'NOTHING_TO_DRAW' } | { code: 'TOO_FEW_IMPARTIAL'; count: number; missing: number };

interface Keyed { idempotencyKey?: string | null }
export interface PanelInput extends Keyed { roundId: number; title: string; titleEn: string; subjects: readonly string[] }

const JUDGE = { zh: '评委', en: 'judge' };
const isOver = ({ status }: Round): boolean => status === 'NOTICE' || status === 'CONCLUDED';

/** Panels, their judges, recusals and the draw. */
export class Panels {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets) {}

  create(actor: Actor, input: PanelInput): Promise<Outcome<number, PanelRefusal>> {
    return this.decide(actor, 'selectionPanelCreate', input, async (tx): Promise<Outcome<number, PanelRefusal>> => {
      const round = await lockRound(tx, input.roundId);
      const refusal = await refusalToArrange(tx, round);
      if (refusal) return refused(refusal);
      const { roundId, title, titleEn, subjects } = input;
      const id = await tx.insert(PanelRow, { roundId, title, titleEn, subjects: JSON.stringify(subjects), createdAt: tx.now });
      tx.audit({ action: 'selectionPanel.create', subjectType: 'SelectionRound', subjectId: roundId, details: { panelId: id, title, subjects } });
      return done(id);
    });
  }

  amend(actor: Actor, input: Keyed & { panelId: number; title: string; titleEn: string; subjects: readonly string[] }): Promise<Outcome<number, PanelRefusal>> {
    return this.decide(actor, 'selectionPanelAmend', input, async (tx): Promise<Outcome<number, PanelRefusal>> => {
      const { panel, round } = await lockPanel(tx, input.panelId);
      const refusal = await refusalToArrange(tx, round);
      if (refusal) return refused(refusal);
      await tx.run('UPDATE selection_panels SET title = ?, titleEn = ?, subjects = ? WHERE id = ?', [input.title, input.titleEn, JSON.stringify(input.subjects), panel.id]);
      tx.audit({ action: 'selectionPanel.amend', subjectType: 'SelectionRound', subjectId: round.id, details: { panelId: panel.id, subjects: input.subjects } });
      return done(panel.id);
    });
  }

  appoint(actor: Actor, input: Keyed & { panelId: number; accountId: number }): Promise<Outcome<number, AppointmentRefusal>> {
    return this.decide(actor, 'selectionJudgeAppoint', input, async (tx): Promise<Outcome<number, AppointmentRefusal>> => {
      const { panel, round } = await lockPanel(tx, input.panelId);
      const account = await tx.row<{ id: number; teacherId: number | null; schoolId: number | null }>('SELECT a.id, a.teacherId, t.schoolId FROM accounts a LEFT JOIN teachers t ON t.id = a.teacherId WHERE a.id = ?', [input.accountId]);
      if (!account) throw notFound(JUDGE);
      const roles = (await tx.rows<{ role: string }>('SELECT role FROM grants WHERE accountId = ?', [account.id])).map((each) => each.role);
      const before = await tx.row<JudgeRow>('SELECT * FROM selection_judges WHERE roundId = ? AND accountId = ?', [round.id, account.id]);
      const entered = account.teacherId === null ? null : await tx.row("SELECT id FROM selection_entries WHERE roundId = ? AND teacherId = ? AND status <> 'WITHDRAWN'", [round.id, account.teacherId]);
      const refusal = refusalToAppoint({ isOver: isOver(round), roles, sits: before !== undefined && before.dismissedAt === null, isEntrant: entered != null });
      if (refusal) return refused(refusal);
      const values = { panelId: panel.id, teacherId: account.teacherId, schoolId: account.schoolId, appointedAt: tx.now, dismissedAt: null };
      if (before) await tx.run('UPDATE selection_judges SET panelId = ?, teacherId = ?, schoolId = ?, appointedAt = ?, dismissedAt = ? WHERE id = ?', [...Object.values(values), before.id]);
      const id = before?.id ?? await tx.insert(JudgeRow, { roundId: round.id, accountId: account.id, ...values });
      tx.audit({ action: 'selectionJudge.appoint', subjectType: 'SelectionRound', subjectId: round.id, details: { accountId: account.id, panelId: panel.id } });
      return done(id);
    });
  }

  /** His open papers become free for the next draw; what he has submitted stands. */
  dismiss(actor: Actor, input: Keyed & { judgeId: number; reason: string }): Promise<Outcome<number, DismissalRefusal>> {
    return this.decide(actor, 'selectionJudgeDismiss', input, async (tx): Promise<Outcome<number, DismissalRefusal>> => {
      const { judge, round } = await lockJudge(tx, input.judgeId);
      if (isOver(round)) return refused({ code: 'JUDGING_OVER' });
      if (judge.dismissedAt) return refused({ code: 'ALREADY_DISMISSED' });
      await tx.run('UPDATE selection_judges SET dismissedAt = ? WHERE id = ?', [tx.now, judge.id]);
      const freed = await tx.run("UPDATE selection_papers SET status = 'RECUSED', draft = NULL WHERE roundId = ? AND accountId = ? AND status = 'OPEN'", [round.id, judge.accountId]);
      tx.audit({ action: 'selectionJudge.dismiss', subjectType: 'SelectionRound', subjectId: round.id, details: { accountId: judge.accountId, reason: input.reason, freed } });
      return done(judge.id);
    });
  }

  /** A recusal from a whole school: open papers are taken off the desk, submitted ones no longer count. */
  bar(actor: Actor, input: Keyed & { judgeId: number; schoolId: number; reason: string }): Promise<Outcome<number, { code: 'JUDGING_OVER' }>> {
    return this.decide(actor, 'selectionJudgeBar', input, async (tx) => {
      const { judge, round } = await lockJudge(tx, input.judgeId);
      if (isOver(round)) return refused({ code: 'JUDGING_OVER' });
      if (!(await tx.row('SELECT id FROM schools WHERE id = ?', [input.schoolId]))) throw notFound({ zh: '学校', en: 'school' });
      await tx.insert(RecusalRow, { roundId: round.id, accountId: judge.accountId, schoolId: input.schoolId, entryId: null, reason: input.reason, declaredBy: actor.accountId, createdAt: tx.now });
      const end = (from: string, to: string): Promise<number> => tx.run(
        'UPDATE selection_papers SET status = ?, draft = NULL WHERE roundId = ? AND accountId = ? AND status = ? AND entryId IN (SELECT id FROM selection_entries WHERE roundId = ? AND schoolId = ?)',
        [to, round.id, judge.accountId, from, round.id, input.schoolId]);
      const freed = await end('OPEN', 'RECUSED');
      const voided = await end('SUBMITTED', 'VOIDED');
      tx.audit({ action: 'selectionJudge.bar', subjectType: 'SelectionRound', subjectId: round.id, details: { accountId: judge.accountId, schoolId: input.schoolId, reason: input.reason, freed, voided } });
      return done(judge.id);
    });
  }

  /** Draws judges for every entry that lacks some: all of them at first, later the gaps. */
  hold(actor: Actor, input: Keyed & { roundId: number; lots: string }): Promise<Outcome<number, DrawRefusal>> {
    return this.decide(actor, 'selectionDrawHold', input, async (tx) => {
      const round = await lockRound(tx, input.roundId);
      return holdDraw(tx, round, seedOf(this.secrets, round), input.lots);
    });
  }

  private decide<T, R extends { readonly code: string }>(actor: Actor, operation: string, input: Keyed, effect: (tx: Tx) => Promise<Outcome<T, R>>): Promise<Outcome<T, R>> {
    requireDecider(actor);
    return once(this.work, actor, { operation, input, key: input.idempotencyKey }, effect);
  }
}

/** The draw under the round's lock: all gaps are filled or nothing is drawn. Also fills the gap that a judge's own recusal leaves. */
export async function holdDraw(tx: Tx, round: Round, seed: string, lots: string): Promise<Outcome<number, DrawRefusal>> {
  if (round.status !== 'JUDGING') return refused({ code: 'NOT_JUDGING', status: round.status });
  // Where the judge works today decides, not where he worked when he was appointed.
  await tx.run('UPDATE selection_judges SET schoolId = (SELECT t.schoolId FROM teachers t WHERE t.id = selection_judges.teacherId) WHERE roundId = ?', [round.id]);
  const facts = await drawFacts(tx, round);
  const mixed = mixedSeed(seed, lots);
  const { pairs, short } = draw(facts, mixed);
  if (short.length > 0) return refused({ code: 'TOO_FEW_IMPARTIAL', count: short.length, missing: Math.max(...short.map(({ missing }) => missing)) });
  if (pairs.length === 0) return refused({ code: 'NOTHING_TO_DRAW' });
  const last = await tx.row<{ ordinal: number | null }>('SELECT MAX(ordinal) AS ordinal FROM selection_draws WHERE roundId = ?', [round.id]);
  const ordinal = (last?.ordinal ?? 0) + 1;
  if (ordinal === 1) for (const [id, code] of blindCodes(facts.entries.map(({ id }) => id), mixed)) await tx.run('UPDATE selection_entries SET blindCode = ? WHERE id = ?', [code, id]);
  const drawId = await tx.insert(DrawRow, { roundId: round.id, ordinal, lots, facts: packFacts(facts), outcomeHash: outcomeHash(pairs), pairs: pairs.length, drawnAt: tx.now });
  const desks = new Map((await tx.rows<{ accountId: number; n: number }>('SELECT accountId, MAX(ordinal) AS n FROM selection_papers WHERE roundId = ? GROUP BY accountId', [round.id])).map(({ accountId, n }) => [accountId, n]));
  await tx.insertMany(PaperRow, pairs.map(({ entryId, judgeId }) => {
    const position = (desks.get(judgeId) ?? 0) + 1;
    desks.set(judgeId, position);
    return { roundId: round.id, entryId, accountId: judgeId, drawId, ordinal: position, status: 'OPEN' as const, draft: null, draftRevision: 0, comment: null, totalPoints: null, submittedAt: null };
  }));
  tx.audit({ action: 'selectionDraw.hold', subjectType: 'SelectionRound', subjectId: round.id, details: { ordinal, lots, pairs: pairs.length, seedHash: round.seedHash, outcome: outcomeHash(pairs) } });
  return done(drawId);
}

/** Panels are arranged until the draw; after it they would no longer say who judged what. */
async function refusalToArrange(tx: Tx, round: Round): Promise<PanelRefusal | null> {
  if (isOver(round)) return { code: 'JUDGING_OVER' };
  return (await tx.row('SELECT id FROM selection_draws WHERE roundId = ?', [round.id])) ? { code: 'DRAWN_ALREADY' } : null;
}

async function lockPanel(tx: Tx, panelId: number): Promise<{ panel: PanelRow; round: Round }> {
  const panel = await tx.row<PanelRow>('SELECT * FROM selection_panels WHERE id = ?', [panelId]);
  if (!panel) throw notFound({ zh: '评审组', en: 'panel' });
  return { panel, round: await lockRound(tx, panel.roundId) };
}

async function lockJudge(tx: Tx, judgeId: number): Promise<{ judge: JudgeRow; round: Round }> {
  const found = await tx.row<{ roundId: number }>('SELECT roundId FROM selection_judges WHERE id = ?', [judgeId]);
  if (!found) throw notFound(JUDGE);
  const round = await lockRound(tx, found.roundId);
  return { round, judge: await tx.lockOne<JudgeRow>('SELECT * FROM selection_judges WHERE id = ?', [judgeId]) as JudgeRow };
}
