export { drillCommand } from './drill';
export { renewCommand } from './renew';
export { retireCommand } from './retire';
export { rotateCommand } from './rotate';
