export default {
  rootDir: '..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test-n8n/*.test.ts'],
  globalSetup: '<rootDir>/test/support/build-bundle.mjs',
  transform: { '\\.ts$': '<rootDir>/test/support/esbuild-transform.cjs' },
  maxWorkers: 1,
  // The first run installs n8n; afterwards each file takes about two minutes.
  testTimeout: 40 * 60_000,
};
