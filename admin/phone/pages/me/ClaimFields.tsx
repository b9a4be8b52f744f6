import type { SponsorLevel } from '../../../data/generated/operations.js';
import { me as words } from '../../../i18n/me.js';
import { vocabulary } from '../../../i18n/vocabulary.js';
import { todayInCounty } from '../../../shared/format.js';
import { useT, useWords } from '../../words.js';
import { asksHours, type ClaimDraft, type ClaimOffer, noItem } from './claim-draft.js';
import { ItemFields, Labelled } from './ItemFields.js';
import { useMyPage } from './my-page.js';

const LEVELS = Object.keys(vocabulary.sponsorLevel) as SponsorLevel[];

export interface ClaimFieldsProps {
  readonly value: ClaimDraft;
  readonly offer: ClaimOffer;
  readonly change: (changes: Partial<ClaimDraft>) => void;
  readonly problems: Readonly<Record<string, string>>;
}

export function ClaimFields({ value, offer, change, problems }: ClaimFieldsProps) {
  const t = useWords(words);
  const common = useT();
  const { data, hourMinutes } = useMyPage();
  const topics = data.ruleSetInForce?.topics ?? [];
  const levels = LEVELS.filter((each) => !offer.item || offer.item.levels.length === 0 || offer.item.levels.includes(each));
  const field = (name: Exclude<keyof ClaimDraft, 'evidence' | 'isWhole'>) => ({
    name, value: value[name], 'aria-invalid': problems[name] !== undefined, onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  return (
    <>
      <Labelled label={t('form.name')} problem={problems.title}><input {...field('title')} maxLength={200} placeholder={t('form.nameHint')} /></Labelled>
      <Labelled label={t('form.organiser')} problem={problems.organiserName}><input {...field('organiserName')} maxLength={100} placeholder={t('form.organiserHint')} /></Labelled>
      <div className="pair">
        <Labelled label={t('form.category')} problem={problems.categoryKey}><select {...field('categoryKey')} onChange={(event) => change({ ...noItem, categoryKey: event.target.value })}><option value="">{t('form.choose')}</option>{data.ruleSetInForce?.categories.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}</select></Labelled>
        <Labelled label={t('form.level')} problem={problems.level}><select {...field('level')}><option value="">{t('form.choose')}</option>{levels.map((each) => <option key={each} value={each}>{common(`vocabulary.sponsorLevel.${each}`)}</option>)}</select></Labelled>
      </div>
      <ItemFields value={value} offer={offer} change={change} problems={problems} />
      {topics.length > 0 && <Labelled label={t('form.topic')} problem={problems.topicKey}><select {...field('topicKey')}><option value="">{t('form.topicNone')}</option>{topics.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}</select></Labelled>}
      <div className="pair days">
        <Labelled label={t('form.from')} problem={problems.startDay}><input type="date" {...field('startDay')} max={todayInCounty()} /></Labelled>
        <Labelled label={t('form.to')} problem={problems.endDay}><input type="date" {...field('endDay')} max={todayInCounty()} /></Labelled>
      </div>
      {asksHours(offer) && <Labelled label={t('form.hours')} problem={problems.hours ?? problems.durationMinutes}><input {...field('hours')} inputMode="decimal" maxLength={6} placeholder={t('form.hoursHint', { minutes: hourMinutes })} /></Labelled>}
      <Labelled label={t('form.certificate')} problem={problems.certificateNumber}><input {...field('certificateNumber')} maxLength={64} autoComplete="off" placeholder={t('form.certificateHint')} /></Labelled>
    </>
  );
}
