/** How sure a detection is: proved by its form, very probably so, worth a look. */
export type Confidence = 'certain' | 'likely' | 'possible';
