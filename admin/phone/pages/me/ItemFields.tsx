import type { ReactNode } from 'react';

import { me as words } from '../../../i18n/me.js';
import { useWords } from '../../words.js';
import { type ClaimableItem, type ClaimDraft, isShared, noItem } from './claim-draft.js';
import type { ClaimFieldsProps } from './ClaimFields.js';

/** What is claimed in the category: hours, or an item with what its worth hangs on. */
export function ItemFields({ value, offer, change, problems }: ClaimFieldsProps) {
  const t = useWords(words);
  const { category, item } = offer;
  if (!category || category.items.length === 0) return null;
  const field = (name: 'rankKey' | 'roleKey' | 'quantity' | 'declared' | 'otherNumber' | 'otherName') => ({
    name, value: value[name], 'aria-invalid': problems[name] !== undefined, onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  const choice = (name: 'rankKey' | 'roleKey', label: string, options: ClaimableItem['ranks']) => options.length > 0 && (
    <Labelled label={label} problem={problems[name]}><select {...field(name)}><option value="">{t('form.choose')}</option>{options.map((each) => <option key={each.key} value={each.key}>{each.name}</option>)}</select></Labelled>
  );
  return (
    <>
      <Labelled label={t('form.what')} problem={problems.itemKey}>
        <select name="itemKey" value={value.itemKey} aria-invalid={problems.itemKey !== undefined} onChange={(event) => change({ ...noItem, itemKey: event.target.value, ...levelKept(value, category.items.find(({ key }) => key === event.target.value)) })}>
          <option value="">{t(category.paysHours ? 'form.byHours' : 'form.choose')}</option>
          {category.items.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
        </select>
      </Labelled>
      {item && (
        <>
          {choice('rankKey', t('form.rank'), item.ranks)}
          {choice('roleKey', t('form.role'), item.roles)}
          {item.isDeclared
            ? <Labelled label={t('form.declared')} problem={problems.declared ?? problems.declaredCenticredits}><input {...field('declared')} inputMode="decimal" maxLength={8} placeholder={t('form.declaredHint')} /></Labelled>
            : <Labelled label={t('form.quantity', { piece: item.pieceName })} problem={problems.quantity}><input {...field('quantity')} inputMode="numeric" maxLength={3} /></Labelled>}
          {isShared(value, offer) && (
            <>
              <div className="pair">
                <Labelled label={t('form.otherNumber')} problem={problems.otherNumber}><input {...field('otherNumber')} maxLength={32} autoCapitalize="characters" /></Labelled>
                <Labelled label={t('form.otherName')} problem={problems.otherName}><input {...field('otherName')} maxLength={50} /></Labelled>
              </div>
              {problems.counterpart ? <small className="is-bad" role="alert">{problems.counterpart}</small> : <p className="faint small">{t('form.otherHint')}</p>}
            </>
          )}
        </>
      )}
    </>
  );
}

/** A level that the item has no value at is asked for again. */
const levelKept = ({ level }: ClaimDraft, item: ClaimableItem | undefined): Partial<ClaimDraft> => (item && item.levels.length > 0 && level !== '' && !item.levels.includes(level) ? { level: '' } : {});

export function Labelled({ label, problem, children }: { label: string; problem: string | undefined; children: ReactNode }) {
  return <label>{label}{children}{problem && <small className="is-bad" role="alert">{problem}</small>}</label>;
}
