import { execFileSync } from 'node:child_process';

/** Builds dist/ once before all tests, as `npm start` does, so that every test meets the real bundle. */
export default function buildBundle() {
  execFileSync(process.execPath, ['build.mjs'], { stdio: 'inherit' });
}
