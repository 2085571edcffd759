import { Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { ListChecks, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { offeredTo, useMay } from '../api/use-may.ts'
import { IconButton } from '../components/button.tsx'
import { TallyMark } from '../components/tally-mark.tsx'
import { badgeOf } from '../screens/inbox/view-model.ts'
import { useFirstSteps } from '../screens/welcome/steps.ts'
import { useUi } from '../state/ui-store.ts'
import { NAVIGATION, type NavigationItem } from './navigation.ts'
import classes from './sidebar.module.css'
import { useOpenMatters } from './use-health.ts'

/** The screens, left; folds to icons. */
export function Sidebar() {
  const { t } = useTranslation()
  // Magnified, the names would take a third of the window.
  const narrow = useMediaQuery('(max-width: 800px)', false, { getInitialValueInEffect: false })
  const folded = useUi((ui) => ui.sidebarFolded) || narrow
  const toggle = useUi((ui) => ui.toggleSidebar)
  const may = useMay()
  const waiting = useOpenMatters(may)
  const unfinished = useFirstSteps()?.some((step) => !step.done) ?? false
  const Fold = folded ? PanelLeftOpen : PanelLeftClose
  return (
    <nav className={classes.root} data-folded={folded || undefined} aria-label={t('frame.screens')}>
      <div className={classes.brand}>
        <TallyMark size={20} className={classes.mark} />
        <span className={classes.name}>{t('app.name')}</span>
      </div>
      <ul id="sidebar-screens" className={classes.list}>
        {offeredTo(may, [...(unfinished ? [GET_STARTED] : []), ...NAVIGATION]).map((item) => (
          <li key={item.to}>
            <NavigationLink item={item} folded={folded} waiting={item.to === '/inbox' ? waiting : 0} />
          </li>
        ))}
      </ul>
      {!narrow && (
        <div className={classes.foot}>
          <IconButton
            label={t(folded ? 'frame.unfold' : 'frame.fold')}
            icon={<Fold size={16} aria-hidden="true" />}
            expanded={!folded}
            controls="sidebar-screens"
            onClick={toggle}
          />
        </div>
      )}
    </nav>
  )
}

type LinkProps = {
  readonly item: Pick<NavigationItem, 'icon' | 'description'> & {
    readonly to: LinkTo
    readonly label: LinkLabel
  }
  readonly folded: boolean
  /** How many things wait there. */
  readonly waiting: number
}

type LinkTo = NavigationItem['to'] | '/welcome'
type LinkLabel = NavigationItem['label'] | 'firstRun.welcome.title'

/** Stands above the screens until a new studio has done its first steps, for whoever can do them. */
const GET_STARTED = {
  to: '/welcome',
  label: 'firstRun.welcome.title',
  icon: ListChecks,
  needs: 'catalogue.write',
} as const

function NavigationLink({ item, folded, waiting }: LinkProps) {
  const { t } = useTranslation()
  const Icon = item.icon
  const description = item.description && t(item.description)
  const badge = badgeOf(waiting)
  const told = [folded && t(item.label), description].filter((part) => typeof part === 'string')
  return (
    <Tooltip label={told.join(': ')} position="right" disabled={told.length === 0}>
      <Link
        to={item.to}
        aria-description={description}
        className={classes.link}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon size={16} aria-hidden="true" />
        <span className={classes.label}>{t(item.label)}</span>
        {badge !== null && (
          <>
            <span className="visually-hidden">{t('inbox.waiting', { count: waiting })}</span>
            <span className={classes.badge} aria-hidden="true" data-figure>
              {badge}
            </span>
          </>
        )}
      </Link>
    </Tooltip>
  )
}
