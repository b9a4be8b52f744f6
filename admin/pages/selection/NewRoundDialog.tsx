import { Box, TextField } from '@mui/material';
import { useState } from 'react';

import { type HonourLevel, SelectionPipelineCreateDocument, type SelectionPipelinesQuery, SelectionRoundCreateDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { todayInCounty } from '../../shared/format.js';
import { useChoices } from '../../shared/useChoices.js';
import { useDraft } from '../../shared/useDraft.js';
import { useTitle } from './selection-words.js';

const NEW = 'new';
const EMPTY = { code: '', title: '', titleEn: '', honourTitle: '', honourTitleEn: '', honourLevel: 'COUNTY' as HonourLevel, honourYears: '3' };

interface NewRoundDialogProps {
  readonly pipelines: SelectionPipelinesQuery['selectionPipelines'];
  readonly onClose: () => void;
  readonly onCreated: (roundId: string) => void;
}

/** A draft of a round: which selection, which year; the rules come from the last one. */
export function NewRoundDialog({ pipelines, onClose, onCreated }: NewRoundDialogProps) {
  const t = useT();
  const titleOf = useTitle();
  const levels = useChoices('honourLevel');
  const [pipelineId, setPipelineId] = useState(pipelines[0]?.id ?? NEW);
  const [year, setYear] = useState(String(Number(todayInCounty().slice(0, 4)) + 1));
  const fresh = useDraft('selection-pipeline', EMPTY);
  const pipeline = useCommand(SelectionPipelineCreateDocument);
  const round = useCommand(SelectionRoundCreateDocument, { done: t('selection.create.done'), onDone: (payload) => { if (payload.round) onCreated(payload.round.id); } });
  const isNew = pipelineId === NEW;
  const { value } = fresh;
  const canConfirm = /^\d{4}$/.test(year) && (!isNew || (/^[a-z][a-z0-9_]*$/.test(value.code) && [value.title, value.titleEn, value.honourTitle, value.honourTitleEn].every((each) => each.trim() !== '')));
  const create = async (): Promise<void> => {
    let id = pipelineId;
    if (isNew) {
      const { code, honourYears, ...words } = value;
      const payload = await pipeline.run({ ...words, code, honourCode: code, honourYears: honourYears ? Number(honourYears) : null });
      if (!payload?.pipeline) return;
      id = payload.pipeline.id;
      setPipelineId(id);
      fresh.discard();
    }
    await round.run({ pipelineId: id, year: Number(year) });
  };
  const field = (name: Exclude<keyof typeof EMPTY, 'honourLevel'>, label: string) => (
    <TextField label={label} value={value[name]} onChange={(event) => fresh.set({ ...value, [name]: event.target.value })} error={pipeline.errorOf(name) !== undefined} helperText={pipeline.errorOf(name)} />
  );
  return (
    <ConfirmDialog
      open title={t('selection.create.title')} consequence={t('selection.create.text')} undo={t('selection.create.undo')} confirmLabel={t('selection.create.confirm')}
      isPending={pipeline.isPending || round.isPending} canConfirm={canConfirm} onClose={onClose} onConfirm={() => void create()}
    >
      <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' } }}>
        <ChoiceField label={t('selection.pipeline')} required value={pipelineId} choices={[...pipelines.map((each) => ({ id: each.id, name: titleOf(each) })), { id: NEW, name: t('selection.create.newPipeline') }]} onChange={(next) => setPipelineId(next ?? NEW)} />
        <TextField label={t('selection.year')} value={year} onChange={(event) => setYear(event.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, 4))} error={round.errorOf('year') !== undefined} helperText={round.errorOf('year')} slotProps={{ htmlInput: { inputMode: 'numeric' } }} />
      </Box>
      {isNew && (
        <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          {field('title', t('selection.create.pipelineTitle'))}{field('titleEn', t('selection.create.pipelineTitleEn'))}
          {field('honourTitle', t('selection.create.honourTitle'))}{field('honourTitleEn', t('selection.create.honourTitleEn'))}
          <ChoiceField label={t('selection.create.honourLevel')} required value={value.honourLevel} choices={levels} onChange={(next) => fresh.set({ ...value, honourLevel: (next ?? 'COUNTY') as HonourLevel })} />
          {field('honourYears', t('selection.create.honourYears'))}{field('code', t('selection.create.code'))}
        </Box>
      )}
    </ConfirmDialog>
  );
}
