import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { RuleSetDraftImportDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';

/** A file becomes a draft; what is malformed is told by line and field. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const bring = useCommand(RuleSetDraftImportDocument, { done: t('ruleSets.imported'), onDone: ({ draft }) => { if (draft) void navigate(`/rule-set-drafts/${draft.id}`); } });
  return (
    <Dialog open onClose={bring.isPending ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby="import-title">
      <DialogTitle id="import-title">{t('ruleSets.importTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1.5 }}>{t('ruleSets.importHint')}</Typography>
        <Button component="label" variant="outlined" sx={{ mb: 1.5 }}>
          {t('ruleSets.chooseFile')}
          <input hidden type="file" accept=".json,application/json" onChange={(event) => void event.target.files?.[0]?.text().then(setText)} />
        </Button>
        {bring.errors.length > 0 && <Alert severity="error" sx={{ mb: 1.5 }}>{bring.errors.map(({ message }) => <div key={message}>{message}</div>)}</Alert>}
        <TextField multiline fullWidth minRows={8} maxRows={18} label={t('ruleSets.importPaste')} value={text} onChange={(event) => setText(event.target.value)} slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } } }} />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} disabled={bring.isPending}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={bring.isPending || text.trim().length < 2} onClick={() => void bring.run({ text })}>{t('ruleSets.importDo')}</Button>
      </DialogActions>
    </Dialog>
  );
}
