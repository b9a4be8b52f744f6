import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';

import { AreasDocument, type CohortQuotaInput, type Subject } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { FigureField } from '../../shared/FigureField.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';

export interface QuotaDraft {
  readonly kind: 'school' | 'area' | 'subject';
  /** Id of the school or area, or the code of the subject. */
  readonly placeId: string | null;
  readonly seats: string;
}

export const quotaInputOf = ({ kind, placeId, seats }: QuotaDraft): CohortQuotaInput => ({ seats: Number(seats) || 0, ...(kind === 'school' ? { schoolId: placeId } : kind === 'area' ? { areaId: placeId } : { subject: placeId as Subject }) });

/** Seats allotted, a line for each school, area or subject. */
export function QuotaEditor({ quotas, capacity, errorOf, onChange }: { quotas: readonly QuotaDraft[]; capacity: number; errorOf: (field: string) => string | undefined; onChange: (quotas: readonly QuotaDraft[]) => void }) {
  const t = useT();
  const nameOf = useName();
  const areas = (useRead(AreasDocument, {}).data?.areas ?? []).map((area) => ({ id: area.id, name: nameOf(area) }));
  const change = (at: number, changes: Partial<QuotaDraft>) => onChange(quotas.map((each, index) => (index === at ? { ...each, ...changes } : each)));
  const sum = (kind: QuotaDraft['kind']) => quotas.filter((each) => each.kind === kind).reduce((total, { seats }) => total + (Number(seats) || 0), 0);
  const most = Math.max(sum('school'), sum('area'), sum('subject'));
  const subjects = useChoices('subject');
  const kinds = [{ id: 'area', name: t('training.quotas.byArea') }, { id: 'school', name: t('training.quotas.bySchool') }, { id: 'subject', name: t('registration.allot.bySubject') }];
  return (
    <>
      <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>{t('training.quotas.hint')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {quotas.map(({ kind, placeId, seats }, at) => {
          const error = errorOf(`quotas.${at}`) ?? errorOf(`quotas.${at}.schoolId`) ?? errorOf(`quotas.${at}.areaId`) ?? errorOf(`quotas.${at}.subject`);
          return (
            <Box key={at} sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr) 96px 36px', sm: '120px minmax(0, 1fr) 96px 36px' }, alignItems: 'start' }}>
              <ChoiceField label={t('training.quotas.place')} required value={kind} choices={kinds} onChange={(next) => change(at, { kind: next === 'school' || next === 'subject' ? next : 'area', placeId: null })} />
              <Box sx={{ display: 'grid', order: { xs: 1, sm: 0 }, gridColumn: { xs: '1 / -1', sm: 'auto' }, mb: { xs: 1, sm: 0 } }}>{kind === 'school'
                ? <SchoolField required label={t('training.quotas.bySchool')} value={placeId} onChange={(id) => change(at, { placeId: id })} {...(error ? { error } : {})} />
                : <ChoiceField label={t(kind === 'area' ? 'training.quotas.byArea' : 'registration.allot.bySubject')} required isNeeded value={placeId} choices={kind === 'area' ? areas : subjects} onChange={(id) => change(at, { placeId: id })} {...(error ? { error } : {})} />}</Box>
              <FigureField label={t('training.quotas.seats')} required least={0} most={10_000} value={seats} onChange={(next) => change(at, { seats: next })} error={errorOf(`quotas.${at}.seats`)} />
              <IconButton size="small" aria-label={t('training.quotas.remove')} onClick={() => onChange(quotas.filter((_, index) => index !== at))}><DeleteIcon fontSize="small" /></IconButton>
            </Box>
          );
        })}
      </Box>
      <Box sx={{ display: 'flex', gap: 2, mt: 1.5, alignItems: 'center' }}>
        <Button variant="outlined" onClick={() => onChange([...quotas, { kind: quotas.at(-1)?.kind ?? 'area', placeId: null, seats: '' }])}>{t('training.quotas.add')}</Button>
        {quotas.length > 0 && <Typography sx={{ fontSize: 13, color: most > capacity ? 'error.main' : 'text.secondary' }}>{t('training.quotas.total', { allotted: most, capacity })}</Typography>}
      </Box>
      {errorOf('quotas') && <Typography role="alert" sx={{ mt: 1, color: 'error.main', fontSize: 13 }}>{errorOf('quotas')}</Typography>}
    </>
  );
}
