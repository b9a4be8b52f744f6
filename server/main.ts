import 'reflect-metadata';
import { createApp } from './app.js';
import { readConfig } from './platform/config.js';

/** Starts and stops the process; the only reader of process.env. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen();
  process.stdout.write(`\n  Shixun 师训  ${app.platform.publicUrl}\n\n`);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    app.platform.logger.info({ signal }, 'finishing what is running, then stopping');
    app.close().then(() => process.exit(0), (error: unknown) => {
      app.platform.logger.error({ error }, 'could not stop cleanly');
      process.exit(1);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
