/** A client is never deleted: deactivated, or merged into another. */
export const CLIENT_STATUSES = ['active', 'inactive', 'merged'] as const
export type ClientStatus = (typeof CLIENT_STATUSES)[number]

/** The name as screens and sentences write it; either part may be missing. */
export function fullName(client: { readonly firstName: string; readonly lastName: string }): string {
  return `${client.firstName} ${client.lastName}`.trim()
}
