import { CountyFiguresDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Count } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';

/** How many teachers and schools are within reach. */
export default function RegisterFigures() {
  const t = useT();
  const { data, error, refetch } = useRead(CountyFiguresDocument, {});
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Panel title={t('shell.home.registerTitle')}>
      <Stats>
        <Stat label={t('shell.home.teachers')} value={<Count value={data.teachers.totalCount} />} to="/teachers" />
        <Stat label={t('shell.home.schools')} value={<Count value={data.schools.totalCount} />} to="/schools" />
        <Stat label={t('shell.home.areas')} value={<Count value={data.areas.length} />} to="/areas" />
      </Stats>
    </Panel>
  );
}
