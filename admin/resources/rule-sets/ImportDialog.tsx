import { Alert, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { RuleSetDraftImportDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { useDraft } from '../../shared/useDraft.js';

/** What the server takes. */
const MOST_BYTES = 500_000;

/** A file becomes a draft; what is malformed is told by line and field. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const text = useDraft('rule-set.import', '');
  const [wrongFile, setWrongFile] = useState<string | null>(null);
  const bring = useCommand(RuleSetDraftImportDocument, { showsErrors: true, done: t('ruleSets.imported'), onDone: ({ draft }) => { text.discard(); if (draft) void navigate(`/rule-set-drafts/${draft.id}`); } });
  const read = async (file: File): Promise<void> => {
    const content = file.size > MOST_BYTES ? null : await file.text();
    // What is not text, such as a workbook, has no business in the field; what stands there stays.
    const isText = content !== null && !/[\0\uFFFD]/.test(content);
    setWrongFile(isText ? null : t(content === null ? 'ruleSets.fileTooLarge' : 'ruleSets.fileNoText', { name: file.name }));
    if (isText) text.set(content);
  };
  const problems = wrongFile ? [wrongFile] : bring.errors.map(({ message }) => message);
  return (
    <FormDialog title={t('ruleSets.importTitle')} maxWidth="md" isPending={bring.isPending} missing={text.value.trim().length < 2 ? [t('ruleSets.importPaste')] : []} submitLabel={t('ruleSets.importDo')} onSubmit={() => { setWrongFile(null); void bring.run({ text: text.value }); }} onClose={onClose}>
      <Typography sx={{ mb: 1.5 }}>{t('ruleSets.importHint')}</Typography>
      <Button component="label" variant="outlined" sx={{ mb: 1.5 }}>
        {t('ruleSets.chooseFile')}
        <input hidden type="file" accept=".json,application/json" onChange={(event) => { const [file] = event.target.files ?? []; if (file) void read(file); event.target.value = ''; }} />
      </Button>
      {problems.length > 0 && <Alert severity="error" sx={{ mb: 1.5 }}>{problems.map((message) => <div key={message}>{message}</div>)}</Alert>}
      <TextField multiline fullWidth minRows={8} maxRows={18} label={t('ruleSets.importPaste')} value={text.value} onChange={(event) => text.set(event.target.value)} slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } } }} />
    </FormDialog>
  );
}
