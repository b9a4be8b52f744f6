import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import type { UploadedFile } from '../../admin/data/upload.js';
import { changeLocale } from '../../admin/i18n/locale.js';
import { UploadBox } from '../../admin/shared/UploadBox.js';
import { darkTheme } from '../../admin/theme/theme.js';
import { createTheme, ThemeProvider } from '@mui/material/styles';

type Ending = 'lost' | { status: number; response: unknown };
let endings: Ending[] = [];
let sent: string[] = [];

/** An XMLHttpRequest that ends as the test says. */
class Http {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  response: unknown = null;
  responseType = '';
  onload?: () => void;
  onerror?: () => void;
  private address = '';

  open(_method: string, address: string): void {
    this.address = address;
  }

  setRequestHeader(): void { /* Of no interest here. */ }

  send(form: FormData): void {
    sent.push(`${this.address} ${(form.get('file') as File).name}`);
    const ending = endings.shift();
    this.upload.onprogress?.({ loaded: 1, total: 2 });
    setTimeout(() => {
      if (!ending || ending === 'lost') return this.onerror?.();
      Object.assign(this, ending);
      return this.onload?.();
    }, 5);
  }
}

beforeEach(() => {
  changeLocale('zh-CN');
  globalThis.XMLHttpRequest = Http as unknown as typeof XMLHttpRequest;
  sent = [];
});
afterEach(cleanup);

async function drop(size: number, onUploaded: (file: UploadedFile) => void = () => undefined): Promise<void> {
  const { container } = render(<ThemeProvider theme={createTheme(darkTheme)}><UploadBox purpose="roster" accept=".xlsx" mostBytes={100} onUploaded={onUploaded} /></ThemeProvider>);
  fireEvent.drop(container.firstElementChild as Element, { dataTransfer: { files: [new File(['x'.repeat(size)], '名册.xlsx')] } });
  await settle();
}
const settle = () => act(() => new Promise((resolve) => { setTimeout(resolve, 20); }));

test('a file that was lost on the way stays at hand and is sent again', async () => {
  endings = ['lost', { status: 200, response: { id: '4', name: '名册.xlsx', sizeBytes: 50, sha256: 'ab' } }];
  const uploaded: UploadedFile[] = [];
  await drop(50, (file) => uploaded.push(file));
  expect(screen.getByRole('alert').textContent).toContain('连接不上服务器');
  fireEvent.click(screen.getByText('重试'));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('“名册.xlsx”已上传（50 B）');
  expect([uploaded.map(({ id }) => id), sent]).toEqual([['4'], ['/uploads/roster 名册.xlsx', '/uploads/roster 名册.xlsx']]);
});

test("the server's reason is shown", async () => {
  endings = [{ status: 400, response: { errors: [{ message: '文件内容不是 xlsx 格式。', extensions: { code: 'BAD_USER_INPUT' } }] } }];
  await drop(50);
  expect(screen.getByRole('alert').textContent).toContain('文件内容不是 xlsx 格式。');
});

test('a file that is too large is not sent at all', async () => {
  endings = [];
  await drop(101);
  expect(screen.getByRole('alert').textContent).toContain('文件超过 100 B');
  expect(sent).toEqual([]);
});
