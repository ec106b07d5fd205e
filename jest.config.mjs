export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/build-bundle.mjs',
  transform: { '\\.ts$': '<rootDir>/test/support/esbuild-transform.cjs' },

  maxWorkers: 2,
  testTimeout: 60_000,
};
