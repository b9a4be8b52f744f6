import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Every import of the house, as [file, file or package]. */
const files = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile() && /\.tsx?$/.test(each.name) && !/generated/.test(each.parentPath))
  .map((each) => join(each.parentPath, each.name).replaceAll('\\', '/'));

const importsOf = (file: string, typesToo = true): string[] => [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)(\s+type)?\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|[^.]import\('([^']+)'\)/gm)]
  .filter((match) => typesToo || !match[1])
  .map((match) => (match[2] ?? match[3] ?? match[4]) as string)
  .map((target) => (target.startsWith('.') ? join(dirname(file), target).replaceAll('\\', '/').replace(/\.js$/, '.ts') : target));

const server = files('server').map((file) => ({ file, imports: importsOf(file) }));
/** Without imports that are gone at run time. */
const running = server.map(({ file }) => ({ file, imports: importsOf(file, false) }));
const admin = files('admin').map((file) => ({ file, imports: importsOf(file) }));

const moduleOf = (file: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(file)?.[1];
const offences = (list: readonly { file: string; imports: readonly string[] }[], isBad: (file: string, target: string) => boolean): string[] =>
  list.flatMap(({ file, imports }) => imports.filter((target) => isBad(file, target)).map((target) => `${file} → ${target}`));

/** The table of server/ARCHITECTURE.md. */
const graph = new Map([...readFileSync('server/ARCHITECTURE.md', 'utf8').matchAll(/^\| ([a-z-]+) \| (–|every module \(reads only\)|[\w, -]+) \|$/gm)]
  .map((match) => [match[1] as string, match[2] === '–' ? [] : (match[2] as string).split(', ')]));

test('the module graph is the table in ARCHITECTURE.md, and acyclic', () => {
  const modules = readdirSync('server/modules');
  expect([...graph.keys()].filter((name) => modules.includes(name)).sort()).toEqual([...modules].sort());
  const order = [...graph.keys()];
  for (const [name, uses] of graph) for (const used of uses) if (!used.startsWith('every')) expect({ name, used, above: order.indexOf(used) < order.indexOf(name) && order.includes(used) }).toEqual({ name, used, above: true });
  expect(offences(server, (file, target) => {
    const [from, to] = [moduleOf(file), moduleOf(target)];
    if (!from || !to || from === to) return false;
    const uses = graph.get(from) ?? [];
    return !uses.includes(to) && !uses.some((each) => each.startsWith('every'));
  })).toEqual([]);
});

test('modules are entered by their face; only rules and seeds share pure rules', () => {
  expect(offences(server, (file, target) => {
    const [from, to] = [moduleOf(file), moduleOf(target)];
    if (!to || from === to || /\/rules\/vocabulary\.ts$/.test(target)) return false;
    if ((file.includes('/rules/') || file.startsWith('server/database/seeds/')) && target.includes('/rules/')) return false;
    return !target.endsWith(`modules/${to}/index.ts`);
  })).toEqual([]);
});

test('platform knows no module', () => {
  expect(offences(server.filter(({ file }) => file.startsWith('server/platform/')), (_, target) => /^server\/(modules|database|http|cli)\//.test(target))).toEqual([]);
});

test('rules are pure: no database, no GraphQL, no I/O', () => {
  const rules = running.filter(({ file }) => /\/modules\/[^/]+\/rules\//.test(file));
  expect(rules.length).toBeGreaterThan(20);
  expect(offences(rules, (_, target) => !(/\/rules\//.test(target) || target === 'zod' || /^server\/platform\/(clock|locale|outcome|sha256)\.ts$/.test(target)))).toEqual([]);
  for (const { file } of rules) expect({ file, impure: /\bDate\.now\(|new Date\(\)|Math\.random\(|random(Bytes|UUID|Int)\(|process\.|require\(/.exec(readFileSync(file, 'utf8'))?.[0] ?? null }).toEqual({ file, impure: null });
});

test('resolvers and types touch no rows, services no GraphQL, migrations no entities', () => {
  const inModules = running.filter(({ file }) => file.startsWith('server/modules/'));
  const named = (...endings: string[]) => inModules.filter(({ file }) => endings.some((ending) => file.endsWith(ending)));
  expect(offences(named('.resolver.ts', '.types.ts'), (_, target) => target === 'typeorm' || /\.(store|entities)\.ts$/.test(target) && !/\.types\.ts$/.test(target))).toEqual([]);
  expect(offences(named('.service.ts'), (_, target) => target === 'type-graphql' || target === 'typeorm')).toEqual([]);
  expect(offences(server.filter(({ file }) => file.includes('/migrations/')), (_, target) => /\.entities\.ts$|\/modules\//.test(target))).toEqual([]);
});

test('the console imports nothing of the server', () => {
  expect(offences(admin, (_, target) => target.startsWith('server/') || /^(typeorm|type-graphql|fastify)$/.test(target))).toEqual([]);
});

test('only main.ts and the commands read the environment', () => {
  const readers = server.filter(({ file }) => /process\.env/.test(readFileSync(file, 'utf8'))).map(({ file }) => relative('.', file));
  expect(readers.filter((file) => !/^server\/(main|cli\/.+)\.(ts|mjs)$/.test(file))).toEqual([]);
});

test('nothing is switched off', () => {
  const pattern = /(:|as|<) *any\b|@ts-(ignore|expect-error|nocheck)|eslint-(disable|enable)|TO(DO)|FIX(ME)/;
  const found = [...server, ...admin].filter(({ file }) => !file.startsWith('admin/i18n/')).filter(({ file }) => pattern.test(readFileSync(file, 'utf8'))).map(({ file }) => file);
  expect(found).toEqual([]);
});
