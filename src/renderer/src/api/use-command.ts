import { useCallback, useRef, useState } from 'react'
import {
  type CommandName,
  contract,
  type Input,
  type Reply,
  type TaskName,
} from '../../../shared/contract/index.ts'
import { call, type Refusal } from './client.ts'
import { countCommand } from './commands-done.ts'

type Actable = CommandName | TaskName

export type Command<M extends Actable> = {
  /** Sends it. Resolves to the reply; a refusal is also kept in `refusal` until the next try. */
  readonly run: (input: Input<M>) => Promise<Reply<M>>
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Forgets a refusal, for instance when its dialog opens again. */
  readonly reset: () => void
}

type Attempt = { readonly id: string; input: string | null }

/**
 * Changes the studio. The command's id is made with the form and kept until it succeeds, so that a double click
 * or a retry after a lost answer gives the first result instead of a second booking. A different input sent
 * while one is still on its way is a different wish and gets an id of its own.
 */
export function useCommand<M extends Actable>(method: M): Command<M> {
  const attempt = useRef<Attempt>({ id: crypto.randomUUID(), input: null })
  const [sending, setSending] = useState(0)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const run = useCallback(
    async (input: Input<M>): Promise<Reply<M>> => {
      const text = JSON.stringify(input)
      if (attempt.current.input !== null && attempt.current.input !== text) {
        attempt.current = { id: crypto.randomUUID(), input: null }
      }
      const own = attempt.current
      own.input = text
      setSending((count) => count + 1)
      setRefusal(null)
      try {
        const reply = await call(method, withId(method, input, own.id))
        own.input = null
        if (!reply.ok) setRefusal(reply.error)
        else if (attempt.current === own) attempt.current = { id: crypto.randomUUID(), input: null }
        if (reply.ok && contract[method].kind === 'command') countCommand()
        return reply
      } finally {
        setSending((count) => count - 1)
      }
    },
    [method],
  )

  const reset = useCallback(() => {
    attempt.current = { id: crypto.randomUUID(), input: null }
    setRefusal(null)
  }, [])

  return { run, busy: sending > 0, refusal, reset }
}

/** Tasks are no units of work: they take no id, and would refuse one. */
function withId<M extends Actable>(method: M, input: Input<M>, commandId: string): Input<M> {
  return contract[method].kind === 'command' ? { commandId, ...input } : input
}
