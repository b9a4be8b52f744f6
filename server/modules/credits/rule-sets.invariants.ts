import type { Invariant } from '../../platform/module.js';
import { hashOfDocument } from './rule-sets.store.js';

/** Beside the triggers that keep `rule_sets` from changing: what somebody with the file in hand could still have done. */
export const ruleSetInvariants: readonly Invariant[] = [
  {
    name: 'a published rule set is what it was when it was published',
    violations: async (reader) => (await reader.rows<{ id: number; document: string; documentHash: string }>('SELECT id, document, documentHash FROM rule_sets'))
      .filter(({ document, documentHash }) => hashOfDocument(document) !== documentHash).map(({ id }) => ({ id })),
  },
  {
    name: '7 nobody published a rule set that he wrote in',
    violations: (reader) => reader.rows<object>('SELECT d.id, d.ruleSetId FROM rule_set_drafts d JOIN rule_sets r ON r.id = d.ruleSetId JOIN rule_set_draft_authors w ON w.draftId = d.id AND w.accountId = r.publishedByAccountId LIMIT 50'),
  },
  {
    name: "the county's versions are numbered once, up to the head",
    violations: (reader) => reader.rows<object>('SELECT version, COUNT(*) AS times FROM rule_sets WHERE isDefault = 1 GROUP BY version HAVING COUNT(*) > 1 OR version > (SELECT MAX(version) FROM rule_set_heads) LIMIT 50'),
  },
];
