import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Meeting } from '../../models/meetings';
import type { Supervised } from '../../temporal-config/servers/supervisor';
import { layInCases, layInLongest } from './filledOffice';
import { Person } from './person';
import { megabytes, processorMs } from './startedProcesses';
import { slowest, timed } from './statistics';
import { targetLine } from './targetLine';
import { openWorkingOffice } from './workingOffice';

const openCases = 1_500;
const people = ['truong.phong.1', 'pho.chu.nhiem.1', 'chu.nhiem', 'dia.ban.1', 'tiep.nhan'];
const rounds = 8;
const print = (line = '') => process.stdout.write(`${line}\n`);

const line = (...of: Parameters<typeof targetLine>) => print(targetLine(...of));

/** What five people look at, and within how many milliseconds each is to be there. @param head who sees what the others do not */
const looks = (longest: string, meeting: string, n: () => number, head: Person): [string, number, (person: Person) => Promise<void>][] => [
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
  ['figures: all forms of a year', 300, () => head.look(`/figures/party.year.${new Date().getFullYear()}`)],
  ['figures: one form', 300, () => head.look(`/figures/party.year.${new Date().getFullYear()}/petitions`)],
    ['pictures', 300, () => head.look('/pictures')],
    ['way of the cases', 300, () => head.look('/pictures/way')],
  ['agenda of 300', 300, (one) => one.look(`/meetings/${meeting}`)],
]; // prettier-ignore

/** `npm run bench -- --office CASES`: an office that is full, asked by five people at once. */
export async function officeAtWork(cases: number, say: (text: string) => void): Promise<void> {
  const office = await openWorkingOffice(say);
  const { services, settings } = office;
  try {
    const meeting = randomUUID();
    const on = new Date().toISOString().slice(0, 10);
    await services.connection.collection<Meeting>('meetings').insertOne({
      _id: meeting, body: 'commission', on, place: 'Phòng họp', convenedBy: 'u-demo-chair', convenedAt: new Date().toISOString(), members: [], revision: 0,
    }); // prettier-ignore
    const longest = await layInLongest(services.connection, settings.secrets.vaultKeys);

    let there = 0;
    for (const size of [1_000, 5_000, cases].filter(
      (one, i, all) => one <= cases && all.indexOf(one) === i,
    )) {
      const filled = await timed(() =>
        layInCases(services.connection, settings.secrets.vaultKeys, {
          from: there,
          to: size,
          open: Math.min(openCases, size),
          meeting,
        }),
      );
      there = size;
      print(`\n${size.toLocaleString('en')} cases (laid in within ${(filled / 1_000).toFixed(0)} s)`);
      let web: Supervised | undefined;
      const ready = await timed(async () => {
        web = await office.startWeb();
      });
      const persons = await Promise.all(
        people.map(async (username) => {
          const person = new Person(office.url);
          await person.signIn(username);
          return person;
        }),
      );
      const first = persons[0] ?? new Person(office.url);
      const all = looks(longest, meeting, () => Math.floor(Math.random() * size), first);
      for (const [, , look] of all) await look(first);
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
    await office.close();
  }
}
