export const CLIENTS_FOLDER: string;
export function mustHaveClients(): boolean;
export function ensureClients(): void;
