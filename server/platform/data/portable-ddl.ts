import type { QueryRunner } from 'typeorm';

export type Dialect = 'sqlite' | 'mariadb';

export interface ColumnShape {
  readonly sqlite: string;
  readonly mariadb: string;
  readonly nullable?: boolean;
  /** As SQL: what rows have that were written before the column was. */
  readonly default?: string;
}

type Shaping = Pick<ColumnShape, 'nullable' | 'default'>;

const shape = (sqlite: string, mariadb: string) => (options: Shaping = {}): ColumnShape => ({ sqlite, mariadb, ...options });
const COLLATE = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

/** Column shapes for migrations; they match the decorators of columns.ts and, once merged, never change. */
export const column = {
  id: (): ColumnShape => ({ sqlite: 'integer PRIMARY KEY AUTOINCREMENT', mariadb: 'integer AUTO_INCREMENT PRIMARY KEY' }),
  key: (length: number): ColumnShape => ({ sqlite: `varchar(${length}) PRIMARY KEY`, mariadb: `varchar(${length}) ${COLLATE} PRIMARY KEY` }),
  text: (length: number, options: Shaping = {}) => shape(`varchar(${length})`, `varchar(${length}) ${COLLATE}`)(options),
  longText: shape('text', `text ${COLLATE}`),
  largeText: shape('text', `mediumtext ${COLLATE}`),
  int: shape('integer', 'integer'),
  flag: shape('boolean', 'tinyint'),
  instant: shape('datetime(3)', 'datetime(3)'),
  day: shape('varchar(10)', `varchar(10) ${COLLATE}`),
};

export interface TableShape {
  readonly columns: Readonly<Record<string, ColumnShape>>;
  readonly primaryKey?: readonly string[];
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly index?: Readonly<Record<string, readonly string[]>>;
  readonly foreign?: Readonly<Record<string, readonly [column: string, table: string]>>;
  readonly check?: Readonly<Record<string, string>>;
}

/** Creates a table whole; a migration that was killed can run it again. */
export async function createTable(runner: QueryRunner, table: string, spec: TableShape): Promise<void> {
  const dialect = dialectOf(runner);
  // TypeORM reads constraint names back from SQLite only where they stand in double quotes.
  const quote = (name: string): string => (dialect === 'sqlite' ? `"${name}"` : `\`${name}\``);
  const list = (names: readonly string[]): string => names.map(quote).join(', ');
  const indexes = Object.entries(spec.index ?? {}).map(([name, columns]) => ({ kind: 'INDEX', name, columns }));
  const uniques = Object.entries(spec.unique ?? {}).map(([name, columns]) => ({ kind: 'UNIQUE INDEX', name, columns }));
  const lines = [
    ...Object.entries(spec.columns).map(([name, each]) => `${quote(name)} ${definitionOf(each, dialect)}`),
    ...(spec.primaryKey ? [`PRIMARY KEY (${list(spec.primaryKey)})`] : []),
    // Nameless on SQLite: TypeORM would drop a named check that no entity declares, and on MariaDB it creates none.
    ...Object.entries(spec.check ?? {}).map(([name, expression]) => `${dialect === 'sqlite' ? '' : `CONSTRAINT ${quote(name)} `}CHECK (${expression})`),
    ...Object.entries(spec.foreign ?? {}).map(([name, [from, to]]) =>
      `CONSTRAINT ${quote(name)} FOREIGN KEY (${quote(from)}) REFERENCES ${quote(to)} (${quote('id')}) ON DELETE NO ACTION ON UPDATE NO ACTION`),
  ];
  if (dialect === 'mariadb') {
    const inside = [...uniques, ...indexes].map(({ kind, name, columns }) => `${kind} ${quote(name)} (${list(columns)})`);
    await runner.query(`CREATE TABLE IF NOT EXISTS ${quote(table)} (${[...lines, ...inside].join(', ')}) ENGINE=InnoDB DEFAULT ${COLLATE}`);
    return;
  }
  await runner.query(`CREATE TABLE IF NOT EXISTS ${quote(table)} (${lines.join(', ')})`);
  for (const { kind, name, columns } of [...uniques, ...indexes]) await runner.query(`CREATE ${kind} IF NOT EXISTS ${quote(name)} ON ${quote(table)} (${list(columns)})`);
}

/** Adds columns to a table that has rows: each may be null or says what those rows have. */
export async function addColumns(runner: QueryRunner, table: string, columns: Readonly<Record<string, ColumnShape>>): Promise<void> {
  for (const [name, each] of Object.entries(columns)) {
    if (!(await runner.hasColumn(table, name))) await runner.query(`ALTER TABLE \`${table}\` ADD COLUMN \`${name}\` ${definitionOf(each, dialectOf(runner))}`);
  }
}

export async function dropColumns(runner: QueryRunner, table: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    if (await runner.hasColumn(table, name)) await runner.query(`ALTER TABLE \`${table}\` DROP COLUMN \`${name}\``);
  }
}

function definitionOf(shape: ColumnShape, dialect: Dialect): string {
  return `${shape[dialect]} ${shape.nullable ? 'NULL' : 'NOT NULL'}${shape.default === undefined ? '' : ` DEFAULT ${shape.default}`}`;
}

/** Makes a table append-only in the database itself: changed or deleted rows are refused. */
export async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  for (const event of ['UPDATE', 'DELETE']) {
    const name = `tr_${table}_no_${event.toLowerCase()}`;
    const body = dialectOf(runner) === 'sqlite'
      ? `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`
      : `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only'`;
    await runner.query(`CREATE TRIGGER IF NOT EXISTS \`${name}\` BEFORE ${event} ON \`${table}\` FOR EACH ROW ${body}`);
  }
}

export async function dropTables(runner: QueryRunner, ...tables: string[]): Promise<void> {
  for (const table of tables) await runner.query(`DROP TABLE IF EXISTS \`${table}\``);
}

export function dialectOf(runner: QueryRunner): Dialect {
  return runner.connection.options.type === 'better-sqlite3' ? 'sqlite' : 'mariadb';
}
