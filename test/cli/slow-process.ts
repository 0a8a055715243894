import { runProcess } from '../../scanner/cli/process-host';
import { scannedOf } from './fake-host';
import { finding, place, result } from '../report/sample';

/**
 * The command line with a scan that blocks its thread as a real one does, here until someone ends the process, or with one
 * that finds more than any pipe holds at once.
 */
const MANY = 5000;
const [, , , mode] = process.argv;

runProcess({
  scan: () => {
    if (mode === 'blocks') {
      process.stderr.write('scanning\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    const findings = Array.from({ length: MANY }, (_, index) => finding(place(`src/${index}.ts`, 'x', 'x')));
    return Promise.resolve(scannedOf({ result: result({ findings }) }));
  },
});
