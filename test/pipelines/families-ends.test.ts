import { testFamilies } from '../contract/family.ts'
import { isPaged, statesTotal, shapesOf } from '../support/shapes.ts'

testFamilies(await shapesOf((shape) => isPaged(shape) && !statesTotal(shape)))
