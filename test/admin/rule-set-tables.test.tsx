import { createTheme, ThemeProvider } from '@mui/material/styles';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';

import { changeLocale } from '../../admin/i18n/locale.js';
import { ruleSets } from '../../admin/i18n/rule-sets.js';
import { darkTheme } from '../../admin/theme/theme.js';
import type { Row } from '../../admin/resources/rule-sets/document.js';
import { RowTable } from '../../admin/resources/rule-sets/RowTable.js';
import { BASICS, type Field, listsOf, POLICIES, REGISTRATION, type Section, SECTIONS, TEST_CASES, usable } from '../../admin/resources/rule-sets/sections.js';

const targets = SECTIONS.demands.find(({ list }) => list === 'targets') as Section;
const rows: Row[] = Array.from({ length: 30 }, (_, at) => ({ key: `row-${at}`, name: { zh: `要求 ${at}`, en: `Target ${at}` }, span: 'CYCLE', centicredits: 100 * at }));

/** What has come near, told by the test in place of scrolling. */
const watched = new Map<Element, () => void>();
class Watcher {
  constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(element: Element): void { watched.set(element, () => this.tell([{ isIntersecting: true }])); }
  disconnect(): void { /* A page that is left needs nothing more. */ }
}

function Table({ onRows }: { onRows: (rows: readonly Row[]) => void }) {
  const [kept, keep] = useState<readonly Row[]>(rows);
  return <ThemeProvider theme={createTheme(darkTheme)}><RowTable section={targets} rows={kept} ruleSet={{ targets: [...kept] }} onChange={(next) => { keep(next); onRows(next); }} /></ThemeProvider>;
}

beforeEach(() => {
  changeLocale('zh-CN');
  watched.clear();
  window.matchMedia = (media) => ({ matches: true, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  globalThis.IntersectionObserver = Watcher as unknown as typeof IntersectionObserver;
});
afterEach(cleanup);

test('rows far down are text until they come near; what is typed in one stays while others are written', () => {
  let told: readonly Row[] = [];
  render(<Table onRows={(next) => { told = next; }} />);
  const amounts = () => screen.getAllByLabelText<HTMLInputElement>('数额');
  expect(amounts()).toHaveLength(8);
  expect(screen.getByText('要求 25').closest('tr')?.querySelector('input')).toBeNull();
  act(() => watched.get(screen.getByText('要求 25').closest('tr') as Element)?.());
  expect(amounts()).toHaveLength(9);
  fireEvent.change(amounts()[0] as HTMLInputElement, { target: { value: '很多' } });
  fireEvent.change(amounts()[8] as HTMLInputElement, { target: { value: '31.5' } });
  expect([told[25]?.centicredits, told[0]?.centicredits, amounts()[0]?.value]).toEqual([3150, 0, '很多']);
  // A second key lands on what the first left, though nothing else was drawn again.
  fireEvent.change(amounts()[1] as HTMLInputElement, { target: { value: '7' } });
  expect([told[25]?.centicredits, told[1]?.centicredits]).toEqual([3150, 700]);
});

test('a line is drawn again when a list that it chooses from changes: the lists of every section are known', () => {
  const weights = SECTIONS.worth.find(({ list }) => list === 'weights') as Section;
  const items = SECTIONS.worth.find(({ list }) => list === 'items') as Section;
  expect([new Set(listsOf(weights)), new Set(listsOf(items))]).toEqual([new Set(['categories', 'roles', 'classes']), new Set(['categories', 'ranks', 'roles', 'classes'])]);
});

const inner = (field: Field): Field[] => [field, ...('kinds' in field ? Object.values(field.kinds).flatMap(({ fields }) => fields) : 'fields' in field ? field.fields : []).flatMap(inner)];
const everyField = [...BASICS, ...REGISTRATION, ...POLICIES, ...Object.values(SECTIONS).flat().flatMap(({ fields }) => fields), ...TEST_CASES.fields].flatMap(inner);

test('every field and code that the tables show has a word', () => {
  const labels = everyField.map(({ path, label }) => (label ?? path).split('.').at(-1) ?? '');
  expect(labels.filter((label) => !(label in ruleSets.field))).toEqual([]);
  const codes = everyField.flatMap((field) => [...('codes' in field ? field.codes ?? [] : []), ...('kinds' in field ? Object.entries(field.kinds).map(([kind, { word }]) => word ?? kind) : [])]);
  expect(codes.filter((code) => !(code in ruleSets.code))).toEqual([]);
});

test('a case asks for what the rule set looks at, and for nothing else', () => {
  const activities = TEST_CASES.fields.find(({ path }) => path === 'activities');
  const asked = (ruleSet: Row): string[] => (activities?.kind === 'list' ? usable(activities.fields, ruleSet).map(({ path }) => path) : []);
  const rowsOfOne = [{ key: 'x' }];
  expect(asked({ categories: rowsOfOne })).not.toEqual(expect.arrayContaining(['roleKey']));
  expect(asked({ categories: rowsOfOne, roles: rowsOfOne, gates: rowsOfOne, topics: rowsOfOne })).toEqual(expect.arrayContaining(['roleKey', 'topicKeys', 'passed', 'scorePermille', 'submittedDay']));
});

test('who is in a class is entered by what the register says, in its words', () => {
  const classes = SECTIONS.demands.find(({ list }) => list === 'classes') as Section;
  const row: Row = { key: 'classes-1', ...classes.start };
  let told: readonly Row[] = [];
  const Classes = () => { const [kept, keep] = useState<readonly Row[]>([row]); return <ThemeProvider theme={createTheme(darkTheme)}><RowTable section={classes} rows={kept} ruleSet={{ classes: [...kept] }} onChange={(next) => { keep(next); told = next; }} /></ThemeProvider>; };
  render(<Classes />);
  fireEvent.mouseDown(screen.getByLabelText('职称'));
  fireEvent.click(screen.getByRole('option', { name: '高级教师' }));
  fireEvent.change(screen.getByLabelText('年满（周岁）'), { target: { value: '50' } });
  expect(told[0]?.membership).toEqual({ kind: 'REGISTER_SAYS', anyOf: [{ titles: ['senior'], ageAtLeast: 50 }] });
});
