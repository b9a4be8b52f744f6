import { jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';

import { useDraft } from '../../admin/shared/useDraft.js';

beforeEach(() => sessionStorage.clear());

const draft = (name = 'claim:1') => renderHook(({ of }) => useDraft(of, ''), { initialProps: { of: name } });

test('text outlives the page until it is saved', () => {
  const first = draft();
  expect([first.result.current.value, first.result.current.wasKept]).toEqual(['', false]);
  act(() => first.result.current.set('理由：缺少签到表'));
  first.unmount();

  const second = draft();
  expect([second.result.current.value, second.result.current.wasKept]).toEqual(['理由：缺少签到表', true]);
  act(() => second.result.current.discard());
  expect(second.result.current.value).toBe('');
  second.unmount();
  expect(draft().result.current.wasKept).toBe(false);
});

test('several changes of one moment all count: two pictures chosen at once are both kept', () => {
  const { result } = renderHook(() => useDraft<readonly string[]>('claim:evidence', []));
  act(() => {
    result.current.change((before) => [...before, 'first.jpg']);
    result.current.change((before) => [...before, 'second.jpg']);
  });
  expect(result.current.value).toEqual(['first.jpg', 'second.jpg']);
  expect(JSON.parse(sessionStorage.getItem('shixun.draft.claim:evidence') ?? '')).toEqual(['first.jpg', 'second.jpg']);
});

test('each record has its own', () => {
  const { result, rerender } = draft('claim:1');
  act(() => result.current.set('one'));
  rerender({ of: 'claim:2' });
  expect(result.current.value).toBe('');
  act(() => result.current.set('two'));
  rerender({ of: 'claim:1' });
  expect(result.current.value).toBe('one');
});

test('a spoilt or forbidden storage leaves a form that works', () => {
  sessionStorage.setItem('shixun.draft.claim:1', '{not json');
  const { result } = draft();
  expect(result.current.value).toBe('');
  const setItem = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
  act(() => result.current.set('typed'));
  expect(result.current.value).toBe('typed');
  setItem.mockRestore();
});
