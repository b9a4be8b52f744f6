import { CreditRulesDocument, LearningProvidersDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import type { Choice } from '../../shared/ChoiceField.js';
import { useName } from '../../shared/useName.js';

/** Every platform as a choice. */
export function useProviderChoices(): readonly Choice[] {
  const name = useName();
  const { data } = useRead(LearningProvidersDocument, { filter: {}, page: { limit: 100, offset: 0 } });
  return (data?.learningProviders.items ?? []).map((each) => ({ id: each.id, name: name(each) }));
}

/** The categories of the rule set in force as choices. */
export function useCategoryChoices(): readonly Choice[] {
  const { data } = useRead(CreditRulesDocument, {});
  return (data?.ruleSetInForce?.categories ?? []).map(({ key, name }) => ({ id: key, name }));
}
