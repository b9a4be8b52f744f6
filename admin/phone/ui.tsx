import { type ReactNode, useEffect, useState } from 'react';

import type { ApiError } from '../data/api-error.js';
import { useT } from './words.js';

const PATIENCE_MS = 250;
/** When waiting was last shown, at first by the page itself: one wait after the other is one wait to whoever waits. */
let wasShownAt = performance.now();

/** Waiting, shown only when it takes long enough to be noticed. */
export function Busy() {
  const t = useT();
  const [isLate, setLate] = useState(() => performance.now() - wasShownAt < PATIENCE_MS);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => () => { if (isLate) wasShownAt = performance.now(); }, [isLate]);
  return <p className="busy" role="status">{isLate && <><span className="wheel" aria-hidden="true" />{t('common.loading')}</>}</p>;
}

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

const SHAPES: Record<Tone, string> = { good: '✓', warn: '!', bad: '✕', plain: 'i' };

/** One thing to tell, large: a shape, a sentence, and what to do next. */
export function Notice({ tone, title, text, children }: { tone: Tone; title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <section className={`sheet notice ${tone}`}>
      <span className="shape" aria-hidden="true">{SHAPES[tone]}</span>
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}

/** Why there is no answer, and the way to ask again. */
export function Problem({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const t = useT();
  return <Notice tone={error.isPassing ? 'warn' : 'bad'} title={t('common.errorTitle')} text={error.message}>{onRetry && <button type="button" className="main" onClick={onRetry}>{t('common.retry')}</button>}</Notice>;
}

export function usePageTitle(title: string): void {
  const product = useT()('common.product');
  useEffect(() => { document.title = `${title} · ${product}`; }, [title, product]);
}
