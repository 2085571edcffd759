/** What a repair would post for each kind of damage that can be mended lawfully, as the integrity check tells it. */
export const REPAIR_SENTENCES = {
  rebuild_grant: 'Set the figures of this grant to what its ledger lines add up to.',
  rebuild_pack: 'Set the figures of its grants to what their ledger lines add up to.',
  rebuild_holds: 'Set what this booking holds to what its ledger lines add up to.',
  return_grant: 'Give the grant back to the client and the pack that its bookings name.',
  fund_anew:
    'Give the units back and pay the booking by the spend order; what nothing can pay becomes a debt.',
  fund: 'Set the units aside by the spend order; what nothing can pay becomes a debt.',
  release: 'Give back to the same grants what this booking still holds or has used.',
  resolve: 'Charge what this booking still holds, or give it back, as its policy says.',
  correct_cost: 'Set the cost of this booking to what its session costs, which is what it holds.',
  no_funding: 'Say that it costs nothing and nothing pays for it, as every session of its kind.',
  present_policy: 'Give it the studio’s present policy, as a booking that is made today.',
  no_payment: 'Say that no payment is due, because credits pay or nothing is charged.',
  debt: 'Say that a payment is due, because nothing else pays.',
  cancel_places: 'Cancel these bookings as the studio does, and give their units back.',
  take_back_rolled: 'Take back what was moved on without having expired.',
  bring_over: 'Give these to the client who was kept.',
  wait: 'Let the later ones wait for the place, as a merge does.',
  activate: 'Activate it: its turn has come.',
  thaw: 'Make it active: no freeze has begun.',
  link_sale: 'Link the sale and the grant that it made.',
  grant_sale: 'Give the units that were paid for.',
  take_refund: 'Ask its packs for what its refunds ask for, and take what of it is available.',
  complete_line: 'Say of this line which sale and grant it became.',
  clear_item: 'Take it out of the drawer, as it went with its sale.',
  plan_state: 'Say how far the plan is; trying again makes what is missing.',
  find_again: 'Write the words anew by which this client is found.',
  wall_time: 'Write the wall time and the day that follow from the instant.',
} as const

export type RepairName = keyof typeof REPAIR_SENTENCES

/** What a finding says would mend it, as it keeps it. */
export const repairSentence = (kept: string): string => kept

const NO_REPAIR_SENTENCES: Readonly<Record<string, string>> = {
  STORAGE: 'The file itself is damaged. Restore a backup.',
  SCHEMA:
    'Close the studio and open it again: that puts back what the rows allow. Where the same is found again, mend the other findings first, or restore a backup.',
  I1: 'The ledger lines themselves do not add up, so nothing says what is right. Restore a backup.',
  I2: 'The ledger lines themselves do not add up, so nothing says what is right. Restore a backup.',
  I5: 'Only a person can decide who gives way. Move or cancel one of the two.',
  I6: 'Only a person can decide which of the two is right. Cancel or refund the other.',
  I7: 'A line that was changed cannot be told from what it was. Restore a backup.',
  I8: 'Only a person can decide what was meant. End one of them.',
  V1: 'Its ledger lines were changed too or are missing, so nothing says what is right. Restore a backup.',
  V2: 'Lines of the ledger are missing or were changed, so nothing says what it held. Restore a backup.',
  V4: 'Only a person knows who came. The worklist leads to each of these sessions.',
  V5: 'What it gave is missing or is somebody else’s now, and giving it anew could give it twice. Restore a backup.',
  V7: 'Open the plan of the sale and try again: what is missing is made, and nothing twice.',
  V6: 'Only a person can decide. Move the session, give it to somebody else, or change the hours.',
  V9: 'Nothing says which of the two is right. Compare it with the audit log, or restore a backup.',
  S1: 'Only a person can compare what Stripe says with what was given here. Look the sale up in Stripe, or restore a backup.',
  S2: 'Nothing says which of the two is right. Compare the sale with its page in Stripe or with the audit log, or restore a backup.',
  S3: 'Rows are missing that may be what was taken. Mend the other findings first, or restore a backup.',
  S4: 'A receipt that was handed out cannot be made up. Look for the sale that is missing in a backup.',
  S5: 'The sale that is named is missing or is somebody else’s. Restore a backup.',
  P1: 'Only a person can decide which session was meant. Look at the plan of the sale and at the booking.',
  V8: 'The studio has no time zone that exists, so nothing says what its clocks show. Restore a backup.',
}

const NOT_MENDED = 'Nothing that may be posted would mend this. Restore a backup.'

/** Why a kind of damage is mended by nobody but a person. The id is a caller's, and may be any text. */
export function noRepairSentence(id: string): string {
  return (Object.hasOwn(NO_REPAIR_SENTENCES, id) ? NO_REPAIR_SENTENCES[id] : undefined) ?? NOT_MENDED
}
