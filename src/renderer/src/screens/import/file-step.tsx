import { useTranslation } from 'react-i18next'
import { RefusalText } from '../../components/refusal-text.tsx'
import { DropZone } from './drop-zone.tsx'
import classes from './file-step.module.css'
import { useImport } from './import-store.ts'
import { Step } from './step.tsx'

/** Choose a file: by button or by dropping it. */
export function FileStep() {
  const { t } = useTranslation()
  const reading = useImport((state) => state.reading)
  const refusal = useImport((state) => state.refusal)
  return (
    <Step title={t('import.file.title')} lead={t('import.file.lead')}>
      <div className={classes.root}>
        <DropZone reading={reading} />
        <RefusalText refusal={refusal} />
        <div className={classes.hints}>
          <section>
            <h3>{t('import.file.bring')}</h3>
            <ul>
              <li>{t('import.file.bringNames')}</li>
              <li>{t('import.file.bringContact')}</li>
              <li>{t('import.file.bringCredits')}</li>
            </ul>
          </section>
          <section>
            <h3>{t('import.file.format')}</h3>
            <ul>
              <li>{t('import.file.formatSource')}</li>
              <li>{t('import.file.formatSigns')}</li>
              <li>{t('import.file.formatNames')}</li>
            </ul>
          </section>
        </div>
      </div>
    </Step>
  )
}
