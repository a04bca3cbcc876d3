import { cookieProblem } from './cookieWay';

test.each([
  [true, 0, true],
  [true, 1, false],
  [false, 0, false],
  [false, 1, false],
])(
  'cookies for HTTPS alone: %s, with %i trusted proxies: nobody can sign in is said: %s',
  (secureCookies, trustProxy, said) => {
    expect(cookieProblem({ secureCookies, trustProxy }) !== undefined).toBe(said);
  },
);

test('it is said with what to do', () => {
  expect(cookieProblem({ secureCookies: true, trustProxy: 0 })?.remedy).toContain('LIEM_TRUST_PROXY=1');
});
