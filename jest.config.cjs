// Local days are named where they are meant (Asia/Ho_Chi_Minh); nothing may depend on the machine's zone.
process.env.TZ = 'UTC';

/** Packages that are written as modules alone, which Jest has to be given as CommonJS. */
const modulesAlone = 'openid-client|oauth4webapi|jose';

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.liem/'],
  transform: {
    '^.+\\.[cm]?tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
    [`/node_modules/(${modulesAlone})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};

shared.transformIgnorePatterns = [`/node_modules/(?!(${modulesAlone})/)`];

/** Tests in these folders use real Temporal and MongoDB-protocol servers, started once for all of them. */
const servedFolders = ['api', 'browser', 'faults', 'import', 'replay', 'served', 'workflow'];

module.exports = {
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/servers/servedFirst.mjs',
  // Nothing is measured by it: a machine that is busy with other things may take its time.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/tests/servers/closingLineReporter.cjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...servedFolders.map((folder) => `<rootDir>/tests/${folder}/`),
      ],
    },
    {
      ...shared,
      displayName: 'served',
      testMatch: servedFolders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`),
      globalSetup: '<rootDir>/tests/servers/globalSetup.ts',
      globalTeardown: '<rootDir>/tests/servers/globalTeardown.ts',
    },
  ],
};
