import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Text } from '../data/columns.js';
import type { Reader } from '../data/sql.js';
import { notFound } from '../errors.js';
import { sha256 } from '../sha256.js';
import type { Author, Tx } from '../transactions/tx.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { FileStore } from './file-store.js';

@Entity('stored_files')
@Index('ix_stored_files_sha256', ['sha256'])
@Index('uq_stored_files_key', ['storeKey'], { unique: true })
export class StoredFile {
  @Id() id: number;
  /** Where the bytes are in the file store. */
  @Text(36) storeKey: string;
  @Text(200) name: string;
  @Text(100) mediaType: string;
  @Int() sizeBytes: number;
  @Text(64) sha256: string;
  /** What it was uploaded or made for, such as `roster` or `certificate`. */
  @Text(40) purpose: string;
  @Int({ nullable: true }) ownerAccountId: number | null;
  @InstantAt() createdAt: string;
}

/** Files with a row each: who brought it, what it is, and its hash for duplicate evidence. */
export class Files {
  constructor(private readonly store: FileStore, private readonly work: UnitOfWork, private readonly reader: Reader) {}

  async keep(author: Author, file: { name: string; mediaType: string; purpose: string; bytes: Uint8Array }): Promise<StoredFile> {
    const storeKey = await this.store.put(file.bytes);
    const row = {
      storeKey, name: file.name.slice(0, 200), mediaType: file.mediaType, sizeBytes: file.bytes.length,
      sha256: sha256(file.bytes), purpose: file.purpose, ownerAccountId: author.accountId,
    };
    try {
      return await this.work.run(author, async (tx) => ({ ...row, createdAt: tx.now, id: await tx.insert(StoredFile, { ...row, createdAt: tx.now }) }));
    } catch (error) {
      await this.store.remove(storeKey);
      throw error;
    }
  }

  /**
   * Keeps what is too large for memory, such as a zip. Its row commits together with what `settle` writes, which
   * says which file it takes the place of: that one is gone afterwards. A source that fails leaves nothing.
   */
  async keepStream(author: Author, file: { name: string; mediaType: string; purpose: string; source: Readable }, settle: (tx: Tx, id: number) => Promise<number | null>): Promise<StoredFile> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        next(null, chunk);
      },
    });
    file.source.once('error', (error) => measured.destroy(error));
    const storeKey = await this.store.putStream(file.source.pipe(measured));
    const row = { storeKey, name: file.name.slice(0, 200), mediaType: file.mediaType, sizeBytes, sha256: hash.digest('hex'), purpose: file.purpose, ownerAccountId: author.accountId };
    try {
      const { kept, replaced } = await this.work.run(author, async (tx) => {
        const id = await tx.insert(StoredFile, { ...row, createdAt: tx.now });
        const before = await settle(tx, id);
        const old = before === null ? undefined : await tx.row<StoredFile>('SELECT * FROM stored_files WHERE id = ? AND purpose = ?', [before, file.purpose]);
        if (old) await tx.run('DELETE FROM stored_files WHERE id = ?', [old.id]);
        return { kept: { ...row, createdAt: tx.now, id }, replaced: old };
      });
      if (replaced) await this.store.remove(replaced.storeKey);
      return kept;
    } catch (error) {
      await this.store.remove(storeKey);
      throw error;
    }
  }

  /** As {@link open}, without holding it in memory. @throws RequestError NOT_FOUND */
  async openStream(id: number, purpose: string): Promise<StoredFile & { source: Readable }> {
    const row = await this.row(id, purpose);
    return { ...row, source: await this.store.stream(row.storeKey) };
  }

  /** @throws RequestError NOT_FOUND when there is no such file of that purpose. */
  async open(id: number, purpose: string): Promise<StoredFile & { bytes: Uint8Array }> {
    const row = await this.row(id, purpose);
    return { ...row, bytes: await this.store.get(row.storeKey) };
  }

  private async row(id: number, purpose: string): Promise<StoredFile> {
    const row = await this.reader.row<StoredFile>('SELECT * FROM stored_files WHERE id = ? AND purpose = ?', [id, purpose]);
    if (!row) throw notFound({ zh: '文件', en: 'file' });
    return row;
  }
}
