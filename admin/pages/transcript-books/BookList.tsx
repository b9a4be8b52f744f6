import { Stack } from '@mui/material';

import { TranscriptBooksDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useName } from '../../shared/useName.js';

const PER_PAGE = 10;
const LOOK_EVERY_MS = 3_000;

/** What the viewer had made, to fetch again. */
export function BookList() {
  const t = useT();
  const name = useName();
  const { page, change } = useAddress();
  const asked = { page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } };
  const { data, error, refetch, isPlaceholderData } = useRead(TranscriptBooksDocument, asked, { keepPrevious: true });
  const { items, totalCount } = data?.viewerTranscriptBooks ?? { items: [], totalCount: 0 };
  useRead(TranscriptBooksDocument, asked, { every: LOOK_EVERY_MS, enabled: items.some(({ madeAt }) => !madeAt) });
  return (
    <Panel title={t('transcriptBooks.mine')} flush>
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : !data ? <Loading /> : (
        <ResponsiveList
          rows={items} label={t('transcriptBooks.mine')} isStale={isPlaceholderData} empty={<EmptyState title={t('transcriptBooks.none')} text={t('transcriptBooks.noneText')} />}
          columns={[
            { key: 'whose', label: t('transcriptBooks.whom'), card: 'title', value: ({ school, teacherCount }) => (school ? name(school) : t('transcriptBooks.list', { count: teacherCount })) },
            { key: 'cycle', label: t('transcriptBooks.cycle'), value: ({ cycleYear }) => (cycleYear ? t('transcriptBooks.cycleOf', { year: String(cycleYear) }) : t('transcriptBooks.currentCycle')) },
            { key: 'teachers', label: t('transcriptBooks.teachers'), align: 'right', isBare: true, value: ({ teacherCount, leftOutCount }) => (leftOutCount > 0 ? <>{teacherCount}<br />{t('transcriptBooks.leftOut', { count: leftOutCount })}</> : teacherCount) },
            { key: 'at', label: t('transcriptBooks.at'), value: ({ createdAt }) => formatInstant(createdAt) },
            { key: 'state', label: t('transcriptBooks.state'), card: 'side', value: ({ madeAt }) => <StatusChip tone={madeAt ? 'good' : 'run'} label={t(madeAt ? 'transcriptBooks.done' : 'transcriptBooks.underway')} /> },
            { key: 'files', label: '', card: 'foot', value: ({ id, madeAt }) => madeAt && <Stack direction="row" spacing={1}><DownloadButton href={`/downloads/transcript-books/${id}.pdf`} label={t('transcriptBooks.pdf')} /><DownloadButton href={`/downloads/transcript-books/${id}.xlsx`} label={t('transcriptBooks.excel')} /></Stack> },
          ]}
        />
      )}
      {totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
    </Panel>
  );
}
