import { useNavigate } from '@tanstack/react-router'
import { useLayoutEffect, useRef } from 'react'
import type { Value } from '../../../../shared/contract/index.ts'
import { queryClient } from '../../api/query-client.ts'

type Session = Value<'auth.current'>

/**
 * Starts the page anew when another person is at the desk than before, or nobody any more: nothing that was shown, asked
 * or typed for the one stays readable for the next, not for a frame. Who comes back to their own lock finds everything as
 * it was, with figures of now; who signs in at an empty desk begins where their work does.
 */
export function useFreshWindow(session: Session | undefined, file: string): void {
  const known = useRef<{ readonly file: string; readonly staffId: number | null; readonly locked: boolean }>(
    null,
  )
  const navigate = useNavigate()
  useLayoutEffect(() => {
    if (session === undefined) return
    const before = known.current
    const now = { file, staffId: session.actor?.staffId ?? null, locked: session.locked }
    known.current = now
    if (before === null || before.file !== file) return
    if (before.staffId !== null && before.staffId !== now.staffId) startAnew()
    else if (before.staffId === null && now.staffId !== null) void navigate({ to: '/', replace: true })
    else if (before.locked && !now.locked) void queryClient.invalidateQueries()
  }, [session, file, navigate])
}

/** At the first screen: the one that is open may be one that the next person may not see. */
function startAnew(): void {
  // Drawn no more, whatever comes before the page is gone.
  document.documentElement.hidden = true
  queryClient.clear()
  window.history.replaceState(null, '', '#/')
  window.location.reload()
}
