import type { TFunction } from 'i18next'
import { useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { useQuery } from '../../api/use-query.ts'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import { TallyMark } from '../../components/tally-mark.tsx'
import { useDesk } from './desk.ts'
import { People } from './people.tsx'
import { SecretForm } from './secret-form.tsx'
import classes from './sign-in.module.css'

type Props = {
  /** Who has locked the app; null while nobody has signed in. */
  readonly holder: Value<'auth.current'>['actor']
}

/**
 * The screen in front of everything while nobody is at the desk. What lies behind it is not drawn at all, dialogs and
 * messages included, so that nothing of it can be seen, read aloud or reached with the keyboard.
 */
export function SignInLayer({ holder }: Props) {
  useLayoutEffect(() => {
    const before = document.activeElement
    document.body.dataset.closed = ''
    return () => {
      delete document.body.dataset.closed
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return createPortal(
    <main className={classes.root} data-desk="">
      <SignIn holder={holder} />
      <LanguageSwitch />
    </main>,
    document.body,
  )
}

function SignIn({ holder }: Props) {
  const { t } = useTranslation()
  const { value } = useQuery('auth.people', {})
  const switching = useDesk((desk) => desk.switching)
  const [chosen, setChosen] = useState<number | null>(switching ? null : (holder?.staffId ?? null))
  const answered = value !== undefined
  useEffect(() => {
    if (answered) document.body.dataset.appState = 'ready'
  }, [answered])
  if (value === undefined) return null
  const person = value.rows.find(({ staffId }) => staffId === chosen)
  const locked = person !== undefined && person.staffId === holder?.staffId
  return (
    <div className={classes.card} data-wide={person === undefined || undefined}>
      <header className={classes.head}>
        <span className={classes.mark}>
          <TallyMark size={28} />
        </span>
        <p className={classes.studio}>{value.studio}</p>
        <h1>{t(locked ? 'signIn.lockedTitle' : 'signIn.title')}</h1>
        <p>{leadOf(t, value.rows.length, locked ? holder : null, person !== undefined)}</p>
      </header>
      {person === undefined ? (
        <People people={value.rows} onChoose={({ staffId }) => setChosen(staffId)} />
      ) : (
        <SecretForm key={person.staffId} person={person} locked={locked} onBack={() => setChosen(null)} />
      )}
    </div>
  )
}

function leadOf(t: TFunction, people: number, holder: Props['holder'], isChosen: boolean): string {
  if (people === 0) return t('signIn.nobody')
  if (holder !== null) return t('signIn.lockedLead', { name: holder.name })
  return isChosen ? '' : t('signIn.lead')
}
