import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Translate } from '../../language/texts';
import { maximumFileBytes } from '../../office/import/file/fault';

/** What the person at the console wants. */
export interface Order {
  /** The file as it was typed, and where that is. */
  typed: string;
  file: string;
  /** The account that answers for the import, when it was named. */
  username?: string | undefined;
  yes: boolean;
  /** Which sheet of a workbook, where it was named. */
  sheet?: string | undefined;
  /** Rows of which the person says that what is asked of them is so. */
  confirmed: number[];
}

const numbers = /^\d+(?:,\d+)*$/;

/** Reads the command line. @throws FailureForPeople with the usage when it does not fit */
export function readOrder(args: string[], t: Translate): Order {
  const options = {
    as: { type: 'string' },
    yes: { type: 'boolean' },
    sheet: { type: 'string' },
    confirm: { type: 'string' },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new FailureForPeople(t('import:cli.usage'));
  }
  const [typed, ...more] = parsed.positionals;
  const { as: username, yes = false, sheet, confirm } = parsed.values;
  if (!typed || more.length > 0 || (confirm !== undefined && !numbers.test(confirm)))
    throw new FailureForPeople(t('import:cli.usage'));
  const confirmed = confirm?.split(',').map(Number) ?? [];
  // npm starts programs in the project's folder and tells where the person stood.
  return { typed, file: resolve(process.env.INIT_CWD ?? '.', typed), username, yes, sheet, confirmed };
}

/** The bytes of the file, unless it is far too large for a register. @throws FailureForPeople */
export function readBytes({ file }: Order, t: Translate): Buffer {
  let tooLarge;
  try {
    tooLarge = statSync(file).size > maximumFileBytes;
    if (!tooLarge) return readFileSync(file);
  } catch {
    throw new FailureForPeople(t('import:cli.noFile', { file }));
  }
  throw new FailureForPeople(t('import:fault.tooLarge', { maximum: maximumFileBytes / 1024 / 1024 }));
}
