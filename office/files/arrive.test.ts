import { Readable } from 'node:stream';
import type { CaseFileStore } from '../../models/caseFiles';
import { allowedFiles } from './allowed';
import { arrive } from './arrive';
import { typeByContent } from './typeByContent';

const place = { caseId: 'c-1', by: 'u-1' };
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
/** The beginning of a program for Windows, as its format says. */
const program = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  Buffer.from([64, 0, 0, 0]),
  Buffer.from('PE\0\0'),
]);

/** Keeps in memory what it is given. */
function keeping() {
  const kept: Buffer[] = [];
  const files: Pick<CaseFileStore, 'keep'> = {
    keep: async ({ type }, content) => {
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      kept.push(Buffer.concat(parts));
      return { id: 'f-1', size: kept[0]?.length ?? 0, sha256: '0', type };
    },
  };
  return { kept, files };
}
const sent = (bytes: Buffer) =>
  Readable.from([bytes.subarray(0, 3), bytes.subarray(3)].filter(({ length }) => length > 0));

test('what the office takes is kept whole, under the type that its content says', async () => {
  const { kept, files } = keeping();
  const allowed = allowedFiles({ largest: 1000 });
  expect(await arrive(sent(pdf), place, { files, allowed })).toMatchObject({
    file: { type: 'application/pdf' },
  });
  expect(kept[0]?.equals(pdf)).toBe(true);
});

test('what is no file of an office, too large, empty or broken off is refused, and each says which', async () => {
  const { files } = keeping();
  const needs = { files, allowed: allowedFiles({ largest: 1000 }) };
  const refused = await arrive(sent(program), place, needs);
  expect(refused).toMatchObject({ fault: 'type', found: expect.stringMatching(/^application\//) });
  const large = Buffer.concat([pdf, Buffer.alloc(1000, 'a')]);
  expect(await arrive(sent(large), place, needs)).toEqual({ fault: 'tooLarge' });
  expect(await arrive(sent(Buffer.alloc(0)), place, needs)).toEqual({ fault: 'empty' });
  const broken = new Readable({ read: () => undefined });
  broken.push(pdf);
  setImmediate(() => broken.destroy(new Error('gone')));
  expect(await arrive(broken, place, needs)).toEqual({ fault: 'brokenOff' });
  expect(
    await arrive(sent(pdf), place, { files, allowed: allowedFiles({ largest: 1000, types: ['jpg'] }) }),
  ).toEqual({
    fault: 'type',
    found: 'application/pdf',
  });
});

test('a setting that names an unknown type is told with those that there are', () => {
  expect(() => allowedFiles({ largest: 1, types: ['exe'] })).toThrow(/LIEM_FILE_TYPES names exe.*pdf, jpg/);
});

test('a text is what is UTF-8, also where a letter is cut in two; anything else is unknown', async () => {
  const text = Buffer.from('Biên bản làm việc tại Sở Mẫu ạ');
  expect(await typeByContent(text.subarray(0, text.length - 1))).toBe('text/plain');
  expect(await typeByContent(Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x9a]))).toBe('application/octet-stream');
  expect(await typeByContent(Buffer.from('a\0b'))).toBe('application/octet-stream');
});
