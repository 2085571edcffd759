import type { Session } from 'node:inspector'
import type { ElectronApplication } from '@playwright/test'

/** What the debugger hears from the core's thread; kept in the app between two steps of a test. */
type Held = { session: Session; thread: string; sent: number }

/**
 * Stops the core's thread before it reads its next message, as a computer that is too busy would: whatever windows ask from
 * here on waits. Node's own debugger of threads does it, so that nothing of the app knows.
 */
export async function holdCore(app: ElectronApplication): Promise<void> {
  await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector')
    const session = new Session()
    session.connect()
    const thread = await new Promise<string>((resolve) => {
      session.once('NodeWorker.attachedToWorker', ({ params }) => resolve(params.sessionId))
      session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
    })
    const held: Held = { session, thread, sent: 0 }
    Object.assign(globalThis, { held })
    for (const method of ['Runtime.enable', 'Debugger.enable', 'Debugger.pause']) {
      held.sent += 1
      const message = JSON.stringify({ id: held.sent, method })
      session.post('NodeWorker.sendMessageToWorker', { sessionId: thread, message })
    }
  })
}

/** Ends the core's thread in the middle of what it was asked, as a crash would; the next call starts another. */
export async function killCore(app: ElectronApplication): Promise<void> {
  await order(app, [
    { method: 'Runtime.evaluate', params: { expression: 'process.exit(1)' } },
    { method: 'Debugger.resume' },
  ])
}

/** Lets the core's thread go on: whatever waited is answered. */
export async function freeCore(app: ElectronApplication): Promise<void> {
  await order(app, [{ method: 'Debugger.disable' }])
}

type Order = { readonly method: string; readonly params?: Readonly<Record<string, string>> }

async function order(app: ElectronApplication, orders: readonly Order[]): Promise<void> {
  await app.evaluate((_electron, all) => {
    const { held } = globalThis as unknown as { held: Held }
    for (const one of all) {
      held.sent += 1
      const message = JSON.stringify({ id: held.sent, ...one })
      held.session.post('NodeWorker.sendMessageToWorker', { sessionId: held.thread, message })
    }
  }, orders)
}
