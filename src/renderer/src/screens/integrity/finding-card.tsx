import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { sentences } from '../../i18n/sentences.ts'
import classes from './integrity.module.css'
import type { Named } from './view-model.ts'

type Props = {
  readonly finding: Named
  /** It was asked for, from the inbox: shown first. */
  readonly wanted: boolean
  readonly onMend: () => void
}

/** One finding in words: what was expected, what was found, and what mends it or what to do about it. */
export function FindingCard({ finding, wanted, onMend }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const card = useRef<HTMLElement>(null)
  const say = sentences()
  const { id, title, expected, found, repair } = finding

  useEffect(() => {
    if (wanted) card.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted])

  return (
    <article ref={card} className={classes.card} aria-label={title} data-wanted={wanted || undefined}>
      <header className={classes.cardHead}>
        <h3>{title}</h3>
        <span className={classes.id}>{id}</span>
      </header>
      <dl className={classes.facts}>
        <dt>{t('integrity.expected')}</dt>
        <dd>{say.checkWords(expected)}</dd>
        <dt>{t('integrity.found')}</dt>
        <dd>{say.checkWords(found)}</dd>
        <dt>{t(repair === undefined ? 'integrity.advice' : 'integrity.proposal')}</dt>
        <dd>{repair === undefined ? say.noRepairSentence(id) : say.repairSentence(repair)}</dd>
      </dl>
      <footer className={classes.cardFoot}>
        {repair !== undefined && may('integrity.repair') && (
          <Button label={t('integrity.mendNamed', { title })} onClick={onMend}>
            {t('integrity.mend')}
          </Button>
        )}
        {repair !== undefined && !may('integrity.repair') && (
          <p className={classes.faint}>{t('integrity.ownerOnly')}</p>
        )}
        <WayToIt finding={finding} />
      </footer>
    </article>
  )
}

function WayToIt({ finding: { entity, entityId } }: Pick<Props, 'finding'>) {
  const { t } = useTranslation()
  if (entity === 'client') {
    return (
      <Link to="/clients/$clientId" params={{ clientId: String(entityId) }} className={classes.link}>
        {t('integrity.openClient')}
      </Link>
    )
  }
  if (entity !== 'session') return null
  return (
    <Link to="/sessions" search={{ session: entityId }} className={classes.link}>
      {t('integrity.openSession')}
    </Link>
  )
}
