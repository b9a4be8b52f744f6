import { Alert, Box, Button, TextField, Typography, useMediaQuery, useTheme } from '@mui/material';
import { type KeyboardEvent, useRef } from 'react';

import { type AssignmentCardFragment, HandInMarkDocument, type MarkingSheetQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { useDraft } from '../../shared/useDraft.js';
import { useName } from '../../shared/useName.js';

type Sheet = NonNullable<MarkingSheetQuery['markingSheet']>;

/** The rubric: digits, Enter, next; after the last criterion Enter gives the mark. What was typed outlives a reload. */
export function MarkForm({ assignment, sheet, onMarked, onGo }: { assignment: AssignmentCardFragment; sheet: Sheet; onMarked: () => void; onGo: (by: number) => void }) {
  const t = useT();
  const nameOf = useName();
  const { rubric, fullPoints, passPoints } = assignment;
  const { paper } = sheet;
  const draft = useDraft(`mark.${paper.id}`, { points: Object.fromEntries(sheet.points.map(({ criterion, points }) => [criterion, String(points)])), comment: sheet.comment ?? '' });
  const { points, comment } = draft.value;
  // On a phone the text is read first: a focused box would scroll past it.
  const isWide = useMediaQuery(useTheme().breakpoints.up('md'), { noSsr: true });
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const mark = useCommand(HandInMarkDocument, { onDone: () => { draft.discard(); onMarked(); } });
  const isFixed = paper.hasResult || assignment.cohortEnded;
  const numberOf = (key: string, most: number): number | null => {
    const text = (points[key] ?? '').normalize('NFKC').trim();
    return /^\d+$/.test(text) && Number(text) <= most ? Number(text) : null;
  };
  const given = rubric.map(({ key, maxPoints }) => numberOf(key, maxPoints));
  const isWhole = given.every((each) => each !== null);
  const total = given.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const submit = (): void => {
    if (isWhole && !isFixed && !mark.isPending) void mark.run({ markId: paper.id, points: rubric.map(({ key }, at) => ({ criterion: key, points: given[at] ?? 0 })), comment: comment.trim() || null });
  };
  const onKey = (at: number) => (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const { value } = event.currentTarget;
    if (event.key === 'Enter' && at === rubric.length - 1) submit();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') boxes.current[Math.min(at + 1, rubric.length - 1)]?.select();
    else if (event.key === 'ArrowUp') boxes.current[Math.max(at - 1, 0)]?.select();
    else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && value === '') onGo(event.key === 'ArrowLeft' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }} sx={{ p: { xs: 2, md: 2.5 }, position: { md: 'sticky' }, top: 0, alignSelf: 'start' }}>
      {isFixed && <Alert severity="info" sx={{ mb: 1.5 }}>{t('assignments.marking.stands')}</Alert>}
      {rubric.map(({ key, title, titleEn, maxPoints }, at) => {
        const isWrong = (points[key] ?? '') !== '' && given[at] === null;
        return (
          <Box key={key} sx={({ tokens }) => ({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2, py: 1, borderBottom: `1px solid ${tokens.line}` })}>
            <Typography component="label" htmlFor={`points-${key}`} sx={{ fontWeight: 600 }}>{nameOf({ name: title, nameEn: titleEn })}</Typography>
            <TextField
              id={`points-${key}`} value={points[key] ?? ''} error={isWrong} disabled={isFixed} autoFocus={at === 0 && isWide} inputRef={(box: HTMLInputElement | null) => { boxes.current[at] = box; }} onChange={(event) => draft.set({ comment, points: { ...points, [key]: event.target.value } })}
              sx={{ width: 104, flexShrink: 0, '& input': { textAlign: 'right', fontSize: 20, fontWeight: 600, py: 0.75 } }}
              slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 4, onKeyDown: onKey(at) }, input: { endAdornment: <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary', ml: 0.5 }}>/{maxPoints}</Typography> } }}
            />
          </Box>
        );
      })}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', py: 1.5 }}>
        <Typography sx={{ color: 'text.secondary' }}>{t('assignments.marking.sum')} · {t('assignments.pass')} {passPoints}</Typography>
        <Typography sx={{ fontSize: 26, fontWeight: 700 }}>{total}<Typography component="span" sx={{ color: 'text.secondary' }}> / {fullPoints}</Typography></Typography>
      </Box>
      <TextField label={t('assignments.marking.comment')} value={comment} disabled={isFixed} multiline minRows={3} fullWidth onChange={(event) => draft.set({ points, comment: event.target.value })} slotProps={{ htmlInput: { maxLength: 1000 } }} />
      <Button type="submit" variant="contained" fullWidth sx={{ mt: 2, minHeight: 44 }} disabled={!isWhole || isFixed} loading={mark.isPending}>{t('assignments.marking.submit')}</Button>
      <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary', display: { xs: 'none', md: 'block' } }}>{t('assignments.marking.hint')}</Typography>
    </Box>
  );
}
