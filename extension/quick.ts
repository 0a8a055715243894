// A program of its own, loaded with the first key that is pressed: activation must not wait for the detectors.
export { createQuickSecrets } from '../scanner/service';
