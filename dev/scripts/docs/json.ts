/** A JSON document in the making. */
export type JsonObject = { [key: string]: unknown };
