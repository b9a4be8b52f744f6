import { gunzipSync, gzipSync } from 'node:zlib';

import { RequestError } from '../errors.js';
import { canonicalJson } from '../canonical-json.js';
import { sha256 } from '../sha256.js';
import type { Tx } from './tx.js';
import { isUniqueViolation, type UnitOfWork } from './unit-of-work.js';
import { IdempotencyKey } from './work.entities.js';
import type { Author } from './tx.js';

export interface Request {
  readonly operation: string;
  readonly input: unknown;
  /** Chosen by the client; without it every call is a new one. */
  readonly key?: string | null;
}

/**
 * Runs a state-changing operation once per key: the key, the hash of the input and the reply
 * stand in the transaction of the effect. The same key sent again answers with the first reply.
 *
 * @throws RequestError CONFLICT when the key was used for another input.
 */
export async function once<T>(work: UnitOfWork, author: Author, request: Request, effect: (tx: Tx) => Promise<T>): Promise<T> {
  const { key, operation } = request;
  if (!key) return work.run(author, effect);
  const id = sha256(canonicalJson([author.accountId, operation, key]));
  const inputHash = sha256(canonicalJson(request.input));
  try {
    return await work.run(author, async (tx) => {
      const known = await storedReply<T>(tx, id, inputHash);
      if (known) return known.reply;
      await tx.insert(IdempotencyKey, { id, operation, inputHash, reply: null, createdAt: tx.now });
      const reply = await effect(tx);
      await tx.run('UPDATE idempotency_keys SET reply = ? WHERE id = ?', [packed(JSON.stringify(reply ?? null)), id]);
      return reply;
    });
  } catch (error) {
    // Two requests with one key at once: the other one has committed by now.
    if (!isUniqueViolation(error)) throw error;
    return work.run(author, async (tx) => {
      const known = await storedReply<T>(tx, id, inputHash);
      if (!known) throw error;
      return known.reply;
    });
  }
}

async function storedReply<T>(tx: Tx, id: string, inputHash: string): Promise<{ reply: T } | undefined> {
  const stored = await tx.row<IdempotencyKey>('SELECT inputHash, reply FROM idempotency_keys WHERE id = ?', [id]);
  if (!stored) return undefined;
  if (stored.inputHash !== inputHash) {
    throw new RequestError('CONFLICT', {
      zh: '同一个幂等键已用于另一份内容。请为新的请求换一个键。',
      en: 'This idempotency key was used for a different input. Choose a new key for a new request.',
    });
  }
  return { reply: JSON.parse(unpacked(stored.reply ?? 'null')) as T };
}

/** What begins no JSON. */
const PACKED = 'gz:';
const MOST_PLAIN = 16_000;

/** The column holds 64 KB on MariaDB, and the answers to a thousand claims are more: a long reply is kept compressed. */
const packed = (json: string): string => (json.length <= MOST_PLAIN ? json : PACKED + gzipSync(json).toString('base64'));
const unpacked = (stored: string): string => (stored.startsWith(PACKED) ? gunzipSync(Buffer.from(stored.slice(PACKED.length), 'base64')).toString() : stored);
