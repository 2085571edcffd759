/** What the ledger says of units that a late cancellation would have cost, at most 255 characters. */
export function waivedReason(reason: string | null): string {
  const waived = 'Late cancellation waived'
  return [...(reason === null ? waived : `${waived}: ${reason}`)].slice(0, 255).join('')
}
