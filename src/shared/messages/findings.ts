/** What each finding of the integrity check is, in a few words. */
const TITLES: Readonly<Record<string, string>> = {
  STORAGE: 'The file itself is damaged',
  SCHEMA: 'Something that protects the data is missing',
  I1: 'The figures of a grant do not add up',
  I2: 'The figures of a pack do not add up',
  I3: 'A booking holds what it may not hold',
  I4: 'A booking does not hold what it costs',
  I5: 'Two things are in one place',
  I6: 'Something is there twice',
  I7: 'A line of the history was changed',
  I8: 'Two packs are active where one may be',
  V1: 'A figure differs from its ledger lines',
  V2: 'A booking holds nothing',
  V3: 'A booking still holds what it should have given back',
  V4: 'Nobody has said who came',
  V5: 'A paid sale gave no credits',
  V6: 'A session is planned at a time when none is expected',
  V7: 'A plan is stuck',
  V8: 'The clock of a session is wrong',
  V9: 'Something that was agreed cannot be read',
  W1: 'A client is not found by their name',
  S1: 'A purchase of Stripe and what was given for it do not fit',
  S2: 'The money of a sale does not agree',
  S3: 'A refund has not got the sessions it asks for',
  S4: 'A receipt is missing',
  S5: 'The drawer and its sale do not fit',
  P1: 'A plan and its sessions do not fit',
  MORE: 'More was found than is listed',
}

/** What was found, as a heading. The id may be any text. */
export function findingTitle(id: string): string {
  return (Object.hasOwn(TITLES, id) ? TITLES[id] : undefined) ?? 'Something does not hold'
}

const THINGS: Readonly<Record<string, string>> = {
  subscription: 'pack',
  client: 'client',
  booking: 'booking',
  session: 'session',
  purchase: 'sale',
  plan: 'plan',
  entry: 'ledger line',
  audit: 'audit line',
  stripe_line: 'line of Stripe',
  stripe_sale: 'sale in Stripe',
  drawer_item: 'drawer item',
}

/** What a finding is about, by its number ("booking 12"); null for the database as a whole. */
export function thingWords(entity: string, entityId: number): string | null {
  if (entity === 'database' || entity === 'studio') return null
  const word = Object.hasOwn(THINGS, entity) ? THINGS[entity] : undefined
  return `${word ?? entity} ${entityId}`
}

/** What a check expected or found, or a repair changes, as it is kept. */
export const checkWords = (kept: string): string => kept
