import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';

import { ApiError } from '../../admin/data/api-error.js';
import { changeLocale } from '../../admin/i18n/locale.js';
import { PinForm } from '../../admin/phone/pages/PinForm.js';
import { useCheckIn } from '../../admin/phone/pages/useCheckIn.js';

interface Sent { input: { code: string; idempotencyKey: string } }

function answerWith(...replies: (object | 'lost')[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = ((_url: string, init: { body: string }) => {
    sent.push((JSON.parse(init.body) as { variables: Sent }).variables);
    const reply = replies[sent.length - 1];
    return reply === 'lost' || !reply ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(JSON.stringify(reply)));
  }) as typeof fetch;
  return sent;
}

const present = { data: { checkIn: { result: { outcome: 'PRESENT', status: 'PRESENT' }, userErrors: [] } } };

beforeEach(() => changeLocale('zh-CN'));
afterEach(cleanup);

test('a lost connection is tried again with the same key, and the tries are counted for the person', async () => {
  const sent = answerWith('lost', 'lost', present);
  const { result } = renderHook(useCheckIn);
  await act(async () => { expect(await result.current.send('2-abc-def')).toMatchObject({ result: { outcome: 'PRESENT' } }); });
  expect(sent.map(({ input }) => input.code)).toEqual(['2-abc-def', '2-abc-def', '2-abc-def']);
  expect(new Set(sent.map(({ input }) => input.idempotencyKey)).size).toBe(1);
  expect(result.current.attempt).toBe(2);
});

test('nobody signed in is told at once, not tried again', async () => {
  const sent = answerWith({ data: null, errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }] });
  const { result } = renderHook(useCheckIn);
  await act(async () => { await expect(result.current.send('2-abc-def')).rejects.toBeInstanceOf(ApiError); });
  expect(sent).toHaveLength(1);
});

test('digits of a Chinese keyboard count, and the sixth sends', () => {
  const pins: string[] = [];
  render(<PinForm title="输入六位签到码" onPin={(pin) => pins.push(pin)} />);
  const box = screen.getByLabelText('六位数字');
  fireEvent.change(box, { target: { value: '１２３ 45' } });
  fireEvent.click(screen.getByRole('button', { name: '签到' }));
  expect(screen.getByRole('alert').textContent).toBe('请输入六位数字');
  fireEvent.change(box, { target: { value: '１２３ 456' } });
  expect(pins).toEqual(['123456']);
});
