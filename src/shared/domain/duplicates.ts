import { emailKey, foldForSearch } from './text.ts'

/** Why two records look like one person: the same phone number, or the same name whichever part comes first. */
export const DUPLICATE_REASONS = ['phone', 'name'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

type Person = {
  readonly id: number
  readonly firstName: string
  readonly lastName: string
  readonly phone: string | null
}

/** Records that may be of one person; those that share more stand first. */
export type Duplicates<P extends Person> = {
  readonly reasons: readonly DuplicateReason[]
  readonly clients: readonly P[]
}

/** So many digits at the end of a number are the same person's, however the country and the area are written. */
const TELLING_DIGITS = 8
const FEWEST_DIGITS = 6

/** What two ways of writing one number have in common; null for what is no number. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? '').replaceAll(/\D/g, '')
  return digits.length < FEWEST_DIGITS ? null : digits.slice(-TELLING_DIGITS)
}

/** The words of a name in the order of the alphabet; null for one word alone, which many share. */
export function nameKey({ firstName, lastName }: Pick<Person, 'firstName' | 'lastName'>): string | null {
  const words = foldForSearch(`${firstName} ${lastName}`).split(' ').filter(Boolean)
  return words.length < 2 ? null : words.sort().join(' ')
}

/**
 * Groups of records that may be of one person: those that share a number or a name, those that share both before those
 * that share one. A record may stand in two groups, of a number and of a name; the same group is told once.
 */
export function findDuplicates<P extends Person>(clients: readonly P[]): readonly Duplicates<P>[] {
  const groups = new Map<string, { reasons: DuplicateReason[]; clients: readonly P[] }>()
  const keys = { phone: (client: P) => phoneKey(client.phone), name: (client: P) => nameKey(client) }
  for (const reason of DUPLICATE_REASONS) {
    for (const together of sharing(clients, keys[reason])) {
      const who = together.map(({ id }) => id).join()
      const known = groups.get(who)
      if (known === undefined) groups.set(who, { reasons: [reason], clients: together })
      else known.reasons.push(reason)
    }
  }
  return [...groups.values()].sort((a, b) => b.reasons.length - a.reasons.length)
}

function sharing<P extends Person>(
  clients: readonly P[],
  keyOf: (client: P) => string | null,
): readonly (readonly P[])[] {
  const byKey = new Map<string, P[]>()
  for (const client of clients) {
    const key = keyOf(client)
    if (key === null) continue
    const own = byKey.get(key)
    if (own === undefined) byKey.set(key, [client])
    else own.push(client)
  }
  return [...byKey.values()].filter((own) => own.length > 1)
}

type Reached = Omit<Person, 'id'> & { readonly email: string | null }

/** What somebody who is being written down shares with a client, the surest first; null for another person. */
export function sharedWith(typed: Reached, client: Reached): 'email' | DuplicateReason | null {
  const isSame = (key: string | null, other: string | null) => key !== null && key === other
  if (isSame(emailKey(typed.email ?? '') || null, emailKey(client.email ?? ''))) return 'email'
  if (isSame(phoneKey(typed.phone), phoneKey(client.phone))) return 'phone'
  return isSame(nameKey(typed), nameKey(client)) ? 'name' : null
}
