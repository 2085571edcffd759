import type { Value } from '../../../../shared/contract/index.ts'
import type { Xray, XrayLine, XrayPart } from '../../../../shared/domain/xray.ts'

export type Explained = Pick<Value<'credits.explain'>, 'grants' | 'entries'>
export type ExplainedGrant = Explained['grants'][number]
export type Part = XrayPart<ExplainedGrant>

/** The newest lines, and what the others come to. */
export function firstLines(
  lines: readonly XrayLine[],
  most: number,
): { readonly shown: readonly XrayLine[]; readonly others: number; readonly rest: number } {
  // One line that says "1 older line" is no shorter than the line itself.
  const shown = lines.length <= most + 1 ? lines : lines.slice(0, most)
  const left = lines.slice(shown.length)
  return { shown, others: left.length, rest: left.reduce((sum, { change }) => sum + change, 0) }
}

type Words = {
  /** What the figure is, with its number: "7 sessions available today". */
  readonly title: string
  readonly partOf: (part: Part) => string
  readonly line: (line: XrayLine) => string
  readonly why: (part: Part) => string
}

/** The answer as plain text, every line of it. */
export function xrayText({ parts }: Xray<ExplainedGrant>, words: Words): string {
  const blocks = parts.map((part) =>
    [
      words.partOf(part),
      `  ${part.grant.origin}`,
      ...(part.later > 0 ? [`  ${words.why(part)}`] : []),
      ...part.lines.map((line) => `  ${words.line(line)}`),
    ].join('\n'),
  )
  return `${[words.title, ...blocks].join('\n\n')}\n`
}
