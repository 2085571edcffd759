import { locale } from './locale.ts'

/** A change with its sign: "+5", "−1"; nothing before 0. The minus is as wide as a figure, so columns line up. */
export function formatChange(units: number): string {
  return new Intl.NumberFormat(locale(), { signDisplay: 'exceptZero' }).format(units).replace('-', '−')
}
