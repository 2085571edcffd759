import { ActionIcon, Menu } from '@mantine/core'
import { Ellipsis, Plus, Power } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { AllocateManyDialog } from './allocate-many-dialog.tsx'
import { AssignManyDialog } from './assign-many-dialog.tsx'
import type { ManyAct, Marked } from './marking.ts'
import { StatusManyDialog } from './status-many-dialog.tsx'

/** What the dialogs for many clients are all told. */
export type ManyProps = {
  readonly marked: Marked
  readonly onClose: () => void
  /** It happened; those it was refused for are left. */
  readonly onDone: (left: Marked) => void
}

type Props = {
  readonly acts: readonly ManyAct[]
  readonly marked: Marked
  readonly onMark: (marked: Marked) => void
}

/** As many as stand in one row, with a client open beside the list. */
const MOST_BUTTONS = 2

/** What is done seldom: where there are more, it stands in a menu beside what is done every day. */
const RARE: ReadonlySet<ManyAct> = new Set(['deactivate', 'reactivate'])

/** What can be done for those who are chosen, each asked about before. */
export function ManyActs({ acts, marked, onMark }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<ManyAct | null>(null)
  const buttons = acts.length <= MOST_BUTTONS ? acts : acts.filter((act) => !RARE.has(act))
  const rare = acts.filter((act) => !buttons.includes(act))
  return (
    <>
      {buttons.map((act) => (
        <Button
          key={act}
          tone={acts.length === 1 && marked.size > 0 ? 'primary' : 'plain'}
          icon={act === 'allocate' && <Plus size={16} aria-hidden="true" />}
          disabled={marked.size === 0}
          onClick={() => setAsked(act)}
        >
          {t(`clients.many.act.${act}`)}
        </Button>
      ))}
      {rare.length > 0 && (
        <Menu position="bottom-end" width={200} disabled={marked.size === 0}>
          <Menu.Target>
            <ActionIcon
              aria-label={t('client.more')}
              size={32}
              variant="default"
              disabled={marked.size === 0}
            >
              <Ellipsis size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map((act) => (
              <Menu.Item
                key={act}
                leftSection={<Power size={14} aria-hidden="true" />}
                onClick={() => setAsked(act)}
              >
                {t(`clients.many.act.${act}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked !== null && (
        <ManyDialog
          act={asked}
          marked={marked}
          onClose={() => setAsked(null)}
          onDone={(left) => {
            setAsked(null)
            onMark(left)
          }}
        />
      )}
    </>
  )
}

function ManyDialog({ act, ...props }: ManyProps & { readonly act: ManyAct }) {
  switch (act) {
    case 'allocate':
      return <AllocateManyDialog {...props} />
    case 'assign':
      return <AssignManyDialog {...props} />
    case 'deactivate':
    case 'reactivate':
      return <StatusManyDialog {...props} act={act} />
  }
}
