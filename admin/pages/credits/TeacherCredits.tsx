import { Button } from '@mui/material';
import { Link } from 'react-router';

import { CreditStatementDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { MetChip, MissingList, StatementSummary } from './StatementSummary.js';

/** The teacher's credits in short, on his file. Draws nothing where there is no statement. */
export default function TeacherCredits({ teacherId }: { teacherId: string }) {
  const t = useT();
  const statement = useRead(CreditStatementDocument, { teacherId, cycle: null }).data?.creditStatement;
  if (!statement) return null;
  return (
    <Panel title={t('credits.statement.panel')} actions={<><MetChip statement={statement} />　<Button variant="outlined" component={Link} to={`/teachers/${teacherId}/credits`}>{t('credits.statement.full')}</Button></>}>
      <StatementSummary statement={statement} />
      <div style={{ marginTop: 16 }}><MissingList statement={statement} /></div>
    </Panel>
  );
}
