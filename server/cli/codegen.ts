import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Typed documents for the console: admin/data/operations/*.graphql → admin/data/generated/operations.ts. */
const folder = 'admin/data/operations';
const documents = readdirSync(folder).filter((name) => name.endsWith('.graphql')).sort().map((name) => ({ location: name, document: parse(readFileSync(`${folder}/${name}`, 'utf8')) }));
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const code = await codegen({
  filename: 'operations.ts', schema: parse(readFileSync('schema/schema.graphql', 'utf8')), schemaAst: schema, documents,
  config: { useTypeImports: true, enumsAsTypes: true, scalars: { ID: { input: 'string', output: 'string' }, Instant: 'string', Day: 'string' }, strictScalars: true, documentMode: 'string', skipTypename: true },
  plugins: [{ operations: {} }, { typed: {} }],
  pluginMap: { operations, typed: typedDocumentNode },
});
mkdirSync('admin/data/generated', { recursive: true });
// Marked pure, so that the pages for phones carry only the documents they use.
writeFileSync('admin/data/generated/operations.ts', code.replaceAll('= new TypedDocumentString(', '= /* @__PURE__ */ new TypedDocumentString('));
