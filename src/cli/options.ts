import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CannotRun } from './cannot-run.ts'

export type Options = {
  readonly values: Readonly<Record<string, string | undefined>>
  /** The options without a value that were given. */
  readonly flags: ReadonlySet<string>
  readonly positionals: readonly string[]
}

/** Reads a command's arguments; `names` take a value, `flagNames` none. An unknown one, or one too many, is a misuse. */
export function readOptions(
  args: readonly string[],
  names: readonly string[],
  mostPositionals = 0,
  flagNames: readonly string[] = [],
): Options {
  const options: ParseArgsOptionsConfig = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' }] as const),
    ...flagNames.map((name) => [name, { type: 'boolean' }] as const),
  ])
  const { values, positionals } = parse(args, options)
  const extra = positionals[mostPositionals]
  if (extra !== undefined) throw new CannotRun(`"${extra}" is one argument too many.`, true)
  const flags = new Set(flagNames.filter((name) => values[name] === true))
  const texts = names.flatMap((name) => {
    const value = values[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { values: Object.fromEntries(texts), flags, positionals }
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error), true)
  }
}

/** The value of an option that the command cannot do without. */
export function required({ values }: Options, name: string): string {
  const value = values[name]
  if (value === undefined || value === '') throw new CannotRun(`--${name} is missing.`, true)
  return value
}

/** The whole number given for an option, or undefined when it was left out. */
export function wholeNumber({ values }: Options, name: string, least: number): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least)) throw new CannotRun(`--${name} is a whole number from ${least} on.`, true)
  return number
}
