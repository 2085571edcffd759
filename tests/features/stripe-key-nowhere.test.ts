import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addPrice, sellCheckout, TEST_KEY } from '../support/fake-stripe/index.ts'
import { filesWith } from '../support/files-with.ts'
import { allRows } from '../support/refusals.ts'
import { connectStripe } from '../support/stripe-studio.ts'
import { aClient, describeStudio } from '../support/studio.ts'

const SECRET = 'whsec_northstudio0123456789abcdef'
/** What nobody may ever find again; of a refused key neither. */
const WRONG_KEY = 'rk_test_51SomebodyElsesKey0000'
const SECRETS = [TEST_KEY, WRONG_KEY, SECRET].map((text) => text.slice(text.lastIndexOf('_') + 1))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybook-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of PGlite is packed, so that nothing could be found in it. */
function unpack(file: string): void {
  const bytes = readFileSync(file)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) writeFileSync(file, gunzipSync(bytes))
}

describeStudio('the bytes of the key', (open) => {
  it('are in no copy of the studio, no file that leaves it, no answer and no line of its history', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake } = stripe
    const email = 'ada@example.org'
    await aClient(studio, { email })
    const metadata = { package_id: String(stripe.packageId) }
    const price = addPrice(fake.world, { name: 'Ten sessions', amount: 50_000, metadata })
    sellCheckout(fake.world, { email, lines: [{ price }] })
    await studio.call('stripe.listen', { secret: SECRET })
    fake.access.keys.add(TEST_KEY)
    await studio.refused('stripe.setKey', { key: WRONG_KEY })
    await stripe.sweep()

    const answers = {
      'sales.csv': (await studio.call('purchases.export', {})).csv,
      'clients.csv': (await studio.call('clients.export', {})).csv,
      'audit.json': await studio.call('audit.list', { limit: 200 }),
      'history.json': await studio.call('undo.history', {}),
      'status.json': await studio.call('stripe.status', {}),
      'inbox.json': await studio.call('attention.list', {}),
      'health.json': await studio.call('system.health', {}),
      'rows.json': await allRows({ raw: studio.raw, dialect: studio.engine.dialect }),
      'pushes.json': studio.pushes,
    }
    for (const [name, answer] of Object.entries(answers))
      writeFileSync(join(folder, name), typeof answer === 'string' ? answer : JSON.stringify(answer))
    await studio.engine.backup(join(folder, 'copy'))
    unpack(join(folder, 'copy'))

    expect(filesWith(folder, SECRETS)).toEqual([])
    // A search that finds nothing proves nothing unless it finds what is there.
    const found = filesWith(folder, [email]).map((file) => file.slice(folder.length + 1))
    expect(found).toEqual(expect.arrayContaining(['copy', 'clients.csv', 'rows.json']))
    writeFileSync(join(folder, 'planted'), TEST_KEY)
    expect(filesWith(folder, SECRETS)).toEqual([join(folder, 'planted')])
  })
})
