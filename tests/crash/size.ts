/** Whether the longer sizes run: `npm test -- --full`. */
export const FULL = process.env.TALLYBOOK_FULL === '1'

/** What all draws of this run come from. */
export function readSeed(): number {
  const text = process.env.TALLYBOOK_CRASH_SEED ?? ''
  if (!/^\d{1,10}$/.test(text)) throw new Error(`TALLYBOOK_CRASH_SEED is a whole number, not "${text}".`)
  return Number(text)
}

/** Prints one line of figures; `npm test` shows it below the stage. */
export function printFigures(line: string): void {
  process.stdout.write(`figures: ${line}\n`)
}
