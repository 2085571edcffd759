import { defineConfig } from '@playwright/test'

const report = process.env.TALLYBOOK_E2E_REPORT

/**
 * Every test opens the built app in real Electron. One at a time, because windows compete for the focus; never
 * a second try, because a test that fails now and then has found something.
 */
export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Generous: a computer that is slow or busy says nothing about the app.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'e2e/specs' },
    { name: 'screenshots', testDir: 'e2e/screenshots' },
  ],
})
