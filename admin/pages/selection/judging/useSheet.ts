import { useCallback, useEffect, useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { JudgingDraftSaveDocument, type PaperFragment } from '../../../data/generated/operations.js';
import { Intents, sendCommand } from '../../../data/send-command.js';
import { forgetSheet, keepSheet, localSheet, type LocalSheet } from './local-sheets.js';

/** How far a draft has come: on the server, on its way, only on this device, or overtaken by another device. */
export type Kept = 'saved' | 'saving' | 'local' | 'refused' | 'conflict';

export interface Sheet {
  readonly points: Readonly<Record<string, number>>;
  readonly comment: string;
  readonly kept: Kept;
  readonly problem: string | null;
  readonly setPoints: (criterion: string, points: number | null) => void;
  readonly setComment: (comment: string) => void;
  /** After a conflict: what stands here goes over what was saved elsewhere, or the other way round. */
  readonly resolve: (which: 'mine' | 'theirs') => void;
}

const PAUSE_MS = 700;
const AGAIN_MS = 10_000;

const fromServer = (paper: PaperFragment): LocalSheet => ({ points: Object.fromEntries(paper.points.map((each) => [each.criterion, each.points])), comment: paper.comment ?? '', revision: paper.draftRevision });

/**
 * The judge's points for one paper. Each change is kept on this device at once and sent after a pause;
 * without a connection it is sent again until it arrives. Made anew for each paper by its `key`.
 *
 * @param onSaved hears the paper as the server has it now.
 */
export function useSheet(paper: PaperFragment, accountId: string, onSaved: (paper: PaperFragment) => void): Sheet {
  const [sheet, setSheet] = useState<LocalSheet>(() => (paper.status === 'OPEN' ? localSheet(accountId, paper.id) : null) ?? fromServer(paper));
  const [kept, setKept] = useState<Kept>(() => (paper.status === 'OPEN' && localSheet(accountId, paper.id) ? 'local' : 'saved'));
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(sheet);
  const revision = useRef(sheet.revision);
  const theirs = useRef<PaperFragment | null>(null);
  const intents = useRef(new Intents());
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saved = useRef(onSaved);
  useEffect(() => { saved.current = onSaved; });

  const send = useCallback(async (): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    const sent = latest.current;
    setKept('saving');
    try {
      const points = Object.entries(sent.points).map(([criterion, value]) => ({ criterion, points: value }));
      const { paper: answer, userErrors } = await sendCommand(JudgingDraftSaveDocument, { paperId: paper.id, points, comment: sent.comment || null, revision: revision.current }, intents.current, []);
      const [refusal] = userErrors;
      isSending.current = false;
      if (refusal) {
        setProblem(refusal.message);
        setKept(refusal.code === 'CHANGED_ELSEWHERE' ? 'conflict' : 'refused');
        return;
      }
      if (answer) {
        revision.current = answer.draftRevision;
        saved.current(answer);
      }
      setProblem(null);
      if (latest.current !== sent) {
        void send();
        return;
      }
      forgetSheet(accountId, paper.id);
      setKept('saved');
    } catch (error) {
      isSending.current = false;
      const told = asApiError(error);
      setProblem(told.isPassing ? null : told.message);
      setKept(told.isPassing ? 'local' : 'refused');
    }
  }, [accountId, paper.id]);

  const change = useCallback((next: Omit<LocalSheet, 'revision'>): void => {
    const own = { ...next, revision: revision.current };
    latest.current = own;
    setSheet(own);
    keepSheet(accountId, paper.id, own);
    setKept((before) => (before === 'conflict' ? before : 'local'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), PAUSE_MS);
  }, [accountId, paper.id, send]);

  // Whatever is only here is sent when the connection is back, and now and then without a sign of it.
  useEffect(() => {
    if (kept !== 'local' || paper.status !== 'OPEN') return undefined;
    const again = setInterval(() => void send(), AGAIN_MS);
    const now = (): void => void send();
    window.addEventListener('online', now);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', now);
    };
  }, [kept, paper.status, send]);
  // A draft of an earlier visit, and the last keystrokes before somebody turns to the next paper.
  useEffect(() => {
    const isLeft = localSheet(accountId, paper.id) !== null && paper.status === 'OPEN';
    if (isLeft) timer.current = setTimeout(() => void send(), 0);
    return () => {
      clearTimeout(timer.current);
      if (localSheet(accountId, paper.id)) void send();
    };
  }, [accountId, paper.id, paper.status, send]);
  useEffect(() => { theirs.current = paper; }, [paper]);

  return {
    points: sheet.points, comment: sheet.comment, kept, problem,
    setPoints: useCallback((criterion, points) => {
      const { [criterion]: _, ...others } = latest.current.points;
      change({ points: points === null ? others : { ...others, [criterion]: points }, comment: latest.current.comment });
    }, [change]),
    setComment: useCallback((comment) => change({ points: latest.current.points, comment }), [change]),
    resolve: useCallback((which) => {
      const other = theirs.current;
      if (!other) return;
      revision.current = other.draftRevision;
      setProblem(null);
      if (which === 'mine') {
        void send();
        return;
      }
      const taken = fromServer(other);
      latest.current = taken;
      setSheet(taken);
      forgetSheet(accountId, paper.id);
      setKept('saved');
    }, [accountId, paper.id, send]),
  };
}
