/** Keys of the rule sets shipped as data: each stands in `../rule-sets/<key>.json`, version 1. */
export const SHIPPED_RULE_SET_KEYS = [
  'shaanxi-2018', 'jiangsu', 'zhejiang-2010', 'guangxi-school-based', 'wuhan-jianghan', 'guangdong-yearly', 'shandong',
] as const;
export type ShippedRuleSetKey = (typeof SHIPPED_RULE_SET_KEYS)[number];

/** The rule set a new county starts with. */
export const DEFAULT_RULE_SET_KEY: ShippedRuleSetKey = 'shaanxi-2018';
