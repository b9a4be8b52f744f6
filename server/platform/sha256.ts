import { hash } from 'node:crypto';

/** 64 hexadecimal digits. */
export const sha256 = (facts: string | Uint8Array): string => hash('sha256', facts);
