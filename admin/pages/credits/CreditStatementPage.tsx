import { Box, Button, Typography } from '@mui/material';
import { Link, useParams, useSearchParams } from 'react-router';

import { useRoles, useViewer } from '../../data/auth-provider.js';
import { CreditRulesDocument, CreditStatementDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { useName } from '../../shared/useName.js';
import { CreditWaysPanel } from './CreditWaysPanel.js';
import { Ledger } from './Ledger.js';
import { MetChip, MissingList, StatementSummary } from './StatementSummary.js';
import { YearsMatrix } from './YearsMatrix.js';

const USUAL_HOUR = 45;

/** One teacher's credits: how he stands in a cycle, and every entry behind it. */
export default function CreditStatementPage() {
  const t = useT();
  const name = useName();
  const locale = useLocale();
  const { id: teacherId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const cycle = Number(params.get('cycle')) || null;
  const isOfficer = useRoles().includes('CREDIT_OFFICER');
  const isOwn = useViewer()?.teacherId === teacherId;
  const { data, error, refetch } = useRead(CreditStatementDocument, { teacherId, cycle }, { keepPrevious: true });
  const hourMinutes = useRead(CreditRulesDocument, {}).data?.ruleSetInForce?.hourMinutes ?? USUAL_HOUR;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const statement = data.creditStatement;
  if (!statement) return <EmptyState title={t('credits.statement.unavailable')} text={t('credits.statement.unavailableText')} />;
  const { teacher, cycleStartYear, years, ruleSetName, notes } = statement;
  const spanOf = (start: number): string => t('credits.statement.cycle', { from: start, to: start + years.length - 1 });
  const cycles = [cycleStartYear - years.length, cycleStartYear, ...(cycle ? [cycleStartYear + years.length] : [])].map((start) => ({ id: String(start), name: spanOf(start) }));
  return (
    <>
      <PageHeader
        title={t('credits.statement.title', { name: teacher.name })} status={<MetChip statement={statement} />}
        sub={<>{teacher.number} · {name(teacher.school)} · {t('credits.statement.rules', { name: ruleSetName })}</>}
        actions={<>
          <Box sx={{ minWidth: 168 }}><ChoiceField label={t('credits.statement.cycleChoice')} required value={String(cycleStartYear)} choices={cycles} onChange={(next) => setParams(next ? { cycle: next } : {}, { replace: true })} /></Box>
          <DownloadButton href={`/downloads/transcript/${teacherId}.pdf?cycle=${cycleStartYear}&lang=${locale === 'en' ? 'en' : 'zh'}`} label={t('credits.statement.transcript')} />
          <PrintButton />
          <Button variant="outlined" component={Link} to={`/teachers/${teacherId}/show`}>{t('people.basics')}</Button>
        </>}
      />
      <Panel title={spanOf(cycleStartYear)}><StatementSummary statement={statement} /></Panel>
      <Panel title={t('credits.statement.missing')}>
        <MissingList statement={statement} />
        {notes.length > 0 && <Box sx={{ mt: 1.5 }}><Typography sx={{ fontSize: 13, fontWeight: 600, color: 'text.secondary' }}>{t('credits.statement.notes')}</Typography><Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 13 }}>{notes.map((note) => <li key={note}>{note}</li>)}</Box></Box>}
      </Panel>
      {!cycle && <CreditWaysPanel teacherId={teacherId} />}
      <Panel title={t('credits.statement.years')} flush><YearsMatrix statement={statement} /></Panel>
      <Panel title={t('credits.statement.ledger')} flush>
        {isOfficer && isOwn && <Typography sx={{ px: { xs: 1.5, sm: 2.5 }, py: 1, fontSize: 13, color: 'text.secondary' }}>{t('credits.reverse.own')}</Typography>}
        <Ledger teacherId={teacherId} teacherName={teacher.name} hourMinutes={hourMinutes} mayReverse={isOfficer && !isOwn} />
      </Panel>
    </>
  );
}
