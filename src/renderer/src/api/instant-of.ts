import { type Instant, parseInstant } from '../../../shared/domain/time.ts'

/** The instant that main wrote. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === null) throw new RangeError(`${text} is not an instant`)
  return instant
}
