import { PDFDocument } from '@cantoo/pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { NoCopyError } from './besideThread';
import { copyWithout, howCopied } from './copyWithout';
import { typeByContent } from '../typeByContent';

const author = 'Tran Nguoi Viet';
const holding = (bytes: Uint8Array) => ({
  read: async function* () {
    yield Buffer.from(bytes);
  },
});

test('a picture is copied without the place where it was taken, the camera and its owner, and stands upright', async () => {
  const exif = {
    IFD0: { Artist: author, Model: 'Camera-X' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 41/1' },
  };
  const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const before = await sharp(taken).metadata();
  expect(before.exif?.includes(author)).toBe(true);
  const copy = await copyWithout('picture', holding(taken));
  const after = await sharp(copy).metadata();
  expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([after.width, after.height]).toEqual([20, 40]);
  expect(copy.includes(author)).toBe(false);
});

/** A red picture of 64 by 32 points from a telephone, as HEIC, that says who took it. */
const fromTelephone =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAIAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEAAAAAAAAAGgACAAEAAAAAAAAAAQAAAAAAAAAIAAMAAAAAAAACHwABAAAAAAAAANAAAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANVpcHJwAAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMAISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAIAAAABBwaXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAADybWRhdAAAABYoAa8ZgO9Jpb//4wlf9HWv+N61pj5uAAAAAElJKgAIAAAABwASAQMAAQAAAAEAAAAaAQUAAQAAAGIAAAAbAQUAAQAAAGoAAAAoAQMAAQAAAAIAAAA7AQIACwAAAHIAAAATAgMAAQAAAAEAAABphwQAAQAAAH4AAAAAAAAAOGMAAOgDAAA4YwAA6AMAAE5ndW9pIENodXAAAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAABAAAAAA6AEAAEAAAAgAAAAAAAAAA==';

test('a picture that a telephone has packed as HEIC is shown as others are, without its owner', async () => {
  const taken = Buffer.from(fromTelephone, 'base64');
  expect(taken.includes('Nguoi Chup')).toBe(true);
  expect(howCopied({ type: await typeByContent(taken), size: taken.length })).toBe('picture');
  const copy = await copyWithout('picture', holding(taken));
  const { width, height, exif } = await sharp(copy).metadata();
  expect([width, height, exif]).toEqual([64, 32, undefined]);
  const [red = 0, green = 0] = await sharp(copy).raw().toBuffer();
  expect([red > 180, green < 60]).toEqual([true, true]);
});

test('a PDF is copied with its pages, without its author, its programs and the files within', async () => {
  const document = await PDFDocument.create();
  document.addPage([200, 300]);
  document.addPage([300, 200]);
  document.setAuthor(author);
  document.setProducer('Program-Y');
  await document.attach(Buffer.from(author), 'secret.txt', { description: author });
  document.addJavaScript('main', 'app.alert(1)');
  const copy = await copyWithout('pdf', holding(await document.save({ useObjectStreams: false })));
  const after = await PDFDocument.load(copy, { updateMetadata: false });
  expect(after.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual([
    [200, 300],
    [300, 200],
  ]);
  expect([after.getAuthor(), after.getProducer(), after.getCreationDate()]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  for (const word of ['secret.txt', 'app.alert', 'EmbeddedFile', 'Program-Y'])
    expect(copy.includes(word)).toBe(false);
});

test('an office file is copied with its words, without its properties and who wrote its remarks', async () => {
  const docx = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'docProps/core.xml': strToU8(`<x>${author}</x>`),
    'docProps/thumbnail.jpeg': strToU8(author),
    'word/document.xml': strToU8(`<w:ins w:author="${author}" w:id="1">Nội dung</w:ins>`),
  });
  const parts = unzipSync(await copyWithout('office', holding(docx)));
  expect(Object.keys(parts)).toEqual(['[Content_Types].xml', 'docProps/core.xml', 'word/document.xml']);
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toBe(
    '<w:ins w:author="" w:id="1">Nội dung</w:ins>',
  );
  for (const part of Object.values(parts)) expect(strFromU8(part)).not.toContain(author);
});

test('of an office file that is made of more parts than any document none is made', async () => {
  const parts = Array.from({ length: 20_001 }, (_, n) => [`word/${n}.xml`, new Uint8Array()] as const);
  const many = zipSync(Object.fromEntries(parts), { level: 0 });
  await expect(copyWithout('office', holding(many))).rejects.toThrow(NoCopyError);
  const fewer = zipSync(Object.fromEntries(parts.slice(0, 2_000)), { level: 0 });
  expect((await copyWithout('office', holding(fewer))).length).toBeGreaterThan(0);
});

test('of what no copy can be made it is said so, and of a film only the original can be had', async () => {
  await expect(copyWithout('picture', holding(Buffer.from('no picture')))).rejects.toThrow(NoCopyError);
  await expect(copyWithout('pdf', holding(Buffer.from('%PDF-1.7 no pages')))).rejects.toThrow(NoCopyError);
  expect(howCopied({ type: 'video/mp4', size: 10 })).toBeUndefined();
  expect(howCopied({ type: 'application/x-cfb', size: 10 })).toBeUndefined();
  expect(howCopied({ type: 'image/png', size: 100 * 1024 * 1024 })).toBeUndefined();
  expect(howCopied({ type: 'image/png', size: 10 })).toBe('picture');
});
