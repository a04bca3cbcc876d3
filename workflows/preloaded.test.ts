import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const domain = join(__dirname, '..', 'domain');

/** Whether the sandbox, which freezes plain values through and through, would come upon a schema here. */
function holdsSchema(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return '_zod' in value || Object.values(value).some(holdsSchema);
}

/** A room of the rules of which no case knows: a plan of inspections is the office's. */
const ofNoCase = 'plans/';

test('each module of the rules that exports a schema is closed before the sandbox freezes it', async () => {
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith(ofNoCase));
  const exporting: string[] = [];
  for (const file of files) {
    expect(readFileSync(join(domain, file), 'utf8')).not.toContain(`/${ofNoCase}`);
    const exported: Record<string, unknown> = await import(join(domain, file));
    if (Object.values(exported).some(holdsSchema)) exporting.push(file.slice(0, -'.ts'.length));
  }
  const preloaded = readFileSync(join(__dirname, 'preloaded.ts'), 'utf8');
  const listed = [...preloaded.matchAll(/const of\w+ = \[(.*)\];/g)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  const closed = [...preloaded.matchAll(/import \* as (\w+) from '..\/domain\/(.*)';/g)]
    .filter(([, name]) => name !== undefined && listed.includes(name))
    .map(([, , file]) => file);
  expect(exporting.length).toBeGreaterThan(4);
  expect(closed.sort()).toEqual(exporting.sort());
});
