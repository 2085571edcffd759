/**
 * Ids are plain integers at run time. The brand exists for the compiler only, so that a client's id cannot be
 * passed where a session's is meant. The constructors below cost nothing and test nothing: a row that comes from
 * the database, or input that passed its schema, is already an integer.
 */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name }

export type ClientId = Brand<number, 'ClientId'>
export type StaffId = Brand<number, 'StaffId'>
export type ServiceId = Brand<number, 'ServiceId'>
export type FamilyId = Brand<number, 'FamilyId'>
export type LocationId = Brand<number, 'LocationId'>
export type RoomId = Brand<number, 'RoomId'>
export type PackageId = Brand<number, 'PackageId'>
export type PurchaseId = Brand<number, 'PurchaseId'>
export type SubscriptionId = Brand<number, 'SubscriptionId'>
export type GrantId = Brand<number, 'GrantId'>
export type SessionId = Brand<number, 'SessionId'>
export type BookingId = Brand<number, 'BookingId'>
/** Position in the ledger: gapless and rising, and the only thing entries are ordered by. */
export type EntrySeq = Brand<number, 'EntrySeq'>

export const clientId = (value: number) => value as ClientId
export const staffId = (value: number) => value as StaffId
export const serviceId = (value: number) => value as ServiceId
export const familyId = (value: number) => value as FamilyId
export const locationId = (value: number) => value as LocationId
export const roomId = (value: number) => value as RoomId
export const packageId = (value: number) => value as PackageId
export const purchaseId = (value: number) => value as PurchaseId
export const subscriptionId = (value: number) => value as SubscriptionId
export const grantId = (value: number) => value as GrantId
export const sessionId = (value: number) => value as SessionId
export const bookingId = (value: number) => value as BookingId
export const entrySeq = (value: number) => value as EntrySeq
