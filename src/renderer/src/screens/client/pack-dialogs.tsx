import { EndPackDialog } from '../../panels/end-pack-dialog.tsx'
import { FreezeDialog } from '../../panels/freeze-dialog.tsx'
import type { Pack } from '../../panels/pack.ts'
import { UnfreezeDialog } from '../../panels/unfreeze-dialog.tsx'
import type { PackAct } from './pack-acts.ts'

export type PackActing = { readonly act: PackAct; readonly pack: Pack }

const DIALOGS = { freeze: FreezeDialog, unfreeze: UnfreezeDialog, end: EndPackDialog } as const

type Props = { readonly acting: PackActing | null; readonly onClose: () => void }

/** The dialog of what was chosen in a pack's menu. */
export function PackDialogs({ acting, onClose }: Props) {
  if (acting === null) return null
  const Chosen = DIALOGS[acting.act]
  return <Chosen pack={acting.pack} onClose={onClose} />
}
