import { Chip, Stack } from '@mui/material';

export interface Kind {
  readonly key: string | null;
  readonly label: string;
}

/** One of some kinds, with how many there are of each. */
export function KindChips({ label, kinds, chosen, onChoose }: { label: string; kinds: readonly Kind[]; chosen: string | null; onChoose: (key: string | null) => void }) {
  return (
    <Stack direction="row" useFlexGap spacing={1} role="group" aria-label={label} sx={{ my: 1.5, flexWrap: 'wrap' }}>
      {kinds.map(({ key, label: words }) => <Chip key={key ?? ''} label={words} size="small" variant={chosen === key ? 'filled' : 'outlined'} color={chosen === key ? 'primary' : 'default'} aria-pressed={chosen === key} onClick={() => onChoose(key)} />)}
    </Stack>
  );
}
