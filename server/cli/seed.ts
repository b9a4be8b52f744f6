import { parseArgs } from 'node:util';

import { readConfig } from '../platform/config.js';
import { say } from './context.js';
import { demoCounty } from './demo-county.js';

/** `npm run seed -- --scale 3` loads a demo of one to ten counties into an empty database. */
const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 1 || scale > 10) throw new Error('--scale takes a whole number from 1 to 10');
const isLoaded = await demoCounty(readConfig({ LOG_LEVEL: 'warn', ...process.env }), { scale, say: (line) => say(`  ${line}`) });
say(isLoaded ? 'The demo is loaded.' : 'There is data already; nothing was changed.');
