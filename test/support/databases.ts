import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type DatabaseKind = 'SQLite' | 'MariaDB';

/** SQLite always; MariaDB when the test run found or started one. */
export const databaseKinds: DatabaseKind[] = process.env.TEST_MARIADB_URL ? ['SQLite', 'MariaDB'] : ['SQLite'];

export interface ScratchDatabase {
  readonly url: string;
  readonly folder: string;
  drop(): Promise<void>;
}

/** An empty database of its own, and a folder for files and keys. */
export async function scratchDatabase(kind: DatabaseKind): Promise<ScratchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'shixun-test-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (kind === 'SQLite') return { url: `sqlite:${join(folder, 'test.db')}`, folder, drop: async () => removeFolder() };
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = process.env.TEST_MARIADB_URL as string;
  const query = async (sql: string): Promise<void> => {
    const connection = await mysql.createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return {
    url: `${server}/${name}`, folder,
    drop: async () => {
      await query(`DROP DATABASE IF EXISTS ${name}`);
      removeFolder();
    },
  };
}
