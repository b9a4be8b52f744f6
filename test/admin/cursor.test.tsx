import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';

import { useCursor } from '../../admin/shared/useCursor.js';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));

function cursor(isWide: boolean) {
  window.matchMedia = (media) => ({ matches: isWide, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  const { result } = renderHook(() => {
    const [id, open] = useState<string | null>(null);
    return { ...useCursor(rows, [id, open]), open };
  });
  return {
    at: () => result.current.current?.id ?? null,
    open: (id: string) => act(() => result.current.open(id)),
    move: (by: number) => act(() => result.current.move(by)),
    decide: (...ids: string[]) => act(() => result.current.advance(ids)),
  };
}

test('beside a panel the first row is meant; what was decided is not met again, though it still stands in the list', () => {
  const { at, decide } = cursor(true);
  expect(at()).toBe('a');
  decide('a');
  expect(at()).toBe('b');
  decide('b', 'c');
  expect(at()).toBe('a');
});

test('what was refused stays under the hand; at the end it goes back', () => {
  const { at, open, move, decide } = cursor(true);
  move(1);
  decide();
  expect(at()).toBe('b');
  open('c');
  move(1);
  decide('c');
  expect(at()).toBe('b');
});

test('on a narrow screen nothing is open until a row is, and many decided at once open none', () => {
  const { at, open, decide } = cursor(false);
  decide('a', 'b');
  expect(at()).toBeNull();
  open('b');
  decide('b');
  expect(at()).toBe('c');
});
