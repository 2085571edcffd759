import { create } from 'zustand'
import { call, type Refusal } from '../../api/client.ts'
import { toast } from '../../components/toast.tsx'

type DeskState = {
  /** The screen begins with everybody instead of the person who locked. */
  readonly switching: boolean
}

/** How the sign-in screen of this window was asked for. */
export const useDesk = create<DeskState>(() => ({ switching: false }))

/** Hides everything until somebody shows who they are. */
export async function lockDesk(): Promise<void> {
  useDesk.setState({ switching: false })
  tell(await call('auth.lock', {}))
}

/** Lets another person sign in; until then the desk is locked. */
export async function switchPerson(): Promise<void> {
  useDesk.setState({ switching: true })
  tell(await call('auth.lock', {}))
}

export async function leaveDesk(): Promise<void> {
  tell(await call('auth.signOut', {}))
}

/** Whoever was quicker, in another window, has had the same wish. */
function tell(reply: { readonly ok: true } | { readonly ok: false; readonly error: Refusal }): void {
  if (!reply.ok && reply.error.code !== 'LOCKED') toast({ message: reply.error.message, tone: 'refused' })
}
