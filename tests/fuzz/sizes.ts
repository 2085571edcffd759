/** How much is tried: the usual size, and that of `npm test -- --full`. */
const isFull = process.env.TALLYBOOK_FULL === '1'

export const PAYLOADS = isFull ? 100_000 : 10_000

const wanted = process.env.TALLYBOOK_FUZZ_SEED

/** A proof stays a proof with the usual seed; the long run looks for what nobody has drawn yet. */
export const SEED = wanted !== undefined ? Number(wanted) : isFull ? Math.floor(Math.random() * 2 ** 31) : 1
