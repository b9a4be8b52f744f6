import { RequestError } from '../errors.js';

const LOST_CODES = new Set(['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_SEQUENCE_TIMEOUT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND']);

/** Whether a driver's error means that the database cannot be reached, not that it said no. */
export function isLost(error: unknown): boolean {
  const { code, fatal } = error as { code?: string; fatal?: boolean };
  return (code !== undefined && LOST_CODES.has(code)) || fatal === true;
}

export const databaseAway = (): RequestError => new RequestError('UNAVAILABLE', {
  zh: '暂时连不上数据库，您的操作没有保存。请稍后重试。',
  en: 'The database cannot be reached just now and nothing was saved. Please try again shortly.',
});
