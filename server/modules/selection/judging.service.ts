import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { holdDraw } from './panels.service.js';
import { seedOf } from './rounds.service.js';
import { refusalToJudge, type JudgingRefusal } from './rules/judging.js';
import { type Points, refusalOfSheet, type SheetRefusal, totalOf } from './rules/score-sheet.js';
import { RecusalRow, ScoreRow } from './selection.entities.js';
import { lockPaper, lockRound, PAPER, roundOf } from './selection.store.js';
import { notFound } from '../../platform/errors.js';

interface Keyed { idempotencyKey?: string | null }
export interface SheetInput extends Keyed { paperId: number; points: Points; comment: string | null }
export interface DraftInput extends SheetInput { revision: number }

export type DraftRefusal = JudgingRefusal | SheetRefusal | { code: 'CHANGED_ELSEWHERE'; revision: number };
export type SubmissionRefusal = JudgingRefusal | SheetRefusal;

/** What a judge does on his own desk. Papers of others read as not found. */
export class Judging {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets) {}

  /** Keeps unfinished points. Not a decision: it is not audited, and may be sent at every keystroke. */
  saveDraft(actor: Actor, input: DraftInput): Promise<Outcome<number, DraftRefusal>> {
    return this.work.run(actor, async (tx): Promise<Outcome<number, DraftRefusal>> => {
      const paper = await lockPaper(tx, input.paperId, actor.accountId);
      const round = await roundOf(tx, paper.roundId);
      if (!round) throw notFound(PAPER);
      const refusal = refusalToJudge(paper.status, round.status, round.rules, tx.today) ?? refusalOfSheet(input.points, round.rules.rubric, false);
      if (refusal) return refused(refusal);
      if (paper.draftRevision !== input.revision) return refused({ code: 'CHANGED_ELSEWHERE', revision: paper.draftRevision });
      await tx.run('UPDATE selection_papers SET draft = ?, comment = ?, draftRevision = draftRevision + 1 WHERE id = ?', [JSON.stringify(input.points), input.comment, paper.id]);
      return done(paper.id);
    });
  }

  /** Once and for good: the scores are rows that the database itself refuses to change. */
  submit(actor: Actor, input: SheetInput): Promise<Outcome<number, SubmissionRefusal>> {
    return once(this.work, actor, { operation: 'judgingPaperSubmit', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<number, SubmissionRefusal>> => {
      const paper = await lockPaper(tx, input.paperId, actor.accountId);
      const round = await roundOf(tx, paper.roundId);
      if (!round) throw notFound(PAPER);
      const refusal = refusalToJudge(paper.status, round.status, round.rules, tx.today) ?? refusalOfSheet(input.points, round.rules.rubric, true);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE selection_papers SET status = 'SUBMITTED', draft = NULL, comment = ?, totalPoints = ?, submittedAt = ? WHERE id = ? AND status = 'OPEN'", [input.comment, totalOf(input.points), tx.now, paper.id]);
      await tx.insertMany(ScoreRow, round.rules.rubric.map(({ key }) => ({ paperId: paper.id, criterion: key, points: input.points[key] as number, givenAt: tx.now })));
      tx.audit({ action: 'judgingPaper.submit', subjectType: 'SelectionPaper', subjectId: paper.id, details: { entryId: paper.entryId, points: input.points } });
      return done(paper.id);
    });
  }

  /** The judge knows whose work it is after all: another is drawn at once where one can be. */
  recuse(actor: Actor, input: Keyed & { paperId: number; reason: string }): Promise<Outcome<boolean, JudgingRefusal>> {
    return once(this.work, actor, { operation: 'judgingPaperRecuse', input, key: input.idempotencyKey }, async (tx): Promise<Outcome<boolean, JudgingRefusal>> => {
      const found = await tx.row<{ roundId: number }>('SELECT roundId FROM selection_papers WHERE id = ? AND accountId = ?', [input.paperId, actor.accountId]);
      if (!found) throw notFound(PAPER);
      const round = await lockRound(tx, found.roundId);
      const paper = await lockPaper(tx, input.paperId, actor.accountId);
      const refusal = refusalToJudge(paper.status, round.status, round.rules, tx.today);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE selection_papers SET status = 'RECUSED', draft = NULL WHERE id = ?", [paper.id]);
      await tx.insert(RecusalRow, { roundId: round.id, accountId: actor.accountId, schoolId: null, entryId: paper.entryId, reason: input.reason, declaredBy: actor.accountId, createdAt: tx.now });
      tx.audit({ action: 'judgingPaper.recuse', subjectType: 'SelectionPaper', subjectId: paper.id, details: { entryId: paper.entryId, reason: input.reason } });
      return done((await holdDraw(tx, round, seedOf(this.secrets, round), '')).done);
    });
  }
}
