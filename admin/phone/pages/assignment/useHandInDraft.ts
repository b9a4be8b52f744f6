import { useCallback, useEffect, useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { MyAssignmentDocument, MyHandInSaveDocument, type OwnAssignmentCardFragment } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';
import { Intents, sendCommand } from '../../../data/send-command.js';
import { useSendWhenOnline } from '../../kept-draft.js';
import { KEPT } from '../../SignedIn.js';
import type { Evidence } from '../me/useEvidence.js';

const AFTER_TYPING_MS = 1500;

export interface HandInDraft {
  readonly text: string;
  readonly files: readonly Evidence[];
  /** The save that this goes on from. */
  readonly revision: number;
}
export type Saving = { readonly at: 'idle' | 'saving' | 'local' } | { readonly at: 'saved'; readonly when: string } | { readonly at: 'refused'; readonly reason: string } | { readonly at: 'elsewhere'; readonly revision: number; readonly theirs: HandInDraft };

const nameOf = (id: string): string => `${KEPT}hand-in.${id}`;
const read = (id: string): HandInDraft | null => {
  try {
    return JSON.parse(localStorage.getItem(nameOf(id)) ?? 'null') as HandInDraft | null;
  } catch {
    return null;
  }
};
const keep = (id: string, draft: HandInDraft | null): void => {
  try {
    if (draft) localStorage.setItem(nameOf(id), JSON.stringify(draft));
    else localStorage.removeItem(nameOf(id));
  } catch { /* A full or forbidden storage keeps nothing; the server still does. */ }
};

export function draftOf({ handIn, canWrite }: OwnAssignmentCardFragment): HandInDraft {
  // A re-sit begins with what was handed in first, to be mended; its revisions begin anew.
  const goesOn = handIn?.status === 'DRAFT';
  return { text: handIn && (goesOn || canWrite) ? handIn.text : '', files: (handIn?.files ?? []).map(({ id, name }) => ({ key: id, id, name })), revision: goesOn ? handIn.revision : 0 };
}

const same = (one: HandInDraft, other: HandInDraft): boolean => one.text === other.text && one.files.map(({ id }) => id).join() === other.files.map(({ id }) => id).join();

/** What is typed stays on the phone at once and goes to the server a moment later; without a connection as soon as there is one. */
export function useHandInDraft(own: OwnAssignmentCardFragment): {
  draft: HandInDraft; saving: Saving; wasBroughtBack: boolean; change: (change: (before: HandInDraft) => HandInDraft) => void; settle: (which: 'mine' | 'theirs') => void; done: () => void;
} {
  const id = own.assignment.id;
  const [start] = useState(() => {
    const server = draftOf(own);
    const local = read(id);
    return local && !same(local, server) ? { draft: local, wasBroughtBack: true } : { draft: server, wasBroughtBack: false };
  });
  const [draft, setDraft] = useState(start.draft);
  const [saving, setSaving] = useState<Saving>({ at: 'idle' });
  const intents = useRef(new Intents());
  const latest = useRef({ draft: start.draft, isSaved: !start.wasBroughtBack, isSending: false, isOver: false });

  const send = useCallback(async () => {
    const { current } = latest;
    if (current.isSaved || current.isSending || current.isOver) return;
    const sent = current.draft;
    current.isSending = true;
    setSaving({ at: 'saving' });
    try {
      const { assignment, userErrors: [refusal] } = await sendCommand(MyHandInSaveDocument, { assignmentId: id, text: sent.text, fileIds: sent.files.flatMap((file) => file.id ?? []), revision: sent.revision }, intents.current);
      if (assignment?.handIn) {
        const { revision } = assignment.handIn;
        current.draft = { ...current.draft, revision };
        setDraft(current.draft);
        current.isSaved = same(sent, current.draft);
        keep(id, current.isSaved ? null : current.draft);
        setSaving({ at: 'saved', when: new Date().toISOString() });
      } else if (refusal?.code === 'CHANGED_ELSEWHERE') {
        const fresh = (await request(MyAssignmentDocument, { id })).viewerAssignment;
        if (fresh) setSaving({ at: 'elsewhere', revision: fresh.handIn?.revision ?? 0, theirs: draftOf(fresh) });
      } else setSaving({ at: 'refused', reason: refusal?.message ?? '' });
    } catch (error) {
      const told = asApiError(error);
      setSaving(told.isPassing ? { at: 'local' } : { at: 'refused', reason: told.message });
    }
    current.isSending = false;
  }, [id]);

  useEffect(() => {
    if (latest.current.isSaved) return undefined;
    const timer = setTimeout(() => void send(), AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft, send]);
  useSendWhenOnline(saving.at === 'local', false, send);

  const put = useCallback((next: HandInDraft) => {
    latest.current.draft = next;
    latest.current.isSaved = false;
    keep(id, next);
    setDraft(next);
  }, [id]);
  return {
    draft, saving, wasBroughtBack: start.wasBroughtBack,
    change: useCallback((how) => {
      const { draft: before } = latest.current;
      const next = how(before);
      if (JSON.stringify(next) !== JSON.stringify(before)) put(next);
    }, [put]),
    settle: (which) => {
      if (saving.at !== 'elsewhere') return;
      put(which === 'mine' ? { ...latest.current.draft, revision: saving.revision } : saving.theirs);
      setSaving({ at: 'idle' });
    },
    done: () => { latest.current.isOver = true; keep(id, null); },
  };
}
