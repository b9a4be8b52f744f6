import { asApiError } from '../../../data/api-error.js';
import { JudgingDraftSaveDocument, type JudgingDraftSaveMutation, type PaperFragment } from '../../../data/generated/operations.js';
import { Intents, sendCommand } from '../../../data/send-command.js';
import { forgetSheet, keepSheet, localSheet } from './local-sheets.js';

/** How far a draft has come: on the server, on its way, only on this device, refused, or overtaken by another device. */
export type Kept = 'saved' | 'saving' | 'local' | 'refused' | 'conflict';

export interface SheetState {
  readonly points: Readonly<Record<string, number>>;
  readonly comment: string;
  readonly kept: Kept;
  readonly problem: string | null;
}

type Answer = JudgingDraftSaveMutation['judgingDraftSave'];
/** Sends one draft; throws ApiError when there is no answer. */
export type SendDraft = (draft: { paperId: string; points: { criterion: string; points: number }[]; comment: string | null; revision: number }) => Promise<Answer>;

/** What the desk hears of its papers. */
export interface DeskEars {
  readonly onSaved: (paper: PaperFragment) => void;
  /** Somebody, perhaps the judge himself on a phone, saved the sheet meanwhile: read it again. */
  readonly onConflict: () => void;
}

const PAUSE_MS = 700;
const AGAIN_MS = 10_000;

const intents = new Intents();
export const sendDraft: SendDraft = (draft) => sendCommand(JudgingDraftSaveDocument, draft, intents, []);

const pointsOf = (paper: PaperFragment): Record<string, number> => Object.fromEntries(paper.points.map((each) => [each.criterion, each.points]));

/**
 * The judge's points for one paper. Each change is kept on this device at once and sent after a pause; without a
 * connection it is sent again until it arrives, also after the page was closed and opened again.
 */
export class SheetKeeper {
  private state: SheetState;
  private revision: number;
  private theirs: PaperFragment;
  private isSending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly paper: PaperFragment, private readonly accountId: string, private readonly desk: DeskEars, private readonly send: SendDraft = sendDraft) {
    const left = paper.status === 'OPEN' ? localSheet(accountId, paper.id) : null;
    this.theirs = paper;
    this.revision = left?.revision ?? paper.draftRevision;
    this.state = { points: left?.points ?? pointsOf(paper), comment: left?.comment ?? paper.comment ?? '', kept: left ? 'local' : 'saved', problem: null };
  }

  readonly snapshot = (): SheetState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** While the paper is on screen. The last keystrokes are sent as it leaves. */
  start(): () => void {
    if (this.paper.status !== 'OPEN') return () => undefined;
    const flush = (): void => { if (this.state.kept === 'local') void this.flush(); };
    const again = setInterval(flush, AGAIN_MS);
    window.addEventListener('online', flush);
    flush();
    return () => {
      clearInterval(again);
      clearTimeout(this.timer);
      window.removeEventListener('online', flush);
      flush();
    };
  }

  setPoints(criterion: string, points: number | null): void {
    const others = Object.entries(this.state.points).filter(([key]) => key !== criterion);
    this.change(Object.fromEntries(points === null ? others : [...others, [criterion, points]]), this.state.comment);
  }

  setComment(comment: string): void {
    this.change(this.state.points, comment);
  }

  /** The paper as the server has it now, in case somebody must choose. */
  seen(paper: PaperFragment): void {
    this.theirs = paper;
  }

  /** After a conflict: what stands here goes over what was saved elsewhere, or the other way round. */
  resolve(which: 'mine' | 'theirs'): void {
    this.revision = this.theirs.draftRevision;
    if (which === 'mine') {
      void this.flush();
      return;
    }
    forgetSheet(this.accountId, this.paper.id);
    this.set({ points: pointsOf(this.theirs), comment: this.theirs.comment ?? '', kept: 'saved', problem: null });
  }

  private change(points: SheetState['points'], comment: string): void {
    keepSheet(this.accountId, this.paper.id, { points, comment, revision: this.revision });
    this.set({ ...this.state, points, comment, kept: this.state.kept === 'conflict' ? 'conflict' : 'local' });
    if (this.state.kept === 'conflict') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Sends until what is here is what the server has, or there is no answer. */
  private async flush(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let sent: SheetState | null = null; sent?.points !== this.state.points || sent.comment !== this.state.comment;) {
        this.set({ ...this.state, kept: 'saving' });
        sent = this.state;
        const { paper, userErrors: [refusal] } = await this.send({ paperId: this.paper.id, points: Object.entries(sent.points).map(([criterion, points]) => ({ criterion, points })), comment: sent.comment || null, revision: this.revision });
        if (refusal) {
          this.set({ ...this.state, kept: refusal.code === 'CHANGED_ELSEWHERE' ? 'conflict' : 'refused', problem: refusal.message });
          if (this.state.kept === 'conflict') this.desk.onConflict();
          return;
        }
        if (paper) {
          this.revision = paper.draftRevision;
          this.desk.onSaved(paper);
        }
      }
      forgetSheet(this.accountId, this.paper.id);
      this.set({ ...this.state, kept: 'saved', problem: null });
    } catch (error) {
      const told = asApiError(error);
      this.set({ ...this.state, kept: told.isPassing ? 'local' : 'refused', problem: told.isPassing ? null : told.message });
    } finally {
      this.isSending = false;
    }
  }

  private set(state: SheetState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
