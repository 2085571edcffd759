import { expect, test } from 'vitest'
import { aBusyStudio } from '../support/busy-studio.ts'
import { damage } from '../support/damage.ts'
import { describeStudio } from '../support/studio.ts'

const LOST = `update plan_sessions set state = 'unplaced', booking_id = null, session_id = null`

describeStudio('the repair of a plan that says it is done', (open) => {
  const repaired = async (statement: string) => {
    const { studio, sale, personal } = await aBusyStudio(open)
    const { plan } = await studio.call('plans.commit', {
      ...{ purchaseId: sale.purchase.id, serviceId: personal.id, count: 2, mode: 'all' },
      ...{ date: '2026-04-06', time: '15:00' },
    })
    await damage(studio, [statement])
    await studio.call('integrity.repair', { id: 'P1', entity: 'plan', entityId: plan.id })
    return (await studio.call('plans.get', { id: plan.id })).plan
  }

  test('has no problem of its own where some of its sessions are there', async () => {
    const plan = await repaired(`${LOST} where "index" = 1`)
    expect(plan).toMatchObject({ status: 'partial', placed: 1, problem: null })
  })

  test('has found no place where none of them is', async () => {
    expect(await repaired(LOST)).toMatchObject({ status: 'failed', placed: 0, problem: { code: 'no_place' } })
  })
})
