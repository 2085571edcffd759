/** What can go wrong between us and Stripe. */
export type Fault =
  | 'too_much'
  | 'too_much_wait'
  | 'broken'
  | 'conflict'
  | 'reset'
  | 'truncated'
  | 'no_json'
  | 'slow'

const FAULTS: readonly Fault[] = [
  'too_much',
  'too_much_wait',
  'broken',
  'conflict',
  'reset',
  'truncated',
  'no_json',
  'slow',
]

/** The next requests go wrong like this, one after the other; then the share of all that go wrong somehow. */
export type Faults = { readonly next: Fault[]; share: number }

export function faultFor(faults: Faults, random: () => number): Fault | null {
  const next = faults.next.shift()
  if (next !== undefined) return next
  if (faults.share <= 0 || random() >= faults.share) return null
  return FAULTS[Math.floor(random() * FAULTS.length)] ?? null
}

/** The status of a fault that is an answer after all. */
export const STATUS_OF: Readonly<Partial<Record<Fault, number>>> = {
  too_much: 429,
  too_much_wait: 429,
  broken: 500,
  conflict: 409,
}
