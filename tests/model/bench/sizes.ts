/** How much is tried: the usual sizes, and those of `npm test -- --full`. */
const isFull = process.env.TALLYBOOK_FULL === '1'

export const sized = <T>(usual: T, full: T): T => (isFull ? full : usual)

/** The first seed of the runs. Seeds are the same from one time to the next, so that a proof stays a proof. */
export const FIRST_SEED = 1

/** The one seed that a person wants to see again; null to take them all. */
export const wantedSeed: number | null =
  process.env.TALLYBOOK_MODEL_SEED === undefined ? null : Number(process.env.TALLYBOOK_MODEL_SEED)
