import { lexicographicSortSchema, printSchema } from 'graphql';
import { writeFileSync } from 'node:fs';

import { schemaOfAllModules } from '../app.js';

/** Writes schema/schema.graphql from the code. */
writeFileSync('schema/schema.graphql', `${printSchema(lexicographicSortSchema(await schemaOfAllModules()))}\n`);
