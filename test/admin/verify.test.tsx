import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { changeLocale } from '../../admin/i18n/locale.js';
import Verify from '../../admin/phone/pages/Verify.js';
import VerifyByNumber from '../../admin/phone/pages/VerifyByNumber.js';

const genuine = {
  verdict: 'GENUINE', reason: '该证书由本中心签发，今日有效。', statusToday: 'VALID', number: '澄师训〔2026〕00123', holderMasked: '张○', trainingTitle: '语文骨干班', trainingTitleEn: 'Chinese lead teachers',
  startsOn: '2026-07-06', endsOn: '2026-07-15', hours: '60', centicredits: 600, issuer: '县师训中心', issuerEn: 'The centre', issuedOn: '2026-07-16', replacedByNumber: null, checkedAt: '2026-11-21T02:00:00.000Z',
};
const unknown = { ...Object.fromEntries(Object.keys(genuine).map((key) => [key, null])), verdict: 'UNKNOWN', reason: '没有查到编号与姓名一致的证书。', checkedAt: genuine.checkedAt };

function answerWith(...replies: object[]): { variables: object; language: string }[] {
  const sent: { variables: object; language: string }[] = [];
  globalThis.fetch = ((_url: string, init: { body: string; headers: Record<string, string> }) => {
    sent.push({ variables: (JSON.parse(init.body) as { variables: object }).variables, language: new Headers(init.headers).get('accept-language') ?? '' });
    return Promise.resolve(new Response(JSON.stringify(replies[Math.min(sent.length, replies.length) - 1])));
  }) as typeof fetch;
  return sent;
}

beforeEach(() => {
  changeLocale('zh-CN');
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

test('the verdict in words and shape, the facts as registered, and another language asks again', async () => {
  const sent = answerWith({ data: { certificateByToken: genuine } }, { data: { certificateByToken: { ...genuine, reason: 'Valid today.' } } });
  render(<Verify params={{ token: 's1.a.b' }} />);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('证书真实有效');
  for (const fact of ['澄师训〔2026〕00123', '语文骨干班', '2026年7月6日 至 2026年7月15日', '60 学时', '6.00 学分', '有效']) expect(screen.getByText(fact)).toBeTruthy();
  act(() => changeLocale('en'));
  expect(await screen.findByText('Valid today.')).toBeTruthy();
  expect(screen.getByText('Chinese lead teachers')).toBeTruthy();
  expect(sent.map(({ variables, language }) => [variables, language.slice(0, 2)])).toEqual([[{ token: 's1.a.b' }, 'zh'], [{ token: 's1.a.b' }, 'en']]);
});

test('by number and name: what is missing is said, what was typed stays', async () => {
  const sent = answerWith({ data: { certificateByNumber: unknown } });
  render(<VerifyByNumber />);
  fireEvent.click(screen.getByRole('button', { name: '查验' }));
  expect(screen.getByRole('alert').textContent).toBe('请输入证书编号');
  fireEvent.change(screen.getByLabelText(/证书编号/), { target: { value: 'T10001428-2023-RVRODUEO' } });
  fireEvent.click(screen.getByRole('button', { name: '查验' }));
  expect(screen.getByRole('alert').textContent).toMatch(/^这是学分证明的编号/);
  fireEvent.change(screen.getByLabelText(/证书编号/), { target: { value: '澄师训[2026]123' } });
  fireEvent.change(screen.getByLabelText(/持证人姓名/), { target: { value: '张伟' } });
  fireEvent.click(screen.getByRole('button', { name: '查验' }));
  expect(await screen.findByText('查无此证')).toBeTruthy();
  expect(screen.queryByText('发证登记')).toBeNull();
  expect((screen.getByLabelText(/证书编号/)).getAttribute('value')).toBe('澄师训[2026]123');
  expect(sent.map(({ variables }) => variables)).toEqual([{ number: '澄师训[2026]123', holderName: '张伟' }]);
});
