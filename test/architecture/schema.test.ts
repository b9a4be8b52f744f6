import 'reflect-metadata';

import { getMetadataStorage as validations } from 'class-validator';
import { getNamedType, type GraphQLInputObjectType, isEnumType, isInputObjectType, isObjectType, lexicographicSortSchema, printSchema, type GraphQLSchema, validateSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { getMetadataStorage } from 'type-graphql';

import { schemaOfAllModules } from '../../server/app.js';
import { hasName } from '../../server/http/input-names.js';

let schema: GraphQLSchema;
beforeAll(async () => { schema = await schemaOfAllModules(); });

test('schema/schema.graphql is what the code says', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test('the schema is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('every type, field, argument and enum is described', () => {
  const missing: string[] = [];
  const look = (name: string, described: { description?: string | null | undefined }): void => {
    if (!described.description?.trim()) missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    if (!['Query', 'Mutation'].includes(type.name)) look(type.name, type);
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (isEnumType(type) && type.getValues().length === 0) missing.push(type.name);
  }
  expect(missing).toEqual([]);
});

test('mutations are named object first, take one input and answer with userErrors', () => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    expect({ name: field.name, badVerb: /^(create|update|delete|set|get)[A-Z]/.test(field.name), args: field.args.map((each) => each.name) }).toEqual({ name: field.name, badVerb: false, args: ['input'] });
    const payload = schema.getType(String(field.type).replace('!', ''));
    expect({ name: field.name, has: isObjectType(payload) && 'userErrors' in payload.getFields() }).toEqual({ name: field.name, has: true });
  }
});

test('lists that can grow are pages', () => {
  const bare = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => field.args.some((each) => each.name === 'page') && !/Page!?$/.test(String(field.type)));
  expect(bare.map((field) => field.name)).toEqual([]);
});

test('what an edit leaves out stays as it stands: its inputs have no default values, and what may be left out may be null', () => {
  /** Fields that a list holds are whole each time; only what stands by itself can be left out. */
  const defaults = (type: GraphQLInputObjectType): string[] => Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    return [...(field.defaultValue === undefined ? [] : [`${type.name}.${field.name}`]), ...(isInputObjectType(named) && !String(field.type).includes('[') ? defaults(named) : [])];
  });
  const edits = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => /(Edit|Change|Allot)$/.test(name));
  expect(edits.length).toBeGreaterThan(6);
  expect(edits.flatMap(({ args: [input] }) => { const type = input && getNamedType(input.type); return isInputObjectType(type) ? defaults(type) : []; })).toEqual([]);
});

test('the limits of an input inside an input are checked', () => {
  const inputs = getMetadataStorage().inputTypes;
  const rulesOf = (target: unknown) => (typeof target === 'function' ? validations().getTargetValidationMetadatas(target, '', false, false) : []);
  // A batch is checked record by record by the intake's own rules: one bad record is answered, the others are taken.
  const ownChecks = new Set(['LearningRecordsPushInput.records']);
  const unchecked = inputs.flatMap(({ name, target, fields }) => (fields ?? []).flatMap((field) => {
    const hasLimits = inputs.some((each) => each.target === field.getType()) && rulesOf(field.getType()).length > 0;
    const isNested = rulesOf(target).some((each) => each.propertyName === field.name && each.type === 'nestedValidation');
    return hasLimits && !isNested && !ownChecks.has(`${name}.${field.name}`) ? [`${name}.${field.name}`] : [];
  }));
  expect(unchecked).toEqual([]);
});

test('whatever people can get wrong has a name in both languages, and every kind of limit has words', () => {
  const TOLD = new Set(['isLength', 'minLength', 'maxLength', 'min', 'max', 'arrayMinSize', 'arrayNotEmpty', 'arrayMaxSize', 'arrayUnique', 'matches', 'isIn']);
  const TYPED = /^\[?(Int|Float|Day|Instant)/;
  const inputs = getMetadataStorage().inputTypes;
  const rules = inputs.flatMap(({ name, target }) => (typeof target === 'function' ? validations().getTargetValidationMetadatas(target, '', false, false) : []).map((rule) => ({ name, rule })));
  const typed = Object.values(schema.getTypeMap()).filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()).filter((field) => TYPED.test(String(field.type))).map((field) => field.name));
  expect([...new Set([...rules.map(({ rule }) => rule.propertyName), ...typed])].filter((field) => !hasName(field)).sort()).toEqual([]);
  const wordless = rules.filter(({ rule }) => rule.type === 'customValidation' && (!TOLD.has(rule.name ?? '') || (rule.name === 'matches' && !rule.context && String(rule.constraints[0]) !== '/\\S/')));
  expect(wordless.map(({ name, rule }) => `${name}.${rule.propertyName} ${rule.name ?? ''}`)).toEqual([]);
});
