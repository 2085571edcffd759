import { useTranslation } from 'react-i18next'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import type { Choice, Orphan } from './choices.ts'
import classes from './substitutes.module.css'

type Props = {
  readonly orphan: Orphan
  readonly chosen: number | null
  readonly onChoose: (next: Partial<Choice>) => void
  readonly what: { readonly time: string; readonly title: string }
}

/** Who stands in: everybody who is qualified and free, the best first, each with the reason in words. */
export function SubstituteField({ orphan, chosen, onChoose, what }: Props) {
  const { t } = useTranslation()
  const { substitutes, proposed } = orphan
  const byId = new Map(substitutes.map((one) => [String(one.trainerId), one]))
  const current = substitutes.find(({ trainerId }) => trainerId === chosen)
  return (
    <>
      <SearchableSelect
        aria-label={t('substitutes.substitute', what)}
        data={substitutes.map(({ trainerId, trainerName }) => ({
          value: String(trainerId),
          label: trainerName,
        }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(id) => onChoose({ substitute: id === null ? null : Number(id) })}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span dir="auto">{option.label}</span>
            <span className={classes.hint}>{byId.get(option.value)?.reason}</span>
          </span>
        )}
      />
      {current !== undefined && (
        <p className={classes.hint}>
          {current.trainerId === proposed && `${t('substitutes.proposed')} `}
          {current.reason}
        </p>
      )}
    </>
  )
}
