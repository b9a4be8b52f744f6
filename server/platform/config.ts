import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** The address that people and QR codes use, without a trailing slash. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')).optional(),
  DATABASE_URL: z.string().regex(/^(sqlite:.+|mysql:\/\/.+\/\w+.*)$/, 'must be sqlite:path/to/file.db or mysql://user:password@host:port/name').default('sqlite:data/shixun.db'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DATA_DIRECTORY: z.string().default('data'),
  /** JSON with the encryption and signing keys; made at the first start when absent. */
  KEY_FILE: z.string().optional(),
  DEMO: flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  GRAPHQL_EXECUTOR: z.enum(['jit', 'js']).default('jit'),
  GRAPHQL_INTROSPECTION: flag.default(false),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  TRUST_PROXY: flag.default(false),
  /** A bearer token for /metrics; without it only this machine may read the figures. */
  METRICS_TOKEN: z.string().min(16).optional(),
}).superRefine((config, context) => {
  if (!config.S3_BUCKET) return;
  for (const name of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
    if (!config[name]) context.addIssue({ code: 'custom', path: [name], message: 'is needed when S3_BUCKET is set' });
  }
});

export type Config = z.infer<typeof schema>;

/** @throws Error that names every variable that is wrong, and why. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is wrong (环境变量有误):\n${lines.join('\n')}`);
}
