import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const keyFile = z.object({
  /** AES-256 keys by id, base64; the last one encrypts. */
  encryption: z.record(z.string(), z.base64()),
  /** One HMAC key for blind indexes; changing it means re-indexing. */
  blindIndex: z.base64(),
  /** HMAC key for rotating check-in codes. */
  checkIn: z.base64(),
  /** Ed25519 private keys (PKCS#8, base64) by key id; the last one signs. */
  signing: z.record(z.string(), z.base64()),
});

/**
 * The keys that personal data, check-in codes and certificates depend on. They live in a file
 * beside the database, never in it, and a backup of the database does not contain them.
 */
export class Secrets {
  /** Key objects are made once: to make one for every MAC costs seven times the MAC. */
  private readonly encryptionKeys: ReadonlyMap<string, KeyObject>;
  private readonly blindIndexKey: KeyObject;
  private readonly checkInKey: KeyObject;
  private readonly signingKeys: ReadonlyMap<string, KeyObject>;

  private constructor(keys: z.infer<typeof keyFile>) {
    const secretKey = (base64: string): KeyObject => createSecretKey(Buffer.from(base64, 'base64'));
    this.encryptionKeys = new Map(Object.entries(keys.encryption).map(([id, key]) => [id, secretKey(key)]));
    this.blindIndexKey = secretKey(keys.blindIndex);
    this.checkInKey = secretKey(keys.checkIn);
    this.signingKeys = new Map(Object.entries(keys.signing).map(([id, pem]) => [id, createPrivateKey({ key: Buffer.from(pem, 'base64'), format: 'der', type: 'pkcs8' })]));
  }

  /** Reads the key file, or makes one that only its owner can read. */
  static load(path: string): Secrets {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(Secrets.fresh(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    }
    return new Secrets(keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))));
  }

  static generate(): Secrets {
    return new Secrets(Secrets.fresh());
  }

  private static fresh(): z.infer<typeof keyFile> {
    const random = (): string => randomBytes(32).toString('base64');
    const { privateKey } = generateKeyPairSync('ed25519');
    return { encryption: { k1: random() }, blindIndex: random(), checkIn: random(), signing: { s1: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') } };
  }

  /**
   * AES-256-GCM as `keyId.iv.tag.ciphertext`.
   * @param row names the row the value belongs to, so that a ciphertext moved elsewhere does not open.
   */
  encrypt(text: string, row: string): string {
    const [id, key] = [...this.encryptionKeys].at(-1) as [string, KeyObject];
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(row));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [id, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
  }

  decrypt(sealed: string, row: string): string {
    const [id, iv, tag, body] = sealed.split('.') as [string, string, string, string];
    const key = this.encryptionKeys.get(id);
    if (!key) throw new Error(`there is no encryption key ${id}`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(row));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** A keyed fingerprint to look a secret value up by, without keeping it. 43 characters. */
  blindIndex(kind: string, value: string): string {
    return createHmac('sha256', this.blindIndexKey).update(`${kind}:${value}`).digest('base64url');
  }

  checkInMac(text: string): string {
    return createHmac('sha256', this.checkInKey).update(text).digest('base64url').slice(0, 16);
  }

  /** A compact Ed25519 token: `keyId.payload.signature`, all base64url. */
  signToken(payload: Readonly<Record<string, unknown>>): string {
    const [id, key] = [...this.signingKeys].at(-1) as [string, KeyObject];
    const body = `${id}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
    return `${body}.${sign(null, Buffer.from(body), key).toString('base64url')}`;
  }

  /** The payload of a genuine token, or null when it was altered or signed by an unknown key. */
  readToken(token: string): Readonly<Record<string, unknown>> | null {
    const [id, body, signature] = token.split('.');
    const key = this.signingKeys.get(id ?? '');
    if (!key || !body || !signature) return null;
    if (!verify(null, Buffer.from(`${id}.${body}`), createPublicKey(key), Buffer.from(signature, 'base64url'))) return null;
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
  }

  /** Public keys by id, so that others can verify offline. */
  publicKeys(): { keyId: string; publicKeyPem: string }[] {
    return [...this.signingKeys].map(([keyId, key]) => ({ keyId, publicKeyPem: createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString() }));
  }
}
