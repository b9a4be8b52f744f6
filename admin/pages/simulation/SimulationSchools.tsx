import { RuleSetSimulationSchoolsDocument, type SimulationOutcome } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Credits } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { type Column, ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';

const SHOWN: readonly SimulationOutcome[] = ['NOW_MEETS', 'NO_LONGER_MEETS', 'GAINS', 'LOSES'];

/** A trial by school, those that lose the most first. */
export function SimulationSchools({ id, onSchool }: { readonly id: string; readonly onSchool: (schoolId: string) => void }) {
  const t = useT();
  const nameOf = useName();
  const { data, error, refetch } = useRead(RuleSetSimulationSchoolsDocument, { id });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const rows = data.ruleSetSimulationSchools.map((each) => ({ id: each.school.id, ...each }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'school', label: t('ruleSets.simulate.school'), card: 'title', value: (row) => nameOf(row.school) },
    { key: 'teachers', label: t('ruleSets.simulate.schoolCount'), align: 'right', value: (row) => row.teacherCount },
    ...SHOWN.map((outcome): Column<(typeof rows)[number]> => ({ key: outcome, label: t(`ruleSets.simulate.outcome.${outcome}`), align: 'right', value: (row) => row.totals.find((each) => each.outcome === outcome)?.count ?? 0 })),
    { key: 'met', label: t('ruleSets.simulate.met'), align: 'right', value: (row) => `${row.beforeMetCount} → ${row.afterMetCount}` },
    { key: 'average', label: t('ruleSets.simulate.average'), align: 'right', value: (row) => <><Credits value={row.beforeAverageCenticredits} /> → <Credits value={row.afterAverageCenticredits} /></> },
  ];
  return <Panel flush><ResponsiveList rows={rows} columns={columns} label={t('ruleSets.simulate.schools')} onOpen={(row) => onSchool(row.id)} /></Panel>;
}
