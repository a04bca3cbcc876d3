// Local days are named where they are meant (Asia/Ho_Chi_Minh); nothing may depend on the machine's zone.
process.env.TZ = 'UTC';

const asCommonJs = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
/** Packages that come as modules alone, with what they are made of. */
const modulesAlone =
  'openid-client|oauth4webapi|jose|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit';

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.liem/'],
  transform: { '^.+\\.[cm]?tsx?$': asCommonJs, [`/node_modules/(${modulesAlone})/.+\\.js$`]: asCommonJs },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesAlone})/)`],
};

/** Tests in these folders use real Temporal and MongoDB-protocol servers, started once for all of them. */
const servedFolders = ['api', 'browser', 'faults', 'import', 'replay', 'served', 'workflow'];

module.exports = {
  maxWorkers: 2,
  // What test files leave behind in a worker adds up to the whole heap over a hundred of them: it begins anew before that.
  workerIdleMemoryLimit: '1GB',
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
