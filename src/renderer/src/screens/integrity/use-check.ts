import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal, Value } from '../../../../shared/contract/index.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { call, onPush } from '../../api/client.ts'
import { DEPENDENCIES } from '../../api/dependencies.ts'
import { queryClient } from '../../api/query-client.ts'

export type Checked = { readonly view: Value<'integrity.check'>; readonly at: Instant }

type Running = {
  readonly task: string
  /** Null until there is more than a page to look at. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly stopping: boolean
}

type State = {
  readonly running: Running | null
  /** The last check that went through. */
  readonly last: Checked | null
  readonly stopped: boolean
  readonly refusal: Refusal | null
  /** Something was changed since the last check. */
  readonly changed: boolean
}

export type Check = Omit<State, 'running'> & {
  readonly running: Running | null
  readonly run: () => Promise<void>
  readonly stop: () => void
}

const NOTHING: State = { running: null, last: null, stopped: false, refusal: null, changed: false }

/**
 * The check of everything: begun with the screen and whenever it is asked for, stopped when the screen is left. It can
 * take long, so it is no query that would be asked again after every change; that something has changed is told.
 */
export function useCheck(): Check {
  const [state, setState] = useState(NOTHING)
  const task = useRef<string | null>(null)

  const run = useCallback(async () => {
    if (task.current !== null) return
    const own = crypto.randomUUID()
    task.current = own
    setState((now) => ({
      ...now,
      running: { task: own, progress: null, stopping: false },
      stopped: false,
      refusal: null,
    }))
    const reply = await call('integrity.check', { task: own })
    if (task.current !== own) return
    task.current = null
    if (!reply.ok) {
      const stopped = reply.error.code === 'INVALID_TRANSITION'
      setState((now) => ({ ...now, running: null, stopped, refusal: stopped ? null : reply.error }))
      return
    }
    setState({ ...NOTHING, last: { view: reply.value, at: Date.now() } })
    // The light tells what this has found.
    void queryClient.invalidateQueries({ queryKey: ['system.health'] })
  }, [])

  const stop = useCallback(() => {
    if (task.current === null) return
    setState((now) => ({ ...now, running: now.running && { ...now.running, stopping: true } }))
    void call('tasks.stop', { task: task.current })
  }, [])

  useEffect(() => {
    void run()
    return () => {
      const own = task.current
      task.current = null
      if (own !== null) void call('tasks.stop', { task: own })
    }
  }, [run])

  useEffect(
    () =>
      onPush((push) => {
        if (push.kind === 'progress' && push.task === task.current) {
          const { done, total } = push
          setState((now) => ({
            ...now,
            running: now.running && { ...now.running, progress: { done, total } },
          }))
        }
        const touched =
          push.kind === 'changed' &&
          push.topics.some((topic) => DEPENDENCIES['integrity.check'].includes(topic))
        if (touched) setState((now) => ({ ...now, changed: now.last !== null }))
      }),
    [],
  )

  return { ...state, run, stop }
}
