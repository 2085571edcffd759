import { OutlookLine } from './session-dialog/outlook-line.tsx'
import { type Warned, warningsInWords } from './warnings.ts'

type Props = { readonly of: readonly Warned[] }

/** What sessions that are made or moved meet that may be overruled, each in a line of its own. */
export function WarningLines({ of }: Props) {
  return warningsInWords(of).map((sentence) => (
    <OutlookLine key={sentence} tone="warning">
      {sentence}
    </OutlookLine>
  ))
}
