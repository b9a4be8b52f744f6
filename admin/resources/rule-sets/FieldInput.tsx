import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, Button, IconButton, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';

import type { ConsoleKey } from '../../i18n/index.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { isRow, type Json, type Named, namedRows, type Row, rowsOf, shownOf, textOf, textsOf, valueAt, withoutValue, withValue } from './document.js';
import { type Field, type RegisterList, usable } from './sections.js';

interface FieldProps {
  readonly field: Field;
  readonly row: Row;
  /** The whole rule set: what keys may name. */
  readonly ruleSet: Row;
  /** Null: only to be read. */
  readonly onChange: ((row: Row) => void) | null;
  /** Which row of the column this is, for the arrow keys. */
  readonly at?: number;
}

const LEVELS = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'AREA', 'SCHOOL'] as const;
const DECIMAL = /^\d{1,6}(\.\d{1,2})?$/;
const decimalOf = (centicredits: number): string => String(centicredits / 100);
const centicreditsOf = (text: string): number | null => (DECIMAL.test(text) ? Math.round(Number(text) * 100) : null);

export function useRuleSetWords() {
  const t = useT();
  const isChinese = useLocale() !== 'en';
  const word = useLabel();
  return {
    /** A code of the register, in lower case as the document has it. */
    listed: (list: RegisterList, value: string): string => word(list, value.toUpperCase()),
    t, isChinese,
    label: (path: string): string => t(`ruleSets.field.${path.split('.').at(-1) ?? ''}` as ConsoleKey),
    code: (value: string): string => t(`ruleSets.code.${value}` as ConsoleKey),
  };
}

/** What a field of keys or codes chooses from. */
function optionsOf(field: Extract<Field, { kind: 'key' | 'keys' | 'levels' | 'listed' | 'listedOne' }>, ruleSet: Row, code: (value: string) => string, listed: (list: RegisterList, value: string) => string): readonly Named[] {
  switch (field.kind) {
    case 'levels': return (field.codes ?? LEVELS).map((key) => ({ key, zh: code(key), en: code(key) }));
    case 'listed': case 'listedOne': return Object.keys(vocabulary[field.of]).map((key) => ({ key: key.toLowerCase(), zh: listed(field.of, key), en: listed(field.of, key) }));
    case 'key': case 'keys': return field.from.flatMap((list) => namedRows(ruleSet, list));
  }
}

