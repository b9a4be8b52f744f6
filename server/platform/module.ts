import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Database } from './data/database.js';
import type { Reader } from './data/sql.js';
import type { DocumentPrinter } from './documents/index.js';
import type { Files } from './files/files.js';
import type { PolicyTable } from './graphql/policy.js';
import type { JobHandler, Logger } from './transactions/jobs.js';
import type { Subscriber } from './transactions/outbox.js';
import type { UnitOfWork } from './transactions/unit-of-work.js';
import type { Secrets } from './secrets.js';

/** The mechanisms that every module is given. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly database: Database;
  readonly reader: Reader;
  readonly work: UnitOfWork;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly printer: DocumentPrinter;
  readonly logger: Logger;
  /** The address that QR codes and links begin with. */
  readonly publicUrl: string;
}

/** One condition that holds at every moment; the query returns the rows that break it. */
export interface Invariant {
  /** Number and words of the invariant, such as `11 enrolled = taken ≤ capacity`. */
  readonly name: string;
  readonly violations: (reader: Reader) => Promise<readonly object[]>;
}

/** What a module gives to the composition root. */
export interface ModuleParts<C> {
  readonly policy: PolicyTable<C>;
  /** Resolver instances; type-graphql asks for them by class. */
  readonly resolvers: readonly object[];
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  /** Reactions to other modules' messages, by topic. */
  readonly subscribers?: Readonly<Record<string, Subscriber>>;
  /** Downloads and other plain HTTP; `contextOf` tells who asks. */
  readonly routes?: (http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<C>) => void;
  /** Begins, usually by enqueueing a job, what is due every night. */
  readonly nightly?: () => Promise<unknown>;
  readonly invariants?: readonly Invariant[];
}
