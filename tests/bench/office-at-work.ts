import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Meeting } from '../../models/meetings';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { createLogger } from '../../office/programLog';
import { createServices } from '../../office/services';
import { applyAccounts } from '../../seeds/accounts/apply';
import { applyBodies } from '../../seeds/accounts/bodies';
import { readCalendar, readProcedures, readTrees } from '../../seeds/reference';
import { connect } from '../../temporal-config/connection';
import { planApi, planWorker } from '../../temporal-config/launcher/own-processes';
import { ensureNamespace } from '../../temporal-config/namespace';
import { processPlaces, startOfficeServers } from '../../temporal-config/servers/office-servers';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise, type Supervised } from '../../temporal-config/servers/supervisor';
import { readSettings } from '../../temporal-config/settings';
import { targetLine } from './targetLine';
import { layInCases, layInLongest } from './filled-office';
import { megabytes, processorMs } from './startedProcesses';
import { slowest, timed } from './statistics';

const openCases = 1_500;
const people = ['truong.phong.1', 'pho.chu.nhiem.1', 'chu.nhiem', 'dia.ban.1', 'tiep.nhan'];
const rounds = 8;
const print = (text = '') => process.stdout.write(`${text}\n`);
const line = (...of: Parameters<typeof targetLine>) => print(targetLine(...of));

/** Somebody at a browser: keeps cookies, follows where a form leads. */
class Person {
  private cookies = new Map<string, string>();
  private token = '';
  constructor(private readonly url: string) {}

