import Sqlite from 'better-sqlite3';
import mysql from 'mysql2/promise';
import { spawn } from 'node:child_process';
import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const SQLITE_FILE = 'database.sqlite';
const SQL_FILE = 'database.sql';
const pathOf = (url: string): string => url.slice('sqlite:'.length);
const isSqlite = (url: string): boolean => url.startsWith('sqlite:');

/** Writes a consistent copy beside a running server: VACUUM INTO, or a dump in one transaction. */
export async function dumpDatabase(url: string, folder: string): Promise<void> {
  if (isSqlite(url)) {
    const database = new Sqlite(pathOf(url), { fileMustExist: true });
    database.prepare('VACUUM INTO ?').run(join(folder, SQLITE_FILE));
    database.close();
    return;
  }
  const { connection, name, environment } = clientOptions(url);
  const child = spawn('mariadb-dump', [...connection, '--single-transaction', '--triggers', '--default-character-set=utf8mb4', name], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.all([pipeline(child.stdout, createWriteStream(join(folder, SQL_FILE), { mode: 0o600 })), ended(child, 'mariadb-dump')]);
}

/** Loads a dump into an empty database; creates a MariaDB database of that name when there is none. */
export async function loadDump(url: string, folder: string): Promise<void> {
  if (isSqlite(url)) {
    mkdirSync(dirname(pathOf(url)), { recursive: true });
    copyFileSync(join(folder, SQLITE_FILE), pathOf(url));
    return;
  }
  const { connection, name, environment } = clientOptions(url);
  await query(url, `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const child = spawn('mariadb', [...connection, '--default-character-set=utf8mb4', name], { env: environment, stdio: ['pipe', 'inherit', 'inherit'] });
  await Promise.all([pipeline(createReadStream(join(folder, SQL_FILE)), child.stdin), ended(child, 'mariadb')]);
}

export function scratchUrl(url: string, folder: string): string {
  if (isSqlite(url)) return `sqlite:${join(folder, 'scratch.sqlite')}`;
  const at = new URL(url);
  at.pathname = `${at.pathname}_restore_check`;
  return at.toString();
}

export async function dropScratch(url: string): Promise<void> {
  if (isSqlite(url)) for (const end of ['', '-wal', '-shm']) rmSync(pathOf(url) + end, { force: true });
  else await query(url, `DROP DATABASE IF EXISTS \`${new URL(url).pathname.slice(1)}\``);
}

/** Whether the database has tables already. */
export async function hasData(url: string): Promise<boolean> {
  if (isSqlite(url)) return existsSync(pathOf(url));
  const rows = await query(url, `SELECT table_name FROM information_schema.tables WHERE table_schema = '${new URL(url).pathname.slice(1)}' LIMIT 1`);
  return rows.length > 0;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const { hostname, port, username, password } = new URL(url);
  const connection = await mysql.createConnection({ host: hostname, port: Number(port || 3306), user: decodeURIComponent(username), password: decodeURIComponent(password) });
  try {
    const [rows] = await connection.query(sql);
    return Array.isArray(rows) ? rows : [];
  } finally {
    await connection.end();
  }
}

/** The password goes by the environment: arguments can be read by every user of the machine. */
function clientOptions(url: string): { connection: string[]; name: string; environment: NodeJS.ProcessEnv } {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    connection: [`--host=${hostname}`, `--port=${port || 3306}`, `--user=${decodeURIComponent(username)}`, '--protocol=tcp'], name: pathname.slice(1),
    environment: { PATH: process.env.PATH, MYSQL_PWD: decodeURIComponent(password) },
  };
}

function ended(child: ReturnType<typeof spawn>, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error(`${command} is not installed on this machine (找不到 ${command})`)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}
