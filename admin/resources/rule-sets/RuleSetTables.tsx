import { Box, Typography } from '@mui/material';

import type { ConsoleKey } from '../../i18n/index.js';
import { Panel } from '../../shared/Panel.js';
import { type Row, rowsOf, shownOf, valueAt } from './document.js';
import { FieldInput, useRuleSetWords } from './FieldInput.js';
import { RowTable } from './RowTable.js';
import { BASICS, type Field, POLICIES, REGISTRATION, SECTIONS } from './sections.js';

export type TablesTab = 'basics' | 'demands' | 'worth' | 'procedure';

/** A rule set as tables, to be read or, with `onChange`, written. */
export function RuleSetTables({ tab, ruleSet, onChange }: { readonly tab: TablesTab; readonly ruleSet: Row; readonly onChange: ((ruleSet: Row) => void) | null }) {
  const { t, isChinese } = useRuleSetWords();
  if (tab === 'basics') return <FieldsPanel title={t('ruleSets.groups.basics')} fields={BASICS} ruleSet={ruleSet} onChange={onChange} id="row-basics" />;
  const unit = shownOf(valueAt(ruleSet, isChinese ? 'unit.name.zh' : 'unit.name.en'));
  return (
    <>
      {onChange && <Typography sx={{ mb: 1, fontSize: 13, color: 'text.secondary' }}>{t('ruleSets.inUnit', { unit })}</Typography>}
      {SECTIONS[tab].map((section) => (
        <Panel key={section.list} flush title={`${t(`ruleSets.section.${section.list}` as ConsoleKey)}${section.firstFits ? ` · ${t('ruleSets.firstFits')}` : ''}`}>
          <RowTable section={section} rows={rowsOf(ruleSet[section.list])} ruleSet={ruleSet} onChange={onChange && ((rows) => onChange({ ...ruleSet, [section.list]: rows }))} />
        </Panel>
      ))}
      {tab === 'procedure' && (
        <>
          <FieldsPanel title={t('ruleSets.section.registration')} fields={REGISTRATION} ruleSet={ruleSet} onChange={onChange} id="row-registration" />
          <FieldsPanel title={t('ruleSets.section.policies')} fields={POLICIES} ruleSet={ruleSet} onChange={onChange} id="row-policies" />
        </>
      )}
    </>
  );
}

function FieldsPanel({ title, fields, ruleSet, onChange, id }: { readonly title: string; readonly fields: readonly Field[]; readonly ruleSet: Row; readonly onChange: ((ruleSet: Row) => void) | null; readonly id: string }) {
  const { label, t } = useRuleSetWords();
  const nameOf = (field: Field): string => (field.path === 'unit.name' || field.path === 'unit.kind' ? `${t('ruleSets.section.unit')} · ${label(field.path)}` : field.path === 'cycle.years' ? `${t('ruleSets.section.cycle')} · ${label(field.path)}` : label(field.path));
  return (
    <Panel title={title}>
      <Box id={id} tabIndex={-1} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(3, minmax(0, 1fr))' } }}>
        {fields.map((field) => (
          <Box key={field.path} sx={field.wide ? { gridColumn: '1 / -1' } : {}}>
            <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.25 }}>{nameOf(field)}</Box>
            <FieldInput field={field} row={ruleSet} ruleSet={ruleSet} onChange={onChange} />
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
