import { useEffect, useState, useSyncExternalStore } from 'react';

import type { PaperFragment } from '../../../data/generated/operations.js';
import { type DeskEars, SheetKeeper, type SheetState } from './sheet-keeper.js';

/** The judge's points for one paper, kept and sent by a {@link SheetKeeper}; made anew for each paper by the caller's `key`. */
export function useSheet(paper: PaperFragment, accountId: string, desk: DeskEars): { sheet: SheetState; keeper: SheetKeeper } {
  const [keeper] = useState(() => new SheetKeeper(paper, accountId, desk));
  useEffect(() => keeper.start(), [keeper]);
  useEffect(() => keeper.seen(paper), [keeper, paper]);
  return { sheet: useSyncExternalStore(keeper.subscribe, keeper.snapshot), keeper };
}
