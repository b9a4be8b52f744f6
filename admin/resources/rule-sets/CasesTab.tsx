import { Box, Stack, Typography } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import type { Check } from './CheckPanel.js';
import type { Row } from './document.js';
import { RowTable } from './RowTable.js';
import { TEST_CASES } from './sections.js';

/** The cases that are kept with the rules: what came of each as the draft now stands, then the cases themselves. */
export function CasesTab({ testCases, ruleSet, check, onChange }: { readonly testCases: readonly Row[]; readonly ruleSet: Row; readonly check: Check | null; readonly onChange: ((rows: Row[]) => void) | null }) {
  const t = useT();
  return (
    <>
      {check?.testResults.map(({ key, name, passed, checks }) => (
        <Panel key={key} title={name} actions={<StatusChip tone={passed ? 'good' : 'bad'} label={t(passed ? 'ruleSets.pass' : 'ruleSets.fail')} />}>
          {checks.map(({ what, expected, got, passed: isRight, reasons }, index) => (
            <Box key={index} sx={{ py: 0.5 }}>
              <Stack direction="row" spacing={2} useFlexGap sx={{ flexWrap: 'wrap' }}>
                <Box sx={{ flex: '1 1 220px' }}>{what}</Box>
                <Box sx={{ flex: '0 1 150px' }}>{t('ruleSets.expected')} {expected}</Box>
                <Box sx={({ tokens }) => ({ flex: '0 1 150px', fontWeight: isRight ? 400 : 600, color: isRight ? 'inherit' : tokens.bad })}>{t('ruleSets.got')} {got}</Box>
              </Stack>
              {reasons.length > 0 && <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{reasons.join(' ')}</Typography>}
            </Box>
          ))}
        </Panel>
      ))}
      <Panel flush title={t('ruleSets.editCase')}><RowTable section={TEST_CASES} rows={testCases} ruleSet={ruleSet} onChange={onChange} /></Panel>
    </>
  );
}
