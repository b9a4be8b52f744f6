import { Alert, Box, Button, Typography } from '@mui/material';

import type { RuleSetCheckQuery } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';

export type Check = RuleSetCheckQuery['ruleSetCheck'];

/** What contradicts or is malformed, each with the way to its row. */
export function CheckPanel({ check, onGo }: { readonly check: Check; readonly onGo: (path: string) => void }) {
  const t = useT();
  const { problems, contradictions, testResults } = check;
  const passed = testResults.filter((each) => each.passed).length;
  return (
    <Panel title={t('ruleSets.problems')}>
      {problems.map(({ path, place, message }) => <Finding key={path + message} severity="error" message={place ? t('common.said', { what: place, text: message }) : message} onGo={() => onGo(path.replace(/^ruleSet\./, ''))} />)}
      {contradictions.map(({ path, message, severity }) => <Finding key={path + message} severity={severity === 'ERROR' ? 'error' : 'warning'} message={message} onGo={() => onGo(path)} />)}
      {problems.length === 0 && contradictions.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('ruleSets.noProblems')}</Typography>}
      {testResults.length > 0 && <Box sx={{ mt: 1 }}><Button size="small" sx={{ p: 0 }} onClick={() => onGo('testCases')}><StatusChip tone={passed === testResults.length ? 'good' : 'bad'} label={t('ruleSets.casesPass', { passed, count: testResults.length })} /></Button></Box>}
    </Panel>
  );
}

function Finding({ severity, message, onGo }: { readonly severity: 'error' | 'warning'; readonly message: string; readonly onGo: () => void }) {
  const t = useT();
  return <Alert severity={severity} sx={{ mb: 1 }} action={<Button size="small" color="inherit" onClick={onGo}>{t('ruleSets.goTo')}</Button>}>{message}</Alert>;
}
