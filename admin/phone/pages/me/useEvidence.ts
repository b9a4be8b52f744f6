import { useEffect, useRef, useState } from 'react';

import { type ApiError, asApiError } from '../../../data/api-error.js';
import { upload } from '../../../data/upload.js';
import { me as words } from '../../../i18n/me.js';
import { formatBytes } from '../../../shared/format.js';
import { forgetFile, keepFile, keptFile } from '../../kept-files.js';
import { useWords } from '../../words.js';
import { lighter } from './lighter.js';

export interface Evidence {
  /** Tells it apart on this page before it has an id. */
  readonly key: string;
  /** Null until it has arrived. */
  readonly id: string | null;
  readonly name: string;
  /** Why it has not arrived; absent while it is on its way. */
  readonly problem?: { readonly text: string; /** Whether the same file may get through another time. */ readonly mayPass: boolean };
}

export interface EvidenceFiles {
  readonly evidence: readonly Evidence[];
  /** From 0 to 1, of those on their way. */
  readonly shares: Readonly<Record<string, number>>;
  readonly most: number;
  readonly isSending: boolean;
  readonly failed: readonly Evidence[];
  readonly add: (files: FileList | null) => void;
  readonly again: (keys: readonly string[]) => void;
  readonly remove: (key: string) => void;
  /** When the form they belong to is sent or given up. */
  readonly forget: () => void;
}

interface Asked {
  readonly evidence: readonly Evidence[];
  readonly onChange: (how: (before: readonly Evidence[]) => readonly Evidence[]) => void;
  /** What the server keeps them for. */
  readonly purpose?: string;
  readonly most?: number;
  /** As the server takes at most for the purpose: what is larger is not sent over a slow line first. */
  readonly mostBytes?: number;
}

/** Refused once, the same file is refused again. */
const isFinal = ({ code }: ApiError): boolean => code === 'BAD_USER_INPUT' || code === 'TOO_LARGE' || code === 'FORBIDDEN';

/**
 * Files that prove something, or are handed in: sent as they are chosen. What did not arrive stays at hand, over a
 * reload too, and is sent again when the connection is back or the person asks.
 */
export function useEvidence({ evidence, onChange, purpose = 'evidence', most = 10, mostBytes = 10 * 1024 * 1024 }: Asked): EvidenceFiles {
  const t = useWords(words);
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({});
  const onTheirWay = useRef(new Map<string, AbortController>());

  const note = (key: string, changes: Partial<Evidence>) => onChange((before) => before.map((each) => (each.key === key ? { key, id: each.id, name: each.name, ...changes } : each)));
  const send = async (key: string, chosen?: File) => {
    if (onTheirWay.current.has(key)) return;
    const stop = new AbortController();
    onTheirWay.current.set(key, stop);
    setShares((before) => ({ ...before, [key]: 0 }));
    note(key, {});
    try {
      const file = chosen ? await lighter(chosen) : await keptFile(key);
      if (!file) return note(key, { problem: { text: t('form.gone'), mayPass: false } });
      if (file.size > mostBytes) return note(key, { problem: { text: t('form.tooLarge', { most: formatBytes(mostBytes) }), mayPass: false } });
      if (chosen) await keepFile(key, file);
      stop.signal.throwIfAborted();
      const { id } = await upload(purpose, file, { onProgress: (share) => setShares((before) => ({ ...before, [key]: share })), signal: stop.signal });
      note(key, { id });
      await forgetFile(key);
    } catch (error) {
      if (stop.signal.aborted) return;
      const failure = asApiError(error);
      note(key, { problem: { text: failure.message, mayPass: !isFinal(failure) } });
      if (isFinal(failure)) await forgetFile(key);
    } finally {
      onTheirWay.current.delete(key);
    }
  };
  const failed = evidence.filter(({ problem }) => problem !== undefined);
  const sendWaiting = () => evidence.forEach(({ key, id, problem }) => { if (id === null && problem?.mayPass !== false) void send(key); });
  const latest = useRef(sendWaiting);
  useEffect(() => { latest.current = sendWaiting; });
  useEffect(() => {
    const again = () => latest.current();
    const { current: underWay } = onTheirWay;
    // Those of an earlier visit.
    again();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      underWay.forEach((stop) => stop.abort());
    };
  }, []);
  return {
    evidence, shares, most, failed, isSending: evidence.some(({ id, problem }) => id === null && problem === undefined),
    add: (files) => {
      const fresh = [...(files ?? [])].map((file) => ({ file, key: `${purpose}-${file.name}-${file.size}-${file.lastModified}` })).filter(({ key }) => !evidence.some((each) => each.key === key)).slice(0, most - evidence.length);
      onChange((before) => [...before, ...fresh.map(({ key, file: { name } }) => ({ key, id: null, name }))]);
      fresh.forEach(({ key, file }) => void send(key, file));
    },
    again: (keys) => keys.forEach((key) => void send(key)),
    remove: (key) => {
      onTheirWay.current.get(key)?.abort();
      onChange((before) => before.filter((each) => each.key !== key));
      void forgetFile(key);
    },
    forget: () => evidence.forEach(({ key, id }) => { if (id === null) void forgetFile(key); }),
  };
}
