import { useRef, useState } from 'react';

import { asApiError } from '../../data/api-error.js';
import { PublicObjectionFileDocument } from '../../data/generated/operations.js';
import { Intents, sendCommand } from '../../data/send-command.js';
import { useLocale } from '../../i18n/locale.js';
import { publicNotice as words } from '../../i18n/public-notice.js';
import { Notice } from '../ui.js';
import { useT, useWords } from '../words.js';
import type { PublishedNotice } from './NoticeOfRound.js';

/** An objection under a name. What was typed stays until there is a receipt. */
export function ObjectionForm({ notice, onClose }: { notice: PublishedNotice; onClose: () => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const intents = useRef(new Intents());
  const [form, setForm] = useState({ entryId: '', text: '', name: '', contact: '' });
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isPending, setPending] = useState(false);
  const [receipt, setReceipt] = useState<string | null>(null);
  const set = (name: keyof typeof form) => (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value });
  const send = async (): Promise<void> => {
    setPending(true);
    setProblems([]);
    try {
      const { receipt: given, userErrors } = await sendCommand(PublicObjectionFileDocument, { roundId: notice.roundId, entryId: form.entryId || null, text: form.text.trim(), name: form.name.trim(), contact: form.contact.trim() }, intents.current);
      if (given) setReceipt(given);
      else setProblems(userErrors.map(({ message }) => message));
    } catch (error) {
      const told = asApiError(error);
      setProblems([told.message, ...told.fields.map(({ message }) => message)]);
    }
    setPending(false);
  };
  if (receipt) {
    return (
      <Notice tone="good" title={t('sent')}>
        <p>{t('receipt')}</p>
        <p className="receipt">{receipt}</p>
        <p>{t('receiptKeep')}</p>
        <button type="button" className="main" onClick={onClose}>{t('back')}</button>
      </Notice>
    );
  }
  return (
    <form className="sheet form" onSubmit={(event) => { event.preventDefault(); if (!isPending) void send(); }}>
      <h1>{t('object')}</h1>
      <p className="faint small">{t('objectLead')}</p>
      {problems.length > 0 && <div className="note bad" role="alert">{problems.map((each) => <p key={each}>{each}</p>)}</div>}
      <label>{t('about')}
        <select value={form.entryId} onChange={set('entryId')}>
          <option value="">{t('whole')}</option>
          {notice.lines.map(({ entryId, ordinal, name, school, schoolEn }) => <option key={entryId} value={entryId}>{ordinal}. {name} {isEnglish ? schoolEn : school}</option>)}
        </select>
      </label>
      <label>{t('text')}<textarea required minLength={10} maxLength={2000} rows={6} value={form.text} onChange={set('text')} /></label>
      <label>{t('name')}<input required minLength={2} maxLength={60} autoComplete="name" value={form.name} onChange={set('name')} /></label>
      <label>{t('contact')}<input required minLength={5} maxLength={100} autoComplete="tel" value={form.contact} onChange={set('contact')} /></label>
      <button type="submit" className="main" disabled={isPending}>{t(isPending ? 'sending' : 'send')}</button>
      <button type="button" className="button" onClick={onClose}>{common('common.cancel')}</button>
    </form>
  );
}
