import { expect, it } from 'vitest'
import { composeCore } from '../../src/main/core/compose.ts'
import type { Printer } from '../../src/main/core/context.ts'
import { aClient, aPackage, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const DAY = { from: '2026-03-02', until: '2026-03-02', sheet: 'day', paper: 'a4' } as const

/** The same studio in an app that has pages drawn. */
function withPrinter(
  { engine, owner }: TestStudio,
  printer: Printer,
  method: 'print.schedule' | 'print.callList' | 'print.receipt' = 'print.schedule',
) {
  const log = { info: () => undefined, error: () => undefined }
  const core = composeCore(engine, { appVersion: '0.0.0-test', now: () => 0, log, printer })
  return (input: unknown) => core.call(owner, method, input)
}

describeStudio('printing', (open) => {
  it('answers with the bytes and a name that says which days they are of', async () => {
    const print = withPrinter(await open(), async (sheet) =>
      Buffer.from(`on ${sheet.sheet === 'day' ? sheet.paper : ''}`),
    )

    expect(await print(DAY)).toEqual({
      ok: true,
      value: { fileName: 'Schedule 2026-03-02.pdf', pdf: Buffer.from('on a4').toString('base64') },
    })
    expect(await print({ ...DAY, until: '2026-03-08', paper: 'a3' })).toEqual({
      ok: true,
      value: {
        fileName: 'Schedule 2026-03-02 to 2026-03-08.pdf',
        pdf: Buffer.from('on a3').toString('base64'),
      },
    })
  })

  it('is done by the window alone', async () => {
    const studio = await open()

    expect(await studio.refused('print.schedule', DAY)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'The command line draws no pages. Print from the window.',
    })
  })

  it('takes whole days in their order, and at most a month of them', async () => {
    const studio = await open()
    const issue = async (until: string) => {
      const refusal = await studio.refused('print.schedule', { ...DAY, until })
      return refusal.code === 'VALIDATION' ? refusal.details.issues[0]?.message : refusal.code
    }

    expect(await issue('2026-03-01')).toBe('The last day is the first one or comes after it.')
    expect(await issue('2026-04-02')).toBe('At most 31 days are printed at once.')
    expect(await issue('2026-04-01')).toBe('INVALID_TRANSITION')
  })

  it('is for everybody who may read the schedule, and for nobody else', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)

    expect(await studio.as(trainer.id).refused('print.schedule', DAY)).toMatchObject({
      code: 'INVALID_TRANSITION',
    })
    expect(await studio.as(null).refused('print.schedule', DAY)).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('draws a call list in the same way, for everybody who may read clients', async () => {
    const studio = await open()
    const list = { commandId: 'a-day', date: '2026-03-05', paper: 'a4' } as const
    const print = withPrinter(studio, async (sheet) => Buffer.from(JSON.stringify(sheet)), 'print.callList')

    expect(await print(list)).toEqual({
      ok: true,
      value: {
        fileName: 'Call list 2026-03-05.pdf',
        pdf: Buffer.from(JSON.stringify({ ...list, told: [], sheet: 'calls' })).toString('base64'),
      },
    })
    expect((await studio.refused('print.callList', list)).code).toBe('INVALID_TRANSITION')
    const trainer = await aTrainer(studio)
    expect((await studio.as(trainer.id).refused('print.callList', list)).code).toBe('UNAUTHORIZED_ACCESS')
  })

  it('draws the receipt of a sale by its number, and what is owed by the sale’s, for whoever sells', async () => {
    const studio = await open()
    const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio)]
    const sell = async (paid: boolean) =>
      (await studio.call('purchases.create', { clientId, packageId, paid })).purchase.id
    const [owed, paid] = [await sell(false), await sell(true)]
    const print = withPrinter(studio, async (sheet) => Buffer.from(JSON.stringify(sheet)), 'print.receipt')
    const pdf = (purchaseId: number) =>
      Buffer.from(JSON.stringify({ sheet: 'receipt', purchaseId })).toString('base64')

    expect(await print({ purchaseId: paid })).toEqual({
      ok: true,
      value: { fileName: 'Receipt 1.pdf', pdf: pdf(paid) },
    })
    expect(await print({ purchaseId: owed })).toEqual({
      ok: true,
      value: { fileName: `Sale ${owed}.pdf`, pdf: pdf(owed) },
    })
    await studio.call('purchases.void', { purchaseId: owed, reason: 'Typed twice' })
    expect(await print({ purchaseId: owed })).toMatchObject({ value: { fileName: `Sale ${owed}.pdf` } })
    const brought = { clientId, packageId, provider: 'import', externalId: 'till-7' } as const
    const { purchase } = await studio.call('purchases.create', brought)
    expect(await print({ purchaseId: purchase.id })).toMatchObject({
      error: { code: 'INVALID_TRANSITION', message: expect.stringContaining('has sent the receipt') },
    })
    expect(await print({ purchaseId: 99 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await studio.refused('print.receipt', { purchaseId: paid })).code).toBe('INVALID_TRANSITION')
    const trainer = await aTrainer(studio)
    const denied = await studio.as(trainer.id).refused('print.receipt', { purchaseId: paid })
    expect(denied.code).toBe('UNAUTHORIZED_ACCESS')
  })
})
