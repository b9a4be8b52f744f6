import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, IconButton, Link, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { ArchiveFileDescribeDocument, ArchiveFileRemoveDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatBytes, formatInstant } from '../../shared/format.js';
import type { ArchiveFile, ArchiveItem, ArchiveSheet } from './archive-tones.js';
import { SessionChoice } from './ArchivePartPanel.js';

type Asked = { what: 'remove' | 'describe'; file: ArchiveFile };

/** Files of a part: pictures as pictures, everything else by name. */
export function ArchiveFiles({ archive, item: { part, files } }: { archive: ArchiveSheet; item: ArchiveItem }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const isPictures = part === 'PICTURES';
  return (
    <>
      <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: isPictures ? 1.5 : 0.25, gridTemplateColumns: isPictures ? 'repeat(auto-fill, minmax(148px, 1fr))' : '1fr' }}>
        {files.map((file) => (isPictures ? <Picture key={file.id} file={file} canChange={archive.viewerCanAdd.allowed} onAsk={setAsked} /> : <Line key={file.id} archive={archive} file={file} onAsk={setAsked} />))}
      </Box>
      {asked?.what === 'remove' && <RemoveDialog file={asked.file} onClose={() => setAsked(null)} />}
      {asked?.what === 'describe' && <DescribeDialog archive={archive} file={asked.file} hasSession={part === 'NOTES'} onClose={() => setAsked(null)} />}
    </>
  );
}

function Picture({ file, canChange, onAsk }: { file: ArchiveFile; canChange: boolean; onAsk: (asked: Asked) => void }) {
  return (
    <Box component="li">
      <Link href={`/downloads/archive-file/${file.id}?show=1`} target="_blank" rel="noreferrer" sx={({ tokens }) => ({ display: 'block', aspectRatio: '4 / 3', border: `1px solid ${tokens.line}`, borderRadius: 1, overflow: 'hidden', bgcolor: tokens.raised })}>
        <Box component="img" src={`/downloads/archive-file/${file.id}?show=1`} alt={file.caption || file.name} loading="lazy" sx={{ width: '100%', height: '100%', objectFit: 'cover', display: 'block' }} />
      </Link>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography sx={{ fontSize: 13, overflowWrap: 'anywhere', color: file.caption ? 'text.primary' : 'text.secondary' }}>{file.caption || file.name}</Typography>
        {canChange && <Tools file={file} onAsk={onAsk} />}
      </Stack>
    </Box>
  );
}

function Line({ archive, file, onAsk }: { archive: ArchiveSheet; file: ArchiveFile; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const session = archive.sessions.find((each) => each.id === file.sessionId);
  const told = [session && t('archives.sessionName', { ordinal: session.ordinal, lecturer: session.lecturer }), file.caption, formatBytes(file.sizeBytes), t('archives.addedBy', { name: file.addedByName, at: formatInstant(file.addedAt) })];
  return (
    <Stack component="li" direction="row" spacing={1} sx={{ alignItems: 'center', minHeight: 40 }}>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Link href={`/downloads/archive-file/${file.id}`} sx={{ overflowWrap: 'anywhere' }}>{file.name}</Link>
        <Typography component="span" sx={{ ml: 1, fontSize: 13, color: 'text.secondary' }}>{told.filter(Boolean).join(' · ')}</Typography>
      </Box>
      {archive.viewerCanAdd.allowed && <Tools file={file} onAsk={onAsk} />}
    </Stack>
  );
}

function Tools({ file, onAsk }: { file: ArchiveFile; onAsk: (asked: Asked) => void }) {
  const t = useT();
  return (
    <Stack direction="row" className="no-print" sx={{ flexShrink: 0 }}>
      <IconButton size="small" aria-label={`${t('archives.describe')} ${file.name}`} title={t('archives.describe')} onClick={() => onAsk({ what: 'describe', file })}><EditIcon fontSize="small" /></IconButton>
      <IconButton size="small" aria-label={`${t('archives.remove')} ${file.name}`} title={t('archives.remove')} onClick={() => onAsk({ what: 'remove', file })}><RemoveIcon fontSize="small" /></IconButton>
    </Stack>
  );
}

function RemoveDialog({ file, onClose }: { file: ArchiveFile; onClose: () => void }) {
  const t = useT();
  const remove = useCommand(ArchiveFileRemoveDocument, { done: t('archives.removed'), onDone: onClose });
  return <ConfirmDialog open isDangerous title={t('archives.removeTitle', { name: file.name })} consequence={t('archives.removeText')} undo={t('archives.removeUndo')} confirmLabel={t('archives.remove')} isPending={remove.isPending} onConfirm={() => void remove.run({ id: file.id })} onClose={onClose} />;
}

function DescribeDialog({ archive, file, hasSession, onClose }: { archive: ArchiveSheet; file: ArchiveFile; hasSession: boolean; onClose: () => void }) {
  const t = useT();
  const [caption, setCaption] = useState(file.caption);
  const [sessionId, setSessionId] = useState(file.sessionId);
  const describe = useCommand(ArchiveFileDescribeDocument, { done: t('archives.described'), onDone: onClose });
  return (
    <ConfirmDialog open title={t('archives.describeTitle', { name: file.name })} consequence="" undo={t('archives.requireUndo')} confirmLabel={t('archives.save')} isPending={describe.isPending} onConfirm={() => void describe.run({ id: file.id, caption, sessionId })} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <TextField autoFocus fullWidth label={t('archives.caption')} placeholder={t('archives.captionHint')} value={caption} onChange={(event) => setCaption(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        {hasSession && <SessionChoice archive={archive} value={sessionId} onChange={setSessionId} />}
      </Box>
    </ConfirmDialog>
  );
}
