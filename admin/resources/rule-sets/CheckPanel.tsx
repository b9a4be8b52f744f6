import { Alert, Box, Button, Typography } from '@mui/material';

import type { RuleSetCheckQuery } from '../../data/generated/operations.js';
import type { ConsoleKey } from '../../i18n/index.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';

export type Check = RuleSetCheckQuery['ruleSetCheck'];

/** What contradicts or is malformed, each with the way to its row. */
export function CheckPanel({ check, onGo }: { readonly check: Check; readonly onGo: (path: string) => void }) {
  const t = useT();
  const where = useWhere();
  const { problems, contradictions, testResults } = check;
  const passed = testResults.filter((each) => each.passed).length;
  return (
    <Panel title={t('ruleSets.problems')}>
      {problems.map(({ path, message }) => <Finding key={path + message} severity="error" message={t('common.said', { what: where(path), text: message })} onGo={() => onGo(path.replace(/^ruleSet\./, ''))} />)}
      {contradictions.map(({ path, message, severity }) => <Finding key={path + message} severity={severity === 'ERROR' ? 'error' : 'warning'} message={message} onGo={() => onGo(path)} />)}
      {problems.length === 0 && contradictions.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t('ruleSets.noProblems')}</Typography>}
      {testResults.length > 0 && <Box sx={{ mt: 1 }}><Button size="small" sx={{ p: 0 }} onClick={() => onGo('testCases')}><StatusChip tone={passed === testResults.length ? 'good' : 'bad'} label={t('ruleSets.casesPass', { passed, count: testResults.length })} /></Button></Box>}
    </Panel>
  );
}

/** Where in the document, in the words of its form: `caps.2.name.zh` → 上限 第 3 行 名称 中文. */
function useWhere(): (path: string) => string {
  const t = useT();
  return (path) => path.replace(/^ruleSet\./, '').split('.').map((step, at) => {
    if (/^\d+$/.test(step)) return t('ruleSets.rowAt', { at: Number(step) + 1 });
    if (step === 'zh' || step === 'en') return t(step === 'zh' ? 'ruleSets.chinese' : 'ruleSets.english');
    const words = at === 0 ? t(`ruleSets.section.${step}` as ConsoleKey, { _: '' }) : '';
    return words || t(`ruleSets.field.${step}` as ConsoleKey, { _: step });
  }).join(' ');
}

function Finding({ severity, message, onGo }: { readonly severity: 'error' | 'warning'; readonly message: string; readonly onGo: () => void }) {
  const t = useT();
  return <Alert severity={severity} sx={{ mb: 1 }} action={<Button size="small" color="inherit" onClick={onGo}>{t('ruleSets.goTo')}</Button>}>{message}</Alert>;
}
