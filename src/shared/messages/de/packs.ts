import type * as English from '../packs.ts'
import { dayWords } from './days.ts'

/** What a pack is good for that no family limits. */
export const ALL_SERVICES = 'alle Leistungen'

/** "ab 2. März 2026"; with how many began on that day before it, "das 2. ab 2. März 2026". */
export const packFromWords: typeof English.packFromWords = (effectiveFrom, before) => {
  const from = `ab ${dayWords(effectiveFrom)}`
  return before === null ? from : `das ${before + 1}. ${from}`
}

/** The names that the product itself gives. */
export const OWN_PACK_NAMES: Readonly<Record<string, string>> = {
  'Allocated sessions': 'Hinzugefügte Einheiten',
  Complimentary: 'Gratis',
}

/** What a pack is called: as its studio calls it, and in German where the product named it. */
export const packName: typeof English.packName = (kept) =>
  (Object.hasOwn(OWN_PACK_NAMES, kept) ? OWN_PACK_NAMES[kept] : undefined) ?? kept
