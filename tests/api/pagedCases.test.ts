import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
import { OfficeCase } from '../domain/office';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';

const all = 65;
let office: JsonOffice;
let reader: Program;

const numberOf = (n: number): string => `2026-${String(n).padStart(6, '0')}`;
/** Cases of three days of receipt, so that many stand at the same place but for their ids. */
const views = Array.from({ length: all }, (_, i) => {
  const day = `2026-03-0${2 + (i % 3)}`;
  const { now } = OfficeCase.received(day);
  return project({ ...now, caseId: randomUUID(), number: numberOf(i + 1), conflicts: [] });
});

beforeAll(async () => {
  office = await openJsonOffice('paged-cases');
  reader = await office.program('chu.nhiem');
  for (const view of views) await office.services.cases.views.add(view);
});
afterAll(() => office.close(), 60_000);

interface Page {
  numbers: string[];
  next?: string | undefined;
  previous?: string | undefined;
  text: string;
}
async function read(address: string): Promise<Page> {
  const { text, status } = await reader.agent.get(address).set('Accept', 'text/html');
  expect(status).toBe(200);
  const linkOf = (rel: string) =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
  const numbers = [...text.matchAll(/liem-number" href="[^"]+">([^<]+)</g)].map(([, number]) => number ?? '');
  return { numbers, next: linkOf('next'), previous: linkOf('prev'), text };
}
const rows = () => office.services.connection.collection<{ _id: string; number: string }>('case_views');

/** The order worked out apart from the office: by what each case says of itself. */
const expected = {
  '/cases': () =>
    [...views].sort((a, b) => {
      const of = (one: (typeof views)[number]) =>
        [one.due?.at ?? 'none', one.receivedOn, one.caseId].join('|');
      return of(a) < of(b) ? -1 : 1;
    }),
  '/cases?order=newestFirst': () =>
    [...views].sort((a, b) => {
      if (a.receivedOn !== b.receivedOn) return a.receivedOn > b.receivedOn ? -1 : 1;
      return a.caseId < b.caseId ? -1 : 1;
    }),
} as const;
const addresses = Object.keys(expected) as (keyof typeof expected)[];

test.each(addresses)(
  '%s: the links lead through all cases and back, each once and in their order',
  async (address) => {
    const order = expected[address]().map(({ number }) => number);
    const there: string[][] = [];
    let page = await read(address);
    expect(page.previous).toBeUndefined();
    for (;;) {
      there.push(page.numbers);
      if (page.next === undefined) break;
      page = await read(page.next);
    }
    expect(there.map((numbers) => numbers.length)).toEqual([20, 20, 20, 5]);
    expect(there.flat()).toEqual(order);
    expect(page.text).toContain('Từ 61 đến 65 trong 65');
    expect(page.text).toContain('Trang 4 trên 4');
    const back: string[][] = [page.numbers];
    while (page.previous !== undefined) {
      page = await read(page.previous);
      back.unshift(page.numbers);
    }
    expect(back).toEqual(there);
    // An address with a number only, as somebody may have kept it.
    expect((await read(`${address}${address.includes('?') ? '&' : '?'}page=3`)).numbers).toEqual(there[2]);
  },
);

test.each(addresses)(
  '%s: what leaves a page that was read makes the next one skip nothing',
  async (address) => {
    const order = expected[address]().map(({ number }) => number);
    const first = await read(address);
    const gone = await rows()
      .find({ number: { $in: first.numbers.slice(2, 7) } })
      .toArray();
    expect(gone).toHaveLength(5);
    await rows().deleteMany({ number: { $in: gone.map(({ number }) => number) } });
    const second = await read(first.next ?? '');
    await rows().insertMany(gone);
    expect(second.numbers).toEqual(order.slice(20, 40));
    expect(second.text).toContain('Từ 16 đến 35 trong 60');
  },
);

test('what comes before a page that was read makes the next one show nothing twice', async () => {
  const order = expected['/cases?order=newestFirst']().map(({ number }) => number);
  const first = await read('/cases?order=newestFirst');
  const { now } = OfficeCase.received('2026-03-09');
  const [one, two] = [randomUUID(), randomUUID()].map((caseId, i) =>
    project({ ...now, caseId, number: numberOf(900 + i), conflicts: [] }),
  );
  if (!one || !two) throw new Error('two were made');
  await office.services.cases.views.add(one);
  await office.services.cases.views.add(two);
  const second = await read(first.next ?? '');
  await rows().deleteMany({ number: { $in: [one.number, two.number] } });
  expect(second.numbers).toEqual(order.slice(20, 40));
  expect(second.previous).toBeDefined();
});

test('an address that was cut off or made for the other order still shows a list', async () => {
  const { next = '' } = await read('/cases');
  for (const address of [next.slice(0, -9), next.replace('after=', 'after=x'), `${next}&order=newestFirst`])
    expect((await read(address)).numbers).toHaveLength(20);
});

test('a search that is no longer known says so and shows no list as if it were its answer', async () => {
  const { text, numbers } = await read(`/cases?search=${randomUUID()}`);
  expect(text).toContain('không còn trong phiên làm việc này');
  expect(numbers).toEqual([]);
});

test('a search that is too long is told with its limit and its text, and is not taken for none', async () => {
  const typed = 'Dài '.repeat(60).trim();
  const { status, text } = await reader.agent
    .post('/cases/search')
    .type('form')
    .set('Accept', 'text/html')
    .send({ _csrf: reader.token, text: typed });
  expect(status).toBe(422);
  expect(text).toContain(`value="${typed}"`);
  expect(text).toContain('tối đa 200 ký tự');
  expect(text).not.toContain(numberOf(1));
});
