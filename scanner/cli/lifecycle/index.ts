export { drillCommand } from './drill';
export { offboardCommand } from './offboard';
export { renewCommand } from './renew';
export { retireCommand } from './retire';
export { reviewCommand } from './review';
export { rotateCommand } from './rotate';
