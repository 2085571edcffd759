import { Radio, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../../../components/field.tsx'
import classes from './hours.module.css'
import type { StretchValues } from './stretch-form.ts'

type Props<Values extends StretchValues> = {
  readonly form: UseFormReturnType<Values>
  readonly whole: StretchValues['whole']
}

/** Whole days, or from one time to another. */
export function StretchPart<Values extends StretchValues>({ form, whole }: Props<Values>) {
  const { t } = useTranslation()
  const field = (name: keyof StretchValues) => ({ ...form.getInputProps(name), key: form.key(name) })
  const { key: wholeKey, ...wholeProps } = field('whole')
  const { key: fromKey, ...from } = field('from')
  const { key: untilKey, ...until } = field('until')
  const { key: startKey, ...startTime } = field('startTime')
  const { key: endKey, ...endTime } = field('endTime')
  return (
    <>
      <Radio.Group {...wholeProps} key={wholeKey} label={t('hours.stretch.what')}>
        <div className={classes.choices}>
          <Radio value="days" label={t('hours.stretch.days')} data-autofocus />
          <Radio value="part" label={t('hours.stretch.part')} />
        </div>
      </Radio.Group>
      <FieldRow>
        <TextInput {...from} key={fromKey} type="date" label={t('hours.stretch.from')} />
        {whole === 'part' && (
          <TextInput {...startTime} key={startKey} type="time" label={t('hours.stretch.startTime')} />
        )}
      </FieldRow>
      <FieldRow>
        <TextInput {...until} key={untilKey} type="date" label={t('hours.stretch.until')} />
        {whole === 'part' && (
          <TextInput {...endTime} key={endKey} type="time" label={t('hours.stretch.endTime')} />
        )}
      </FieldRow>
    </>
  )
}
