/**
 * Server configuration of the engine for a small machine (two cores, shared with Kafka and the services). Reasons:
 * - caches of 128 + 64 MB in place of 5 GB: all marks of ten million opportunities fit many times over;
 * - two merges at once, below the priority of queries: at 500 events a second the merges of small parts took a core of two with eight at
 *   once, a third of that with two, since more parts wait for each; few schedule threads (refreshable views, dictionaries, TTL);
 * - a bound on the engine's memory, so that a query too large fails with MEMORY_LIMIT_EXCEEDED instead of the machine with it;
 * - a merge is refused below 8 free slots of the pool by default for large parts: with two slots these bounds must be lowered too. While one
 *   merge runs, the other slot takes parts of up to some 400 MB, so that a long merge never holds up the small ones.
 * - inserts and merges end above `keepFreeBytes` of free space: a merge that met a full disk left a part with empty marks behind, and every
 *   question to its table failed.
 * @param users path of the file with the engine's users
 * @param keepFreeBytes free space that the engine leaves alone; 0: none
 * @param platform priorities of threads are Linux's
 */
export function engineConfiguration(
  memoryLimitBytes: number,
  users: string,
  keepFreeBytes: number,
  platform: NodeJS.Platform = process.platform,
): string {
  const priority =
    platform === 'linux' ? '<os_threads_nice_value_merge_mutate>10</os_threads_nice_value_merge_mutate>' : '';
  return `<clickhouse>
  <users_config>${users.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</users_config>
  <max_server_memory_usage>${memoryLimitBytes}</max_server_memory_usage>
  <mark_cache_size>134217728</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <mmap_cache_size>256</mmap_cache_size>
  <compiled_expression_cache_size>67108864</compiled_expression_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_merges_mutations_concurrency_ratio>1</background_merges_mutations_concurrency_ratio>
  ${priority}
  <background_move_pool_size>1</background_move_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_common_pool_size>2</background_common_pool_size>
  <background_schedule_pool_size>8</background_schedule_pool_size>
  <max_concurrent_queries>200</max_concurrent_queries>
  <storage_configuration>
    <disks><default><keep_free_space_bytes>${keepFreeBytes}</keep_free_space_bytes></default></disks>
  </storage_configuration>
  <merge_tree>
    <min_free_disk_bytes_to_perform_insert>${keepFreeBytes}</min_free_disk_bytes_to_perform_insert>
    <number_of_free_entries_in_pool_to_execute_mutation>1</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>1</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>2</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
  </merge_tree>
</clickhouse>
`;
}
