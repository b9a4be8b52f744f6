import { type App, createApp } from '../app.js';
import { type Config, readConfig } from '../platform/config.js';

/** Runs a command with the configuration of the environment and a whole app that does not listen. */
export async function withApp(command: (app: App, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });
  const app = await createApp(config);
  try {
    await command(app, config);
  } finally {
    await app.close();
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

// A command tells its user what is wrong, not where in the code it was noticed.
process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
