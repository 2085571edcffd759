import { call } from '../api/client.ts'

/** Where a window begins: a trainer on their own day, everybody else on the schedule. */
export async function startScreen(): Promise<'/today' | '/schedule'> {
  const reply = await call('auth.current', {})
  return reply.ok && reply.value.actor?.role === 'trainer' ? '/today' : '/schedule'
}
