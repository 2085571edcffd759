import { Menu } from '@mantine/core'
import { Bookmark, BookmarkPlus, Check, Pencil, RotateCcw, Save, Star, StarOff, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/use-command.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Button } from '../../../components/button.tsx'
import { whileLast } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import type { ScheduleSearch } from '../search.ts'
import type { Arrangement } from './arrangement.ts'
import { restoreView, saveAgain } from './restore-view.ts'
import classes from './saved-views-menu.module.css'
import { isOfSchedule, type SavedView } from './use-views.ts'
import { ViewDialog } from './view-dialog.tsx'
import { isSameView, placeOf, searchOf, settingsFrom, settingsOf } from './view-settings.ts'

type Props = {
  readonly search: ScheduleSearch
  readonly arrangement: Arrangement
  /** Goes to another address. */
  readonly onGo: (next: (now: ScheduleSearch) => ScheduleSearch) => void
}

const SIZE = { size: 14, 'aria-hidden': true } as const

/** The views that the person has named: one to look with, and what can be done with it. */
export const SavedViewsMenu = memo(function SavedViewsMenu({ search, arrangement, onGo }: Props) {
  const { t } = useTranslation()
  const views = (useQuery('views.list', {}).value?.rows ?? []).filter(isOfSchedule)
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null)
  const settings = settingsOf(search, arrangement)
  const view = views.find(({ id }) => id === search.saved)
  const changed = view !== undefined && !isSameView(settings, settingsFrom(view.settings))
  const name = view?.name ?? ''
  const shown = changed ? t('schedule.side.views.changed', { name }) : name
  return (
    <>
      <Menu position="bottom-start" width={280} returnFocus>
        <Menu.Target>
          <Button icon={<Bookmark size={16} aria-hidden="true" />}>
            <span className={classes.shown}>
              {view === undefined
                ? t('schedule.side.views.menu')
                : t('schedule.side.views.menuOf', { name: shown })}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.dropdown}>
          <ViewChoices views={views} current={search.saved} onGo={onGo} />
          <Menu.Divider />
          {view !== undefined && (
            <ViewActs
              view={view}
              views={views}
              changed={changed}
              settings={settings}
              onRename={() => setAsked('rename')}
              onGo={onGo}
            />
          )}
          <Menu.Item leftSection={<BookmarkPlus {...SIZE} />} onClick={() => setAsked('save')}>
            {t('schedule.side.views.save')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked !== null && (
        <ViewDialog
          view={asked === 'rename' ? (view ?? null) : null}
          views={views}
          settings={settings}
          onClose={() => setAsked(null)}
          onSaved={({ id }) => {
            setAsked(null)
            onGo((now) => ({ ...now, saved: id }))
          }}
        />
      )}
    </>
  )
})

type ChoicesProps = {
  readonly views: readonly SavedView[]
  readonly current: number | undefined
  readonly onGo: Props['onGo']
}

function ViewChoices({ views, current, onGo }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Label>{t('schedule.side.views.title')}</Menu.Label>
      {views.length === 0 && <p className={classes.none}>{t('schedule.side.views.none')}</p>}
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          leftSection={view.id === current ? <Check {...SIZE} /> : <span className={classes.blank} />}
          aria-current={view.id === current || undefined}
          onClick={() => onGo((now) => searchOf(now, view.id, settingsFrom(view.settings)))}
        >
          <span className={classes.name}>{view.name}</span>
          {view.isDefault && <span className={classes.note}>{t('schedule.side.views.isDefault')}</span>}
        </Menu.Item>
      ))}
      {current !== undefined && (
        <Menu.Item leftSection={<RotateCcw {...SIZE} />} onClick={() => onGo(placeOf)}>
          {t('schedule.side.views.usual')}
        </Menu.Item>
      )}
    </>
  )
}

type ActsProps = {
  readonly view: SavedView
  readonly views: readonly SavedView[]
  readonly changed: boolean
  readonly settings: SavedView['settings']
  readonly onRename: () => void
  readonly onGo: Props['onGo']
}

function ViewActs({ view, views, changed, settings, onRename, onGo }: ActsProps) {
  const { t } = useTranslation()
  const save = useCommand('views.save')
  const remove = useCommand('views.remove')
  const { id: viewId, name, isDefault } = view
  const change = async (input: { settings?: SavedView['settings']; isDefault?: boolean }, done: string) => {
    const reply = await save.run({ viewId, ...input })
    if (reply.ok) toast({ message: done, undo: whileLast(() => void restoreView(view, views)) })
    else toast({ message: reply.error.message, tone: 'refused' })
  }
  const removeNow = async () => {
    const reply = await remove.run({ viewId })
    if (!reply.ok) {
      toast({ message: reply.error.message, tone: 'refused' })
      return
    }
    onGo(({ saved: _saved, ...now }) => now)
    toast({ message: t('schedule.side.views.removed', { name }), undo: () => void saveAgain(view) })
  }
  return (
    <>
      {changed && (
        <Menu.Item
          leftSection={<Save {...SIZE} />}
          onClick={() => void change({ settings }, t('schedule.side.views.saved', { name }))}
        >
          <span className={classes.name}>{t('schedule.side.views.update', { name })}</span>
        </Menu.Item>
      )}
      <Menu.Item leftSection={<Pencil {...SIZE} />} onClick={onRename}>
        <span className={classes.name}>{t('schedule.side.views.rename', { name })}</span>
      </Menu.Item>
      <Menu.Item
        leftSection={isDefault ? <StarOff {...SIZE} /> : <Star {...SIZE} />}
        onClick={() =>
          void change(
            { isDefault: !isDefault },
            t(isDefault ? 'schedule.side.views.noDefault' : 'schedule.side.views.nowDefault', { name }),
          )
        }
      >
        <span className={classes.name}>
          {t(isDefault ? 'schedule.side.views.unsetDefault' : 'schedule.side.views.setDefault', { name })}
        </span>
      </Menu.Item>
      <Menu.Item leftSection={<Trash2 {...SIZE} />} onClick={() => void removeNow()}>
        <span className={classes.name}>{t('schedule.side.views.remove', { name })}</span>
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}
