import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import type { UploadedFile } from '../../admin/data/upload.js';
import { changeLocale } from '../../admin/i18n/locale.js';
import { UploadBox } from '../../admin/shared/UploadBox.js';
import { darkTheme } from '../../admin/theme/theme.js';
import { createTheme, ThemeProvider } from '@mui/material/styles';

import { arrived, endUploads } from './uploads.js';

beforeEach(() => changeLocale('zh-CN'));
afterEach(cleanup);

async function drop(size: number, onUploaded: (file: UploadedFile) => void = () => undefined): Promise<void> {
  const { container } = render(<ThemeProvider theme={createTheme(darkTheme)}><UploadBox purpose="roster" accept=".xlsx" mostBytes={100} onUploaded={onUploaded} /></ThemeProvider>);
  fireEvent.drop(container.firstElementChild as Element, { dataTransfer: { files: [new File(['x'.repeat(size)], '名册.xlsx')] } });
  await settle();
}
const settle = () => act(() => new Promise((resolve) => { setTimeout(resolve, 20); }));

test('a file of another kind is refused with the kinds that are taken, and is not sent', async () => {
  const sent = endUploads([]);
  const { container } = render(<ThemeProvider theme={createTheme(darkTheme)}><UploadBox purpose="evidence" accept=".pdf,.jpg" mostBytes={100} onUploaded={() => undefined} /></ThemeProvider>);
  fireEvent.drop(container.firstElementChild as Element, { dataTransfer: { files: [new File(['x'], '通知.docx')] } });
  await settle();
  expect([screen.getByRole('alert').textContent, sent]).toEqual([expect.stringContaining('“通知.docx”没有传上去：这里只收 PDF、JPG 文件，请另存为其中一种再上传。'), []]);
});

test('a file that was lost on the way stays at hand and is sent again', async () => {
  const sent = endUploads(['lost', arrived('4', '名册.xlsx')]);
  const uploaded: UploadedFile[] = [];
  await drop(50, (file) => uploaded.push(file));
  expect(screen.getByRole('alert').textContent).toContain('连接不上服务器');
  fireEvent.click(screen.getByText('重试'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('“名册.xlsx”已上传（50 B）');
  expect([uploaded.map(({ id }) => id), sent]).toEqual([['4'], ['/uploads/roster 名册.xlsx', '/uploads/roster 名册.xlsx']]);
});

test("the server's reason is shown", async () => {
  endUploads([{ status: 400, response: { errors: [{ message: '文件内容不是 xlsx 格式。', extensions: { code: 'BAD_USER_INPUT' } }] } }]);
  await drop(50);
  expect(screen.getByRole('alert').textContent).toContain('文件内容不是 xlsx 格式。');
});

test('a file that is too large is not sent at all', async () => {
  const sent = endUploads([]);
  await drop(101);
  expect(screen.getByRole('alert').textContent).toContain('文件超过 100 B');
  expect(sent).toEqual([]);
});
