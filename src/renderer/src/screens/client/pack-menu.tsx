import { ActionIcon, Menu } from '@mantine/core'
import { CircleStop, Ellipsis, Snowflake, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { freezeLiesAhead, type Pack } from '../../panels/pack.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'
import { type PackAct, packActs } from './pack-acts.ts'

type Props = { readonly pack: Pack; readonly onAct: (act: PackAct) => void }

const ICONS = { freeze: Snowflake, unfreeze: Sun, end: CircleStop } as const

/** What can be done with one pack; nothing where nothing can. */
export function PackMenu({ pack, onAct }: Props) {
  const { t } = useTranslation()
  const { today } = useStudio()
  const acts = packActs(pack, useMay())
  if (acts.length === 0) return null
  const labels = {
    freeze: t('validity.freezeAction'),
    unfreeze: t(freezeLiesAhead(pack, today) ? 'validity.callOffAction' : 'validity.unfreezeAction'),
    end: t('validity.endAction'),
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon className={classes.menu} aria-label={t('validity.menu', { name: pack.packageName })}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Icon = ICONS[act]
          return (
            <Menu.Item
              key={act}
              leftSection={<Icon size={14} aria-hidden="true" />}
              onClick={() => onAct(act)}
            >
              {labels[act]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
