import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './colour-field.module.css'
import { COLOURS } from './colours.ts'
import { ServiceDot } from './service-dot.tsx'
import type { ServiceForm } from './service-form.ts'

type Props = { readonly form: ServiceForm }

/** The ten colours of the schedule, each with its name. */
export function ColourField({ form }: Props) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      {...form.getInputProps('colour')}
      key={form.key('colour')}
      label={t('settings.services.colour')}
    >
      <div className={classes.colours}>
        {COLOURS.map((colour) => (
          <Radio.Card key={colour} value={String(colour)} className={classes.colour}>
            <ServiceDot colour={colour} />
            {t(`settings.colour.c${colour}`)}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
