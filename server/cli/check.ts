import { checkEverything } from '../database/checks/check-everything.js';
import { say, withApp } from './context.js';

/** `npm run check`: every invariant, the audit chain, the ciphertexts. Ends with 1 when one is broken. */
await withApp(async (app) => {
  const findings = await checkEverything(app.platform, app.modules);
  for (const { name, violations } of findings) {
    say(`${violations.length === 0 ? 'ok    ' : 'BROKEN'} ${name}`);
    for (const row of violations.slice(0, 5)) say(`         ${JSON.stringify(row)}`);
  }
  const broken = findings.filter((each) => each.violations.length > 0).length;
  say(broken === 0 ? `All ${findings.length} invariants hold.` : `${broken} of ${findings.length} invariants are broken.`);
  process.exitCode = broken === 0 ? 0 : 1;
});
