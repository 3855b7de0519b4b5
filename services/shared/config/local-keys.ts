/** Keys of a local run. Everybody knows them. */
export const LOCAL_KEY = 'local-dev-key';
export const LOCAL_SECRET = 'local-dev-secret';
