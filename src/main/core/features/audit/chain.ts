import { hash } from 'node:crypto'
import { canonicalJson } from '../../canonical-json.ts'

export type Chain = 'ledger' | 'audit'
export type ChainHead = { readonly seq: number; readonly hash: string }

/** What the first link cites. */
export const GENESIS = '0'.repeat(64)

/**
 * The hash of one link: SHA-256 over the hash before it and the row as JSON. Tamper-evident: a changed row
 * breaks every link after it.
 */
export function linkHash(before: string, row: readonly unknown[]): string {
  return hash('sha256', `${before}\n${canonicalJson(row)}`)
}
