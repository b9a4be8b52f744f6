import { useState } from 'react';

import type { MyPageQuery } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { useT, useWords } from '../../words.js';

type Field = MyPageQuery['openCohorts']['items'][number]['programme']['formFields'][number];

/** What the programme asks before one registers. */
export function RegistrationForm({ fields, isPending, onSend, onCancel }: { fields: readonly Field[]; isPending: boolean; onSend: (answers: { key: string; value: string }[]) => void; onCancel: () => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); onSend(Object.entries(answers).map(([key, value]) => ({ key, value }))); }}>
      {fields.map(({ key, label, labelEn, kind, choices, required }) => {
        const field = { value: answers[key] ?? '', required, onChange: (event: { target: { value: string } }) => setAnswers({ ...answers, [key]: event.target.value }) };
        return (
          <label key={key}>{isEnglish ? labelEn : label}{required && ' *'}
            {kind === 'CHOICE'
              ? <select {...field}><option value="">{t('form.choose')}</option>{choices.map((choice) => <option key={choice}>{choice}</option>)}</select>
              : <input {...field} maxLength={200} inputMode={kind === 'NUMBER' ? 'decimal' : 'text'} />}
          </label>
        );
      })}
      <button type="submit" className="main" disabled={isPending}>{t(isPending ? 'training.registering' : 'training.register')}</button>
      <button type="button" className="button" onClick={onCancel}>{common('common.cancel')}</button>
    </form>
  );
}
