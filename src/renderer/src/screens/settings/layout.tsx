import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './layout.module.css'
import { useSections } from './use-sections.ts'

/** The tabs of the settings and, below them, the part that the address names. */
export function SettingsLayout() {
  const { t } = useTranslation()
  const sections = useSections()
  return (
    <div className={classes.root}>
      <nav className={classes.tabs} aria-label={t('settings.sections')}>
        <ul>
          {sections.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
                {t(`settings.section.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.section}>
        <Outlet />
      </div>
    </div>
  )
}
