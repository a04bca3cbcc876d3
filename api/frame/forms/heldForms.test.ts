import { createHeldForms, heldFields, tokenWithoutMark } from './heldForms';

const keys = [{ id: 'k1', key: Buffer.alloc(32, 1).toString('base64') }];
const otherKeys = [{ id: 'k1', key: Buffer.alloc(32, 2).toString('base64') }];
const hour = 60 * 60 * 1000;
const form = {
  path: '/reports/new',
  writer: 'u-1',
  fields: { text: 'Nội dung “đã” nhập', list: [{ summary: 'một' }] },
};

let now = 0;
const forms = createHeldForms(keys, () => now);
beforeEach(() => {
  now = Date.parse('2026-12-01T01:00:00Z');
});

test('what is held comes back as it was, shows nothing in between, and ends after twelve hours', () => {
  const sealed = forms.seal(form);
  expect(Buffer.from(sealed, 'base64url').toString()).not.toMatch(/reports|u-1|summary|nhập/);
  now += 12 * hour - 1;
  expect(forms.open(sealed)).toEqual(form);
  now += 1;
  expect(forms.open(sealed)).toBeUndefined();
});

test('what was altered, sealed under another key or for another host is not opened', () => {
  const sealed = forms.seal(form);
  const altered = JSON.parse(Buffer.from(sealed, 'base64url').toString()) as { text: string };
  altered.text = `${altered.text.startsWith('A') ? 'B' : 'A'}${altered.text.slice(1)}`;
  expect(forms.open(Buffer.from(JSON.stringify(altered)).toString('base64url'))).toBeUndefined();
  expect(createHeldForms(otherKeys, () => now).open(sealed)).toBeUndefined();
  expect(forms.open('')).toBeUndefined();
  for (const path of ['//liem.invalid/x', '/\\liem.invalid', 'https://liem.invalid/'])
    expect(forms.open(forms.seal({ ...form, path }))).toBeUndefined();
});

test('a form names its writer, and no other site can write that name', () => {
  const sent = forms.marked('token', 'u-1');
  expect(sent).toMatch(/^[\w.:~-]+$/);
  expect(tokenWithoutMark(sent)).toBe('token');
  expect(forms.writerOf(sent)).toBe('u-1');
  expect(forms.writerOf(sent.replace('u-1', 'u-2'))).toBeUndefined();
  expect(forms.writerOf('token')).toBeUndefined();
  expect(createHeldForms(otherKeys).writerOf(sent)).toBeUndefined();
});

test('passwords and tokens are not held, wherever they stand', () => {
  const body = { _csrf: 'x', newPassword: 'p', kept: 'a', inner: { repeatedPassword: 'p', kept: ['b'] } };
  expect(heldFields(body)).toEqual({ kept: 'a', inner: { kept: ['b'] } });
});
