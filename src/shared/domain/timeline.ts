/** What a client's timeline tells of. */
export const TIMELINE_KINDS = ['booking', 'credits', 'sale', 'record'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** Something that happened; `about` is the booking or grant that it and others tell of. */
export type Happening = {
  readonly at: number
  /** Where it stands among what happened in the same moment and is of the same origin. */
  readonly seq: number
  readonly about: string | null
  readonly change: number | null
}

/**
 * Puts what the ledger tells and what else was noted into one order, the newest first. A line of the ledger that was
 * written in the moment of a note on the same booking or sale is that note's own doing: it adds its change to the note
 * and is not told twice.
 */
export function oneTimeline<T extends Happening>(noted: readonly T[], lines: readonly T[]): readonly T[] {
  const last = new Map<string, T>()
  for (const note of noted) if (note.about !== null) last.set(placeOf(note), note)
  const changes = new Map<T, number>()
  const alone = lines.filter((line) => {
    const note = last.get(placeOf(line))
    if (note === undefined) return true
    changes.set(note, (changes.get(note) ?? 0) + (line.change ?? 0))
    return false
  })
  const told = noted.map((note) => {
    const change = changes.get(note)
    return change === undefined ? note : { ...note, change }
  })
  // Notes are written after the lines of the same command, and so stand above them.
  const newest = (a: T, b: T) => b.at - a.at || b.seq - a.seq
  return [...told.sort(newest), ...alone.sort(newest)].sort((a, b) => b.at - a.at)
}

const placeOf = ({ at, about }: Happening) => `${at} ${about}`
