import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Config } from '../config.js';

/** Keeps bytes under a random key. Rows that refer to them stand in `stored_files`. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<string>;
  /** Keeps what is too large for memory; nothing stands under the key when the source fails. */
  putStream(source: Readable): Promise<string>;
  get(key: string): Promise<Uint8Array>;
  /** @throws when there is no such file: before the first byte, not while reading. */
  stream(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}

export function openFileStore(config: Config): FileStore {
  return config.S3_BUCKET ? new S3FileStore(config) : new LocalFileStore(join(config.DATA_DIRECTORY, 'files'));
}

/** A folder; a file appears under its name only when it is whole. */
export class LocalFileStore implements FileStore {
  constructor(private readonly root: string) {}

  async put(bytes: Uint8Array): Promise<string> {
    const key = randomUUID();
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return key;
  }

  async putStream(source: Readable): Promise<string> {
    const key = randomUUID();
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(source, createWriteStream(`${path}.part`, { mode: 0o600 }));
      await rename(`${path}.part`, path);
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw error;
    }
    return key;
  }

  get(key: string): Promise<Uint8Array> {
    return readFile(this.path(key));
  }

  async stream(key: string): Promise<Readable> {
    await stat(this.path(key));
    return createReadStream(this.path(key));
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('not a file key');
    return join(this.root, key.slice(0, 2), key);
  }
}

/** Any S3-compatible service; its library is loaded only when it is configured. */
class S3FileStore implements FileStore {
  private readonly ready: Promise<{ s3: typeof import('@aws-sdk/client-s3'); client: import('@aws-sdk/client-s3').S3Client }>;

  constructor(private readonly config: Config) {
    this.ready = import('@aws-sdk/client-s3').then((s3) => ({
      s3, client: new s3.S3Client({
        region: config.S3_REGION, forcePathStyle: true, ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
        credentials: { accessKeyId: config.S3_ACCESS_KEY_ID as string, secretAccessKey: config.S3_SECRET_ACCESS_KEY as string },
      }),
    }));
  }

  async put(bytes: Uint8Array): Promise<string> {
    const { s3, client } = await this.ready;
    const key = randomUUID();
    await client.send(new s3.PutObjectCommand({ Bucket: this.config.S3_BUCKET, Key: key, Body: bytes }));
    return key;
  }

  /** By way of a file on disk: the service asks for the length first. */
  async putStream(source: Readable): Promise<string> {
    const { s3, client } = await this.ready;
    const key = randomUUID();
    const path = join(tmpdir(), `${key}.part`);
    try {
      await pipeline(source, createWriteStream(path, { mode: 0o600 }));
      await client.send(new s3.PutObjectCommand({ Bucket: this.config.S3_BUCKET, Key: key, Body: createReadStream(path), ContentLength: (await stat(path)).size }));
    } finally {
      await rm(path, { force: true });
    }
    return key;
  }

  async get(key: string): Promise<Uint8Array> {
    const { s3, client } = await this.ready;
    const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: this.config.S3_BUCKET, Key: key }));
    if (!Body) throw new Error('the stored file is empty');
    return Body.transformToByteArray();
  }

  async stream(key: string): Promise<Readable> {
    const { s3, client } = await this.ready;
    const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: this.config.S3_BUCKET, Key: key }));
    if (!(Body instanceof Readable)) throw new Error('the stored file is empty');
    return Body;
  }

  async remove(key: string): Promise<void> {
    const { s3, client } = await this.ready;
    await client.send(new s3.DeleteObjectCommand({ Bucket: this.config.S3_BUCKET, Key: key }));
  }
}
