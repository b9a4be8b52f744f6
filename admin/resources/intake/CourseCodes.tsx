import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type SubmitEvent, useState } from 'react';

import { LearningProviderMapCourseDocument, type SponsorLevel } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useChoices } from '../../shared/useChoices.js';
import type { ProviderRecord } from './ProviderShow.js';
import { useCategoryChoices } from './useProviderChoices.js';

/** What the platform's course codes mean here. */
export function CourseCodes({ provider: { id, courses, viewerCanChange } }: { provider: ProviderRecord }) {
  const t = useT();
  const label = useLabel();
  const categories = useCategoryChoices();
  const asSent = t('intake.providers.courseAsSent');
  return (
    <Panel title={t('intake.providers.courses')} flush>
      <Typography sx={{ px: 2.5, pb: 1.5, color: 'text.secondary' }}>{t('intake.providers.coursesText')}</Typography>
      <ResponsiveList
        rows={courses.map((each) => ({ ...each, id: each.courseCode }))} label={t('intake.providers.courses')}
        empty={<Typography sx={{ px: 2.5, pb: 2 }}>{t('intake.providers.coursesNone')}</Typography>}
        columns={[
          { key: 'code', label: t('intake.providers.course'), value: ({ courseCode }) => courseCode, card: 'title' },
          { key: 'level', label: t('intake.providers.courseLevel'), value: ({ level }) => (level ? label('sponsorLevel', level) : asSent) },
          { key: 'category', label: t('intake.providers.courseCategory'), value: ({ categoryKey }) => (categoryKey ? categories.find((each) => each.id === categoryKey)?.name ?? categoryKey : asSent) },
        ]}
      />
      {viewerCanChange.allowed && <NewCode key={courses.length} providerId={id} />}
    </Panel>
  );
}

function NewCode({ providerId }: { providerId: string }) {
  const t = useT();
  const asSent = { id: '', name: t('intake.providers.courseAsSent') };
  const [courseCode, setCourseCode] = useState('');
  const [level, setLevel] = useState<string | null>(null);
  const [categoryKey, setCategoryKey] = useState<string | null>(null);
  const map = useCommand(LearningProviderMapCourseDocument, { done: t('intake.providers.courseSaved'), onDone: () => setCourseCode('') });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (courseCode.trim()) void map.run({ providerId, courseCode: courseCode.trim(), level: level as SponsorLevel | null, categoryKey, topicKeys: [] });
  };
  return (
    <Box component="form" onSubmit={submit} className="no-print" sx={({ tokens }) => ({ px: 2.5, py: 2, borderTop: `1px solid ${tokens.line}` })}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
        <TextField label={t('intake.providers.course')} value={courseCode} onChange={(event) => setCourseCode(event.target.value)} error={map.errorOf('courseCode') !== undefined} helperText={map.errorOf('courseCode')} slotProps={{ htmlInput: { maxLength: 60 } }} />
        <ChoiceField label={t('intake.providers.courseLevel')} value={level ?? ''} required choices={[asSent, ...useChoices('sponsorLevel')]} onChange={setLevel} />
        <ChoiceField label={t('intake.providers.courseCategory')} value={categoryKey ?? ''} required choices={[asSent, ...useCategoryChoices()]} onChange={setCategoryKey} error={map.errorOf('categoryKey')} />
        <Button type="submit" variant="outlined" loading={map.isPending} disabled={!courseCode.trim() || (!level && !categoryKey)} sx={{ flexShrink: 0, alignSelf: 'flex-start' }}>{t('intake.providers.courseAdd')}</Button>
      </Stack>
    </Box>
  );
}
