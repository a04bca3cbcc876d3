import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { NoCopyError } from './besideThread';
import { cutCopy, type CutCopy, readBack } from './cutCopy';
import { countSheets, drawSheet } from './sheets';

const writer = 'Trinh Thi Kin';
const holding = (bytes: Uint8Array) => ({
  read: async function* () {
    yield Buffer.from(bytes);
  },
});
const box = { page: 1, left: 101, top: 203, width: 307, height: 51 };
const boxes = [box, { ...box, page: 2, top: 611 }];

/** A letter of two sheets that says who wrote it on each, in its properties, and in a file within. */
async function letter(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let n = 1; n <= 2; n += 1)
    document.addPage([595, 842]).drawText(`Toi la ${writer}`, { x: 70, y: 650, size: 14, font });
  document.setAuthor(writer);
  await document.attach(Buffer.from(writer), 'secret.txt');
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const photograph = () =>
  sharp({
    create: {
      width: 301,
      height: 203,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 200, sigma: 20 },
    },
  })
    .withExif({ IFD0: { Artist: writer } })
    .jpeg()
    .toBuffer();

async function made(of: 'pdf' | 'picture', bytes: Buffer, drawn = boxes): Promise<CutCopy> {
  const copy = await cutCopy(of, holding(bytes), drawn);
  if (!('bytes' in copy)) throw new Error('it was not cut');
  return copy;
}

/** A copy after somebody has changed its document. */
async function changed(copy: CutCopy, change: (document: PDFDocument) => unknown): Promise<CutCopy> {
  const document = await PDFDocument.load(copy.bytes, { updateMetadata: false });
  await change(document);
  const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false });
  return { ...copy, bytes: Buffer.from(bytes) };
}

test('a letter of two sheets becomes two pictures in a PDF that says nothing else, and its boxes are black', async () => {
  const copy = await made('pdf', await letter());
  expect([copy.type, copy.count]).toEqual(['application/pdf', 2]);
  expect(await readBack(copy, boxes)).toEqual([]);
  for (const word of [writer, 'Trinh', 'secret', 'Helvetica', 'Author', 'Producer', 'EmbeddedFile'])
    expect(copy.bytes.includes(word)).toBe(false);
  // Where the name stood it is black as a reader shows it, and beside it the sheet is as it was.
  const { picture } = await drawSheet('pdf', holding(copy.bytes), 1);
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const brightness = (x: number, y: number) =>
    data[(Math.round((y * info.height) / 1000) * info.width + Math.round((x * info.width) / 1000)) * 3];
  expect([brightness(200, 228), brightness(800, 800)]).toEqual([0, 255]);
}, 60_000);

test('a picture becomes one without metadata, whose boxes are black to the last point', async () => {
  const taken = await photograph();
  expect(taken.includes(writer)).toBe(true);
  const copy = await made('picture', taken, [box]);
  expect(copy.type).toBe('image/jpeg');
  expect(copy.bytes.includes(writer)).toBe(false);
  expect(await readBack(copy, [box])).toEqual([]);
});

test('a fax of two sheets in one file becomes a PDF of two', async () => {
  const sheet = { width: 200, height: 300 };
  const pages = await sharp(Buffer.alloc(sheet.width * sheet.height * 2 * 3, 250), {
    raw: { width: sheet.width, height: sheet.height * 2, channels: 3, pageHeight: sheet.height },
  })
    .tiff()
    .toBuffer();
  expect(await countSheets('picture', holding(pages))).toBe(2);
  const copy = await made('picture', pages);
  expect([copy.type, copy.count, await readBack(copy, boxes)]).toEqual(['application/pdf', 2, []]);
});

test('a box that was painted smaller than it was drawn is found, and on which sheet', async () => {
  const copy = await made('pdf', await letter());
  const [wider, lower] = [
    { ...box, left: box.left - 20, width: box.width + 20 },
    { ...box, page: 2, top: 611, height: 70 },
  ];
  expect(await readBack(copy, [box, lower])).toEqual([{ found: 'box', page: 2 }]);
  expect(await readBack(copy, [wider])).toEqual([{ found: 'box', page: 1 }]);
});

