import RequireIcon from '@mui/icons-material/TuneOutlined';
import { Box, Button, Collapse, IconButton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { ArchiveFileAddDocument, type ArchiveUploadPart } from '../../data/generated/operations.js';
import type { UploadedFile } from '../../data/upload.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { type ArchiveItem, type ArchiveSheet, PART_TONES, placeOf, takesFiles } from './archive-tones.js';
import { ArchiveFiles } from './ArchiveFiles.js';
import { RequireDialog } from './RequireDialog.js';

const MOST_BYTES = 30 * 1024 * 1024;
const DOCUMENTS = '.pdf,.docx,.pptx,.xlsx,.jpg,.jpeg,.png';

/** One part: how it stands, what it lacks, its files, and the place to put more. */
export function ArchivePartPanel({ archive, item }: { archive: ArchiveSheet; item: ArchiveItem }) {
  const t = useT();
  const { part, state, missing, count, files, notApplicableReason } = item;
  const canAdd = archive.viewerCanAdd.allowed && takesFiles(part);
  const [isOpen, setOpen] = useState(false);
  const [isRequiring, setRequiring] = useState(false);
  const place = placeOf(part, archive.cohortId);
  const counted = count === 0 ? null : t(takesFiles(part) ? 'archives.counts.files' : `archives.counts.${part}`, { smart_count: count });
  return (
    <Box component="section" aria-label={t(`archives.parts.${part}`)} sx={({ tokens }) => ({ px: { xs: 1.5, sm: 2.5 }, py: 1.5, '& + &': { borderTop: `1px solid ${tokens.line}` }, breakInside: 'avoid' })}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'auto 1fr auto', md: '92px 180px 1fr auto' }, columnGap: 1.5, rowGap: 0.5, alignItems: 'center' }}>
        <Box><StatusChip tone={PART_TONES[state]} label={t(`archives.partStates.${state}`)} /></Box>
        <Typography component="h2" sx={{ fontSize: 15, fontWeight: 600 }}>{t(`archives.parts.${part}`)}</Typography>
        <Typography component="div" sx={{ color: state === 'MISSING' ? 'error.main' : 'text.secondary', gridColumn: { xs: '1 / -1', md: 'auto' }, order: { xs: 1, md: 0 }, overflowWrap: 'anywhere' }}>
          {[counted, missing, notApplicableReason].filter(Boolean).join(' · ') || (takesFiles(part) ? '' : t('archives.fromRecords'))}
        </Typography>
        <Stack direction="row" spacing={0.5} className="no-print" sx={{ alignItems: 'center', justifyContent: 'flex-end' }}>
          {canAdd && <Button variant={state === 'MISSING' ? 'outlined' : 'text'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t('archives.addFiles')}</Button>}
          {place && state === 'MISSING' && archive.viewerCanRule && <Button variant="outlined" component={Link} to={place}>{t('archives.go')}</Button>}
          {archive.viewerCanRule && !archive.archivedAt && <IconButton size="small" aria-label={`${t('archives.require')} ${t(`archives.parts.${part}`)}`} title={t('archives.require')} onClick={() => setRequiring(true)}><RequireIcon fontSize="small" /></IconButton>}
        </Stack>
      </Box>
      {files.length > 0 && <ArchiveFiles archive={archive} item={item} />}
      {canAdd && takesFiles(part) && <Collapse in={isOpen} unmountOnExit><AddFiles archive={archive} part={part} /></Collapse>}
      {isRequiring && <RequireDialog archive={archive} item={item} onClose={() => setRequiring(false)} />}
    </Box>
  );
}

function AddFiles({ archive, part }: { archive: ArchiveSheet; part: ArchiveUploadPart }) {
  const t = useT();
  const [sessionId, setSessionId] = useState<string | null>(null);
  const add = useCommand(ArchiveFileAddDocument, { done: t('archives.added') });
  const put = async (file: UploadedFile): Promise<boolean> => await add.run({ cohortId: archive.cohortId, part, fileId: file.id, sessionId, caption: '' }) !== null;
  return (
    <Box sx={{ mt: 1.5, display: 'grid', gap: 1.5 }}>
      {part === 'NOTES' && archive.sessions.length > 0 && <Box sx={{ maxWidth: 420, '& .MuiTextField-root': { width: '100%' } }}><SessionChoice archive={archive} value={sessionId} onChange={setSessionId} /></Box>}
      <UploadBox purpose="archive" multiple accept={part === 'PICTURES' ? '.jpg,.jpeg,.png' : DOCUMENTS} mostBytes={MOST_BYTES} hint={t(part === 'PICTURES' ? 'archives.uploadPictures' : 'archives.upload')} onUploaded={put} />
    </Box>
  );
}

/** The session that notes belong to, or the whole class. */
export function SessionChoice({ archive, value, onChange }: { archive: ArchiveSheet; value: string | null; onChange: (sessionId: string | null) => void }) {
  const t = useT();
  const choices = [{ id: 'all', name: t('archives.wholeClass') }, ...archive.sessions.map(({ id, ordinal, lecturer, topic }) => ({ id, name: `${t('archives.sessionName', { ordinal, lecturer })} ${topic}` }))];
  return <ChoiceField label={t('archives.ofSession')} required value={value ?? 'all'} choices={choices} onChange={(id) => onChange(id === 'all' ? null : id)} />;
}
