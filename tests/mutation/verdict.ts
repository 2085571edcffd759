/** Mutants that the tests of the rules find, of a hundred; in all, and in each file. */
export const REQUIRED_SCORE = 90

/** What of Stryker's report is read. Lines and columns count from 1. */
export type Mutant = {
  readonly status: string
  readonly replacement?: string | undefined
  readonly location: { readonly start: Position; readonly end: Position }
}
type Position = { readonly line: number; readonly column: number }
export type MutatedFile = { readonly source: string; readonly mutants: readonly Mutant[] }
export type MutationReport = { readonly files: Readonly<Record<string, MutatedFile>> }

/**
 * By file, and by change as `changeOf` writes it: why no test can tell the mutant from the rule. One explanation is for
 * every place in the file that reads alike.
 */
export type Explanations = Readonly<Record<string, Readonly<Record<string, string>>>>

export type Score = {
  readonly file: string
  readonly found: number
  readonly of: number
  readonly percent: number
}

export type Verdict = {
  /** The file that fares worst first. */
  readonly scores: readonly Score[]
  readonly total: Score
  /** Sentences for whoever has to mend it; empty when the stage holds. */
  readonly problems: readonly string[]
}

const FOUND = new Set(['Killed', 'Timeout'])
const MISSED = new Set(['Survived', 'NoCoverage'])

/**
 * Judges a report: every file with rules and all of them together reach `REQUIRED_SCORE`, every mutant that survived is
 * explained, and no explanation of these files has outlived its mutant. Explained ones count as missed all the same.
 */
export function judgeMutants({ files }: MutationReport, explanations: Explanations): Verdict {
  const named = Object.entries(files).map(([path, file]) => ({
    name: path.split('/').at(-1) ?? path,
    ...file,
  }))
  const scores = named
    .map(({ name, mutants }) => scoreOf(name, mutants))
    .filter((score) => score.of > 0)
    .sort((a, b) => a.percent - b.percent || (a.file < b.file ? -1 : 1))
  const total = scoreOf(
    'all rules',
    named.flatMap(({ mutants }) => mutants),
  )
  return {
    scores,
    total,
    problems: [
      ...(total.of === 0 ? ['No mutant was tested.'] : []),
      ...[total, ...scores].flatMap(tooLow),
      ...named.flatMap((file) => unexplained(file, explanations[file.name] ?? {})),
      ...named.flatMap((file) => outlived(file, explanations[file.name] ?? {})),
    ],
  }
}

/** A mutant as people read it: `what stood there → what stands there instead`, without line breaks. */
export function changeOf(source: string, { location: { start, end }, replacement }: Mutant): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  const original = lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join(' ')
  return `${original} → ${replacement ?? ''}`.replace(/\s+/g, ' ').trim()
}

function scoreOf(file: string, mutants: readonly Mutant[]): Score {
  const found = mutants.filter(({ status }) => FOUND.has(status)).length
  const of = found + mutants.filter(({ status }) => MISSED.has(status)).length
  return { file, found, of, percent: of === 0 ? 100 : (found / of) * 100 }
}

function tooLow({ file, found, of, percent }: Score): readonly string[] {
  if (percent >= REQUIRED_SCORE) return []
  return [
    `${file}: ${found} of ${of} mutants found, ${percent.toFixed(1)} %; ${REQUIRED_SCORE} % are required.`,
  ]
}

type NamedFile = MutatedFile & { readonly name: string }

function unexplained(
  { name, source, mutants }: NamedFile,
  byChange: Explanations[string],
): readonly string[] {
  return mutants
    .filter(({ status }) => MISSED.has(status))
    .filter((mutant) => byChange[changeOf(source, mutant)] === undefined)
    .map((mutant) => `${name}:${mutant.location.start.line}: no test finds  ${changeOf(source, mutant)}`)
}

/** Mutants that never end count as found or not by the clock alone, so an explanation of one stays. */
function outlived({ name, source, mutants }: NamedFile, byChange: Explanations[string]): readonly string[] {
  const left = mutants.filter(({ status }) => status !== 'Killed')
  const changes = new Set(left.map((mutant) => changeOf(source, mutant)))
  return Object.keys(byChange)
    .filter((change) => !changes.has(change))
    .map((change) => `${name}: explained, but found or gone:  ${change}`)
}
