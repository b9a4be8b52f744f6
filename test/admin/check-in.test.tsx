import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';

import { ApiError } from '../../admin/data/api-error.js';
import { changeLocale } from '../../admin/i18n/locale.js';
import { scans } from '../../admin/phone/offline/queue.js';
import { scanSender } from '../../admin/phone/offline/sender.js';
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

test('without an answer the scan is kept with its moment, once, and sent by itself when there is one', async () => {
  const replyTo = (scanId: string) => ({ data: { checkInSync: { replies: [{ scanId, answer: 'ACCEPTED', problem: null, message: '已计入考勤', topic: null, topicEn: null, at: null }], userErrors: [] } } });
  answerWith('lost', 'lost', 'lost', 'lost', 'lost');
  const { result } = renderHook(useCheckIn);
  const before = new Date().toISOString();
  await act(async () => {
    const answer = await result.current.send('2-abc-def');
    expect(answer).toEqual({ keptScanId: scans.all()[0]?.scanId });
    expect(await result.current.send('2-abc-def')).toEqual(answer);
  });
  expect(scans.all()).toEqual([{ scanId: expect.stringMatching(/^[0-9a-f]{32}$/) as string, code: '2-abc-def', claimedAt: expect.any(String) as string, accountId: null }]);
  const [kept] = scans.all();
  expect(kept && kept.claimedAt >= before).toBe(true);
  const sent = answerWith({ data: { viewer: { accountId: '7', name: '王老师', teacherId: '9', grants: [] } } }, replyTo(kept?.scanId ?? ''));
  await act(async () => {
    scanSender.wake();
    await waitFor(() => expect(scans.all()[0]?.reply?.answer).toBe('ACCEPTED'));
  });
  expect(sent[1]).toMatchObject({ input: { scans: [{ scanId: kept?.scanId, code: '2-abc-def', claimedAt: kept?.claimedAt }] } });
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