test('a box that is one point short at any of its edges is found', async () => {
  // So large that a thousandth of it is a point.
  const side = 1000;
  const area = { left: 80, top: 40, right: 161, bottom: 81 };
  const drawn = { page: 1, left: 80, top: 40, width: 81, height: 41 };
  const painted = async (short: typeof area) => {
    const data = Buffer.alloc(side * side * 3, 255);
    for (let y = short.top; y < short.bottom; y += 1)
      data.fill(0, (y * side + short.left) * 3, (y * side + short.right) * 3);
    const bytes = await sharp(data, { raw: { width: side, height: side, channels: 3 } })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return readBack({ bytes, type: 'image/jpeg', count: 1 }, [drawn]);
  };
  // Half a block of this kind of picture is not black to its border: so many points around it are.
  const whole = { left: 72, top: 32, right: 168, bottom: 88 };
  expect(await painted(whole)).toEqual([]);
  for (const edge of ['left', 'top'] as const)
    expect(await painted({ ...whole, [edge]: area[edge] + 1 })).toEqual([{ found: 'box', page: 1 }]);
  for (const edge of ['right', 'bottom'] as const)
    expect(await painted({ ...whole, [edge]: area[edge] - 1 })).toEqual([{ found: 'box', page: 1 }]);
});

test('a text that was left over a sheet is found there', async () => {
  const copy = await changed(await made('pdf', await letter()), async (document) => {
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.getPage(1).drawText(writer, { x: 10, y: 10, size: 8, font, opacity: 0 });
  });
  expect(await readBack(copy, boxes)).toContainEqual({ found: 'text', page: 2 });
});

test.each([
  ['an author', 'metadata', (document: PDFDocument) => document.setAuthor(writer)],
  ['a file within', 'embedded', (document: PDFDocument) => document.attach(Buffer.from(writer), 'x.txt')],
  ['a program', 'embedded', (document: PDFDocument) => document.addJavaScript('m', 'app.alert(1)')],
  [
    'an object that nothing leads to',
    'embedded',
    (document: PDFDocument) => document.context.register(document.context.obj({ Told: writer })),
  ],
  ['a sheet more', 'pages', (document: PDFDocument) => document.addPage([100, 100])],
])('%s that was left in a copy is found', async (_, found, change) => {
  const copy = await changed(await made('pdf', await letter()), change);
  expect((await readBack(copy, boxes)).map((fault) => fault.found)).toContain(found);
});

test('what is written behind the end of a copy is found', async () => {
  const copy = await made('pdf', await letter());
  const pdf = { ...copy, bytes: Buffer.concat([copy.bytes, Buffer.from(`\n%${writer}`)]) };
  expect(await readBack(pdf, boxes)).toContainEqual({ found: 'embedded' });
  const picture = await made('picture', await photograph(), [box]);
  const longer = { ...picture, bytes: Buffer.concat([picture.bytes, Buffer.from(writer)]) };
  expect(await readBack(longer, [box])).toEqual([{ found: 'metadata', page: 1 }]);
});

test('a picture that says who took it is found, alone and within a PDF', async () => {
  const said = { bytes: await photograph(), type: 'image/jpeg' as const, count: 1 };
  expect(await readBack(said, [])).toEqual([{ found: 'metadata', page: 1 }]);
  const document = await PDFDocument.create({ updateMetadata: false });
  const drawn = await document.embedJpg(said.bytes);
  document.addPage([301, 203]).drawImage(drawn);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  expect(await readBack({ bytes, type: 'application/pdf', count: 1 }, [])).not.toEqual([]);
});

test('a box on a sheet that is not there, and more sheets than are drawn at once, are said and not cut', async () => {
  expect(await cutCopy('pdf', holding(await letter()), [{ ...box, page: 3 }])).toEqual({
    count: 2,
    most: 100,
  });
  const long = await PDFDocument.create();
  for (let n = 0; n < 101; n += 1) long.addPage([100, 100]);
  const bytes = await long.save();
  expect(await cutCopy('pdf', holding(bytes), [])).toEqual({ count: 101, most: 100 });
  await expect(cutCopy('pdf', holding(Buffer.from('%PDF-1.7 nothing')), [])).rejects.toThrow(NoCopyError);
});
