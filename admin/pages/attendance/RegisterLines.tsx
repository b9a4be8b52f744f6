import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';

import type { RegisterRowsQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatTime } from '../../shared/format.js';
import { ResponsiveList, type Selection } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { LeaveChip } from './LeaveChip.js';
import { STATUS_TONES } from './session-words.js';

type Row = RegisterRowsQuery['registerRows']['items'][number];

/** A register's line, under its teacher's id. */
export interface Line extends Row {
  readonly id: string;
  readonly name: string;
}

export const lineOf = (row: Row): Line => ({ ...row, id: row.teacher.id, name: row.teacher.name });

interface RegisterLinesProps {
  readonly lines: readonly Line[];
  readonly asksExit: boolean;
  readonly selection: Selection | undefined;
  readonly currentId: string | null;
  readonly isStale: boolean;
  readonly onCurrent: (id: string) => void;
  readonly onHistory: (teacherId: string, name: string) => void;
}

export function RegisterLines({ lines, asksExit, selection, currentId, isStale, onCurrent, onHistory }: RegisterLinesProps) {
  const t = useT();
  const word = useLabel();
  const nameOf = useName();
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary' }}>{text}</Box>;
  return (
    <ResponsiveList<Line>
      rows={lines} label={t('attendance.title')} density="compact" isStale={isStale} currentId={currentId} nameOf={({ name }) => name} onOpen={({ id }) => onCurrent(id)} selection={selection}
      columns={[
        { key: 'name', label: t('attendance.name'), card: 'title', width: 190, value: ({ id, name, teacher, membership }) => <span id={`line-${id}`}><b>{name}</b> {faint(teacher.number)}{membership === 'LEFT' && <> <StatusChip tone="plain" label={t('attendance.left')} /></>}</span> },
        { key: 'school', label: t('attendance.school'), value: ({ teacher }) => nameOf(teacher.school) },
        { key: 'status', label: t('attendance.status'), card: 'side', width: 200, value: ({ presence, leave }) => <>{presence ? <StatusChip tone={STATUS_TONES[presence.status]} label={word('presenceStatus', presence.status)} /> : faint(t('attendance.notRecorded'))}{leave && <LeaveChip leave={leave} />}</> },
        { key: 'minutes', label: t('attendance.minutes'), align: 'right', width: 72, card: 'hidden', value: ({ presence }) => (presence ? t('attendance.minutesValue', { minutes: presence.presentMinutes }) : '') },
        { key: 'at', label: t(asksExit ? 'attendance.inAndOut' : 'attendance.checkedInAt'), width: asksExit ? 132 : 84, value: ({ presence }) => (presence?.checkedInAt ? <>{formatTime(presence.checkedInAt)}{asksExit && (presence.lastSeenAt ? `–${formatTime(presence.lastSeenAt)}` : faint(` · ${t('attendance.noExit')}`))}</> : '') },
        { key: 'source', label: t('attendance.source'), width: '26%', value: ({ presence }) => presence && (presence.source === 'HAND' ? <>{word('presenceSource', 'HAND')}{faint(` · ${presence.reason ?? ''}${t('common.inBrackets', { text: presence.enteredBy ?? '' })}`)}</> : faint(`${word('presenceSource', presence.source)}${presence.reason ? ` · ${presence.reason}${t('common.inBrackets', { text: presence.enteredBy ?? '' })}` : ''}`)) },
        { key: 'history', label: '', align: 'right', width: 44, card: 'hidden', value: ({ id, name, changeCount }) => changeCount > 0 && <Tooltip title={t('attendance.historyOf', { name })}><IconButton size="small" aria-label={t('attendance.historyOf', { name })} onClick={() => onHistory(id, name)} sx={{ p: '2px' }}><HistoryIcon sx={{ fontSize: 18 }} /></IconButton></Tooltip> },
      ]}
    />
  );
}
