import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { useTurningPage } from './use-turning-page.ts'
import { pagesOf, type WallGroup, type WallItem, wallGroups } from './view-model.ts'
import classes from './wall.module.css'
import { WallLine } from './wall-line.tsx'
import { useWallSettings } from './wall-store.ts'

/** Everything is measured by the height and width of the window, so that the same always fits. */
const LINES_PER_PAGE = 6
const GROUPS_PER_PAGE = 3
const LINES_PER_GROUP = 3

type Props = { readonly items: readonly WallItem[]; readonly zone: ZoneId }

/** What is not over yet: by time like a board of departures, or a card for every room or trainer. */
export function WallBoard({ items, zone }: Props) {
  const by = useWallSettings((settings) => settings.by)
  if (by === 'time') return <Lines key={by} items={items} zone={zone} />
  return <Groups key={by} groups={wallGroups(items, by)} by={by} zone={zone} />
}

function Lines({ items, zone }: Props) {
  const { t } = useTranslation()
  const pages = pagesOf(items, LINES_PER_PAGE)
  const page = useTurningPage(pages.length)
  return (
    <>
      <ol key={page} className={classes.lines} aria-label={t('wall.sessions')}>
        {pages[page]?.map((item) => (
          <WallLine key={item.key} item={item} zone={zone} />
        ))}
      </ol>
      <PageOf page={page} pages={pages.length} />
    </>
  )
}

type GroupsProps = {
  readonly groups: readonly WallGroup[]
  readonly by: 'room' | 'trainer'
  readonly zone: ZoneId
}

function Groups({ groups, by, zone }: GroupsProps) {
  const { t } = useTranslation()
  const pages = pagesOf(groups, GROUPS_PER_PAGE)
  const page = useTurningPage(pages.length)
  return (
    <>
      <div key={page} className={classes.groups}>
        {pages[page]?.map(({ name, items }) => {
          const heading = name ?? t(by === 'room' ? 'wall.noRoom' : 'wall.noTrainer')
          const more = items.length - LINES_PER_GROUP
          return (
            <section key={heading} className={classes.group} aria-label={heading}>
              <h2>{heading}</h2>
              <ol>
                {items.slice(0, LINES_PER_GROUP).map((item) => (
                  <WallLine key={item.key} item={item} zone={zone} within={by} />
                ))}
              </ol>
              {more > 0 && <p className={classes.more}>{t('wall.more', { count: more })}</p>}
            </section>
          )
        })}
      </div>
      <PageOf page={page} pages={pages.length} />
    </>
  )
}

function PageOf({ page, pages }: { readonly page: number; readonly pages: number }) {
  const { t } = useTranslation()
  if (pages < 2) return null
  return <p className={classes.page}>{t('wall.page', { page: page + 1, pages })}</p>
}
