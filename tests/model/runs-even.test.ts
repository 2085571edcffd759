import { declareRuns } from './runs.ts'

declareRuns(0, 2)
