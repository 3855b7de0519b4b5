export function isNewEnough(version: string): boolean;
export function packageFor(platform: string, arch: string): string;
export function runOnNewerNode(): Promise<void>;
