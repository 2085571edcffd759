/**
 * One stage of the tests: a tool of an installed package, and how its result is counted.
 * @typedef {object} Stage
 * @property {string} name
 * @property {'packages' | 'electron'} needs what must be installed first
 * @property {readonly [string, string]} tool package and name of its command
 * @property {readonly string[]} args
 * @property {'whole' | 'vitest' | 'playwright'} counted
 * @property {string} [zone] the time zone the machine seems to be in
 * @property {'sqlite'} [dialect] the only database to run on, but for the longer sizes
 */

/** @type {readonly Stage[]} */
export const STAGES = [
  {
    name: 'format',
    needs: 'packages',
    tool: ['@biomejs/biome', 'biome'],
    args: ['format', '.'],
    counted: 'whole',
  },
  {
    name: 'lint',
    needs: 'packages',
    tool: ['@biomejs/biome', 'biome'],
    args: ['check', '--formatter-enabled=false', '--error-on-warnings', '.'],
    counted: 'whole',
  },
  { name: 'types', needs: 'packages', tool: ['typescript', 'tsc'], args: ['-b'], counted: 'whole' },
  { name: 'knip', needs: 'packages', tool: ['knip', 'knip'], args: [], counted: 'whole' },
  {
    name: 'unit',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run'],
    counted: 'vitest',
    zone: 'UTC',
  },
  {
    // UTC alone hides what goes wrong on the two days a year when clocks change. Which zone the computer is in is
    // nothing to the database, so that the one most studios have is enough.
    name: 'unit-dst',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run', 'tests/domain', 'tests/features'],
    counted: 'vitest',
    zone: 'America/New_York',
    dialect: 'sqlite',
  },
  {
    name: 'crash',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run', '--config', 'tests/crash/vitest.config.ts'],
    counted: 'vitest',
    zone: 'UTC',
  },
  {
    name: 'fuzz',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run', '--config', 'tests/fuzz/vitest.config.ts'],
    counted: 'vitest',
    zone: 'UTC',
  },
  {
    name: 'model',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run', '--config', 'tests/model/vitest.config.ts'],
    counted: 'vitest',
    zone: 'UTC',
  },
  {
    name: 'gates',
    needs: 'packages',
    tool: ['vitest', 'vitest'],
    args: ['run', '--config', 'tests/gates/vitest.config.ts'],
    counted: 'vitest',
    zone: 'UTC',
  },
  {
    name: 'mutation',
    needs: 'packages',
    tool: ['@stryker-mutator/core', 'stryker'],
    args: ['run', 'tests/mutation/stryker.config.ts'],
    counted: 'whole',
    zone: 'UTC',
  },
  {
    name: 'e2e',
    needs: 'electron',
    tool: ['@playwright/test', 'playwright'],
    args: ['test', '--project=e2e'],
    counted: 'playwright',
  },
]

/**
 * @typedef {object} Wishes
 * @property {readonly Stage[]} stages
 * @property {boolean} full whether the longer sizes run
 */

/**
 * Reads the arguments of `npm test`: `--full`, and `--only=` with one or more stages.
 * @param {readonly string[]} args
 * @returns {Wishes | { readonly refusal: string }}
 */
export function readWishes(args) {
  const names = STAGES.map((stage) => stage.name)
  const unknown = args.find((arg) => arg !== '--full' && !arg.startsWith('--only='))
  if (unknown !== undefined) {
    return { refusal: `${unknown} is not an option: use --full, or --only= with ${names.join(', ')}.` }
  }
  const wanted = args
    .filter((arg) => arg.startsWith('--only='))
    .flatMap((arg) => arg.slice('--only='.length).split(','))
  const missing = wanted.find((name) => !names.includes(name))
  if (missing !== undefined) {
    return { refusal: `There is no stage "${missing}": choose from ${names.join(', ')}.` }
  }
  const stages = wanted.length === 0 ? STAGES : STAGES.filter((stage) => wanted.includes(stage.name))
  return { stages, full: args.includes('--full') }
}
