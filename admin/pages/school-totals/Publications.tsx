import type { SchoolTotalsYearsQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { formatInstant } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';

/** Who published when, as of which day, and why again. */
export function Publications({ publications }: { publications: SchoolTotalsYearsQuery['schoolTotalsYears'][number]['publications'] }) {
  const t = useT();
  return (
    <Panel title={t('schoolTotals.history')} flush>
      <ResponsiveList
        rows={publications.map((each, at) => ({ ...each, edition: publications.length - at }))} label={t('schoolTotals.history')} density="compact"
        columns={[
          { key: 'edition', label: '', card: 'title', value: ({ edition }) => t('schoolTotals.edition', { n: edition }) },
          { key: 'at', label: t('schoolTotals.at'), value: ({ publishedAt }) => formatInstant(publishedAt) },
          { key: 'by', label: t('schoolTotals.by'), value: ({ publishedBy }) => publishedBy },
          { key: 'day', label: '', value: ({ day }) => t('schoolTotals.asOf', { day }) },
          { key: 'note', label: t('schoolTotals.note'), value: ({ note }) => note ?? '' },
        ]}
      />
    </Panel>
  );
}
