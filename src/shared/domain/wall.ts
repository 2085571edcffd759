/** What the screen on the studio's wall may say: everybody who walks past reads it. */

/** How the wall names clients: not at all, or by first name and initial. */
export const WALL_NAMES = ['none', 'initial'] as const
export type WallNames = (typeof WALL_NAMES)[number]

/** The first of a person's names, as they are called. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s/u)[0] ?? ''
}

/** "Maria L.": enough to know oneself by, and not enough to be looked up. A client with one name is called by it. */
export function wallName(client: { readonly firstName: string; readonly lastName: string }): string {
  const first = client.firstName.trim()
  const [initial] = client.lastName.trim()
  if (initial === undefined) return firstNameOf(first)
  return first === '' ? `${initial}.` : `${firstNameOf(first)} ${initial}.`
}
