import tseslint from 'typescript-eslint';

/** The rooms of the house and what each may not touch (docs/architecture.md). */
const closedTo = (...rooms) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: rooms.map((room) => ({
        group: [`**/${room}`, `**/${room}/**`],
        message: `This room may not touch ${room}/ (docs/architecture.md).`,
      })),
    },
  ],
});

export default tseslint.config(
  { ignores: ['node_modules', '.liem', 'coverage', 'tests/histories'] },
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
      'prefer-const': 'error',
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...closedTo('workflows', 'activities', 'models', 'office', 'api', 'seeds', 'temporal-config', 'tests'),
      'no-restricted-globals': ['error', 'Date', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    files: ['workflows/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: closedTo('models', 'office', 'api', 'seeds', 'temporal-config', 'tests'),
  },
  {
    files: ['activities/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: closedTo('workflows', 'office', 'api', 'seeds', 'tests'),
  },
  {
    files: ['models/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: closedTo('workflows', 'activities', 'office', 'api', 'seeds', 'tests'),
  },
  {
    // A console command puts the rooms together.
    files: ['office/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*-cli.ts'],
    rules: closedTo('workflows', 'activities', 'api', 'seeds', 'tests'),
  },
);