  async ask(path: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/json', 'x-csrf-token': this.token }),
      },
      ...(form && { method: 'POST', body: JSON.stringify(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    if (response.status >= 400)
      throw new Error(`${path} answers ${response.status}: ${await response.text()}`.slice(0, 300));
    return response;
  }

  async signIn(username: string): Promise<void> {
    const read = async (response: Response) =>
      String(((await response.json()) as { csrfToken?: string }).csrfToken);
    this.token = await read(await this.ask('/api/session'));
    this.token = await read(await this.ask('/api/session', { username, password: demonstrationPassword }));
  }

  async look(path: string): Promise<void> {
    await (await this.ask(path)).text();
  }

  /** Sends what is looked for, and looks at what was found. */
  async search(text: string): Promise<void> {
    const found = await this.ask('/cases/search', { text, _csrf: this.token });
    await this.look(found.headers.get('location') ?? '/cases');
  }
}

/** What five people look at, and within how many milliseconds each is to be there. */
const looks = (longest: string, meeting: string, n: () => number): [string, number, (person: Person) => Promise<void>][] => [
  ['/work', 300, (one) => one.look('/work')],
  ['find: newest', 300, (one) => one.look('/cases?order=newestFirst')],
  ['find: by due date', 300, (one) => one.look('/cases')],
  ['find: one stage, page 40', 300, (one) => one.look('/cases?stage=closed&order=newestFirst&page=40')],
  ['find: overdue', 300, (one) => one.look('/cases?attention=overdue')],
  ['find: one list', 300, (one) => one.look('/cases?list=waiting')],
  ['search: a name', 500, (one) => one.search('nguyen van')],
  ['search: a number', 500, (one) => one.search(`2026-${String(n() + 1).padStart(6, '0')}`)],
  ['search: words', 500, (one) => one.search('chi bo so 4')],
  ['case of 10,000 events', 500, (one) => one.look(`/cases/${longest}`)],
  ['its events as JSON', 500, (one) => one.look(`/api/v1/cases/${longest}/events?after=9000`)],
  ['register', 300, (one) => one.look('/registers')],
  ['agenda of 300', 300, (one) => one.look(`/meetings/${meeting}`)],
]; // prettier-ignore

/** `npm run bench -- --office CASES`: an office that is full, asked by five people at once. */
export async function officeAtWork(cases: number, say: (text: string) => void): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'liem-bench-'));
  const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  try {
    const bare = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '' };
    const servers = await startOfficeServers({ env: bare, directory, durable: true, say });
    ends.push(() => servers.stop());
    const [port = 0, workerPort = 0] = await freePorts(2);
    const env = {
      ...process.env,
      ...servers.temporal,
      TEMPORAL_NAMESPACE: 'liem-bench',
      TEMPORAL_TASK_QUEUE: 'office',
      MONGODB_URI: servers.mongoUri,
      LIEM_HOST: '127.0.0.1',
      LIEM_PORT: String(port),
      LIEM_SECURE_COOKIES: 'false',
      LIEM_SESSION_SECRET: randomBytes(32).toString('base64'),
      LIEM_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
      LIEM_MODE: 'office',
      LOG_LEVEL: 'error',
    };
    const settings = readSettings(env);
    const temporal = await connect(settings);
    await ensureNamespace(temporal, 'liem-bench');
    await temporal.close();
    const services = await createServices(settings, createLogger('silent'));
    ends.push(() => services.close());
    const { reference, bodies } = services.cases;
    await reference.addCalendar(readCalendar('office'));
    for (const tree of readTrees()) await reference.addTree(tree);
    for (const procedure of readProcedures('office')) await reference.addProcedure(procedure);
    await applyAccounts(services.accounts);
    await applyBodies(bodies);
    const meeting = randomUUID();
    const on = new Date().toISOString().slice(0, 10);
    await services.connection.collection<Meeting>('meetings').insertOne({
      _id: meeting, body: 'commission', on, place: 'Phòng họp', convenedBy: 'u-demo-chair', convenedAt: new Date().toISOString(), members: [], revision: 0,
    }); // prettier-ignore
    const longest = await layInLongest(services.connection, settings.secrets.vaultKeys);

    const places = processPlaces(directory);
    const start = async (plan: Parameters<typeof supervise>[0]): Promise<Supervised> => {
      const running = await supervise(plan, { places, say, timeout: 120_000 });
      return running;
    };
    const worker = await start(planWorker(env, settings, workerPort));
    ends.push(() => worker.stop());

    let there = 0;
    for (const size of [1_000, 5_000, cases].filter(
      (one, i, all) => one <= cases && all.indexOf(one) === i,
    )) {
      const filled = await timed(() =>
        layInCases(services.connection, { from: there, to: size, open: Math.min(openCases, size), meeting }),
      );
      there = size;
      print(`\n${size.toLocaleString('en')} cases (laid in within ${(filled / 1_000).toFixed(0)} s)`);
      let web: Supervised | undefined;
      const ready = await timed(async () => {
        web = await start(planApi(env, settings));
      });
      const url = `http://127.0.0.1:${port}`;
      const persons = await Promise.all(
        people.map(async (username) => {
          const person = new Person(url);
          await person.signIn(username);
          return person;
        }),
      );
      const all = looks(longest, meeting, () => Math.floor(Math.random() * size));
      for (const [, , look] of all) await look(persons[0] ?? new Person(url));
      const samples = new Map<string, number[]>(all.map(([what]) => [what, []]));
      await Promise.all(
        persons.map(async (person, i) => {
          for (let round = 0; round < rounds; round += 1) {
            // Each begins at another place, as people do.
            for (let at = 0; at < all.length; at += 1) {
              const one = all[(at + i * 3) % all.length];
              if (one) samples.get(one[0])?.push(await timed(() => one[2](person)));
            }
          }
        }),
      );
      for (const [what, target] of all) {
        const took = slowest(samples.get(what) ?? []);
        line(`${what}, 95 of 100`, `${took.toFixed(0)} ms`, `≤ ${target} ms`, took <= target);
      }
      line(
        'ready after a restart of the web server',
        `${(ready / 1_000).toFixed(1)} s`,
        '≤ 30 s',
        ready <= 30_000,
      );
      await pause(20_000);
      const before = processorMs();
      await pause(20_000);
      const idle = (processorMs() - before) / 200;
      line('idle', `${idle.toFixed(1)} %`, '≤ 5 % of a core', idle <= 5);
      const memory = megabytes();
      line('memory of all processes', `${memory.toFixed(0)} MB`, '≤ 1,536 MB', memory <= 1_536);
      await web?.stop();
    }
  } finally {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  }
}
