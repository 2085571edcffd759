import { Circle, CircleCheck, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './stripe.module.css'
import { type Scope, scopeStates } from './view-model.ts'

const ICONS = { ok: CircleCheck, missing: CircleX, unknown: Circle } as const

/** What the key must be allowed to read, with a tick for each that it is. */
export function Scopes({ scopes }: { readonly scopes: readonly Scope[] }) {
  const { t } = useTranslation()
  const states = scopeStates(scopes)
  const isMissing = states.some(({ state }) => state === 'missing')
  return (
    <section className={classes.beside}>
      <h2>{t(scopes.length === 0 ? 'stripe.scopes.needed' : 'stripe.scopes.title')}</h2>
      <ul className={classes.scopes}>
        {states.map(({ scope, name, state }) => {
          const Icon = ICONS[state]
          return (
            <li key={scope} data-state={state}>
              <Icon size={16} aria-hidden="true" />
              <span aria-hidden="true">{name}</span>
              <span className="visually-hidden">{t(`stripe.scopes.${state}`, { name })}</span>
            </li>
          )
        })}
      </ul>
      <p className={classes.faint}>
        {t(isMissing ? 'stripe.scopes.missingText' : 'stripe.scopes.writeText')}
      </p>
    </section>
  )
}
