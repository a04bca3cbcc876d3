import { createRequire } from 'node:module';

/** Brands of files that cameras write; what the program of pictures reads itself has others. */
const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const isHeic = (bytes) =>
  bytes.toString('latin1', 4, 8) === 'ftyp' && brands.includes(bytes.toString('latin1', 8, 12));

/**
 * A picture as the program of pictures reads it: the points of one that a telephone has packed as HEIC, upright, and every other as it is.
 * @throws where it cannot be unpacked
 */
export async function readable(bytes) {
  if (!isHeic(bytes)) return { input: bytes, options: {} };
  // Only where one is there: it takes its time to begin.
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle');
  const [picture] = new libheif.HeifDecoder().decode(bytes);
  if (!picture) throw new Error('no picture in it');
  const [width, height] = [picture.get_width(), picture.get_height()];
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const shown = await new Promise((resolve, reject) =>
    picture.display(target, (drawn) => (drawn ? resolve(drawn) : reject(new Error('it cannot be drawn')))),
  );
  return { input: Buffer.from(shown.data.buffer), options: { raw: { width, height, channels: 4 } } };
}
