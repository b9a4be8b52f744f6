import 'reflect-metadata';

import { Cron } from 'croner';
import type { GraphQLSchema } from 'graphql';
import { join } from 'node:path';
import pino from 'pino';

import { checkEverything } from './database/checks/check-everything.js';
import { entities } from './database/entities.js';
import { migrate } from './database/migrate.js';
import { migrations } from './database/migrations/index.js';
import { buildGraphql, buildGraphqlSchema } from './http/graphql.js';
import { buildHttp } from './http/server.js';
import { accountsModule, type RequestContext, type Sessions } from './modules/accounts/index.js';
import { appealsModule } from './modules/appeals/index.js';
import { archivesModule } from './modules/archives/index.js';
import { assignmentsModule } from './modules/assignments/index.js';
import { type Attendance, attendanceModule } from './modules/attendance/index.js';
import { calendarModule } from './modules/calendar/index.js';
import { cascadeModule } from './modules/cascade/index.js';
import { certificatesModule } from './modules/certificates/index.js';
import { creditWarningsModule } from './modules/credit-warnings/index.js';
import { creditYearsModule } from './modules/credit-years/index.js';
import { type Credits, creditsModule, seedRuleSets } from './modules/credits/index.js';
import { expertsModule } from './modules/experts/index.js';
import { intakeModule } from './modules/intake/index.js';
import { jobsModule } from './modules/jobs/index.js';
import { lateEntriesModule } from './modules/late-entries/index.js';
import { leaveModule } from './modules/leave/index.js';
import { lodgingModule } from './modules/lodging/index.js';
import { placementsModule } from './modules/placements/index.js';
import { organisationsModule } from './modules/organisations/index.js';
import { planningModule } from './modules/planning/index.js';
import { rosterModule } from './modules/roster/index.js';
import { schoolTotalsModule } from './modules/school-totals/index.js';
import { selectionModule } from './modules/selection/index.js';
import { studiosModule } from './modules/studios/index.js';
import { surveysModule } from './modules/surveys/index.js';
import { teachersModule } from './modules/teachers/index.js';
import { transcriptBooksModule } from './modules/transcript-books/index.js';
import { trainingModule } from './modules/training/index.js';
import { type Clock, COUNTY_TIME_ZONE, systemClock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { type Database, openDatabase } from './platform/data/database.js';
import { DocumentPrinter } from './platform/documents/index.js';
import { openFileStore } from './platform/files/file-store.js';
import { Files } from './platform/files/files.js';
import type { ModuleParts, Platform } from './platform/module.js';
import { Secrets } from './platform/secrets.js';
import { JobWorker } from './platform/transactions/jobs.js';
import { OutboxDispatcher, type Subscriber } from './platform/transactions/outbox.js';
import { UnitOfWork } from './platform/transactions/unit-of-work.js';

/** After a start people come first; then the invariants are looked at. */
const FIRST_CHECK_AFTER_MS = 20_000;

export type App = Awaited<ReturnType<typeof createApp>>;

/** Everything is wired here, once: configuration → database → modules in the order of their graph → schema → HTTP. */
export async function createApp(config: Config, clock: Clock = systemClock) {
  const logger = pino({ level: config.LOG_LEVEL, errorKey: 'error', serializers: { error: pino.stdSerializers.err }, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.nationalId', '*.mobile'] });
  const database: Database = await openDatabase({ url: config.DATABASE_URL, entities, migrations, poolSize: config.DATABASE_POOL });
  await migrate(database);
  const work = new UnitOfWork(database, clock);
  const { reader } = database;
  const platform: Platform = {
    config, clock, database, reader, work, logger,
    files: new Files(openFileStore(config), work, reader),
    secrets: Secrets.load(config.KEY_FILE ?? join(config.DATA_DIRECTORY, 'keys.json')),
    printer: new DocumentPrinter(),
    publicUrl: config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${config.PORT}`,
  };

  await seedRuleSets(work);
  const { modules, sessions, faces } = allModules(platform);

  const worker = new JobWorker(database, work, clock, new Map(modules.flatMap((each) => Object.entries(each.jobs ?? {}))), logger);
  const outbox = new OutboxDispatcher(database, work, clock, subscribersOf(modules), logger);
  const graphql = await buildGraphql(config, logger, modules);
  const http = await buildHttp(platform, graphql, sessions, modules);

  let nightly: Cron | undefined;
  let firstCheck: NodeJS.Timeout | undefined;
  const check = async (): Promise<void> => {
    const broken = (await checkEverything(platform, modules)).filter((each) => each.violations.length > 0);
    if (broken.length > 0) logger.error({ broken: broken.map(({ name, violations }) => ({ name, rows: violations.length })) }, 'invariants are broken; run npm run check');
    else logger.info({}, 'every invariant holds');
  };

  return {
    platform, modules, sessions, faces, http, worker, outbox,
    async listen(): Promise<string> {
      const address = await http.listen({ host: config.HOST, port: config.PORT });
      worker.start();
      outbox.start();
      nightly = new Cron('0 3 * * *', { timezone: COUNTY_TIME_ZONE, protect: true }, async () => {
        for (const { nightly: due } of modules) await due?.().catch((error: unknown) => logger.error({ error }, 'what is due every night was not begun'));
        await check();
      });
      firstCheck = setTimeout(() => void check(), FIRST_CHECK_AFTER_MS);
      firstCheck.unref();
      return address;
    },
    /** Finishes what is running, then closes. */
    async close(): Promise<void> {
      nightly?.stop();
      clearTimeout(firstCheck);
      await http.close();
      await worker.stop();
      await outbox.stop();
      await platform.printer.close();
      await database.close();
    },
  };
}

/** Every module, in the order of the graph in ARCHITECTURE.md: each is given the faces it uses. */
function allModules(platform: Platform): { modules: readonly ModuleParts<RequestContext>[]; sessions: Sessions; faces: { attendance: Attendance; credits: Credits } } {
  const accounts = accountsModule(platform);
  const attendance = attendanceModule(platform);
  const credits = creditsModule(platform);
  const creditYears = creditYearsModule(platform, credits.credits);
  const experts = expertsModule(platform, attendance.attendance);
  const training = trainingModule(platform, { attendance: attendance.attendance, credits: credits.credits, lecturers: experts.lecturers });
  const surveys = surveysModule(platform);
  const certificates = certificatesModule(platform);
  return {
    sessions: accounts.sessions,
    faces: { attendance: attendance.attendance, credits: credits.credits },
    modules: [
      accounts,
      jobsModule(platform),
      organisationsModule(platform),
      teachersModule(platform, accounts.activations),
      rosterModule(platform),
      attendance,
      leaveModule(platform, attendance.attendance),
      credits,
      lateEntriesModule(platform, credits.credits),
      creditYears,
      schoolTotalsModule(platform, credits.credits, creditYears.years),
      transcriptBooksModule(platform, credits.credits),
      experts,
      training,
      assignmentsModule(platform),
      calendarModule(platform),
      planningModule(platform),
      surveys,
      lodgingModule(platform),
      placementsModule(platform, attendance.attendance),
      certificates,
      archivesModule(platform, { cohorts: training.papers, registers: attendance.papers, certificates: certificates.papers, surveys: surveys.papers }),
      cascadeModule(platform, attendance.attendance, attendance.papers),
      intakeModule(platform, credits.credits),
      selectionModule(platform),
      appealsModule(platform, credits.credits),
      creditWarningsModule(platform, credits.credits),
      studiosModule(platform, { attendance: attendance.attendance, credits: credits.credits, sessions: accounts.sessions }),
    ],
  };
}

/** The schema alone, for tools: building it touches no database. */
export function schemaOfAllModules(): Promise<GraphQLSchema> {
  return buildGraphqlSchema(allModules({} as Platform).modules);
}

function subscribersOf(modules: readonly ModuleParts<RequestContext>[]): Map<string, Subscriber[]> {
  const byTopic = new Map<string, Subscriber[]>();
  for (const [topic, subscriber] of modules.flatMap((each) => Object.entries(each.subscribers ?? {}))) byTopic.set(topic, [...(byTopic.get(topic) ?? []), subscriber]);
  return byTopic;
}
