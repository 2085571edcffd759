import type { Value } from '../../shared/contract/index.ts'
import { plural } from '../../shared/messages/errors.ts'
import { CannotRun } from '../cannot-run.ts'
import { writeLine } from '../lines.ts'
import { withCore } from '../open.ts'
import { readOptions, required } from '../options.ts'

type Integrity = Value<'integrity.check'>

/** The integrity check, to read. */
export async function check(args: readonly string[]): Promise<number> {
  const options = readOptions(args, ['db'])
  const file = required(options, 'db')
  return withCore(file, 'read', async (core) => {
    const owner = await core.ownerActor()
    if (owner === null) throw new CannotRun(`There is no studio in ${file} yet: make one with "init".`)
    const reply = await core.call(owner, 'integrity.check', {})
    if (!reply.ok) throw new CannotRun(reply.error.message)
    // A reply to this method carries this method's value.
    const integrity = reply.value as Integrity
    for (const line of reportOf(integrity)) await writeLine(line)
    return integrity.ok ? 0 : 1
  })
}

function reportOf({ ok, checked, findings }: Integrity): string[] {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const notes = findings.length - errors
  const counted = `Checked ${plural(checked.grants, 'grant')}, ${checked.entries} ledger entries and ${plural(checked.bookings, 'booking')}.`
  const verdict = ok ? 'Everything adds up.' : `${plural(errors, 'error')} found.`
  const attention = notes === 0 ? [] : [`${plural(notes, 'thing')} to look at.`]
  return [
    [counted, verdict, ...attention].join(' '),
    ...findings.map(
      ({ id, severity, entity, entityId, expected, found, repair }) =>
        `${severity === 'error' ? 'Error' : 'Attention'} ${id}: ${entity} ${entityId}: expected ${expected}, found ${found}${repair === undefined ? '' : `. Repair: ${repair}`}`,
    ),
  ]
}
