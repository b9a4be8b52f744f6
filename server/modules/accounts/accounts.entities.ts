import { Entity, Index, PrimaryColumn } from 'typeorm';

import { Flag, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import type { Role } from './actor.js';

@Entity('accounts')
@Index('uq_accounts_teacher', ['teacherId'], { unique: true })
@Index('uq_accounts_login', ['loginName'], { unique: true })
export class AccountRow {
  @Id() id: number;
  /** What is typed at sign-in: a teacher number, or a chosen name; lower case. */
  @Text(60) loginName: string;
  @Text(100) name: string;
  /** Argon2id; null until the account is activated. */
  @Text(200, { nullable: true }) passwordHash: string | null;
  /** Keyed hash of a one-time activation code. */
  @Text(64, { nullable: true }) activationHash: string | null;
  @InstantAt({ nullable: true }) activationUntil: string | null;
  @Int({ nullable: true }) teacherId: number | null;
  @Flag() disabled: boolean;
  @InstantAt() createdAt: string;
}

@Entity('grants')
@Index('ix_grants_account', ['accountId'])
export class GrantRow {
  @Id() id: number;
  @Ref('fk_grants_account', () => AccountRow) accountId: number;
  @Text(30) role: Role;
  @Int({ nullable: true }) areaId: number | null;
  @Int({ nullable: true }) schoolId: number | null;
  @Int({ nullable: true }) studioId: number | null;
  @Int({ nullable: true }) providerId: number | null;
  @InstantAt() grantedAt: string;
}

@Entity('sessions')
@Index('uq_sessions_token', ['tokenHash'], { unique: true })
@Index('ix_sessions_account', ['accountId'])
export class SessionRow {
  @Id() id: number;
  /** SHA-256 of the random token in the cookie. */
  @Text(64) tokenHash: string;
  @Ref('fk_sessions_account', () => AccountRow) accountId: number;
  @Text(60) address: string;
  @Text(300) userAgent: string;
  @InstantAt() createdAt: string;
  @InstantAt() seenAt: string;
  @InstantAt({ nullable: true }) endedAt: string | null;
}

/** Failed sign-ins, counted per account and per address by every process alike. */
@Entity('sign_in_failures')
@Index('ix_sign_in_failures_bucket', ['bucket', 'at'])
export class SignInFailure {
  @Id() id: number;
  @Text(70) bucket: string;
  @InstantAt() at: string;
}

/** A provider's key: only its hash is kept. */
@Entity('api_keys')
@Index('uq_api_keys_hash', ['keyHash'], { unique: true })
@Index('ix_api_keys_account', ['accountId'])
export class ApiKeyRow {
  @Id() id: number;
  @Text(64) keyHash: string;
  /** The first characters, to tell keys apart on screen. */
  @Text(12) prefix: string;
  @Ref('fk_api_keys_account', () => AccountRow) accountId: number;
  @InstantAt() createdAt: string;
  @InstantAt({ nullable: true }) revokedAt: string | null;
}

/** One row to lock: whoever changes who the administrators are goes one after another. */
@Entity('account_locks')
export class AccountLock {
  @PrimaryColumn('integer') id: number;
}

export const accountsEntities = [AccountLock, AccountRow, GrantRow, SessionRow, SignInFailure, ApiKeyRow];
