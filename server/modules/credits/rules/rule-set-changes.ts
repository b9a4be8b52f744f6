import type { Bilingual, RuleSet } from './rule-set.js';
import { type Codes, CODE_WORDS, FIELD_WORDS, REGISTER_CODES, type Section, SECTION_WORDS, SECTIONS } from './rule-set-words.js';
import { creditsText, levelName, listText, nameIn, requirementName, timeText } from './wording.js';

export interface RuleSetChange {
  readonly section: Section;
  /** Where it stands: `caps.school-based-yearly.amount`. */
  readonly path: string;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  readonly words: Bilingual;
}

type Row = Readonly<Record<string, unknown>> & { readonly key: string };

/** What one rule set says that the other does not, section by section, in words. Rows are the same row when they bear the same key. */
export function changesBetween(before: RuleSet, after: RuleSet): RuleSetChange[] {
  return SECTIONS.flatMap((section): RuleSetChange[] => {
    const [old, fresh] = [before[section], after[section]];
    if (Array.isArray(old) && Array.isArray(fresh)) return rowChanges(before, after, section, old, fresh);
    return fieldChanges(before, after, section, section, SECTION_WORDS[section], asFields(section, old), asFields(section, fresh));
  });
}

const asFields = (section: Section, value: unknown): Readonly<Record<string, unknown>> =>
  (typeof value === 'object' && value !== null && section !== 'name' && section !== 'source' ? value as Record<string, unknown> : { [section]: value });

function rowChanges(before: RuleSet, after: RuleSet, section: Section, old: readonly Row[], fresh: readonly Row[]): RuleSetChange[] {
  const title = SECTION_WORDS[section];
  const changes: RuleSetChange[] = [];
  for (const row of old) {
    if (!fresh.some(({ key }) => key === row.key)) changes.push({ section, path: `${section}.${row.key}`, kind: 'REMOVED', words: { zh: `${title.zh}：删去“${rowName(before, row).zh}”。`, en: `${title.en}: “${rowName(before, row).en}” is gone.` } });
  }
  for (const row of fresh) {
    const known = old.find(({ key }) => key === row.key);
    const name = rowName(after, row);
    if (known) changes.push(...fieldChanges(before, after, section, `${section}.${row.key}`, { zh: `${title.zh}“${name.zh}”`, en: `${title.en} “${name.en}”` }, known, row));
    else changes.push({ section, path: `${section}.${row.key}`, kind: 'ADDED', words: { zh: `${title.zh}：新增“${name.zh}”（${described(after, row).zh}）。`, en: `${title.en}: “${name.en}” is new (${described(after, row).en}).` } });
  }
  const order = (rows: readonly Row[], others: readonly Row[]): string => rows.filter(({ key }) => others.some((other) => other.key === key)).map(({ key }) => key).join(' ');
  if (order(old, fresh) !== order(fresh, old)) changes.push({ section, path: section, kind: 'MOVED', words: { zh: `${title.zh}：行的先后顺序有变。`, en: `${title.en}: the rows stand in another order.` } });
  return changes;
}

function fieldChanges(before: RuleSet, after: RuleSet, section: Section, path: string, where: Bilingual, old: Readonly<Record<string, unknown>>, fresh: Readonly<Record<string, unknown>>): RuleSetChange[] {
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter((field) => field !== 'key' && JSON.stringify(old[field]) !== JSON.stringify(fresh[field])).map((field): RuleSetChange => {
    const label = field === section ? { zh: '', en: '' } : FIELD_WORDS[field] ?? { zh: field, en: field };
    const [was, is] = [said(before, field, old[field]), said(after, field, fresh[field])];
    return { section, path: field === section ? path : `${path}.${field}`, kind: 'CHANGED', words: { zh: `${where.zh}${label.zh}：由“${was.zh}”改为“${is.zh}”。`, en: `${where.en}${label.en === '' ? '' : `, ${label.en}`}: “${is.en}” instead of “${was.en}”.` } };
  });
}

function rowName(ruleSet: RuleSet, row: Row): Bilingual {
  if (isBilingual(row.name)) return row.name;
  const categories = [...(isKeys(row.categoryKeys) ? row.categoryKeys : []), ...(isScope(row.scope) ? row.scope.categoryKeys : [])];
  return categories.length > 0 ? listText(categories.map((key) => nameIn(ruleSet.categories, key))) : { zh: row.key, en: row.key };
}

