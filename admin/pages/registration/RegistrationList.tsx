import { Box } from '@mui/material';

import { useLabel, useT } from '../../i18n/useT.js';
import { REGISTRATION_TONES } from '../../resources/programmes/training-words.js';
import { formatInstant } from '../../shared/format.js';
import { ResponsiveList, type Selection } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Shown } from './desk-filter.js';
import type { Row } from './useRegistrationSelection.js';

interface RegistrationListProps {
  readonly rows: readonly Row[];
  readonly shown: Shown;
  readonly currentId: string | null;
  readonly isStale: boolean;
  readonly selection: Selection | undefined;
  readonly onOpen: (row: Row) => void;
}

export function RegistrationList({ rows, shown, currentId, isStale, selection, onOpen }: RegistrationListProps) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary' }}>{text}</Box>;
  const state = { key: 'state', label: t('training.desk.state'), width: 104, card: 'side' as const, value: ({ status }: Row) => <StatusChip tone={REGISTRATION_TONES[status]} label={label('registrationStatus', status)} /> };
  return (
    <ResponsiveList<Row>
      rows={rows} label={t('training.desk.title')} density="compact" currentId={currentId} isStale={isStale} nameOf={({ teacher }) => teacher.name} onOpen={onOpen} selection={selection}
      columns={[
        ...(shown === 'waiting' ? [{ key: 'rank', label: t('training.desk.rank'), width: 60, align: 'right' as const, card: 'side' as const, value: ({ position }: Row) => <b>{position}</b> }] : []),
        { key: 'teacher', label: t('training.desk.teacher'), card: 'title', width: 176, value: ({ teacher }) => <><b>{teacher.name}</b> {faint(teacher.number)}</> },
        { key: 'school', label: t('training.desk.school'), value: ({ teacher }) => nameOf(teacher.school) },
        { key: 'teaching', label: t('training.desk.teaching'), width: 152, value: ({ teacher }) => `${label('stage', teacher.stage)} · ${label('subject', teacher.subject)}` },
        { key: 'path', label: t('training.desk.path'), width: 96, value: ({ path, step, groupId }) => <>{label('registrationPath', path)}{step && <Box component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary' }}>{t('registration.chain.awaits', { step: label('approvalStep', step) })}</Box>}{groupId && <Box component="span" sx={{ ml: 0.5, px: 0.5, fontSize: 12, border: 1, borderColor: 'divider', borderRadius: 0.5 }}>{t('registration.group.chip')} {groupId}</Box>}</> },
        { key: 'at', label: t('training.desk.registered'), width: 132, value: ({ createdAt }) => formatInstant(createdAt) },
        ...(shown === 'all' || shown === 'ended' ? [state] : []),
      ]}
    />
  );
}
