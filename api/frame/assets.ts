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
const script = readFileSync(join(kitDirectory, 'govuk-frontend.min.js'), 'utf8').replace(
  /\/\/# source.*$/m,
  '',
);

/** A name that changes with the content, so that browsers may keep it for good. */
const named = (stem: string, content: string, ending: string) =>
  `/assets/${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
const stylesUrl = named('liem', styles, 'css');
const scriptUrl = named('kit', script, 'js');
/** The arrow keys of the replay. */
const replayKeys = readFileSync(join(ownDirectory, 'replayKeys.js'), 'utf8');
const replayKeysUrl = named('replay', replayKeys, 'js');

/** What speaks with the browser about passkeys, and the forms that use it. */
const passkeyLibrary = readFileSync(
  join(dirname(require.resolve('@simplewebauthn/browser')), '..', 'dist', 'bundle', 'index.umd.min.js'),
  'utf8',
);
const passkeyLibraryUrl = named('passkey-library', passkeyLibrary, 'js');
const passkeys = readFileSync(join(ownDirectory, 'passkeys.js'), 'utf8');
const passkeysUrl = named('passkeys', passkeys, 'js');

/** Addresses for the layout. */
export const assetUrls = () => ({
  styles: stylesUrl,
  script: scriptUrl,
  replayKeys: replayKeysUrl,
  passkeyLibrary: passkeyLibraryUrl,
  passkeys: passkeysUrl,
  icon: '/assets/liem.svg',
});

/** Serves styles, scripts, fonts and icon; all open to everybody, none of them personal. */
export function setUpAssets(app: Express): void {
  const lasting = 'public, max-age=31536000, immutable';
  app.get(stylesUrl, (_req, res) => {
    res.set('Cache-Control', lasting).type('css').send(styles);
  });
  app.get(scriptUrl, (_req, res) => {
    res.set('Cache-Control', lasting).type('js').send(script);
  });
  const scripts = [
    [replayKeysUrl, replayKeys],
    [passkeyLibraryUrl, passkeyLibrary],
    [passkeysUrl, passkeys],
  ] as const;
  for (const [url, content] of scripts)
    app.get(url, (_req, res) => {
      res.set('Cache-Control', lasting).type('js').send(content);
    });
  app.use('/assets/fonts', express.static(fontDirectory, { immutable: true, maxAge: '365d', index: false }));
  app.get('/assets/liem.svg', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=86400').sendFile(join(ownDirectory, 'liem.svg'));
  });
  app.use('/assets', (_req, res) => void res.sendStatus(404));
}
