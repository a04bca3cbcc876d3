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
/** Extras of single pages: the arrow keys of the replay, a desk that is looked at anew. */
const extras = ['replayKeys', 'deskAnew'] as const;
type Extra = (typeof extras)[number];
const readExtra = (extra: Extra) => readFileSync(join(ownDirectory, `${extra}.js`), 'utf8');
const extraScripts = extras.map((extra) => [extra, readExtra(extra)] as const);
const extraUrls = Object.fromEntries(
  extraScripts.map(([extra, content]) => [extra, named(extra, content, 'js')]),
) as Record<Extra, string>;

/** Addresses for the layout. */
export function assetUrls(): { styles: string; script: string; icon: string } & Record<Extra, string> {
  return { styles: stylesUrl, script: scriptUrl, icon: '/assets/liem.svg', ...extraUrls };
}

/** Serves styles, scripts, fonts and icon; all open to everybody, none of them personal. */
export function setUpAssets(app: Express): void {
  const lasting = 'public, max-age=31536000, immutable';
  app.get(stylesUrl, (_req, res) => {
    res.set('Cache-Control', lasting).type('css').send(styles);
  });
  app.get(scriptUrl, (_req, res) => {
    res.set('Cache-Control', lasting).type('js').send(script);
  });
  for (const [extra, content] of extraScripts)
    app.get(extraUrls[extra], (_req, res) => {
      res.set('Cache-Control', lasting).type('js').send(content);
    });
  app.use('/assets/fonts', express.static(fontDirectory, { immutable: true, maxAge: '365d', index: false }));
  app.get('/assets/liem.svg', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=86400').sendFile(join(ownDirectory, 'liem.svg'));
  });
  app.use('/assets', (_req, res) => void res.sendStatus(404));
}
