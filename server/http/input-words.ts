import { getMetadataStorage } from 'class-validator';
import { getNamedType, type GraphQLError, type GraphQLSchema, type GraphQLType, isInputObjectType, Kind, type NamedTypeNode, typeFromAST } from 'graphql';

import type { Words } from '../platform/locale.js';
import { type FieldName, nameOf } from './input-names.js';

/** What class-validator tells of one field, with the input it belongs to; never sent as it is. */
export interface Failure {
  readonly target?: object;
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly contexts?: Readonly<Record<string, Words>>;
  readonly children?: readonly Failure[];
}

export interface InvalidField {
  /** Path of the input field, such as `input.cohort.title` or `input.sessions.0.topic`. */
  readonly field: string;
  readonly words: Words;
}

/** Fields that break a limit of their input, each in one sentence: which field, what holds, and what to do. */
export function invalidFields(failures: readonly Failure[], path = 'input', list: FieldName | null = null): InvalidField[] {
  return failures.flatMap((failure) => {
    const { target, property, constraints, children = [] } = failure;
    const field = `${path}.${property}`;
    if (list && /^\d+$/.test(property)) return invalidFields(children, field).map(({ field: inner, words }) => ({ field: inner, words: inItem(list, Number(property) + 1, words) }));
    const name = nameOf(property, target?.constructor.name);
    return [...(constraints ? [{ field, words: broken(name, failure, Object.keys(constraints)) }] : []), ...invalidFields(children, field, name)];
  });
}

const inItem = ([zh, en]: FieldName, ordinal: number, words: Words): Words => ({ zh: `${zh}第 ${ordinal} 行：${words.zh}`, en: `${en}, line ${ordinal}: ${words.en}` });

/** One sentence for a field, however many of its limits it breaks: an empty one is asked for, and nothing else is said of it. */
function broken(name: FieldName, { target, property, value, contexts }: Failure, codes: readonly string[]): Words {
  if (typeof value === 'string' && value.trim() === '') return fillIn(name);
  const rules = target ? getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false).filter(({ propertyName }) => propertyName === property) : [];
  const limitOf = (code: string, at = 0): number | undefined => {
    const limit: unknown = (rules.find((each) => each.name === code)?.constraints as unknown[] | undefined)?.[at];
    return typeof limit === 'number' ? limit : undefined;
  };
  const has = (...any: readonly string[]): boolean => any.some((code) => codes.includes(code));
  if (has('min', 'max')) return outOfRange(name, limitOf('min'), limitOf('max'));
  if (has('isLength', 'maxLength', 'minLength')) return badLength(name, value, limitOf('isLength') ?? limitOf('minLength') ?? 0, limitOf('isLength', 1) ?? limitOf('maxLength'));
  if (has('arrayMinSize', 'arrayNotEmpty')) return tooFew(name, limitOf('arrayMinSize') ?? 1, sizeOf(value));
  if (has('arrayMaxSize')) return tooMany(name, limitOf('arrayMaxSize') ?? 0, sizeOf(value));
  if (has('arrayUnique')) return { zh: `“${name[0]}”里有重复的，请去掉重复的再提交。`, en: `“${name[1]}” holds something twice: take one of them out.` };
  if (has('matches') && contexts?.matches) return { zh: `“${name[0]}”的写法不对，应为${contexts.matches.zh}。`, en: `“${name[1]}” is not written as it should be: ${contexts.matches.en}.` };
  return notPossible(name);
}

const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const shown = (value: number): string => value.toLocaleString('en-US');
const fillIn = ([zh, en]: FieldName): Words => ({ zh: `请填写“${zh}”。`, en: `Fill in “${en}”.` });
const notPossible = ([zh, en]: FieldName): Words => ({ zh: `“${zh}”的内容不能用，请重新选择或填写。`, en: `“${en}” cannot be used as it is: choose or enter it again.` });

function outOfRange([zh, en, unit]: FieldName, least: number | undefined, most: number | undefined): Words {
  const { per } = unit ?? { per: 1 };
  const from = least === undefined ? null : shown(Math.ceil((least / per) * 100) / 100);
  const to = most === undefined ? null : shown(Math.floor((most / per) * 100) / 100);
  const [unitZh, unitEn] = unit ? [` ${unit.zh}`, ` ${unit.en}`] : ['', ''];
  if (from !== null && to !== null) return { zh: `“${zh}”须在 ${from} 到 ${to}${unitZh || ' '}之间，请改正。`, en: `“${en}” must be from ${from} to ${to}${unitEn}: change it.` };
  if (from !== null) return { zh: `“${zh}”不能小于 ${from}${unitZh}，请改正。`, en: `“${en}” must be ${from}${unitEn} or more: change it.` };
  return { zh: `“${zh}”不能大于 ${to ?? ''}${unitZh}，请改正。`, en: `“${en}” must be ${to ?? ''}${unitEn} or less: change it.` };
}

