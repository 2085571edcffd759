import { app, powerMonitor } from 'electron'
import type { Reply } from '../shared/contract/index.ts'
import type { Topic } from '../shared/contract/topics.ts'

/** How often the computer is asked whether anybody is there. */
const LOOK_MILLISECONDS = 2_000
const SECONDS = 60

type Call = (method: string, input: unknown) => Promise<Reply>

/**
 * Locks the desk when the computer is locked or falls asleep, and when nobody has touched it for as long as the studio
 * allows the person who is there. In a studio in which nobody signs in there is nothing to lock.
 */
export function watchDesk(call: Call): void {
  const lock = () => void call('auth.lock', {})
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  const looking = setInterval(() => void lockWhenIdle(call), LOOK_MILLISECONDS).unref()
  app.once('will-quit', () => clearInterval(looking))
}

/** Whether what has changed can have changed that people sign in: somebody’s secret, or the file itself. */
export const mayChangeWhoSignsIn = (topics: readonly Topic[]): boolean =>
  topics.includes('session') || topics.includes('workspace')

/** Tells whether people sign in here, for what is of use only where they do. */
export async function tellSignIn(call: Call, tell: (asked: boolean) => void): Promise<void> {
  const reply = (await call('auth.current', {})) as Reply<'auth.current'>
  tell(reply.ok && reply.value.asksSignIn)
}

async function lockWhenIdle(call: Call): Promise<void> {
  const idle = powerMonitor.getSystemIdleTime()
  if (idle < SECONDS) return
  // Its answer is typed by the method's name, which the shell sends as a window does.
  const reply = (await call('auth.current', {})) as Reply<'auth.current'>
  const minutes = reply.ok ? reply.value.idleMinutes : null
  if (minutes !== null && idle >= minutes * SECONDS) await call('auth.lock', {})
}
