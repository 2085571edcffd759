import type * as English from '../substitutes.ts'
import { durationWords } from '../substitutes.ts'

// Hours and minutes have the same signs in both languages.
export { durationWords }

/** Why somebody is proposed, or what speaks against it. */
export const substituteWords: typeof English.substituteWords = (minutes, warnings) => {
  const free = warnings.length === 0 ? 'Frei zu dieser Zeit.' : 'Kein anderer Termin zu dieser Zeit.'
  const day =
    minutes === 0
      ? 'Leitet an diesem Tag sonst nichts.'
      : `Leitet an diesem Tag schon ${durationWords(minutes)}.`
  return [free, ...warnings, day].join(' ')
}
