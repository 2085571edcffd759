import { useIntersection } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../../components/initials.ts'
import classes from './assignments.module.css'
import type { BoardTools } from './board-tools.ts'
import { ColumnCards } from './column-cards.tsx'
import { type Column, NOBODY } from './columns.ts'
import { columnName, loadInFull, loadInWords } from './words.ts'

type Props = {
  readonly column: Column
  readonly tools: BoardTools
  /** A client is held over it. */
  readonly target: boolean
}

/** A trainer with the clients whom they look after, and how much they have to do. Asks for its clients once it is in sight. */
export function BoardColumn({ column, tools, target }: Props) {
  const { t } = useTranslation()
  const { ref, entry } = useIntersection({ rootMargin: '0px 280px' })
  const seen = entry?.isIntersecting === true || tools.wish.column === column.key
  const { clients: count, name, key } = column
  const clients = t('assignments.clients', { count })
  const label = t('assignments.column', { name: columnName(column), clients })
  return (
    <section
      ref={ref}
      className={classes.column}
      data-column={key}
      data-target={target || undefined}
      data-nobody={key === NOBODY || undefined}
      aria-label={label}
    >
      <header className={classes.head}>
        <span className={classes.face} aria-hidden="true">
          {name === null ? '–' : initialsOf(name)}
        </span>
        <h2 title={columnName(column)}>
          <bdi>{columnName(column)}</bdi>
        </h2>
        <span className={classes.count} data-figure>
          <span aria-hidden="true">{t('assignments.figure', { count })}</span>
          <span className="visually-hidden">{clients}</span>
        </span>
        <p className={classes.load} title={loadInFull(column)}>
          {loadInWords(column)}
        </p>
        <span className={classes.bar} aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(column.share * 100)}%` }} />
        </span>
      </header>
      {seen || entry === null ? <ColumnCards column={column} label={label} tools={tools} /> : null}
    </section>
  )
}