/** One field as it is entered, or as it is read. */
export function FieldInput({ field, row, ruleSet, onChange, at = 0 }: FieldProps) {
  const { t, isChinese, label, code, listed } = useRuleSetWords();
  const value = valueAt(row, field.path);
  if (onChange === null) return <span style={{ overflowWrap: 'anywhere' }}><FieldText field={field} row={row} ruleSet={ruleSet} /></span>;
  const set = (next: Json): void => onChange(withValue(row, field.path, next));
  const clear = (): void => onChange('optional' in field && field.optional === 'absent' ? withoutValue(row, field.path) : withValue(row, field.path, null));
  const common = { size: 'small' as const, fullWidth: true, slotProps: { htmlInput: { 'aria-label': label(field.label ?? field.path), 'data-column': field.path, 'data-at': at } } };
  switch (field.kind) {
    case 'words':
      return (
        <Stack spacing={0.5} sx={{ minWidth: 180 }}>
          <TextField {...common} placeholder={t('ruleSets.chinese')} value={textOf(valueAt(row, `${field.path}.zh`))} onChange={(event) => set({ zh: event.target.value, en: textOf(valueAt(row, `${field.path}.en`)) })} />
          <TextField {...common} placeholder={t('ruleSets.english')} slotProps={{ htmlInput: { 'aria-label': `${label(field.label ?? field.path)} ${t('ruleSets.english')}`, 'data-column': `${field.path}.en`, 'data-at': at } }} value={textOf(valueAt(row, `${field.path}.en`))} onChange={(event) => set({ zh: textOf(valueAt(row, `${field.path}.zh`)), en: event.target.value })} />
        </Stack>
      );
    case 'text': case 'monthDay':
      return <TextField {...common} value={textOf(value)} onChange={(event) => (event.target.value === '' && field.optional ? clear() : set(event.target.value))} />;
    case 'day':
      return <TextField {...common} type="date" value={textOf(value)} onChange={(event) => (event.target.value ? set(event.target.value) : clear())} sx={{ minWidth: 140 }} />;
    case 'amount':
      return <Typed at={at} column={field.path} label={label(field.label ?? field.path)} text={typeof value === 'number' ? decimalOf(value) : ''} onText={(text) => { const next = centicreditsOf(text); if (next !== null) set(next); else if (text === '' && field.optional) clear(); }} isValid={(text) => (text === '' ? Boolean(field.optional) : DECIMAL.test(text))} hint={t('ruleSets.hint.amount')} />;
    case 'whole':
      return <Typed at={at} column={field.path} label={label(field.label ?? field.path)} text={typeof value === 'number' ? String(value) : ''} onText={(text) => { if (/^\d{1,8}$/.test(text)) set(Number(text)); else if (text === '' && field.optional) clear(); }} isValid={(text) => (text === '' ? Boolean(field.optional) : /^\d{1,8}$/.test(text))} hint={t('ruleSets.hint.whole')} />;
    case 'fraction': {
      const [numerator, denominator] = [valueAt(row, `${field.path}.numerator`), valueAt(row, `${field.path}.denominator`)];
      return <Typed at={at} column={field.path} label={label(field.label ?? field.path)} text={typeof numerator === 'number' ? `${numerator}/${shownOf(denominator)}` : ''} hint={t('ruleSets.hint.fraction')} isValid={(text) => /^\d{1,6}\/[1-9]\d{0,5}$/.test(text)} onText={(text) => { const [over = '', under = ''] = text.split('/'); if (/^\d{1,6}\/[1-9]\d{0,5}$/.test(text)) set({ numerator: Number(over), denominator: Number(under) }); }} />;
    }
    case 'posted': {
      const list = Array.isArray(value) ? value : [];
      return <Typed at={at} column={field.path} label={label(field.label ?? field.path)} text={list.map((each) => (typeof each === 'number' ? decimalOf(each) : textOf(each))).join(', ')} isValid={(text) => text === '' || text.split(/,\s*/).every((each) => DECIMAL.test(each) || /^[A-Z_]+$/.test(each))} hint={t('ruleSets.hint.posted')} onText={(text) => set(text === '' ? [] : text.split(/,\s*/).map((each) => centicreditsOf(each) ?? each))} />;
    }
    case 'flag':
    case 'choice': {
      const codes: readonly string[] = 'codes' in field ? field.codes : ['true', 'false'];
      const current = typeof value === 'boolean' ? String(value) : textOf(value) || (field.kind === 'flag' && !field.optional ? 'false' : '');
      return (
        <TextField {...common} select value={current} onChange={(event) => (event.target.value === '' ? clear() : set(field.kind === 'flag' ? event.target.value === 'true' : event.target.value))} sx={{ minWidth: 92 }} slotProps={{ htmlInput: { 'aria-label': label(field.label ?? field.path) }, select: { displayEmpty: true } }}>
          {field.optional && <MenuItem value="">{t('ruleSets.none')}</MenuItem>}
          {codes.map((each) => <MenuItem key={each} value={each}>{each === 'true' ? t('ruleSets.yes') : each === 'false' ? t('ruleSets.no') : code(each)}</MenuItem>)}
        </TextField>
      );
    }
    case 'key':
    case 'keys':
    case 'listed':
    case 'listedOne':
    case 'levels': {
      const options = optionsOf(field, ruleSet, code, listed);
      const nameOf = (key: string): string => { const found = options.find((each) => each.key === key); return found ? (isChinese ? found.zh : found.en) : key; };
      if (field.kind === 'key' || field.kind === 'listedOne') {
        return (
          <TextField {...common} select value={textOf(value)} onChange={(event) => (event.target.value === '' ? clear() : set(event.target.value))} sx={{ minWidth: 110 }} slotProps={{ htmlInput: { 'aria-label': label(field.label ?? field.path) }, select: { displayEmpty: true } }}>
            {field.optional && <MenuItem value="">{t('ruleSets.none')}</MenuItem>}
            {options.map(({ key }) => <MenuItem key={key} value={key}>{nameOf(key)}</MenuItem>)}
          </TextField>
        );
      }
      if (options.length === 0) return <Box sx={{ color: 'text.secondary', py: 1 }}>{t('ruleSets.anyOf')}</Box>;
      return (
        <Autocomplete
          multiple size="small" disableCloseOnSelect options={options.map(({ key }) => key)} value={textsOf(value)} getOptionLabel={nameOf} onChange={(_, keys) => set(keys)} sx={{ minWidth: 130 }}
          renderInput={(params) => <TextField {...params} placeholder={textsOf(value).length === 0 ? t(field.kind === 'keys' && field.empty === 'none' ? 'ruleSets.none' : 'ruleSets.anyOf') : ''} slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'aria-label': label(field.label ?? field.path) } }} />}
        />
      );
    }
    case 'union': {
      const kind = textOf(valueAt(row, `${field.path}.${field.by ?? 'kind'}`));
      const inner = isRow(value) ? value : {};
      return (
        <Stack spacing={0.5} sx={{ minWidth: 120 }}>
          <TextField {...common} select value={kind} onChange={(event) => { const next = field.kinds[event.target.value]; if (next) set(next.start); else clear(); }} slotProps={{ htmlInput: { 'aria-label': label(field.label ?? field.path) }, select: { displayEmpty: true } }}>
            {field.optional && <MenuItem value="">{t('ruleSets.none')}</MenuItem>}
            {Object.entries(field.kinds).map(([each, { word }]) => <MenuItem key={each} value={each}>{code(word ?? each)}</MenuItem>)}
          </TextField>
          {(field.kinds[kind]?.fields ?? []).map((each) => <FieldInput key={each.path} field={each} row={inner} ruleSet={ruleSet} onChange={set} at={at} />)}
        </Stack>
      );
    }
    case 'list': {
      const rows = rowsOf(value);
      const shown = usable(field.fields, ruleSet);
      return (
        <Stack spacing={0.75} sx={{ minWidth: { xs: 0, md: Math.min(560, 110 * shown.length) } }}>
          {rows.map((each, index) => (
            <Stack key={index} direction="row" spacing={0.5} useFlexGap sx={({ tokens }) => ({ flexWrap: 'wrap', alignItems: 'flex-end', p: 0.5, border: `1px solid ${tokens.line}`, borderRadius: 1 })}>
              {shown.map((inner) => (
                <Box key={inner.path} sx={{ flex: inner.kind === 'levels' || inner.kind === 'keys' ? '2 1 160px' : '1 1 90px' }}>
                  <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{label(inner.label ?? inner.path)}</Box>
                  <FieldInput field={inner} row={each} ruleSet={ruleSet} onChange={(next) => set(rows.map((old, position) => (position === index ? next : old)))} at={index} />
                </Box>
              ))}
              <IconButton size="small" aria-label={t('ruleSets.remove')} title={t('ruleSets.remove')} onClick={() => set(rows.filter((_, position) => position !== index))}><DeleteIcon fontSize="small" /></IconButton>
            </Stack>
          ))}
          <Button size="small" sx={{ alignSelf: 'flex-start' }} onClick={() => set([...rows, field.start])}>{t('ruleSets.add')}</Button>
        </Stack>
      );
    }
  }
}

