import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type Express } from 'express';

const ownDirectory = join(__dirname, '..', 'assets');
const kitDirectory = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist', 'govuk');
const fontDirectory = join(dirname(require.resolve('@fontsource/be-vietnam-pro/package.json')), 'files');

/** Be Vietnam Pro (SIL Open Font License), drawn for Vietnamese; the reader's own fonts until it is there. */
const fontStack = '"Be Vietnam Pro",system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

/** The kit's stylesheet without its licensed typeface and crest. */
function kitStyles(): string {
  return readFileSync(join(kitDirectory, 'govuk-frontend.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/GDS Transport,arial,sans-serif/g, fontStack)
    .replace(/url\([^)]*govuk-crest\.svg\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
}

/** Own stylesheets follow the kit's in the order of their numbered names. */
function ownStyles(): string[] {
  const names = readdirSync(ownDirectory).filter((name) => name.endsWith('.css'));
  return names.sort().map((name) => readFileSync(join(ownDirectory, name), 'utf8'));
}

const styles = [kitStyles(), ...ownStyles()].join('\n');
/** The kit's script is of every page, what speaks with the browser about passkeys is the library's; the others are extras of single pages. */
const readOwn = (name: string) => readFileSync(join(ownDirectory, `${name}.js`), 'utf8');
const passkeyBundle = join(dirname(require.resolve('@simplewebauthn/browser')), '..', 'dist', 'bundle');
const scripts = {
  script: readFileSync(join(kitDirectory, 'govuk-frontend.min.js'), 'utf8').replace(/\/\/# source.*$/m, ''),
  passkeyLibrary: readFileSync(join(passkeyBundle, 'index.umd.min.js'), 'utf8'),
  passkeys: readOwn('passkeys'),
  replayKeys: readOwn('replayKeys'),
  deskAnew: readOwn('deskAnew'),
  cutBoxes: readOwn('cutBoxes'),
};
const scriptNames = Object.keys(scripts) as (keyof typeof scripts)[];

/** A name that changes with the content, so that browsers may keep it for good. */
const named = (stem: string, content: string, ending: string) =>
  `/assets/${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
const stylesUrl = named('liem', styles, 'css');
const scriptUrls = Object.fromEntries(
  scriptNames.map((name) => [name, named(name, scripts[name], 'js')]),
) as Record<keyof typeof scripts, string>;

/** Addresses for the layout. */
export const assetUrls = () => ({ styles: stylesUrl, icon: '/assets/liem.svg', ...scriptUrls });

/** Serves styles, scripts, fonts and icon; all open to everybody, none of them personal. */
export function setUpAssets(app: Express): void {
  const lasting = 'public, max-age=31536000, immutable';
  app.get(stylesUrl, (_req, res) => {
    res.set('Cache-Control', lasting).type('css').send(styles);
  });
  for (const name of scriptNames)
    app.get(scriptUrls[name], (_req, res) => {
      res.set('Cache-Control', lasting).type('js').send(scripts[name]);
    });
  app.use('/assets/fonts', express.static(fontDirectory, { immutable: true, maxAge: '365d', index: false }));
  app.get('/assets/liem.svg', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=86400').sendFile(join(ownDirectory, 'liem.svg'));
  });
  app.use('/assets', (_req, res) => void res.sendStatus(404));
}