function badLength(name: FieldName, value: unknown, least: number, most: number | undefined): Words {
  const texts = (Array.isArray(value) ? value : [value]).map((each) => [...String(each)].length);
  const at = Math.max(0, texts.findIndex((length) => length < least || (most !== undefined && length > most)));
  const length = texts[at] ?? 0;
  const [zh, en] = Array.isArray(value) ? [`“${name[0]}”第 ${at + 1} 项`, `“${name[1]}”, item ${at + 1},`] : [`“${name[0]}”`, `“${name[1]}”`];
  return length < least
    ? { zh: `${zh}至少 ${shown(least)} 个字，现在只有 ${shown(length)} 个，请补充。`, en: `${en} needs at least ${shown(least)} characters and has ${shown(length)}: write more.` }
    : { zh: `${zh}最多 ${shown(most ?? 0)} 个字，现在有 ${shown(length)} 个，请缩短。`, en: `${en} takes at most ${shown(most ?? 0)} characters and has ${shown(length)}: shorten it.` };
}

const tooFew = ([zh, en]: FieldName, least: number, size: number): Words => ({ zh: `“${zh}”至少要有 ${shown(least)} 项，现在有 ${shown(size)} 项，请补充。`, en: `“${en}” needs at least ${shown(least)} and has ${shown(size)}: add what is missing.` });
const tooMany = ([zh, en]: FieldName, most: number, size: number): Words => ({ zh: `“${zh}”一次最多 ${shown(most)} 项，现在有 ${shown(size)} 项，请减少或分几次提交。`, en: `“${en}” takes at most ${shown(most)} at a time and has ${shown(size)}: take fewer, or do it in parts.` });

const REFUSED = /^Variable "\$input" got invalid value .*?(?: at "input((?:\.\w+|\[\d+\])+)")?; (?:Field "(\w+)" of required type|(Expected non-nullable|Int cannot represent non 32-bit|Int |Float |A Day is|An Instant looks))?[^;]*$/s;

/** The same of a value that has not the type of its field at all, as graphql-js says it; null when it says something else. */
export function invalidValue(schema: GraphQLSchema, { message, nodes }: GraphQLError): InvalidField | null {
  const [isRefused, at = '', missing, kind] = REFUSED.exec(message) ?? [];
  const steps = [...at.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean), ...(missing ? [missing] : [])];
  if (isRefused === undefined || steps.length === 0) return null;
  const fields = steps.filter((step) => !/^\d+$/.test(step));
  const [variable] = nodes ?? [];
  const type = variable?.kind === Kind.VARIABLE_DEFINITION ? typeFromAST(schema, variable.type as NamedTypeNode) : undefined;
  const holder = fields.slice(0, -1).reduce<GraphQLType | undefined>((within, step) => { const named = getNamedType(within); return isInputObjectType(named) ? named.getFields()[step]?.type : undefined; }, type);
  const name = nameOf(fields.at(-1) ?? '', holder && getNamedType(holder).name);
  const words = missing || kind === 'Expected non-nullable' ? fillIn(name) : wordsOfType(name, kind);
  const line = steps.findLastIndex((step) => /^\d+$/.test(step));
  return { field: `input.${steps.join('.')}`, words: line > 0 ? inItem(nameOf(steps[line - 1] ?? ''), Number(steps[line]) + 1, words) : words };
}

function wordsOfType(name: FieldName, kind: string | undefined): Words {
  const [zh, en] = name;
  if (kind === 'Int cannot represent non 32-bit') return { zh: `“${zh}”的数字太大，请改正。`, en: `The figure of “${en}” is too large: change it.` };
  if (kind === 'Int ' || kind === 'Float ') return { zh: `“${zh}”须填整数，请用数字填写。`, en: `“${en}” must be a whole number: enter it in figures.` };
  if (kind === 'A Day is') return { zh: `“${zh}”须是日期，如 2026-07-01。`, en: `“${en}” must be a day, such as 2026-07-01.` };
  if (kind === 'An Instant looks') return { zh: `“${zh}”须填写日期和时间，如 2026-07-01 08:30。`, en: `“${en}” must be a day and a time, such as 2026-07-01 08:30.` };
  return notPossible(name);
}
