import { useTranslation } from 'react-i18next'
import { SearchableSelect } from '../../components/searchable-select.tsx'
import { sentences } from '../../i18n/sentences.ts'
import type { Choice, Orphan } from './choices.ts'
import { choiceFieldOf } from './choices.ts'
import classes from './substitutes.module.css'

type Props = {
  readonly orphan: Orphan
  readonly chosen: number | null
  readonly onChoose: (next: Partial<Choice>) => void
  /** Minutes that this plan gives to each trainer besides. */
  readonly given: ReadonlyMap<number, number>
  /** Why it cannot be applied without somebody; null as long as nobody has tried. */
  readonly missing: string | null
  readonly what: { readonly time: string; readonly title: string }
}

/** Who stands in: everybody who is qualified and free, the best first, each with the reason in words. */
export function SubstituteField({ orphan, chosen, onChoose, given, missing, what }: Props) {
  const { t } = useTranslation()
  const { substitutes, proposed } = orphan
  const reasonOf = (one: Orphan['substitutes'][number] | undefined) => {
    const more = one === undefined ? 0 : (given.get(one.trainerId) ?? 0)
    return [one?.reason, more > 0 ? t('substitutes.given', { time: sentences().durationWords(more) }) : '']
      .join(' ')
      .trim()
  }
  const byId = new Map(substitutes.map((one) => [String(one.trainerId), one]))
  const current = substitutes.find(({ trainerId }) => trainerId === chosen)
  return (
    <>
      <SearchableSelect
        id={choiceFieldOf(orphan)}
        aria-label={t('substitutes.substitute', what)}
        placeholder={t('substitutes.substitutePlaceholder')}
        error={missing}
        data={substitutes.map(({ trainerId, trainerName }) => ({
          value: String(trainerId),
          label: trainerName,
        }))}
        value={chosen === null ? null : String(chosen)}
        onChange={(id) => onChoose({ substitute: id === null ? null : Number(id) })}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span dir="auto">{option.label}</span>
            <span className={classes.hint}>{reasonOf(byId.get(option.value))}</span>
          </span>
        )}
      />
      {current !== undefined && (
        <p className={classes.hint}>
          {current.trainerId === proposed && `${t('substitutes.proposed')} `}
          {reasonOf(current)}
        </p>
      )}
    </>
  )
}