function described(ruleSet: RuleSet, row: Row): Bilingual {
  const parts = Object.entries(row).filter(([field, value]) => field !== 'key' && field !== 'name' && !(Array.isArray(value) && value.length === 0) && value !== null)
    .map(([field, value]): Bilingual => {
      const [label, words] = [FIELD_WORDS[field] ?? { zh: field, en: field }, said(ruleSet, field, value)];
      return { zh: `${label.zh} ${words.zh}`, en: `${label.en} ${words.en}` };
    });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

const isBilingual = (value: unknown): value is Bilingual => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
const isKeys = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isScope = (value: unknown): value is { categoryKeys: string[] } => typeof value === 'object' && value !== null && 'categoryKeys' in value && isKeys(value.categoryKeys);

const NONE: Bilingual = { zh: '无', en: 'none' };

/** A value as an officer reads it: amounts in the unit, keys by their names, codes in words. */
function said(ruleSet: RuleSet, field: string, value: unknown): Bilingual {
  if (value === null || value === undefined) return NONE;
  if (isBilingual(value)) return value;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'number') return numberSaid(ruleSet, field, value);
  if (typeof value === 'string') return textSaid(ruleSet, field, value);
  if (field === 'anyOf' && Array.isArray(value)) return alternatives(value.map((each) => said(ruleSet, 'condition', each)));
  if (Array.isArray(value)) return value.length === 0 ? { zh: '不限', en: 'any' } : listText(value.map((each) => said(ruleSet, field, each)));
  if (typeof value !== 'object') return { zh: '', en: '' };
  if ('numerator' in value && 'denominator' in value) {
    const share = value.denominator === 100 ? `${String(value.numerator)}%` : `${String(value.numerator)}/${String(value.denominator)}`;
    return { zh: share, en: share };
  }
  if (field === 'membership' && 'kind' in value && value.kind === 'DECLARED') return { zh: '按同代码的岗位', en: 'by the post of its key' };
  // What a condition does not ask is not told of it.
  const parts = Object.entries(value).filter(([, each]) => !(Array.isArray(each) && each.length === 0) && !(field === 'condition' && each === null)).map(([name, each]): Bilingual => {
    const [label, words] = [name === 'kind' || name === 'centicredits' ? { zh: '', en: '' } : FIELD_WORDS[name] ?? { zh: name, en: name }, said(ruleSet, name, each)];
    return label.zh === '' ? words : { zh: `${label.zh} ${words.zh}`, en: `${label.en} ${words.en}` };
  }).filter(({ zh }) => zh !== '');
  // A procedure without a scope applies to nothing; a condition without one to everything.
  if (parts.length === 0) return field === 'scope' ? NONE : { zh: '不限', en: 'any' };
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

/** Rows of which one is enough. */
const alternatives = (rows: readonly Bilingual[]): Bilingual => ({ zh: rows.map(({ zh }) => zh).join('；或'), en: rows.map(({ en }) => en).join('; or ') });

function numberSaid(ruleSet: RuleSet, field: string, value: number): Bilingual {
  if (/centicredits$/i.test(field)) return creditsText(ruleSet, value);
  if (field !== 'hourMinutes' && /minutes$/i.test(field)) return timeText(ruleSet, value);
  return { zh: String(value), en: String(value) };
}

function textSaid(ruleSet: RuleSet, field: string, value: string): Bilingual {
  const code = CODE_WORDS[value as Codes];
  if (field === 'levels' || field === 'minimumLevel') return levelName(value as Parameters<typeof levelName>[0]);
  const registered = REGISTER_CODES[field]?.find((each) => each.code === value);
  if (registered) return { zh: registered.zh, en: registered.en };
  if (code) return code;
  switch (field) {
    case 'categoryKey': case 'categoryKeys': case 'fromCategoryKey': case 'toCategoryKey': return nameIn(ruleSet.categories, value);
    case 'itemKeys': return nameIn(ruleSet.items, value);
    case 'topicKeys': return nameIn(ruleSet.topics, value);
    case 'rankKeys': return nameIn(ruleSet.ranks, value);
    case 'roleKeys': case 'creditsBothRoleKeys': return nameIn(ruleSet.roles, value);
    case 'forClasses': case 'exceptClasses': case 'classKeys': return nameIn(ruleSet.classes, value);
    case 'keys': return requirementName(ruleSet, value);
    default: return { zh: value, en: value };
  }
}
