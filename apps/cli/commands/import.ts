import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AccountsService } from '#accounts';
import { bytesOf, type ImportReport, ImportService } from '#exchange';
import { AppError, type Config, isLanguage, say, within } from '#platform';
import { openContext } from '../open.ts';
import { withDatabase } from '../prepare.ts';

const USAGE =
  'import people FILE [--dry-run] [--json] [--source "how these people agreed"] [--organization NAME] [--language en|es]';

/** Takes a file of people into the list, on a running installation or a stopped one; with --json prints the report. */
export async function importFile(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = options(args);
  const [kind, path] = positionals;
  if (kind !== 'people' || !path || positionals.length !== 2) {
    console.error(USAGE);
    return 1;
  }
  // Only the report goes to standard output: what the database says while it starts must not stand before it.
  const { log } = console;
  if (values.json) console.log = console.error;
  const language = isLanguage(values.language) ? values.language : 'en';
  try {
    const report = await withDatabase(config, async (ready) => {
      const app = await openContext(ready);
      try {
        const accounts = app.get(AccountsService);
        const organization = values.organization
          ? await accounts.organization(values.organization)
          : (await accounts.organizationOf())?.id;
        if (!organization) throw new AppError('NOT_FOUND', 'people.import.noOrganization');
        const choice = { dryRun: values['dry-run'], source: values.source, name: basename(path) };
        const work = () => app.get(ImportService).run(bytesOf(resolve(path)), choice);
        return await within({ organizationId: organization, actor: { id: 'command line' }, language }, work);
      } finally {
        await app.close();
      }
    });
    if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else console.log(summary(report));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = say(language, error.key, error.params);
    if (values.json) process.stdout.write(`${JSON.stringify({ code: error.code, message, fields: {} })}\n`);
    console.error(message);
    return 1;
  } finally {
    console.log = log;
  }
}

const options = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      source: { type: 'string' },
      organization: { type: 'string' },
      language: { type: 'string' },
    },
  });

function summary(report: ImportReport): string {
  const { format, rows, blank, created, updated, unchanged, rejectedCount, flaggedCount, optedOut, bounced } = report;
  return [
    report.dryRun ? 'This was a dry run: nothing was changed.' : `Import ${report.batchId}`,
    `${format.kind}, ${format.encoding}: ${rows} rows, ${blank} blank`,
    `created ${created}, updated ${updated}, unchanged ${unchanged}, rejected ${rejectedCount}, flagged ${flaggedCount}`,
    `opted out: e-mail ${optedOut.email}, text ${optedOut.sms}, phone ${optedOut.phone}, all ${optedOut.all}; bounced ${bounced}`,
    ...report.rejected
      .slice(0, 50)
      .map(({ row, reason, at }) => `row ${row}: ${reason}${at ? ` (line ${at.line}, character ${at.sign})` : ''}`),
  ].join('\n');
}
