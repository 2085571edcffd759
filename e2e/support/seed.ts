import type { Page } from '@playwright/test'
import type { Input, Method, Value } from '../../src/shared/contract/index.ts'

/**
 * Does something in the open studio without its screens, by the way that the screens themselves use: for what a
 * story needs and is not about. Throws when it is refused.
 */
export async function ask<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Value<M>> {
  const reply = await page.evaluate(
    ({ method, input }) => window.studio.call(method, input),
    // What crosses over to the page is data either way; the checker cannot put method and input together again.
    { method: method as 'clients.create', input: input as Input<'clients.create'> },
  )
  if (!reply.ok) throw new Error(`${method} was refused: ${reply.error.message}`)
  return reply.value as unknown as Value<M>
}

/** A client with so many sessions that are good for everything. */
export async function seedClient(page: Page, name: string, sessionCount: number): Promise<number> {
  const [firstName = '', lastName = ''] = name.split(' ')
  const { client } = await ask(page, 'clients.create', { firstName, lastName })
  if (sessionCount > 0) await ask(page, 'credits.allocate', { clientId: client.id, sessionCount })
  return client.id
}

/** A service for one client at a time, and a trainer with a column of their own. */
export async function seedTrainer(
  page: Page,
  trainer: string,
): Promise<{ serviceId: number; trainerId: number }> {
  const { service } = await ask(page, 'services.create', {
    name: 'Personal training',
    minutes: 60,
    kind: 'personal',
    family: 'Training',
  })
  const { staff } = await ask(page, 'staff.create', { name: trainer, role: 'trainer' })
  return { serviceId: service.id, trainerId: staff.id }
}
