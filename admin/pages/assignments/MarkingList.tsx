import { ViewerMarkingsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';

/** What the viewer was given to mark. */
export default function MarkingList() {
  const t = useT();
  const titleOf = useTitle();
  const { data, error, refetch } = useRead(ViewerMarkingsDocument, {});
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader title={t('assignments.marking.title')} />
      <Panel flush>
        <ResponsiveList
          rows={data.viewerMarkings.map((each) => ({ id: each.assignment.id, ...each }))} label={t('assignments.marking.title')} to={({ id }) => `/marking/${id}`}
          empty={<EmptyState title={t('assignments.marking.none')} text={t('assignments.marking.noneText')} />}
          columns={[
            { key: 'title', label: t('assignments.name'), card: 'title', value: ({ assignment }) => assignment.title },
            { key: 'cohort', label: t('experts.sessions.class'), value: ({ assignment }) => titleOf({ title: assignment.cohortTitle, titleEn: assignment.cohortTitleEn }) },
            { key: 'due', label: t('assignments.due'), width: 160, value: ({ assignment }) => formatInstant(assignment.dueAt) },
            { key: 'open', label: t('assignments.marking.open'), width: 110, card: 'side', value: ({ open }) => <StatusChip tone={open > 0 ? 'wait' : 'good'} label={open > 0 ? String(open) : '0'} /> },
            { key: 'done', label: t('assignments.marking.done'), width: 90, isBare: true, align: 'right', value: ({ done }) => done },
          ]}
        />
      </Panel>
    </>
  );
}
