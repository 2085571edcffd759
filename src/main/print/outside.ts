import type { Printer } from '../core/context.ts'
import type { FromWorker, ToWorker } from '../worker-messages.ts'

type Printed = Extract<ToWorker, { kind: 'printed' }>

/** The printer of the core's thread, which has no window: it asks the shell, and `printed` hears what became of it. */
export function printOutside(send: (message: FromWorker) => void): {
  readonly printer: Printer
  printed(message: Printed): void
} {
  const waiting = new Map<number, (message: Printed) => void>()
  let last = 0
  return {
    printer: async (sheet) => {
      last += 1
      const id = last
      const answer = new Promise<Printed>((resolve) => waiting.set(id, resolve))
      send({ kind: 'print', id, sheet })
      const { pdf, problem } = await answer
      if (pdf === null) throw new Error(problem)
      return pdf
    },
    printed: (message) => {
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
    },
  }
}
