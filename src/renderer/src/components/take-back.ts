import { call } from '../api/client.ts'
import { commandsDone, countCommand } from '../api/commands-done.ts'
import { i18n } from '../i18n/setup.ts'
import { toast, withdrawUndo } from './toast.tsx'

/** One at a time: a key that is pressed again on the way asks for nothing more. */
let busy = false

/** Takes back what the person did last, and tells what that was or why not. */
export async function takeBack(): Promise<void> {
  await alone(async () => {
    const reply = await call('undo.last', { commandId: crypto.randomUUID() })
    if (!reply.ok) return tellRefused(reply.error)
    withdrawUndo()
    tellDone(i18n.t('undo.done', { what: reply.value.undone.label }))
  })
}

/** Does again what the person took back last, and tells what that was or why not. */
export async function doAgain(): Promise<void> {
  await alone(async () => {
    const reply = await call('undo.redo', { commandId: crypto.randomUUID() })
    if (reply.ok) tellDone(i18n.t('undo.again', { what: reply.value.redone.label }))
    else tellRefused(reply.error)
  })
}

/**
 * For the toast of a command that can be taken back: takes back that command, and no other one that was done since the
 * toast appeared.
 */
export const offerUndo = (): (() => void) => whileLast(() => void takeBack())

/** The same for what main does not take back by itself, and `act` does. */
export function whileLast(act: () => void): () => void {
  const then = commandsDone()
  return () => {
    if (commandsDone() === then) act()
    else toast({ message: i18n.t('undo.notLast'), tone: 'info' })
  }
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (busy) return
  busy = true
  try {
    await work()
  } finally {
    busy = false
  }
}

function tellDone(message: string): void {
  countCommand()
  toast({ message })
}

function tellRefused({ code, message }: { readonly code: string; readonly message: string }): void {
  toast({ message, tone: code === 'NOT_FOUND' ? 'info' : 'refused' })
}
