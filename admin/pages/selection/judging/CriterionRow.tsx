import { Box, ButtonBase, Stack, TextField, Typography } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';

import type { RoundFullFragment } from '../../../data/generated/operations.js';
import { useT } from '../../../i18n/useT.js';
import { useSay } from '../selection-words.js';

/** Shares of full marks behind the quick buttons. */
const QUICK = [['best', 95], ['good', 85], ['fair', 75], ['pass', 65]] as const;

interface CriterionRowProps {
  readonly criterion: RoundFullFragment['rules']['rubric'][number];
  readonly points: number | null;
  readonly isReadOnly: boolean;
  readonly isFirst: boolean;
  readonly boxRef: (box: HTMLInputElement | null) => void;
  readonly onPoints: (points: number | null) => void;
  readonly onEnter: () => void;
  readonly onUp: () => void;
  /** To another paper, by the arrow keys at the end of the box. */
  readonly onSide: (by: number) => void;
}

/** One criterion: a box for digits, four quick choices for a thumb. More than full marks is told and counts as no score. */
export function CriterionRow({ criterion, points, isReadOnly, isFirst, boxRef, onPoints, onEnter, onUp, onSide }: CriterionRowProps) {
  const t = useT();
  const say = useSay();
  const { title, guidance, maxPoints } = criterion;
  const [wrong, setWrong] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const type = (text: string): void => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 4);
    const isTooMuch = Number(digits) > maxPoints;
    setWrong(isTooMuch ? digits : null);
    onPoints(digits === '' || isTooMuch ? null : Number(digits));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isWhole = value === '' || (selectionStart === 0 && selectionEnd === value.length);
    const act = { Enter: onEnter, ArrowDown: onEnter, ArrowUp: onUp, ...(isWhole ? { ArrowLeft: () => onSide(-1), ArrowRight: () => onSide(1) } : {}) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <Box sx={({ tokens }) => ({ py: 1.25, mx: { xs: -2, md: -2.5 }, px: { xs: 2, md: 2.5 }, borderBottom: `1px solid ${tokens.line}`, bgcolor: focused ? tokens.accentSoft : 'transparent' })}>
      <Stack direction="row" sx={{ alignItems: 'flex-start', justifyContent: 'space-between', gap: 1.5 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography component="div" sx={{ fontWeight: 600 }}>{say(title)}</Typography>
          {guidance && <Typography sx={{ fontSize: 13, color: 'text.secondary', lineHeight: 1.5 }}>{say(guidance)}</Typography>}
        </Box>
        <TextField
          value={wrong ?? (points === null ? '' : String(points))} onChange={(event) => type(event.target.value)} disabled={isReadOnly} error={wrong !== null} inputRef={boxRef} autoFocus={isFirst}
          sx={{ width: 92, flexShrink: 0, '& input': { textAlign: 'right', fontSize: 20, fontWeight: 600, py: 0.75 } }}
          slotProps={{
            htmlInput: { inputMode: 'numeric', 'aria-label': `${say(title)} 0–${maxPoints}`, autoComplete: 'off', onKeyDown: onKey, onFocus: () => setFocused(true), onBlur: () => { setFocused(false); setWrong(null); } },
            input: { endAdornment: <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary', whiteSpace: 'nowrap', ml: 0.5 }}>/{maxPoints}</Typography> },
          }}
        />
      </Stack>
      {!isReadOnly && (
        <Stack direction="row" spacing={0.75} sx={{ mt: 0.75, alignItems: 'center' }}>
          {QUICK.map(([key, share]) => {
            const value = Math.round((maxPoints * share) / 100);
            return (
              <ButtonBase key={key} tabIndex={-1} onClick={() => { setWrong(null); onPoints(value); }} sx={({ tokens }) => ({ flex: { xs: 1, md: 'none' }, minWidth: 52, minHeight: { xs: 38, md: 26 }, px: 1, borderRadius: '4px', fontFamily: 'inherit', fontSize: 13, border: `1px solid ${points === value ? tokens.accent : tokens.line}`, bgcolor: points === value ? tokens.accentSoft : tokens.sheet })}>
                {t(`selection.judging.quick.${key}`)} {value}
              </ButtonBase>
            );
          })}
          {wrong !== null && <Typography role="alert" sx={{ fontSize: 13, color: 'error.main' }}>{t('selection.judging.tooMuch', { max: maxPoints })}</Typography>}
        </Stack>
      )}
    </Box>
  );
}
