import type { Input } from '../../../../../shared/contract/index.ts'
import { call } from '../../../api/client.ts'
import { countCommand } from '../../../api/commands-done.ts'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'
import type { SavedView } from './use-views.ts'

/** Makes a view what it was before a change, and the one that opened first the first again. */
export async function restoreView(before: SavedView, views: readonly SavedView[]): Promise<void> {
  const first = views.find(({ isDefault }) => isDefault)
  const restored = await keep({ viewId: before.id, ...saysOf(before) }, before.name)
  if (restored && first !== undefined && first.id !== before.id) {
    await keep({ viewId: first.id, isDefault: true }, null)
  }
}

/** A view that was removed is kept once more, as it was. */
export async function saveAgain(view: SavedView): Promise<void> {
  await keep(saysOf(view), view.name)
}

const saysOf = ({ name, settings, isDefault }: SavedView) => ({ name, settings, isDefault })

async function keep(input: Omit<Input<'views.save'>, 'commandId'>, name: string | null): Promise<boolean> {
  const reply = await call('views.save', { commandId: crypto.randomUUID(), ...input })
  if (reply.ok) countCommand()
  else toast({ message: reply.error.message, tone: 'refused' })
  if (reply.ok && name !== null) toast({ message: i18n.t('schedule.side.views.restored', { name }) })
  return reply.ok
}
