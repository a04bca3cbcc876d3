import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { registrationExample } from '../../api/json/cases/examples';
import { Person } from './person';
import { megabytesOf } from './startedProcesses';
import { timed } from './statistics';
import { openWorkingOffice } from './workingOffice';

const megabyte = 1024 * 1024;
const part = 4 * megabyte;
/** Somebody sends it twice at most: of its bytes only these are held, and what follows from their place. */
const block = randomBytes(megabyte);

/** The bytes of a file, the same each time, of which no more than a megabyte is in memory. */
function* bytesOf(megabytes: number): Generator<Buffer> {
  for (let n = 0; n < megabytes; n += 1) {
    const one = Buffer.from(block);
    one.writeUInt32BE(n, 100);
    if (n === 0) one.write('%PDF-1.7\n', 'latin1');
    yield one;
  }
}

function hashOf(megabytes: number): string {
  const hash = createHash('sha256');
  for (const bytes of bytesOf(megabytes)) hash.update(bytes);
  return hash.digest('hex');
}

export interface FileFigures {
  way: string;
  /** In seconds. */
  there: number;
  back: number;
  /** Megabytes by which the web server has grown at its most. */
  grown: number;
}

/** How much the web server has grown at its most while something is done, in megabytes. */
async function grownBy(work: () => Promise<void>): Promise<number> {
  const now = () =>
    Math.max(0, ...[...megabytesOf()].filter(([name]) => name.endsWith('api/main.ts')).map(([, mb]) => mb));
  const before = now();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, now())), 500);
  try {
    await work();
  } finally {
    clearInterval(watching);
  }
  return most - before;
}

const listed = z.object({ items: z.array(z.object({ id: z.string(), sha256: z.string() })) });

/** A large file sent through the form of the page, and one in parts; each is taken back and compared. */
export async function largeFiles(megabytes: number, say: (text: string) => void): Promise<FileFigures[]> {
  const office = await openWorkingOffice(say);
  try {
    await office.startWeb();
    const person = new Person(office.url);
    await person.signIn('truong.phong.1');
    const intake = new Person(office.url);
    await intake.signIn('tiep.nhan');
    const registered = await fetch(`${office.url}/api/v1/cases`, {
      method: 'POST',
      body: JSON.stringify(registrationExample),
      headers: { ...intake.headers(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });
    const { caseId } = z.object({ caseId: z.string() }).parse(await registered.json());
    const wanted = hashOf(megabytes);
    const files = `/api/v1/cases/${caseId}/files`;

    async function sendForm(): Promise<void> {
      const page = await (await person.ask(`/cases/${caseId}/files`)).text();
      const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(page) ?? [];
      const field = (name: string, value: string) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const head = `${field('_csrf', token)}${field('commandId', randomUUID())}${field('fileKind', 'recording')}--x\r\nContent-Disposition: form-data; name="files"; filename="lon.pdf"\r\n\r\n`;
      const tail = '\r\n--x--\r\n';
      const { cookie = '' } = person.headers();
      const length = Buffer.byteLength(head) + megabytes * megabyte + Buffer.byteLength(tail);
      const asked = request(`${office.url}/cases/${caseId}/files`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': length },
      });
      const answered = new Promise<number>((resolve, reject) => {
        asked.once('response', (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        asked.once('error', reject);
      });
      async function* form() {
        yield Buffer.from(head);
        yield* bytesOf(megabytes);
        yield Buffer.from(tail);
      }
      await pipeline(Readable.from(form()), asked);
      const status = await answered;
      if (status !== 303) throw new Error(`the form is answered ${status}`);
    }

    async function sendParts(): Promise<void> {
      const size = megabytes * megabyte;
      const call = async (
        method: string,
        path: string,
        body: Blob | string,
        more: Record<string, string>,
      ) => {
        const answer = await fetch(`${office.url}${path}`, {
          method,
          body,
          headers: { ...person.headers(), ...more },
        });
        if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
        return z
          .object({ id: z.string(), offset: z.number() })
          .partial()
          .parse(await answer.json());
      };
      const json = { 'content-type': 'application/json' };
      const { id = '' } = await call(
        'POST',
        `/api/v1/cases/${caseId}/uploads`,
        JSON.stringify({ name: 'lon.pdf', size }),
        json,
      );
      let offset = 0;
      let held: Buffer[] = [];
      for (const bytes of bytesOf(megabytes)) {
        held.push(bytes);
        const sent = Buffer.concat(held);
        if (sent.length < part && offset + sent.length < size) continue;
        const more = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
        offset =
          (await call('PATCH', `/api/v1/cases/${caseId}/uploads/${id}`, new Blob([sent]), more)).offset ?? 0;
        held = [];
      }
      const key = { ...json, 'idempotency-key': randomUUID() };
      await call('POST', files, JSON.stringify({ kind: 'recording', uploads: [id] }), key);
    }

    async function fetchBack(): Promise<void> {
      const last = listed.parse(await (await person.ask(files)).json()).items.at(-1);
      if (last?.sha256 !== wanted) throw new Error('the hash is another');
      const answer = await fetch(`${office.url}${files}/${last.id}/original`, { headers: person.headers() });
      const hash = createHash('sha256');
      if (!answer.body) throw new Error('it does not come back');
      const reader = answer.body.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) hash.update(next.value);
      if (hash.digest('hex') !== wanted) throw new Error('it comes back as another');
    }

    const figures: FileFigures[] = [];
    for (const [way, send] of [
      ['by the form', sendForm],
      ['in parts', sendParts],
    ] as const) {
      let there = 0;
      let back = 0;
      const grown = await grownBy(async () => {
        there = (await timed(send)) / 1_000;
        back = (await timed(fetchBack)) / 1_000;
      });
      figures.push({ way, there, back, grown });
    }
    return figures;
  } finally {
    await office.close();
  }
}
