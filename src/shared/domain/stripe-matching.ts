/** Whose a sale in Stripe is and what was sold, by evidence in a fixed order. Where it does not suffice, a person says. */

/** What a line says of what it is, the strongest evidence first. */
export type LineEvidence = {
  readonly pricePackage: string | null
  readonly productPackage: string | null
  readonly lookupKey: string | null
  readonly priceId: string | null
  readonly productId: string | null
}

export const PACKAGE_EVIDENCE = ['price', 'product', 'lookup_key', 'remembered', 'staff'] as const
export type PackageEvidence = (typeof PACKAGE_EVIDENCE)[number]

/** What the studio knows of packages and of what people have said. */
export type PackageKnowledge = {
  /** Whether there is such a package, still sold or not. */
  isPackage(id: number): boolean
  /** What somebody said a price or product is: a package, null for nothing that gives credits, undefined if nobody did. */
  remembered(stripeId: string): number | null | undefined
}

export type PackageMatch = { readonly packageId: number; readonly by: PackageEvidence } | 'ignored' | null

/**
 * The package of a line: what its price names, else its product, else its lookup key (`12` or `package_12`), else what
 * somebody said of this price or product before. What names no package of this studio is no evidence.
 */
export function matchPackage(line: LineEvidence, known: PackageKnowledge): PackageMatch {
  const named: readonly (readonly [PackageEvidence, string | null])[] = [
    ['price', line.pricePackage],
    ['product', line.productPackage],
    ['lookup_key', line.lookupKey?.replace(/^package[-_]?/i, '') ?? null],
  ]
  for (const [by, text] of named) {
    const packageId = idIn(text)
    if (packageId !== null && known.isPackage(packageId)) return { packageId, by }
  }
  for (const stripeId of [line.priceId, line.productId]) {
    const packageId = stripeId === null ? undefined : known.remembered(stripeId)
    if (packageId === null) return 'ignored'
    if (packageId !== undefined) return { packageId, by: 'remembered' }
  }
  return null
}

/** A whole number as somebody wrote it into a field of Stripe; null for anything else. */
export function idIn(text: string | null | undefined): number | null {
  const [whole] = text?.trim().match(/^[1-9]\d{0,14}$/) ?? []
  return whole === undefined ? null : Number(whole)
}

export const CLIENT_EVIDENCE = ['customer', 'metadata', 'reference', 'email', 'staff'] as const
export type ClientEvidence = (typeof CLIENT_EVIDENCE)[number]

/** The clients that each piece of evidence names, all of them there and none merged into another. */
export type ClientNames = {
  /** Who this customer of Stripe is known to be. */
  readonly customer: number | null
  /** Whom the seller's own metadata names. */
  readonly metadata: number | null
  /** Whom the payment link names: it comes from the buyer's address line. */
  readonly reference: number | null
  /** Who has this e-mail address. */
  readonly email: readonly number[]
}

/** `contradiction`: two pieces of evidence that are too weak alone name two clients. */
export type ClientMatch = { readonly clientId: number; readonly by: ClientEvidence } | 'contradiction' | null

/**
 * The client of a sale: who the customer is known to be, else whom the metadata names, else whom the payment link names
 * unless the e-mail address is somebody else's, else the one client with exactly this e-mail address.
 */
export function matchClient({ customer, metadata, reference, email }: ClientNames): ClientMatch {
  if (customer !== null) return { clientId: customer, by: 'customer' }
  if (metadata !== null) return { clientId: metadata, by: 'metadata' }
  if (reference !== null) {
    if (email.length > 0 && !email.includes(reference)) return 'contradiction'
    return { clientId: reference, by: 'reference' }
  }
  const [only, ...others] = email
  return only !== undefined && others.length === 0 ? { clientId: only, by: 'email' } : null
}

/** Whether a customer of Stripe is known by this evidence from then on: a link can be passed on to somebody else. */
export function isRemembered(by: ClientEvidence): boolean {
  return by !== 'reference'
}

/** What is missing before a paid line can give credits; null when nothing is. */
export function missingOf(known: { readonly client: boolean; readonly package: boolean }) {
  if (!known.client) return known.package ? 'client' : 'both'
  return known.package ? null : 'package'
}
