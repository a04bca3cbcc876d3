import { setTimeout as pause } from 'node:timers/promises';
import { everyCase, visibilityOf } from '../../domain/access/policy';
import type { NewImportRow } from '../../models/imports';
import type { Account } from '../../models/accounts';
import { findConsole } from '../../temporal-config/console';
import { environmentOfOffice } from '../../temporal-config/runningOffice';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { readSettings } from '../../temporal-config/settings';
import { loadTexts, officeLanguage, type Translate } from '../../language/texts';
import { createServices, type Services } from '../../office/services';
import { createLogger } from '../../office/programLog';
import { actorOf } from '../../office/people/actorOf';
import { importIdOf } from '../../office/import/rowIdentity';
import { askedRows } from '../../office/import/askedRows';
import { type CheckAsked, checkFile } from '../../office/import/checkFile';
import { answeringAccount, namedAccount } from './account';
import { type Order, readBytes, readOrder } from './order';
import { consoleProgress } from '../progress';
import { UnreadableFileError } from '../../office/import/file/fault';
import { keepPreview } from '../../office/import/preview';
import { countRows } from '../../office/import/progress';
import { runImport, type RunNeeds, takeImport } from '../../office/import/run';
import { cellsOf, type WrongCell } from '../../office/import/wrongRows';
import { say } from '../say';
import { runCommand } from '../runCommand';

const wrongShown = 200;
const texts = loadTexts();
const ask = findConsole();
async function checked(
  bytes: Buffer,
  needs: RunNeeds,
  { sheet, confirmed, t, seenBy }: CheckAsked & Pick<Order, 'confirmed'> & { t: Translate },
): Promise<NewImportRow[]> {
  try {
    const rows = await checkFile(bytes, needs, { sheet, seenBy });
    return rows.map((row) =>
      row.status === 'asked' && confirmed.includes(row.row) ? { ...row, status: 'ready' } : row,
    );
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new FailureForPeople(t(`import:fault.${error.fault}`, error.params));
  }
}

function showPreview(rows: readonly NewImportRow[], t: Translate): void {
  say(t('import:cli.summary', { total: rows.length, ...countRows(rows) }));
  const contentsOf = (asked: NewImportRow['status']) =>
    rows.filter(({ status }) => status === asked).map(({ content }) => content);
  const tell = (cells: readonly WrongCell[]) => {
    for (const cell of cells.slice(0, wrongShown)) say(t('import:cli.wrongRow', { ...cell }));
    if (cells.length > wrongShown) say(t('import:cli.more', { count: cells.length - wrongShown }));
  };
  tell(cellsOf(contentsOf('wrong'), 'problems', t));
  const asked = askedRows(contentsOf('asked'), new Set(), t);
  if (asked.length > 0) say(t('import:cli.asked', { count: asked.length }));
  for (const { row, number, reasons } of asked.slice(0, wrongShown)) {
    say(t('import:cli.askedRow', { row, number, reasons: reasons.join(' ') }));
  }
  if (asked.length > wrongShown) say(t('import:cli.more', { count: asked.length - wrongShown }));
  const changed = cellsOf([...contentsOf('ready'), ...contentsOf('asked')], 'changes', t);
  if (changed.length > 0) say(t('import:cli.changed', { count: changed.length }));
  tell(changed);
  const putRight = rows.reduce((sum, row) => sum + (row.putRight ?? 0), 0);
  if (putRight > 0) say(t('import:cli.putRight', { count: putRight }));
  const unplaced = cellsOf(contentsOf('ready'), 'warnings', t);
  if (unplaced.length > 0) say(t('import:cli.unplaced', { count: unplaced.length }));
  tell(unplaced);
}

async function isConfirmed(count: number, order: Order, t: Translate): Promise<boolean> {
  if (order.yes) return true;
  if (!ask) {
    say(t('import:cli.addYes'));
    return false;
  }
  const agreed = (await ask(t('import:cli.question', { count }))).toLowerCase() === t('import:cli.yes');
  if (!agreed) say(t('import:cli.declined'));
  return agreed;
}

/** Waits for whoever has this file in work: another person, or a run that was killed and is still counted as running. */
async function takeTurn(
  keep: () => Promise<string>,
  { _id }: Account,
  needs: RunNeeds,
  t: Translate,
): Promise<string> {
  for (let told = false; ; told = true) {
    // Kept anew once nobody is at it: the file that this person brought is theirs, whoever had it in work before.
    const importId = await keep();
    if (await takeImport(needs, importId, _id)) return importId;
    if (!told) say(t('import:cli.waiting'));
    await pause(1000);
  }
}

async function importFile(order: Order, { cases, accounts }: Services): Promise<void> {
  const office = texts.translator(officeLanguage);
  const named = order.username ? await namedAccount(order.username, accounts, office) : undefined;
  const languageOf = (account?: Account) => texts.translator(account?.language ?? officeLanguage);
  let t = languageOf(named);
  const needs: RunNeeds = { ...cases, sealedContent: office('import:sealedContent') };
  const bytes = readBytes(order, t);
  const { sheet, confirmed } = order;
  const seenBy = (account: Account | undefined) => (account ? visibilityOf(actorOf(account)) : everyCase);
  const preview = await checked(bytes, needs, { sheet, confirmed, t, seenBy: seenBy(named) });
  showPreview(preview, t);
  const { ready, wrong } = countRows(preview);
  if (wrong === preview.length) throw new FailureForPeople(t('import:cli.nothingGood'));
  if (ready === 0) return say(t('import:cli.nothing'));

  const account = named ?? (await answeringAccount(order, { accounts, t, ask }));
  t = languageOf(account);
  if (!named) say(t('import:cli.answers', { username: account.username }));
  // What is kept is for this person to read: without what is hidden from them.
  const rows = named
    ? preview
    : await checked(bytes, needs, { sheet, confirmed, t, seenBy: seenBy(account) });
  if (!(await isConfirmed(ready, order, t))) return;

  const importId = await takeTurn(
    () => keepPreview(importIdOf(bytes, sheet), rows, account._id, cases.imports),
    account,
    needs,
    t,
  );
  const waiting = countRows(await cases.imports.listRows(importId)).ready;
  const progress = consoleProgress();
  let finished = 0;
  const advance = () => progress.tell(t('import:cli.rows'), (finished += 1), waiting);
  await runImport(importId, actorOf(account), needs, advance).finally(progress.end);
  const end = countRows(await cases.imports.listRows(importId));
  const left = end.ready + end.refused;
  say(t('import:cli.done', { arrived: end.arrived, there: end.there, left }));
  if (end.asked > 0) say(t('import:cli.askedLeft', { count: end.asked }));
  if (end.ready > 0) {
    say(t('import:cli.again'));
    process.exitCode = 2;
  }
}

async function main(): Promise<void> {
  const order = readOrder(process.argv.slice(2), texts.translator(officeLanguage));
  const settings = readSettings(environmentOfOffice(process.env));
  const services = await createServices(settings, createLogger('warn'));
  try {
    await importFile(order, services);
  } finally {
    await services.close();
  }
}

runCommand(main);
