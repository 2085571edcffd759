import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import { Inspector } from './inspector.tsx'
import classes from './screen.module.css'

type Props = {
  readonly title: string
  /** True once the first data stands on screen; tests and the window's own start-up wait for it. */
  readonly ready: boolean
  /** Left of the title: the list that this is one of. */
  readonly back?: { readonly label: string; readonly onBack: () => void }
  /** Beside the title: a count, a switch of views. */
  readonly aside?: ReactNode
  /** Right of the title, the main one last. */
  readonly actions?: ReactNode
  /** Below the title: search, filters. */
  readonly toolbar?: ReactNode
  /** The panel on the right; absent when nothing is selected. */
  readonly inspector?: {
    readonly label: string
    readonly content: ReactNode
    readonly onClose: () => void
  } | null
  /** Tables and the schedule reach the edges and scroll by themselves; text is padded and scrolls here. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** The screen before this one; null until there was one. */
let lastTitle: string | null = null

/**
 * What every screen is made of: title, actions, toolbar, content, inspector. It names the window, and moves the
 * focus to its title when the reader comes from another screen, so that a screen reader says where one is.
 */
export function Screen(props: Props) {
  const { title, ready, back, aside, actions, toolbar, inspector, fill = false, children } = props
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = t('app.windowTitle', { screen: title })
  }, [t, title])

  useEffect(() => {
    // At the very start nothing has the focus, and nothing should: the first Tab reaches the skip link.
    if (lastTitle !== null && lastTitle !== title) heading.current?.focus({ preventScroll: true })
    lastTitle = title
  }, [title])

  useEffect(() => {
    document.body.dataset.appState = ready ? 'ready' : 'loading'
  }, [ready])

  return (
    <div className={classes.root}>
      <div className={classes.page}>
        <header className={classes.header}>
          {back !== undefined && (
            <div className={classes.back}>
              <IconButton
                label={back.label}
                icon={<ArrowLeft size={16} aria-hidden="true" />}
                onClick={back.onBack}
              />
            </div>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </header>
        {toolbar !== undefined && <div className={classes.toolbar}>{toolbar}</div>}
        <div className={classes.content} data-fill={fill || undefined} aria-busy={!ready}>
          {children}
        </div>
      </div>
      {inspector != null && (
        <Inspector label={inspector.label} onClose={inspector.onClose}>
          {inspector.content}
        </Inspector>
      )}
    </div>
  )
}
