import { Box, Button, Checkbox, FormControlLabel, FormGroup, FormLabel } from '@mui/material';

import type { Meal } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';

export interface Offer { readonly nights: readonly string[]; readonly meals: readonly string[] }
export const MEALS: readonly Meal[] = ['BREAKFAST', 'LUNCH', 'DINNER'];
export const codeOf = ({ day, meal }: { day: string; meal: Meal }): string => `${day}/${meal}`;
/** Of codes, as the server takes them. */
export const mealsOf = (codes: readonly string[]): { day: string; meal: Meal }[] => codes.map((code) => ({ day: code.slice(0, 10), meal: code.slice(11) as Meal }));
const toggled = (list: readonly string[], each: string): string[] => (list.includes(each) ? list.filter((other) => other !== each) : [...list, each]);

/** Nights and meals day by day: those in `within` can be ticked. */
export function OfferFields({ days, within, value, onChange }: { days: readonly string[]; within: Offer; value: Offer; onChange: (value: Offer) => void }) {
  const t = useT();
  return (
    <Box sx={{ gridColumn: '1 / -1' }}>
      <Box sx={{ display: 'flex', gap: 1, mb: 1 }}><Button variant="outlined" size="small" onClick={() => onChange(within)}>{t('lodging.terms.all')}</Button><Button variant="outlined" size="small" onClick={() => onChange({ nights: [], meals: [] })}>{t('lodging.terms.clear')}</Button></Box>
      {days.map((day) => (
        <FormGroup row key={day} sx={{ display: 'grid', gridTemplateColumns: '56px minmax(0, 1fr)', alignItems: { xs: 'start', sm: 'center' } }}>
          <FormLabel sx={{ fontSize: 13, pt: { xs: 1.25, sm: 0 } }}>{day.slice(5)}</FormLabel>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' } }}>
            {MEALS.filter((meal) => within.meals.includes(codeOf({ day, meal }))).map((meal) => <FormControlLabel key={meal} control={<Checkbox size="small" checked={value.meals.includes(codeOf({ day, meal }))} onChange={() => onChange({ ...value, meals: toggled(value.meals, codeOf({ day, meal })) })} />} label={t(`lodging.meals.${meal}`)} />)}
            {within.nights.includes(day) && <FormControlLabel control={<Checkbox size="small" checked={value.nights.includes(day)} onChange={() => onChange({ ...value, nights: toggled(value.nights, day) })} />} label={t('lodging.terms.nights')} />}
          </Box>
        </FormGroup>
      ))}
    </Box>
  );
}
