import { Box, Button, ToggleButton, ToggleButtonGroup, useMediaQuery, useTheme } from '@mui/material';

import type { Assessment, CompletionReason } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatPermille } from '../../shared/format.js';
import { Credits } from '../../shared/Formatted.js';
import { ResponsiveList, type Selection } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Line } from './ClosingDesk.js';

const TONES: Record<CompletionReason, Tone> = { COMPLETED: 'good', ABSENT_TOO_LONG: 'bad', ASSESSMENT_FAILED: 'bad', ASSESSMENT_MISSING: 'wait', ATTENDANCE_NOT_RECORDED: 'warn' };

interface CompletionLinesProps {
  readonly lines: readonly Line[];
  readonly currentId: string | null;
  readonly canAssess: boolean;
  readonly isBusy: boolean;
  readonly isStale: boolean;
  readonly selection: Selection | undefined;
  readonly onCurrent: (id: string) => void;
  /** Opens what is behind somebody's minutes. */
  readonly onTrace: (line: Line) => void;
  readonly onAssess: (assessment: Assessment | null, id: string) => void;
}

export function CompletionLines({ lines, currentId, canAssess, isBusy, isStale, selection, onCurrent, onTrace, onAssess }: CompletionLinesProps) {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  // A card is a button itself: there results are entered by selection.
  const isTable = useMediaQuery(useTheme().breakpoints.up('sm'), { noSsr: true });
  const faint = (text: string) => <Box component="span" sx={{ display: { xs: 'inline', sm: 'block' }, fontSize: 12, color: 'text.secondary' }}>{text}</Box>;
  return (
    <ResponsiveList<Line>
      rows={lines} label={t('training.closing.title')} density="compact" currentId={currentId} isStale={isStale} nameOf={({ teacher }) => teacher.name} selection={selection} onOpen={({ id }) => onCurrent(id)}
      columns={[
        { key: 'teacher', label: t('training.desk.teacher'), card: 'title', width: 168, value: ({ teacher }) => <><b>{teacher.name}</b> <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{teacher.number}</Box></> },
        { key: 'school', label: t('training.desk.school'), width: 190, value: ({ teacher }) => nameOf(teacher.school) },
        { key: 'attended', label: t('training.closing.columns.attended'), isBare: true, align: 'right', width: 148, value: (line) => { const { attendedPermille, absentMinutes, requiredMinutes, handEntered } = line; return <>{formatPermille(attendedPermille)} {isTable && <Button variant="text" onClick={(event) => { event.stopPropagation(); onTrace(line); }} sx={{ minHeight: 22, minWidth: 0, py: 0, px: 0.5, fontSize: 13 }}>{t('gate.open')}</Button>}{faint([absentMinutes > 0 ? t('training.closing.absent', { absent: absentMinutes, required: requiredMinutes }) : '', handEntered > 0 ? t('training.closing.byHand', { count: handEntered }) : ''].filter(Boolean).join(' · '))}</>; } },
        { key: 'assessment', label: t('training.closing.columns.assessment'), width: 148, value: (line) => (canAssess && isTable ? <AssessmentChoice line={line} isBusy={isBusy} onAssess={onAssess} /> : label('assessmentState', line.assessment)) },
        { key: 'outcome', label: t('training.closing.columns.outcome'), value: ({ reason, reasonText, completed, creditNote }) => <><StatusChip tone={TONES[reason]} label={label('completionReason', reason)} /> {faint([reason === 'ABSENT_TOO_LONG' ? reasonText : '', completed && creditNote ? creditNote : ''].filter(Boolean).join(' · '))}</> },
        { key: 'credits', label: t('training.closing.columns.credits'), align: 'right', width: 72, card: 'side', value: ({ centicredits, completed }) => (completed ? <Credits value={centicredits} /> : '') },
      ]}
    />
  );
}

/** Passed or failed; pressed again it is taken back. */
function AssessmentChoice({ line, isBusy, onAssess }: { line: Line; isBusy: boolean; onAssess: (assessment: Assessment | null, id: string) => void }) {
  const t = useT();
  const value = line.assessment === 'PASSED' || line.assessment === 'FAILED' ? line.assessment : null;
  return (
    <ToggleButtonGroup exclusive size="small" value={value} disabled={isBusy} aria-label={`${line.teacher.name} ${t('training.closing.columns.assessment')}`} onChange={(_, next: Assessment | null) => onAssess(next, line.id)} sx={{ '& .MuiToggleButton-root': { py: 0, px: 1, fontSize: 13, lineHeight: '24px' } }}>
      <ToggleButton value="PASSED" color="success">{t('training.closing.passed')}</ToggleButton>
      <ToggleButton value="FAILED" color="error">{t('training.closing.failed')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