interface TypedProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isValid: (text: string) => boolean;
  /** What belongs there, said when something else does. */
  readonly hint: string;
  readonly column: string;
  readonly at: number;
  readonly label: string;
}

/** Full-width digits and signs, as Chinese keyboards write them, are digits and signs too. */
const plain = (text: string): string => text.normalize('NFKC').trim();

/** Text that is only taken over when it is well-formed; until then it stays as typed and is marked, and nothing is saved. */
function Typed({ text, onText, isValid, hint, column, at, label }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? text;
  const isWrong = !isValid(plain(shown));
  return (
    <TextField
      size="small" fullWidth value={shown} error={isWrong} helperText={isWrong ? hint : undefined} sx={{ minWidth: 84 }}
      onChange={(event) => { setTyped(event.target.value); if (isValid(plain(event.target.value))) onText(plain(event.target.value)); }} onBlur={() => { if (typed !== null && isValid(plain(typed))) setTyped(null); }}
      slotProps={{ htmlInput: { 'aria-label': label, inputMode: 'decimal', 'data-column': column, 'data-at': at } }}
    />
  );
}

/** A field in words. */
function FieldText({ field, row, ruleSet }: Omit<FieldProps, 'onChange'>) {
  const { t, isChinese, code, label, listed } = useRuleSetWords();
  const value = valueAt(row, field.path);
  switch (field.kind) {
    case 'words': return <>{textOf(valueAt(row, `${field.path}.${isChinese ? 'zh' : 'en'}`))}</>;
    case 'amount': return <>{typeof value === 'number' ? decimalOf(value) : t('ruleSets.none')}</>;
    case 'fraction': return <>{shownOf(valueAt(row, `${field.path}.numerator`))}/{shownOf(valueAt(row, `${field.path}.denominator`))}</>;
    case 'posted': return <>{(Array.isArray(value) ? value : []).map((each) => (typeof each === 'number' ? decimalOf(each) : textOf(each))).join(', ') || t('ruleSets.none')}</>;
    case 'flag': return <>{value === true ? t('ruleSets.yes') : value === false ? t('ruleSets.no') : t('ruleSets.none')}</>;
    case 'choice': return <>{textOf(value) ? code(textOf(value)) : t('ruleSets.none')}</>;
    case 'levels': return <>{textsOf(value).map(code).join(t('common.listComma')) || t('ruleSets.anyOf')}</>;
    case 'listed': return <>{textsOf(value).map((each) => listed(field.of, each)).join(t('common.listComma')) || t('ruleSets.anyOf')}</>;
    case 'listedOne': return <>{textOf(value) ? listed(field.of, textOf(value)) : t('ruleSets.none')}</>;
    case 'key':
    case 'keys': {
      const options = field.from.flatMap((list) => namedRows(ruleSet, list));
      const names = (field.kind === 'key' ? [textOf(value)].filter(Boolean) : textsOf(value)).map((key) => { const found = options.find((each) => each.key === key); return found ? (isChinese ? found.zh : found.en) : key; });
      return <>{names.join(t('common.listComma')) || t(field.kind === 'key' || field.empty === 'none' ? 'ruleSets.none' : 'ruleSets.anyOf')}</>;
    }
    case 'union': {
      if (!isRow(value)) return <>{t('ruleSets.none')}</>;
      const kind = textOf(value[field.by ?? 'kind']);
      return <>{kind === 'ABSOLUTE' ? '' : code(field.kinds[kind]?.word ?? kind)} {(field.kinds[kind]?.fields ?? []).map((each) => <span key={each.path}><FieldText field={each} row={value} ruleSet={ruleSet} /> </span>)}</>;
    }
    case 'list': return <>{rowsOf(value).map((each, index) => <div key={index}>{field.fields.filter((inner) => { const has = valueAt(each, inner.path); return has !== undefined && has !== null && !(Array.isArray(has) && has.length === 0); }).map((inner) => <span key={inner.path}>{label(inner.label ?? inner.path)} <FieldText field={inner} row={each} ruleSet={ruleSet} />　</span>)}</div>)}</>;
    case 'text': case 'day': case 'monthDay': case 'whole': return <>{shownOf(value) || t('ruleSets.none')}</>;
  }
}
