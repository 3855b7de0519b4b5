export function addDotEnv(text: string, env: Record<string, string | undefined>): void;
export function loadDotEnv(): void;
