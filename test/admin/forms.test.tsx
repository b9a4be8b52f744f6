import { createTheme, ThemeProvider } from '@mui/material/styles';
import { TextField } from '@mui/material';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';

import { changeLocale } from '../../admin/i18n/locale.js';
import { ConfirmDialog } from '../../admin/shared/ConfirmDialog.js';
import { FieldNotice } from '../../admin/shared/FieldNotice.js';
import { FigureField } from '../../admin/shared/FigureField.js';
import { roomNamesOf } from '../../admin/pages/lodging/room-names.js';
import { figureOf } from '../../admin/shared/figures.js';
import { darkTheme } from '../../admin/theme/theme.js';

let sent: string[] = [];
let closed = 0;

function Heads({ isPending = false }: { isPending?: boolean }) {
  const [heads, setHeads] = useState('');
  const [note, setNote] = useState('');
  return (
    <ThemeProvider theme={createTheme(darkTheme)}>
      <FieldNotice />
      <ConfirmDialog open title="清点" consequence="" undo={null} confirmLabel="保存" isPending={isPending} onClose={() => { closed += 1; }} onConfirm={() => sent.push(`${heads} ${note}`)}>
        <FigureField label="现场人数" required least={1} most={200} value={heads} onChange={setHeads} />
        <TextField label="说明" required value={note} onChange={(event) => setNote(event.target.value)} />
        <input role="combobox" aria-label="查找" aria-controls="none" aria-expanded={false} />
      </ConfirmDialog>
    </ThemeProvider>
  );
}

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label, { exact: false }), { target: { value } });
const save = () => fireEvent.click(screen.getByText('保存'));

beforeEach(() => {
  act(() => changeLocale('zh-CN'));
  [sent, closed] = [[], 0];
});
afterEach(() => {
  cleanup();
  act(() => changeLocale('zh-CN'));
});

test('a figure is taken as people type it, and nothing else is taken for one', () => {
  const seats = { least: 1, most: 10_000 };
  expect(['12', '１２', ' 12 ', '10000'].map((text) => figureOf(text, seats))).toEqual([12, 12, 12, 10_000]);
  expect(['', '0', '-3', '10001', '12人', '十二', '1e3', '1.5', '１２.'].map((text) => figureOf(text, seats))).toEqual(Array.from({ length: 9 }, () => null));
  expect(roomNamesOf('３０１－３０３、Ａ05')).toEqual(['301', '302', '303', 'A05']);
  expect(['16.5', '16.55', '0.1'].map((text) => figureOf(text, { least: 0.1, most: 2200, decimals: 1 }))).toEqual([16.5, null, 0.1]);
});

test('what is missing is asked for at the field by its name and in the language of the page; nothing is sent, and what was typed stays', async () => {
  render(<Heads />);
  save();
  expect(await screen.findByText('请填写“现场人数”')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('现场人数', { exact: false }));
  type('现场人数', '几十');
  expect(screen.queryByText('请填写“现场人数”')).toBeNull();
  expect(screen.getByText('请填 1 到 200 的整数')).toBeTruthy();
  save();
  expect(screen.getByLabelText<HTMLInputElement>('现场人数', { exact: false }).value).toBe('几十');
  type('现场人数', '１２');
  expect(screen.queryByText('请填 1 到 200 的整数')).toBeNull();
  act(() => changeLocale('en'));
  save();
  expect(await screen.findByText('Fill in “说明”')).toBeTruthy();
  expect(sent).toEqual([]);
  type('说明', '一致');
  save();
  expect(sent).toEqual(['12 一致']);
});

test('a dialog does not close beside what was entered, is not sent twice, and Enter in a search sends nothing', async () => {
  const { rerender } = render(<Heads />);
  const beside = () => { const ground = document.querySelector('.MuiDialog-container'); if (!ground) throw new Error('no dialog'); fireEvent.mouseDown(ground); fireEvent.click(ground); };
  beside();
  expect(closed).toBe(1);
  type('现场人数', '12');
  type('说明', '一致');
  beside();
  expect(closed).toBe(1);
  expect(fireEvent.keyDown(screen.getByLabelText('查找'), { key: 'Enter' })).toBe(false);
  expect(fireEvent.keyDown(screen.getByLabelText('说明', { exact: false }), { key: 'Enter' })).toBe(true);
  rerender(<Heads isPending />);
  const form = document.querySelector('form');
  if (form) fireEvent.submit(form);
  await waitFor(() => expect(sent).toEqual([]));
});
