import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

/** The rooms of the house and what each may touch, as the table of docs/architecture.md says. */
const rooms = new Map(
  readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')
    .split('\n')
    .map((line) => /^\| `([\w/-]+)\/` \|.*\| ([^|]+) \|$/.exec(line))
    .filter((row) => row !== null)
    .map(([, room, touches]) => [room, [...touches.matchAll(/`([\w/-]+)\/`/g)].map(([, other]) => other)]),
);

/** The innermost room in which a file stands; undefined for what is no room's, such as this file. */
const roomOf = (file) => {
  const path = relative(root, file).replaceAll('\\', '/');
  return [...rooms.keys()]
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
};

/** An import goes only where the table lets it go. */
const arrows = {
  create(context) {
    const room = roomOf(context.filename);
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const other = roomOf(resolve(dirname(context.filename), source.value));
      if (!other || other === room || rooms.get(room)?.includes(other)) return;
      context.report({ node: source, message: `${room}/ may not touch ${other}/ (docs/architecture.md).` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['node_modules', '.liem', 'coverage', 'tests/histories', 'clients/typescript/api.d.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['*/**/*.ts'],
    ignores: ['**/*.test.ts', 'tests/**'],
    plugins: { house: { rules: { arrows } } },
    rules: { 'house/arrows': 'error' },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
);
