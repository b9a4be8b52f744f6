import { useMemo } from 'react';

import type { Vocabulary } from '../i18n/index.js';
import { useLabel } from '../i18n/useT.js';
import { vocabulary } from '../i18n/vocabulary.js';
import type { Choice } from './ChoiceField.js';

/** The codes of a vocabulary as choices, in its order. */
export function useChoices(list: Vocabulary): readonly Choice[] {
  const label = useLabel();
  return useMemo(() => Object.keys(vocabulary[list]).map((id) => ({ id, name: label(list, id) })), [list, label]);
}
